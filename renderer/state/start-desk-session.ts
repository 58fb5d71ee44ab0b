import type { ChangeRow } from '../../shared/contract/changes.ts'
import { rowsOfWhole } from '../../shared/contract/packed-changes.ts'
import { say } from '../../shared/wording/say.ts'
import type { DeskCopy } from '../cache/desk-copy.ts'
import { isCopyClosed } from '../cache/open-cache.ts'
import type { DeskConnection } from '../desk/desk-connection.ts'
import { type CopyNews, oneWriter } from '../offline/one-writer.ts'
import { type ChangeReceiver, receiveChanges } from '../offline/receive-changes.ts'
import { receiveOutbox } from '../offline/receive-outbox.ts'
import { spareTime } from '../offline/spare-time.ts'
import { type DeskSession, setDeskSession } from './desk-session.ts'
import { INITIAL_STATE, useDeskState } from './desk-state.ts'
import { issuing } from './issuing.ts'
import { type OrderLoading, orderLoading } from './load-orders.ts'
import { notify } from './notices.ts'
import { outboxSink, outboxSource } from './outbox-feed.ts'
import { paintedStandingsOf } from './painted-standings.ts'
import { queueReading } from './queue-reading.ts'
import { glimpseChanges, type Revelation, revealChanges } from './reveal-changes.ts'

export interface SessionParts {
  readonly connection: DeskConnection
  readonly copy: DeskCopy
  now(): string
  /** Where this window's name among others is kept apart in tests. */
  readonly lockName?: string
}

/** Brings the window to life: shows the copy at once, then keeps it and the state up to date with the desk process. */
export async function startDeskSession({ connection, copy, now, lockName }: SessionParts): Promise<DeskSession> {
  const loading = orderLoading(copy, connection)
  const reading = queueReading(copy, connection, () => paintedStandingsOf(useDeskState.getState()))
  const { issue, held } = issuing(connection, loading, now)
  let receiver: ChangeReceiver | null = null

  await showCopy(copy)
  useDeskState.setState({ line: connection.line(), lineSince: now(), cacheHealth: copy.wasRebuilt ? 'rebuilt' : 'ready' })
  if (copy.wasRebuilt) tellRebuilt()

  const greet = async () => {
    try {
      const greeting = await connection.client.desk.hello()
      useDeskState.setState((state) => ({
        greeting,
        person:
          greeting.people.find((person) => person.id === state.person.id) ??
          greeting.people.find((person) => person.role === 'manager') ??
          state.person,
      }))
    } catch {
      // Not there yet: the next opening of the line asks again.
    }
  }
  const stopListening = connection.onLine((line) => {
    useDeskState.setState({ line, lineSince: now() })
    if (line !== 'open') return
    void greet()
    held.takeUp()
    loading.retryAbsent()
  })
  if (connection.line() === 'open') void greet()

  const source = changeSource(connection)
  const spare = spareTime(copy, source.whole)
  const outbox = receiveOutbox(outboxSource(connection), outboxSink(loading, greet))
  const tell = (news: CopyNews) => {
    writer.tell(news)
    if (news.isReset) void outbox.refill()
    spare.begin()
  }
  const writer = oneWriter(
    () => {
      receiver = receiveChanges(source, changeSink(copy, now, tell))
    },
    async (news) => {
      revealChanges(await heard(copy, loading, news, now()))
      if (news.isReset) void outbox.refill()
    },
    lockName,
  )

  const session: DeskSession = {
    client: connection.client,
    issue,
    held,
    watchOrder: loading.watch,
    loadHistory: loading.loadHistory,
    loadItems: loading.loadItems,
    findItems: (text, limit, withInactive) => copy.findItems(text, limit, withInactive).catch(nothingOnceClosed),
    promised: (itemId) => copy.promised(itemId).catch(nothingOnceClosed),
    loadSelectionsOf: loading.loadSelectionsOf,
    ...reading,
    refresh: async () => receiver?.pullNow(),
    greet,
    now,
    letGo() {
      receiver?.stop()
      spare.stop()
      writer.stop()
    },
    stop() {
      held.stop()
      receiver?.stop()
      outbox.stop()
      spare.stop()
      writer.stop()
      stopListening()
      connection.close()
      copy.close()
      setDeskSession(null)
      useDeskState.setState(INITIAL_STATE, true)
    },
  }
  setDeskSession(session)
  if (connection.line() === 'open') held.takeUp()
  return session
}

/** A closing window needs no answer any more. Any other fault is a fault. */
function nothingOnceClosed(error: unknown): readonly never[] {
  if (isCopyClosed(error)) return []
  throw error
}

