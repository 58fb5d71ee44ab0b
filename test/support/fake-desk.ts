// A desk process in memory, behind the same typed client the window uses: real rules, real feed, no disk and no wire.

import type { DeskClient, DeskConnection } from '../../renderer/desk/desk-connection.ts'
import { lineWatch } from '../../renderer/desk/line-watch.ts'
import { queueOrder } from '../../renderer/state/queue-order.ts'
import type { ChangePage, ChangeRow, Cursor, ItemStock } from '../../shared/contract/changes.ts'
import type { DeskListing, JoinAnswer, JoinQuestion, NewDesk } from '../../shared/contract/desk-listing.ts'
import type { JobProgress } from '../../shared/contract/job.ts'
import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { Outcome, SubmitAnswer } from '../../shared/contract/outcome.ts'
import { type PackedPage, packRows, type WholeStates } from '../../shared/contract/packed-changes.ts'
import type { PrintAnswer, PrintChoice, Printer, PrintPage } from '../../shared/contract/printing.ts'
import type { Report } from '../../shared/contract/report.ts'
import type { LedgerLine, LedgerPage } from '../../shared/contract/stock-ledger.ts'
import type { SyncStatus } from '../../shared/contract/sync-status.ts'
import type { Actor } from '../../shared/lifecycle/actor.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { decide } from '../../shared/lifecycle/decide.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { LifecycleEvent } from '../../shared/lifecycle/event.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import { offlineClassOf } from '../../shared/lifecycle/fact-or-intent.ts'
import type { ListView, RowView } from '../../shared/lifecycle/list-view.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import { movedLevel, stockKey } from '../../shared/lifecycle/stock.ts'
import { stockMovementsOf } from '../../shared/lifecycle/stock-effects.ts'
import { aloneSince } from '../../shared/sync/alone-since.ts'
import { stateOfOutcome } from '../../shared/sync/state-of-outcome.ts'
import { type HistoryEntry, historyEntryOf } from '../../shared/views/history-entry.ts'
import { isInView } from '../../shared/views/list-filter.ts'
import { isPlacedBetween, type PlacedBetween } from '../../shared/views/placed-between.ts'
import { queueRowOf, sortKeyOfRow } from '../../shared/views/queue-row.ts'
import { type QueueId, queuesOf, sortKeyOf } from '../../shared/views/queues.ts'
import { searchTerms } from '../../shared/views/search-terms.ts'
import { isFoundBy, queryWords } from '../../shared/views/search-words.ts'
import { type Standing, standingOf } from '../../shared/views/standing.ts'
import { contextOf, newWorld, type Step, stateOf, type World } from './given-order.ts'

export interface FakeDesk extends DeskConnection {
  /** The printers of its computer; null where the browser prints. */
  printers: readonly Printer[] | null
  /** What came out of them. */
  readonly printed: { readonly page: PrintPage; readonly choice: PrintChoice }[]
  readonly world: World
  /** Something happens at the desk process, by another window or before the story: windows are told. */
  given(...steps: readonly Step[]): void
  /** The process goes away in the middle of whatever it does. */
  stopProcess(): void
  restart(): void
  /** From now on answers (or those to commands of this name alone) wait until `release()` is called; for what a person sees meanwhile. */
  holdAnswers(to?: Command['name']): { release(): void }
  /** What the next reports say, whatever days they are asked about. */
  reportSays: Report
  /** The periods reports were asked about, the newest last. */
  readonly reportsAsked: { readonly from: string; readonly to: string }[]
  /** The next submitted command is stored, but its answer is lost with the line. */
  loseNextAnswer(): void
  /** Everything begins again under another name, as after restoring a backup. */
  beginEpoch(epoch: string): void
  /** What the next import or sample shop says; by default it finishes at once. */
  jobSays: readonly JobProgress[]
  /** Commands as they arrived. */
  readonly submitted: Command[]
  isEmpty: boolean
  /** The desk is one of a shop's; its hub can be reached. */
  joinHub(): void
  /** The line to the hub breaks: what is done from now on waits. */
  loseHub(): void
  /** The hub is back: what waits is decided there, one after the other, as things stand by then. */
  findHub(): void
  /** How the desk says it stands with its authority. */
  says(status: Partial<SyncStatus>): void
  /** What the next joining answers. */
  joinSays: JoinAnswer
  /** What the desk was asked to join by, the newest last. */
  readonly joinAsked: JoinQuestion[]
  readonly outbox: readonly OutboxEntry[]
  desks: DeskListing[]
}

