// What the authority is known to have done, written down beside it from each transaction, and what must hold of it.

import type { ChangeSet, CommandRecord, WindowStep } from '../../electron/ports/order-store.ts'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import { brokenInvariants } from '../../shared/lifecycle/invariants.ts'
import { type StockLevel, type StockMovement, stockKey } from '../../shared/lifecycle/stock.ts'
import { brokenInWorld } from '../properties/walk-checks.ts'
import { newTally } from '../properties/walk-tally.ts'
import type { WalkWorld } from '../properties/walk-world.ts'
import { wired } from './wire.ts'

interface RowAt {
  readonly version: number
  /** Of which version it is, where a reader got it later than it changed. */
  readonly of?: number
  /** Null once it was purged. */
  readonly value: object | null
}

export type KnownCommand = CommandRecord & { readonly answer: Outcome }

/** A row as a reader has it. */
export interface HeldRow {
  readonly version: number
  readonly value: unknown
}

/** Everything since the shop began, or since the backup it was set back to. */
export class Oracle {
  readonly commands: Map<string, KnownCommand>
  readonly lastSeq: Map<string, number>
  version: number
  checks = 0
  readonly #rows: Map<string, RowAt[]>
  readonly #states: Map<string, LifecycleState>
  readonly #levels: Map<string, StockLevel>
  readonly #demand: Map<string, number>
  readonly #movements: StockMovement[]
  readonly #sound = new WeakSet<object>()
  /** Since when nothing is to be done about an order, a basket or a case, and up to which such moment they have left the desks. */
  readonly #closedMs: Map<string, number>
  #closedUntilMs: number
  /** Orders, baskets and cases as they are, in the window or not. */
  readonly #whole: Map<string, { readonly version: number; readonly value: object }>
  #walk: WalkWorld