/** The last copy is on screen before the desk process has said a word. */
async function showCopy(copy: DeskCopy): Promise<void> {
  const [cursor, settings, counts, cases] = await Promise.all([copy.cursor(), copy.settings(), copy.counts(), copy.cases()])
  useDeskState.setState({
    settings,
    counts,
    cases,
    revealed: cursor && { epoch: cursor.epoch, version: cursor.version },
    isCopyWhole: cursor?.isWhole ?? false,
  })
}

function changeSource(connection: DeskConnection): Parameters<typeof receiveChanges>[0] {
  return {
    isReachable: () => connection.line() === 'open',
    onReachable: (listener) => connection.onLine((line) => line === 'open' && listener()),
    pull: (cursor, limit) => connection.client.changes.pullPacked({ cursor, limit }),
    whole: async (ids) => rowsOfWhole(await connection.client.orders.whole({ ids: [...ids] })),
    watch: (signal) => connection.client.changes.watch(undefined, { signal }),
  }
}

function changeSink(copy: DeskCopy, now: () => string, tell: Parameters<typeof oneWriter>[1]): Parameters<typeof receiveChanges>[1] {
  let failures = 0
  return {
    cursor: async () => {
      const cursor = await copy.cursor()
      return cursor && { epoch: cursor.epoch, version: cursor.version }
    },
    pullFrom: () => copy.pullFrom(),
    apply: (page, whole) => copy.apply(page, whole),
    lookedAt: (ids) => {
      const { orders, pending } = useDeskState.getState()
      const all = new Set([...Object.keys(orders), ...pending.map((each) => each.command.aggregate.id)])
      // One call takes so many; a window that looks at more has long forgotten the first.
      return (ids === 'any' ? [...all] : ids.filter((id) => all.has(id))).slice(-500)
    },
    async advanced(page) {
      useDeskState.setState({ catchUp: { done: page.to, total: page.head } })
      if (!useDeskState.getState().isCopyWhole) glimpseChanges(page.rows, page.counts)
    },
    async reveal({ cursor, rows, ids, isReset }) {
      revealChanges({ cursor, rows, ids, isReset, counts: await copy.counts(), cases: await copy.cases(), upToDateAt: now() })
      useDeskState.setState({ isCopyWhole: true })
      tell({ cursor, ids: ids === 'any' ? null : [...new Set([...rows.map((row) => row.id), ...ids])], isReset })
    },
    rested: () => useDeskState.setState({ catchUp: null }),
    async failed(error) {
      // Let go of for a newer window, or closing: rebuilding would take the copy away from that window.
      if (isCopyClosed(error)) return false
      failures += 1
      if (failures > 1) {
        useDeskState.setState({ cacheHealth: 'unavailable' })
        return false
      }
      try {
        await copy.rebuild()
      } catch {
        useDeskState.setState({ cacheHealth: 'unavailable' })
        return false
      }
      useDeskState.setState({ cacheHealth: 'rebuilt' })
      tellRebuilt()
      return true
    },
  }
}

function tellRebuilt(): void {
  notify({
    tone: 'info',
    title: say('This window’s copy could not be read and is being filled again.'),
    text: say('Nothing was lost: the desk process holds every order.'),
  })
}

/** What another window has written, read back for what this window shows. */
async function heard(copy: DeskCopy, loading: OrderLoading, { cursor, ids, isReset }: CopyNews, upToDateAt: string): Promise<Revelation> {
  await copy.follow()
  const state = useDeskState.getState()
  const isNews = (id: string) => ids === null || ids.includes(id)
  const rows: ChangeRow[] = []
  for (const id of Object.keys(state.orders).filter(isNews)) {
    const confirmed = await copy.order(id)
    if (confirmed?.state.selection) rows.push({ type: 'selection', id, version: confirmed.version, row: confirmed.state.selection })
    if (confirmed?.state.order) rows.push({ type: 'order', id, version: confirmed.version, row: confirmed.state.order })
    if (confirmed) continue
    if (await copy.isListed(id)) await loading.load(id)
    else rows.push({ type: 'order', id, version: Number.MAX_SAFE_INTEGER, row: null, deleted: 'purge' })
  }
  for (const stock of await copy.stock(Object.keys(state.stock).filter(isNews)))
    rows.push({ type: 'stock', id: stock.itemId, version: 0, row: stock })
  for (const item of await copy.items(Object.keys(state.items).filter(isNews)))
    rows.push({ type: 'item', id: item.id, version: 0, row: item })
  const settings = isNews('settings') ? await copy.settings() : null
  if (settings) rows.push({ type: 'settings', id: 'settings', version: 0, row: settings })
  useDeskState.setState({ isCopyWhole: true })
  return { cursor, rows, ids: ids ?? 'any', isReset, counts: await copy.counts(), cases: await copy.cases(), upToDateAt }
}
