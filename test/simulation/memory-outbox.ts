// A desk's outbox for a simulated world: what is kept outlives the process, and the disk can be full.

import type { IssuedNumber } from '../../electron/ports/number-source.ts'
import type { OutboxStore } from '../../electron/ports/outbox-store.ts'
import { StoreFailure } from '../../electron/ports/store-failure.ts'
import type { OutboxEntry, OutboxState, OutboxSummary } from '../../shared/contract/outbox-entry.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { saysTheSame, stateAnswered } from '../../shared/sync/state-of-outcome.ts'

interface Row {
  readonly seq: number
  readonly id: string
  readonly aggregateId: string
  readonly keptAt: string
  readonly bytes: number
  body: Command | null
  known: number
  readonly isFact: boolean
  state: OutboxState
  outcome: Outcome | null
  epoch: string | null
  version: number | null
  seenAt: string | null
  containedIn: string | null
  change: number
}

/** What outlives the process. */
export class OutboxDisk {
  readonly rows: Row[] = []
  readonly byId = new Map<string, Row>()
  readonly names = new Map<string, IssuedNumber>()
  readonly forgotten = new Set<string>()
  counter = 0
  lastSeq = 0
  sentTo = 0
  change = 0
  isFull = false
  isBehind = false
  readonly deskId: string
  readonly series: string

  constructor(deskId: string, series: string) {
    this.deskId = deskId
    this.series = series
  }
}

export class MemoryOutbox implements OutboxStore {
  readonly #disk: OutboxDisk
  readonly #reserved = new Map<string, IssuedNumber>()

  constructor(disk: OutboxDisk) {
    this.#disk = disk
  }

  async nameFor(commandId: string): Promise<IssuedNumber> {
    const known = this.#disk.names.get(commandId) ?? this.#reserved.get(commandId)
    if (known) return known
    const name = this.#nextName(commandId)
    this.#reserved.set(commandId, name)
    return name
  }

  async append(command: Command, known: number, keptAt: string, isFact = false): Promise<OutboxEntry> {
    const disk = this.#disk
    const kept = disk.byId.get(command.id)
    if (kept) return entryOf(kept, kept.body ?? command)
    if (disk.isFull) throw new StoreFailure('disk-full', 'There is no room on this disk.')
    const body = this.#named(command)
    disk.lastSeq += 1
    const row: Row = {
      seq: disk.lastSeq,
      id: command.id,
      aggregateId: command.aggregate.id,
      keptAt,
      bytes: 500,
      body,
      known,
      isFact,
      state: 'pending',
      outcome: null,
      epoch: null,
      version: null,
      seenAt: null,
      containedIn: null,
      change: this.#nextChange(),
    }
    disk.rows.push(row)
    disk.byId.set(row.id, row)
    this.#reserved.delete(command.id)
    return entryOf(row, body)
  }

  async unsent(limit: { readonly commands: number; readonly bytes: number }): Promise<readonly OutboxEntry[]> {
    const rows = this.#disk.rows.filter(isUnsent).slice(0, limit.commands)
    let bytes = 0
    const fitting = rows.filter((row, index) => {
      bytes += row.bytes
      return index === 0 || bytes <= limit.bytes
    })
    return fitting.map((row) => entryOf(row, row.body ?? ({} as Command)))
  }

  async markSent(seq: number): Promise<void> {
    this.#disk.sentTo = Math.max(this.#disk.sentTo, seq)
  }