const PEOPLE: readonly Actor[] = [
  { id: 'warehouse', name: 'Wilma', role: 'warehouse' },
  { id: 'counter', name: 'Conny', role: 'counter' },
  { id: 'manager', name: 'Mona', role: 'manager' },
  { id: 'admin', name: 'Ada', role: 'admin' },
]

/** A desk process after these steps; its line is open. */
export function fakeDesk(...steps: readonly Step[]): FakeDesk {
  const world = newWorld()
  const watch = lineWatch()
  const feed = new Map<string, ChangeRow>()
  const outcomes = new Map<string, Outcome>()
  const seen = new Map<string, unknown>()
  const recorded: { readonly version: number; readonly commandId: string }[] = []
  const listeners = new Set<() => void>()
  let epoch = 'epoch-1'
  let version = 0
  let gate: Promise<void> | null = null
  let heldCommands: { readonly name: Command['name']; readonly until: Promise<void> } | null = null
  let isAnswerLost = false
  const entries = new Map<string, OutboxEntry>()
  let change = 0
  let status: SyncStatus = aloneSince('2026-03-02T09:00:00.000Z')

  const publish = (commandId: string) => {
    const next = version + 1
    const put = (row: ChangeRow, value: unknown) => {
      const key = `${row.type} ${row.id}`
      if (seen.get(key) === value) return
      seen.set(key, value)
      feed.set(key, row)
      version = next
    }
    put({ type: 'settings', id: 'settings', version: next, row: world.settings }, world.settings)
    for (const item of world.items.values()) put({ type: 'item', id: item.id, version: next, row: item }, item)
    for (const stock of stockOf(world)) put({ type: 'stock', id: stock.itemId, version: next, row: stock }, JSON.stringify(stock))
    for (const [id, state] of world.states) {
      if (state.selection) put({ type: 'selection', id, version: next, row: state.selection }, state.selection)
      if (state.syncCase) put({ type: 'case', id, version: next, row: state.syncCase }, state.syncCase)
      if (state.order) put({ type: 'order', id, version: next, row: state.order }, state.order)
      if (state.deleted) put({ type: 'order', id, version: next, row: null, deleted: 'purge' }, 'deleted')
    }
    while (recorded.length < world.events.length) recorded.push({ version, commandId })
    for (const listener of [...listeners]) listener()
  }

  const reached = async <Answer>(answer: () => Answer): Promise<Answer> => {
    if (watch.line() !== 'open') throw new Error('the line is down')
    await gate
    if (watch.line() !== 'open') throw new Error('the line broke')
    return answer()
  }

  const putEntry = (entry: Omit<OutboxEntry, 'change'>) => {
    change += 1
    entries.set(entry.command.id, { ...entry, change })
    const all = [...entries.values()]
    const pending = all.filter((each) => each.state === 'pending')
    const unseen = all.filter((each) => isToBeSeen(each))
    says({ waiting: pending.length, oldestAt: pending[0]?.keptAt ?? null, unseen: unseen.length })
  }

  const says = (more: Partial<SyncStatus>) => {
    status = { ...status, ...more }
    for (const listener of [...listeners]) listener()
  }

  /** What only the hub can do is asked of it here and now, as the desk process does it. */
  const keptOrRefused = (command: Command): SubmitAnswer =>
    offlineClassOf(command, stateOf(world, command.aggregate.id), world.settings) === 'online'
      ? { status: 'refused', version, refusal: { code: 'REQUIRES_ONLINE', facts: { needs: 'connection' } } }
      : keep(command)

  const keep = (command: Command): SubmitAnswer => {
    const entry = entries.get(command.id)
    if (entry) return { status: 'waiting', seq: entry.seq }
    const seq = entries.size + 1
    const named = withNumber(command, `K1-${String(seq).padStart(5, '0')}`)
    putEntry({ seq, command: named, known: 0, isFact: false, state: 'pending', outcome: null, keptAt: command.issuedAt, seenAt: null })
    return { status: 'waiting', seq }
  }

  const send = (entry: OutboxEntry) => {
    const before = [...entries.values()].find(
      (each) => each.seq < entry.seq && each.command.aggregate.id === entry.command.aggregate.id && isToBeSeen(each),
    )
    const outcome: Outcome = before ? { status: 'blocked', version, bySeq: before.seq } : decideAndRecord(entry.command)
    outcomes.set(entry.command.id, outcome)
    // What this desk confirms is what its authority has, so nothing stays accepted and unseen.
    const state = stateOfOutcome(outcome)
    putEntry({ ...entry, outcome, state: state === 'accepted' ? 'settled' : state })
  }

  const submit = (command: Command): SubmitAnswer => {
    desk.submitted.push(command)
    const known = outcomes.get(command.id)
    if (known) return known
    if (status.mode === 'joined' && status.line.is !== 'online') return keptOrRefused(command)
    const outcome = decideAndRecord(command)
    outcomes.set(command.id, outcome)
    return outcome
  }

  const decideAndRecord = (command: Command): Outcome => {
    const stamped = withNumber(command, `A-${String(version).padStart(5, '0')}`)
    const decision = decide(stamped, stateOf(world, command.aggregate.id), contextOf(world, command.id))
    if (decision.outcome === 'refused') return { status: 'refused', version, refusal: decision.refusal }
    if (decision.outcome === 'accepted-no-effect') return { status: 'accepted-no-effect', version }
    record(world, command.aggregate.id, decision.events)
    for (const other of decision.elsewhere) record(world, other.aggregate.id, other.events)
    publish(command.id)
    return { status: 'accepted', version, warnings: decision.warnings }
  }

  const subjects = (): readonly (Order | Selection)[] => [...world.states.values()].flatMap((state) => state.order ?? state.selection ?? [])

  const client = {
    desk: {
      hello: () =>
        reached(() => ({
          deskId: 'desk',
          series: 'A',
          appVersion: '0.1.0',
          protocol: 1,
          epoch,
          shell: 'browser' as const,
          joined: status.mode === 'joined' ? { deskName: 'Packing 1', hub: 'https://hub.test:7080', certificate: 'AB:CD' } : null,
          isEmpty: desk.isEmpty,
          people: PEOPLE,
        })),
    },
    commands: {
      submit: async ({ command }: { command: Command }) => {
        if (isAnswerLost) {
          isAnswerLost = false
          submit(command)
          throw new Error('the line broke')
        }
        if (heldCommands?.name === command.name) await heldCommands.until
        return reached(() => submit(command))
      },
    },
    changes: {
      pull: ({ cursor, limit }: { cursor: Cursor | null; limit: number }) =>
        reached(() => pageOf([...feed.values()], epoch, version, cursor, limit)),
      pullPacked: ({ cursor, limit }: { cursor: Cursor | null; limit: number }) =>
        reached(() => packedPage(pageOf([...feed.values()], epoch, version, cursor, limit), [...feed.values()], queueCountsOf(subjects()))),
      watch: async (_: undefined, options: { signal?: AbortSignal }) => reached(() => pokes(options.signal)),
    },
    reports: {
      days: ({ from, to }: { from: string; to: string }) =>
        reached(() => {
          desk.reportsAsked.push({ from, to })
          return desk.reportSays
        }),
    },
    orders: {
      whole: ({ ids }: { ids: readonly string[] }) =>
        reached((): WholeStates => {
          const found = ids.filter((id) => world.states.has(id))
          const versionOf = (id: string) =>
            Math.max(0, ...[feed.get(`order ${id}`), feed.get(`selection ${id}`)].map((row) => row?.version ?? 0))
          const states = found.map((id) => JSON.stringify({ order: stateOf(world, id).order, selection: stateOf(world, id).selection }))
          return { ids: found, versions: found.map(versionOf), states: states.join('\n') }
        }),
      get: ({ id }: { id: string }) =>
        reached(() => {
          const state = stateOf(world, id)
          const rows = [feed.get(`order ${id}`), feed.get(`selection ${id}`)]
          return {
            order: state.order,
            selection: state.selection,
            version: Math.max(0, ...rows.map((row) => row?.version ?? 0)),
            tombstone: state.deleted ? { id, number: '', reference: '', deletedAt: '', by: '' } : null,
          }
        }),
      history: ({ id }: { id: string }) => reached(() => historyOf(id)),
      list: ({ queue, limit }: { queue: QueueId; after: string | null; limit: number }) =>
        reached(() => {
          const rows = subjects().filter((subject) => queuesOf(subject).includes(queue))
          rows.sort((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1))
          if (queueOrder(queue) === 'newest-first') rows.reverse()
          return { rows: rows.slice(0, limit).map(queueRowOf), next: rows.length > limit ? 'more' : null }
        }),
      exportCsv: ({ ids }: { ids: readonly string[] }) =>
        reached(() => {
          const found = ids.filter((id) => stateOf(world, id).order !== null)
          return { header: 'number\r\n', rows: found.map((id) => `${stateOf(world, id).order?.number ?? ''}\r\n`).join(''), found }
        }),
      exportView: async ({
        by: _,
        ...request
      }: {
        view: RowView & Pick<ListView, 'order'>
        after: string | null
        limit: number
        by: string
      }) => {
        const { rows, next } = await client.orders.view(request)
        return { ...(await client.orders.exportCsv({ ids: rows.map(({ id }) => id) })), next }
      },
      view: ({ view, after, limit }: { view: RowView & Pick<ListView, 'order'>; after: string | null; limit: number }) =>
        reached(() => {
          const isOldestFirst = view.order === 'oldest-first'
          const shown = shownIn(view, subjects()).sort((a, b) => (a.sortKey < b.sortKey === isOldestFirst ? -1 : 1))
          const rest = shown.filter(({ sortKey }) => after === null || (isOldestFirst ? sortKey > after : sortKey < after))
          const page = rest.slice(0, limit)
          return { rows: page.map(({ row }) => row), next: rest.length > limit ? (page.at(-1)?.sortKey ?? null) : null }
        }),
      countViews: ({ views }: { views: readonly RowView[] }) => reached(() => views.map((view) => shownIn(view, subjects()).length)),
      search: ({ text, limit, placed = {} }: { text: string; limit: number; includeArchived: boolean; placed?: PlacedBetween }) =>
        reached(() =>
          subjects()
            .filter((subject) => isFoundBy(searchTerms(subject), queryWords(text)))
            .map(queueRowOf)
            .filter(({ orderDate }) => isPlacedBetween(orderDate, placed))
            .sort((one, other) => (sortKeyOfRow(one) < sortKeyOfRow(other) ? 1 : -1))
            .slice(0, limit),
        ),
    },
    stock: {
      ledger: ({ itemId, before, limit }: { itemId: string; before: number | null; limit: number }) =>
        reached(() => ledgerOf(itemId, before, limit)),
    },
    outbox: {
      pull: ({ after, limit }: { after: number; limit: number }) =>
        reached(() =>
          [...entries.values()]
            .filter((entry) => entry.change > after)
            .sort((a, b) => a.change - b.change)
            .slice(0, limit),
        ),
      watch: async (_: undefined, options: { signal?: AbortSignal }) => reached(() => pokes(options.signal)),
      withdraw: ({ commandId }: { commandId: string }) =>
        reached(() => {
          const entry = entries.get(commandId)
          if (entry?.state !== 'pending') return { withdrawn: false }
          putEntry({ ...entry, state: 'withdrawn' })
          return { withdrawn: true }
        }),
      markSeen: ({ commandIds }: { commandIds: readonly string[] }) =>
        reached(() => {
          for (const id of commandIds) {
            const entry = entries.get(id)
            if (entry && isToBeSeen(entry)) putEntry({ ...entry, seenAt: '2026-03-02T12:00:00.000Z' })
          }
          return null
        }),
    },
    sync: {
      watch: async (_: undefined, options: { signal?: AbortSignal }) => reached(() => statuses(options.signal)),
      tryNow: () =>
        reached(() => {
          desk.findHub()
          return null
        }),
      join: (question: JoinQuestion) =>
        reached(() => {
          desk.joinAsked.push(question)
          if (desk.joinSays.joined) desk.joinHub()
          return desk.joinSays
        }),
    },
    desks: {
      list: () => reached(() => desk.desks),
      add: ({ name }: { name: string; by: string }) =>
        reached((): NewDesk => {
          const added = { ...LISTED, id: `desk-${name}`, name, state: 'invited' as const }
          desk.desks = [...desk.desks, added]
          return { desk: added, code: 'KXQF-7R2M', expiresAt: '2026-03-02T12:10:00.000Z' }
        }),
      revoke: ({ deskId }: { deskId: string; by: string }) =>
        reached(() => {
          desk.desks = desk.desks.map((each) => (each.id === deskId ? { ...each, state: 'revoked' as const } : each))
          return desk.desks
        }),
    },
    printing: {
      printers: () => reached(() => desk.printers),
      print: ({ page, choice }: { page: PrintPage; choice: PrintChoice }) =>
        reached((): PrintAnswer => {
          const printer = desk.printers?.find(({ name, isDefault }) => (choice.printer === null ? isDefault : name === choice.printer))
          if (!printer) return { printed: false, why: 'no-printer', message: choice.printer ?? '' }
          desk.printed.push({ page, choice: { ...choice, printer: printer.name } })
          return { printed: true, printer: printer.name }
        }),
      savePdf: ({ page }: { page: PrintPage }) => reached(() => ({ file: `/downloads/${page.title}.pdf` })),
    },
    jobs: {
      importFile: () => reached(() => job()),
      loadSampleShop: () => reached(() => job()),
    },
  }

  async function* job() {
    for (const progress of desk.jobSays) {
      await Promise.resolve()
      yield progress
    }
  }

  async function* pokes(signal: AbortSignal | undefined) {
    while (!signal?.aborted) {
      await new Promise<void>((resolve, reject) => {
        const stop = () => {
          listeners.delete(stop)
          signal?.removeEventListener('abort', stop)
          if (watch.line() === 'open') resolve()
          else reject(new Error('the line broke'))
        }
        listeners.add(stop)
        signal?.addEventListener('abort', stop)
      })
      yield { epoch, version }
    }
  }

  async function* statuses(signal: AbortSignal | undefined) {
    let told: SyncStatus | null = null
    while (!signal?.aborted) {
      if (told !== status) {
        told = status
        yield status
      }
      await new Promise<void>((resolve, reject) => {
        const stop = () => {
          listeners.delete(stop)
          signal?.removeEventListener('abort', stop)
          if (watch.line() === 'open') resolve()
          else reject(new Error('the line broke'))
        }
        listeners.add(stop)
        signal?.addEventListener('abort', stop)
      })
    }
  }

  const historyOf = (id: string): readonly HistoryEntry[] =>
    world.events.flatMap(({ aggregateId, event }, index) =>
      aggregateId === id
        ? historyEntryOf(event, {
            id: `h${index}`,
            recordedAt: event.at,
            commandId: recorded[index]?.commandId ?? '',
            order: stateOf(world, id).order,
            settings: world.settings,
          })
        : [],
    )

  /** The ledger as the events tell it: what stood on the shelves before the story is not in it. */
  const ledgerOf = (itemId: string, before: number | null, limit: number): LedgerPage => {
    const states = new Map<string, LifecycleState>()
    const lines: LedgerLine[] = []
    for (const { aggregateId, event } of world.events) {
      const state = states.get(aggregateId) ?? NOTHING_YET
      const { order } = state
      for (const movement of stockMovementsOf(event, order)) {
        const caused = { at: event.at, by: event.by, deskId: 'desk', deskName: null }
        const of = order ? { id: aggregateId, number: order.number } : null
        lines.push({ position: lines.length + 1, movement, ...caused, order: of })
      }
      states.set(aggregateId, evolve(state, event))
    }
    const found = lines.filter(({ movement, position }) => movement.itemId === itemId && position < (before ?? Number.MAX_SAFE_INTEGER))
    const page = found.toReversed().slice(0, limit)
    return { lines: page, next: found.length > limit ? (page.at(-1)?.position ?? null) : null }
  }

  const desk: FakeDesk = {
    world,
    printers: null,
    printed: [],
    client: client as unknown as DeskClient,
    line: watch.line,
    onLine: watch.onLine,
    close: () => {
      watch.set('stopped')
      for (const listener of [...listeners]) listener()
    },
    given(...more) {
      for (const step of more) {
        step(world)
        publish('given')
      }
    },
    stopProcess() {
      desk.close()
    },
    restart() {
      watch.set('open')
    },
    holdAnswers(to) {
      const held = Promise.withResolvers<void>()
      if (to === undefined) gate = held.promise
      else heldCommands = { name: to, until: held.promise }
      return {
        release() {
          if (to === undefined) gate = null
          else heldCommands = null
          held.resolve()
        },
      }
    },
    loseNextAnswer() {
      isAnswerLost = true
    },
    beginEpoch(next) {
      epoch = next
      version = 0
      feed.clear()
      seen.clear()
      publish('restored')
    },
    joinHub() {
      says({ mode: 'joined', line: { is: 'online' }, since: new Date().toISOString(), lastPullAt: new Date().toISOString() })
    },
    loseHub() {
      says({ line: { is: 'offline', why: 'unreachable' }, since: new Date().toISOString() })
    },
    findHub() {
      says({ line: { is: 'online' }, since: new Date().toISOString() })
      for (const entry of [...entries.values()]) if (entry.state === 'pending') send(entry)
    },
    says,
    joinAsked: [],
    reportSays: { rows: [], asOf: '2026-03-02T09:00:00.000Z' },
    reportsAsked: [],
    joinSays: { joined: true, deskName: 'Packing 1', series: 'B', shopName: 'Test shop' },
    get outbox() {
      return [...entries.values()]
    },
    desks: [LISTED],
    jobSays: [],
    submitted: [],
    isEmpty: false,
  }
  publish('shop')
  watch.set('open')
  desk.given(...steps)
  return desk
}