  constructor(from?: Oracle) {
    this.commands = new Map(from?.commands)
    this.lastSeq = new Map(from?.lastSeq)
    this.version = from?.version ?? 0
    this.checks = from?.checks ?? 0
    this.#rows = new Map([...(from ? from.#rows : [])].map(([key, rows]) => [key, [...rows]]))
    this.#states = new Map(from ? from.#states : [])
    this.#levels = new Map(from ? from.#levels : [])
    this.#demand = new Map(from ? from.#demand : [])
    this.#movements = [...(from ? from.#movements : [])]
    this.#closedMs = new Map(from ? from.#closedMs : [])
    this.#closedUntilMs = from ? from.#closedUntilMs : 0
    this.#whole = new Map(from ? from.#whole : [])
    this.#walk = {
      tally: newTally(),
      settings: {} as WalkWorld['settings'],
      items: new Map(),
      states: this.#states,
      levels: this.#levels,
      movements: this.#movements,
      events: new Map(),
      soundOrders: new WeakSet(),
      story: [],
      commandsIssued: 0,
      minutesPassed: 0,
    }
  }

  /** Takes over one transaction; answers what does not hold now. */
  committed(changes: ChangeSet): readonly string[] {
    this.version += 1
    const { version } = this
    const broken: string[] = []
    for (const record of changes.commands) broken.push(...this.#keepCommand(record, version))
    for (const { id, after, before, tombstone, closedAt = null } of changes.states) {
      this.#states.set(id, tombstone ? { ...NOTHING_YET, deleted: true } : after)
      if (tombstone) {
        this.#closedMs.delete(id)
        this.#keepRow(`order ${id}`, version, null)
        this.#keepRow(`selection ${id}`, version, null)
      } else {
        const wasOut = this.#isOut(id)
        if (!after.order || after.order !== before.order) {
          if (closedAt === null) this.#closedMs.delete(id)
          else this.#closedMs.set(id, Date.parse(closedAt))
        }
        if (after.order && after.order !== before.order) this.#keepOfWindow(`order ${id}`, id, version, after.order)
        // With an order that comes back its basket is told again.
        const isBack = wasOut && !this.#isOut(id)
        if (after.selection && (after.selection !== before.selection || isBack))
          this.#keepOfWindow(`selection ${id}`, id, version, after.selection)
        if (after.syncCase && after.syncCase !== before.syncCase) this.#keepOfWindow(`case ${id}`, id, version, after.syncCase)
      }
    }
    this.#keepStock(changes, version)
    for (const item of changes.items) this.#keepRow(`item ${item.id}`, version, item)
    if (changes.settings) this.#keepRow('settings settings', version, changes.settings)
    if (changes.window) this.#movesWindow(changes.window, version)
    for (const { id, lastSeq } of changes.desks) {
      this.checks += 1
      const known = this.lastSeq.get(id) ?? 0
      if (lastSeq !== known && lastSeq !== known + 1) broken.push(`(11) desk ${id} went from number ${known} to ${lastSeq}`)
      this.lastSeq.set(id, lastSeq)
    }
    broken.push(...this.#brokenNow(changes))
    return broken
  }

  /** Compares what a reader holds with the shop as it was at a version. */
  differencesAt(version: number, held: ReadonlyMap<string, HeldRow>, who: string): readonly string[] {
    const broken: string[] = []
    let there = 0
    for (const [key, rows] of this.#rows) {
      const row = rows.findLast((each) => each.version <= version)
      const of = row?.of ?? row?.version
      const has = held.get(key)
      this.checks += 1
      if (row?.value == null) {
        if (has)
          broken.push(row ? `(7) ${who} shows ${key}, which was purged` : `(7) ${who} shows ${key} at ${version}, before it was made`)
        continue
      }
      there += 1
      if (!has) broken.push(`(9) ${who} lacks ${key} of version ${of} at ${version}`)
      else if (has.version !== of) broken.push(`(5) ${who} has ${key} of ${has.version}, not of ${of}, at ${version}`)
      else if (!isSame(row.value, has.value)) broken.push(`(9) ${who} has another ${key} of version ${of}`)
    }
    if (broken.length === 0 && held.size !== there) broken.push(`(7) ${who} has ${held.size} rows, there are ${there}`)
    return broken
  }

  /** Whether a command of this desk about that thing (any, or the one of this number) was set aside and nobody has decided. */
  isAside(deskId: string, seq: number | null, aggregateId: string): boolean {
    return [...this.#states.values()].some(({ syncCase }) => {
      const { setAside, command, resolution = null } = syncCase ?? {}
      if (!setAside || resolution !== null || command?.deskId !== deskId || command.aggregate.id !== aggregateId) return false
      return seq === null || setAside.seq === seq
    })
  }

  #isOut(id: string): boolean {
    return (this.#closedMs.get(id) ?? Number.POSITIVE_INFINITY) <= this.#closedUntilMs
  }

  /** Of an order, a basket or a case: desks hold it only within their window. */
  #keepOfWindow(key: string, id: string, version: number, value: object): void {
    this.#whole.set(key, { version, value })
    this.#keepRow(key, version, this.#isOut(id) ? null : value)
  }

  #movesWindow({ closedUntilMs }: WindowStep, version: number): void {
    const wereOut = new Map([...this.#closedMs.keys()].map((id) => [id, this.#isOut(id)]))
    this.#closedUntilMs = closedUntilMs
    for (const [id, wasOut] of wereOut) {
      if (wasOut === this.#isOut(id)) continue
      for (const key of [`order ${id}`, `selection ${id}`, `case ${id}`]) {
        const whole = this.#whole.get(key)
        if (!whole) continue
        // Who begins anew gets it as it changed last.
        if (wasOut) this.#rows.get(key)?.push({ version, of: whole.version, value: whole.value })
        else this.#keepRow(key, version, null)
      }
    }
  }

  #keepCommand(record: CommandRecord, version: number): readonly string[] {
    this.checks += 1
    const known = this.commands.get(record.id)
    this.commands.set(record.id, { ...record, answer: { ...record.outcome, version } })
    return known ? [`(1) command ${record.id} had its effect in ${known.answer.version} and again in ${version}`] : []
  }

  #keepRow(key: string, version: number, value: object | null): void {
    const rows = this.#rows.get(key)
    if (rows) rows.push({ version, value })
    else this.#rows.set(key, [{ version, value }])
  }

  #keepStock(changes: ChangeSet, version: number): void {
    const touched = new Set<string>()
    for (const { movement } of changes.movements) this.#movements.push(movement)
    for (const level of changes.levels) {
      this.#levels.set(stockKey(level.warehouseId, level.itemId), level)
      touched.add(level.itemId)
    }
    for (const { itemId, units } of changes.demand) {
      this.#demand.set(itemId, units)
      touched.add(itemId)
    }
    for (const itemId of touched) {
      const levels = [...this.#levels.values()].filter((level) => level.itemId === itemId)
      levels.sort((one, other) => (one.warehouseId < other.warehouseId ? -1 : 1))
      this.#keepRow(`stock ${itemId}`, version, { itemId, levels, demand: this.#demand.get(itemId) ?? 0 })
    }
  }

  // What left unpaid or unpacked past the rules is why its case was opened.
  #brokenNow(changes: ChangeSet): readonly string[] {
    const { tally } = this.#walk
    const found = [...brokenInWorld(this.#walk)]
    for (const { after } of changes.states) {
      const { order } = after
      if (!order || this.#sound.has(order)) continue
      this.#sound.add(order)
      this.checks += 1
      found.push(...brokenInvariants(order).map((each) => `${each} of ${order.id}`))
    }
    this.checks += Object.values(tally.checks).reduce((sum, count) => sum + count, 0)
    for (const key of Object.keys(tally.checks)) tally.checks[key] = 0
    if (found.length === 0) return found
    const excused = [...this.#states.values()].flatMap(({ syncCase }) =>
      (syncCase?.recorded ?? []).flatMap((each) => (each.as === 'completedShipment' ? [each.shipmentId] : [])),
    )
    return found.filter((each) => !(each.startsWith('I-19') && excused.some((id) => each.includes(id)))).map((each) => `(2) ${each}`)
  }
}

function isSame(value: object, held: unknown): boolean {
  return wired(value) === held || canonicalJson(wired(value)) === canonicalJson(held)
}