  async unsettled(): Promise<readonly OutboxEntry[]> {
    return entriesOf(this.#disk.rows.filter((row) => row.state === 'pending' || row.state === 'accepted' || isUnseen(row)))
  }

  async changedSince(change: number, limit: number): Promise<readonly OutboxEntry[]> {
    const changed = this.#disk.rows.filter((row) => row.change > change && row.body !== null).sort((a, b) => a.change - b.change)
    return entriesOf(changed.slice(0, limit))
  }

  async find(commandId: string): Promise<OutboxEntry | null> {
    const row = this.#disk.byId.get(commandId)
    return row?.body ? entryOf(row, row.body) : null
  }

  async settle(epoch: string, results: readonly { readonly seq: number; readonly outcome: Outcome | null }[]): Promise<void> {
    for (const { seq, outcome } of results) {
      const row = this.#disk.rows.find((each) => each.seq === seq)
      if (!row || row.epoch === epoch) continue
      row.epoch = epoch
      if (saysTheSame(row.outcome, outcome)) continue
      row.state = stateAnswered(row.state, outcome)
      row.outcome = outcome
      row.version = outcome?.version ?? 0
      if (row.state === 'accepted') row.seenAt = null
      row.change = this.#nextChange()
    }
    if (results.length > 0) this.#wipeForgotten()
  }

  async contained(epoch: string, version: number): Promise<void> {
    const rows = this.#disk.rows.filter((row) => row.state === 'accepted' && row.epoch === epoch && (row.version ?? 0) <= version)
    for (const row of rows) {
      row.state = 'settled'
      row.containedIn = null
      row.change = this.#nextChange()
    }
    if (rows.length > 0) this.#wipeForgotten()
  }

  async sendAgainAfter(epoch: string | null, lastSeq: number): Promise<number> {
    const rows = this.#disk.rows.filter(
      (row) => row.seq > lastSeq && row.state !== 'pending' && row.epoch !== null && (epoch === null || row.epoch !== epoch),
    )
    if (rows.length === 0) return 0
    for (const row of rows) {
      // Without a new epoch nobody can tell the rows of before from those that come.
      if (epoch === null) row.containedIn = null
      else if (row.state === 'settled') row.containedIn = row.epoch
      row.state = row.body === null || row.state === 'withdrawn' || row.seenAt !== null ? 'withdrawn' : 'pending'
      row.outcome = null
      row.epoch = null
      row.version = null
      row.change = this.#nextChange()
    }
    // Also those that were never answered: what they knew of is void now.
    for (const row of this.#disk.rows) if (row.seq > lastSeq && row.state === 'pending') row.known = 0
    return rows.length
  }

  async withdraw(commandId: string, at: string): Promise<boolean> {
    const row = this.#disk.byId.get(commandId)
    if (row?.state === 'withdrawn') return row.epoch === null || row.outcome === null
    if (row?.state !== 'pending' || row.seq <= this.#disk.sentTo) return false
    row.state = 'withdrawn'
    row.seenAt = at
    row.change = this.#nextChange()
    return true
  }

  async markSeen(commandIds: readonly string[], at: string): Promise<void> {
    for (const id of commandIds) {
      const row = this.#disk.byId.get(id)
      if (!row || !isUnseen(row)) continue
      row.seenAt = at
      row.change = this.#nextChange()
    }
    this.#wipeForgotten()
  }

  async summary(): Promise<OutboxSummary> {
    const { rows, lastSeq, change } = this.#disk
    const pending = rows.filter(({ state }) => state === 'pending')
    const oldestAt = pending.reduce<string | null>((oldest, { keptAt }) => (oldest === null || keptAt < oldest ? keptAt : oldest), null)
    return { lastSeq, pending: pending.length, oldestAt, unseen: rows.filter(isUnseen).length, change }
  }

  async known(): Promise<number> {
    return this.#disk.rows.findLast(({ state }) => isNotAccepted(state))?.seq ?? 0
  }

  async forget(aggregateIds: readonly string[]): Promise<void> {
    for (const id of aggregateIds) this.#disk.forgotten.add(id)
    this.#wipeForgotten()
  }

  async wipeSettledBefore(keptAt: string): Promise<number> {
    const rows = this.#disk.rows.filter((row) => isAnswered(row) && row.body !== null && row.keptAt < keptAt)
    for (const row of rows) row.body = null
    return rows.length
  }

  async clear(): Promise<boolean> {
    const { rows, byId } = this.#disk
    if (rows.some((row) => row.state === 'accepted' || isUnsent(row))) return false
    rows.splice(0)
    byId.clear()
    return true
  }

  async markBehind(): Promise<void> {
    this.#disk.isBehind = true
  }

  async isBehind(): Promise<boolean> {
    return this.#disk.isBehind
  }

  async close(): Promise<void> {}

  #nextChange(): number {
    this.#disk.change += 1
    return this.#disk.change
  }

  #named(command: Command): Command {
    if (command.name !== 'CreateOrder' && command.name !== 'CounterSale') return command
    const name = this.#disk.names.get(command.id) ?? this.#reserved.get(command.id) ?? this.#nextName(command.id)
    this.#disk.names.set(command.id, name)
    this.#disk.counter = Math.max(this.#disk.counter, counterOf(name))
    return { ...command, args: { ...command.args, ...name } } as Command
  }

  #nextName(commandId: string): IssuedNumber {
    const { series, deskId, counter } = this.#disk
    const above = Math.max(counter, ...[...this.#reserved.values()].map(counterOf))
    return { number: `${series}-${String(above + 1).padStart(5, '0')}`, reference: nineLetters(`${deskId} ${commandId}`) }
  }

  #wipeForgotten(): void {
    const { rows, forgotten } = this.#disk
    if (forgotten.size === 0) return
    for (const row of rows) {
      if (forgotten.has(row.aggregateId) && (isAnswered(row) || (isNotAccepted(row.state) && row.seenAt !== null))) row.body = null
    }
  }
}

function entryOf(row: Row, command: Command): OutboxEntry {
  const { seq, known, isFact, state, outcome, keptAt, seenAt, containedIn, change } = row
  const contained = containedIn === null ? {} : { containedIn }
  return { seq, command, known, isFact, state, outcome, keptAt, seenAt, ...contained, change }
}

function entriesOf(rows: readonly Row[]): readonly OutboxEntry[] {
  return rows.flatMap((row) => (row.body === null ? [] : [entryOf(row, row.body)]))
}

function isUnsent({ state, epoch }: Row): boolean {
  return state === 'pending' || (state === 'withdrawn' && epoch === null)
}

function isAnswered({ state, epoch }: Row): boolean {
  return (state === 'settled' || state === 'withdrawn') && epoch !== null
}

function isUnseen({ state, seenAt }: Row): boolean {
  return isNotAccepted(state) && seenAt === null
}

function isNotAccepted(state: OutboxState): boolean {
  return state === 'refused' || state === 'blocked' || state === 'quarantined'
}

function counterOf({ number }: IssuedNumber): number {
  return Number(number.slice(number.lastIndexOf('-') + 1))
}

/** Drawn from the text: two texts share them about once in five million million times. */
function nineLetters(text: string): string {
  let [one, other] = [0x811c9dc5, 0x1b873593]
  for (let index = 0; index < text.length; index += 1) {
    one = Math.imul(one ^ text.charCodeAt(index), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(index), 0x85ebca6b) ^ (other >>> 13)
  }
  let [left, right] = [one >>> 0, other >>> 0]
  let letters = ''
  for (let place = 0; place < 9; place += 1) {
    const rest = place < 5 ? left : right
    letters += String.fromCharCode(65 + (rest % 26))
    if (place < 5) left = Math.floor(left / 26)
    else right = Math.floor(right / 26)
  }
  return letters
}