function isToBeSeen({ state, seenAt }: OutboxEntry): boolean {
  return seenAt === null && (state === 'refused' || state === 'blocked' || state === 'quarantined')
}

const LISTED: DeskListing = {
  id: 'desk',
  name: 'Packing 1',
  series: 'B',
  state: 'paired',
  addedAt: '2026-03-01T09:00:00.000Z',
  seenAt: '2026-03-02T11:59:00.000Z',
  pending: 0,
  oldestPendingAt: null,
  missing: 0,
  appVersion: '0.1.0',
}

/** As the desk process does it: few as they are, many packed, and the catalogue with the first of many. */
function packedPage(page: ChangePage, all: readonly ChangeRow[], counts: PackedPage['counts']): PackedPage {
  if (page.rows.length <= 200 && !page.more) return { ...page, listing: null, counts }
  const packed = packRows(page.rows)
  const isOfTheShop = (row: ChangeRow) => row.type === 'settings' || row.type === 'item' || row.type === 'stock'
  const rows = page.from > 0 ? packed.rows : [...all.filter(isOfTheShop), ...packed.rows.filter((row) => !isOfTheShop(row))]
  return { ...page, listing: packed.listing, rows, counts }
}

function queueCountsOf(subjects: readonly (Order | Selection)[]): PackedPage['counts'] {
  const counts: Partial<Record<QueueId, number>> = {}
  for (const subject of subjects) for (const queue of queuesOf(subject)) counts[queue] = (counts[queue] ?? 0) + 1
  return counts
}

/** Rows after the cursor by version, cut only where a version ends. */
function pageOf(rows: readonly ChangeRow[], epoch: string, head: number, cursor: Cursor | null, limit: number): ChangePage {
  const reset =
    cursor !== null && cursor.epoch !== epoch ? ('epoch' as const) : cursor !== null && cursor.version > head ? ('ahead' as const) : null
  const from = cursor === null || reset !== null ? 0 : cursor.version
  const waiting = rows.filter((row) => row.version > from).sort((a, b) => a.version - b.version)
  const cut = waiting[limit - 1]?.version ?? head
  const page = waiting.filter((row) => row.version <= cut)
  const more = page.length < waiting.length
  return { epoch, head, from, to: more ? cut : head, more, rows: page, ...(reset ? { reset } : {}) }
}

function shownIn(view: RowView, subjects: readonly (Order | Selection)[]): Standing[] {
  return subjects.map(standingOf).filter((standing) => isInView(view, standing, new Date().toISOString()))
}

/** The desk process names orders; what the window said was only painted. */
function withNumber(command: Command, number: string): Command {
  if (command.name === 'CreateOrder') return { ...command, args: { ...command.args, number } }
  return command.name === 'CounterSale' ? { ...command, args: { ...command.args, number } } : command
}

function stockOf(world: World): readonly ItemStock[] {
  const { stock } = contextOf(world, 'stock')
  return [...world.items.keys()].map((itemId) => ({
    itemId,
    levels: [...world.levels.values()].filter((level) => level.itemId === itemId),
    demand: stock.demand(itemId),
  }))
}

function record(world: World, id: string, events: readonly LifecycleEvent[]): void {
  for (const event of events) {
    const before: LifecycleState = stateOf(world, id)
    for (const movement of stockMovementsOf(event, before.order)) {
      const key = stockKey(movement.warehouseId, movement.itemId)
      const level = world.levels.get(key) ?? { warehouseId: movement.warehouseId, itemId: movement.itemId, physical: 0, allocated: 0 }
      world.levels.set(key, movedLevel(level, movement))
      world.movements.push(movement)
    }
    if (event.kind === 'SettingsSaved') world.settings = event.settings
    if (event.kind === 'ItemsSaved') for (const item of event.items) world.items.set(item.id, item)
    world.states.set(id, evolve(before, event))
    world.events.push({ aggregateId: id, event })
  }
}
