// Everything an authority remembers, in memory. Values are never changed in place, so a copy of the maps is a snapshot.

import type {
  ChangeSet,
  CommandRecord,
  DeskRecord,
  DeskReport,
  OpenPaymentRequest,
  RecordedEvent,
  StateChange,
  StoredMovement,
  StoredPlacement,
  WindowStep,
} from '../../electron/ports/order-store.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { DocumentNumber } from '../../shared/lifecycle/document-number.ts'
import type { Order, OrderTombstone } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import { isWithinShelf, type StockLevel } from '../../shared/lifecycle/stock.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'

interface Versioned<Value> {
  readonly version: number
  readonly value: Value
}

export interface MemoryTables {
  epoch: string
  version: number
  readonly commands: Map<string, CommandRecord & { readonly answer: Outcome }>
  readonly commandBySeq: Map<string, string>
  readonly events: RecordedEvent[]
  readonly movements: StoredMovement[]
  readonly orders: Map<string, Versioned<Order>>
  readonly selections: Map<string, Versioned<Selection>>
  readonly cases: Map<string, Versioned<SyncCase>>
  readonly tombstones: Map<string, Versioned<OrderTombstone>>
  readonly levels: Map<string, ReadonlyMap<string, StockLevel>>
  readonly demand: Map<string, Versioned<number>>
  readonly items: Map<string, Versioned<ProductItem>>
  settings: Versioned<ShopSettings> | null
  readonly placements: Map<string, StoredPlacement>
  readonly payments: Map<string, OpenPaymentRequest>
  /** Until when a payment request is somebody's to ask for. */
  readonly turns: Map<string, number>
  readonly desks: Map<string, DeskRecord>
  readonly reports: Map<string, DeskReport>
  readonly documentNumbers: DocumentNumber[]
  readonly faults: Map<string, { readonly times: number; readonly lastAt: string }>
  /** Since when nothing is to be done about an order, a basket without one, or a case. */
  readonly closedMs: Map<string, number>
  /** With which version an order came back to the desks. */
  readonly backVersions: Map<string, number>
  readonly windowSteps: (WindowStep & { readonly version: number })[]
}

export function emptyTables(epoch: string): MemoryTables {
  return {
    epoch,
    version: 0,
    commands: new Map(),
    commandBySeq: new Map(),
    events: [],
    movements: [],
    orders: new Map(),
    selections: new Map(),
    cases: new Map(),
    tombstones: new Map(),
    levels: new Map(),
    demand: new Map(),
    items: new Map(),
    settings: null,
    placements: new Map(),
    payments: new Map(),
    turns: new Map(),
    desks: new Map(),
    reports: new Map(),
    documentNumbers: [],
    faults: new Map(),
    closedMs: new Map(),
    backVersions: new Map(),
    windowSteps: [],
  }
}

/** The tables as they are at this moment, for a reader or a backup. */
export function copyOf(tables: MemoryTables): MemoryTables {
  return {
    ...tables,
    commands: new Map(tables.commands),
    commandBySeq: new Map(tables.commandBySeq),
    events: [...tables.events],
    movements: [...tables.movements],
    orders: new Map(tables.orders),
    selections: new Map(tables.selections),
    cases: new Map(tables.cases),
    tombstones: new Map(tables.tombstones),
    levels: new Map(tables.levels),
    demand: new Map(tables.demand),
    items: new Map(tables.items),
    placements: new Map(tables.placements),
    payments: new Map(tables.payments),
    turns: new Map(tables.turns),
    desks: new Map(tables.desks),
    reports: new Map(tables.reports),
    documentNumbers: [...tables.documentNumbers],
    faults: new Map(tables.faults),
    closedMs: new Map(tables.closedMs),
    backVersions: new Map(tables.backVersions),
    windowSteps: [...tables.windowSteps],
  }
}

/** Writes a change set under the next version; throws before anything is written when a promise of the store would break. */
export function writeChanges(tables: MemoryTables, changes: ChangeSet): number {
  refuseClashes(tables, changes)
  const version = tables.version + 1
  tables.version = version
  for (const record of changes.commands) {
    tables.commands.set(record.id, { ...record, answer: { ...record.outcome, version } })
    if (record.seq !== null) tables.commandBySeq.set(seqKey(record.deskId, record.seq), record.id)
  }
  const positions = changes.events.map(({ commandId, aggregateId, event }) => {
    const command = tables.commands.get(commandId)
    const position = tables.events.length + 1
    tables.events.push({
      position,
      version,
      aggregateId,
      commandId,
      commandName: command?.name ?? 'AddNote',
      deskId: command?.deskId ?? '',
      actorId: command?.actorId ?? '',
      recordedAt: command?.recordedAt ?? '',
      kind: event.kind,
      at: event.at,
      by: event.by,
      event,
    })
    return position
  })
  for (const { movement, eventIndex } of changes.movements) {
    tables.movements.push({ position: tables.movements.length + 1, eventPosition: positions[eventIndex] ?? 0, movement })
  }
  for (const state of changes.states) writeState(tables, state, version)
  for (const level of changes.levels) {
    tables.levels.set(level.itemId, new Map(tables.levels.get(level.itemId)).set(level.warehouseId, level))
    tables.demand.set(level.itemId, { version, value: tables.demand.get(level.itemId)?.value ?? 0 })
  }
  for (const { itemId, units } of changes.demand) tables.demand.set(itemId, { version, value: units })
  for (const item of changes.items) tables.items.set(item.id, { version, value: item })
  if (changes.settings) tables.settings = { version, value: changes.settings }
  for (const asked of changes.paymentsAsked) tables.payments.set(asked.request.entryId, asked)
  for (const entryId of changes.paymentsAnswered) tables.payments.delete(entryId)
  for (const desk of changes.desks) tables.desks.set(desk.id, desk)
  if (changes.window) moveWindow(tables, changes.window, version)
  tables.documentNumbers.push(...changes.documentNumbers)
  return version
}

export function seqKey(deskId: string, seq: number): string {
  return `${deskId} ${seq}`
}

/** The last number given in a series, 0 before the first. */
export function lastNumberOf(tables: MemoryTables, series: string): number {
  return tables.documentNumbers.findLast((given) => given.series === series)?.counter ?? 0
}

function refuseClashes(tables: MemoryTables, changes: ChangeSet): void {
  for (const { series, counter, number } of changes.documentNumbers) {
    const before = changes.documentNumbers.filter((given) => given.series === series && given.counter < counter).length
    if (counter !== lastNumberOf(tables, series) + before + 1) throw new Error(`${number} is not the next number of ${series}`)
  }
  for (const { id, seq, deskId } of changes.commands) {
    if (tables.commands.has(id)) throw new Error(`command ${id} is kept twice`)
    if (seq !== null && tables.commandBySeq.has(seqKey(deskId, seq))) throw new Error(`desk ${deskId} has two commands number ${seq}`)
  }
  for (const level of changes.levels) {
    const { warehouseId, itemId, physical, allocated } = level
    if (!isWithinShelf(level)) throw new Error(`${allocated} of ${physical} units of ${itemId} in ${warehouseId} are promised`)
  }
  for (const { id, series } of changes.desks) {
    for (const desk of tables.desks.values())
      if (desk.series === series && desk.id !== id) throw new Error(`series ${series} is given twice`)
  }
  for (const { id, after } of changes.states) {
    if (!after.order) continue
    const { number, reference } = after.order
    for (const [other, { value }] of tables.orders) {
      if (other !== id && (value.number === number || value.reference === reference)) throw new Error(`order ${number} is there twice`)
    }
  }
}

/** Whether desks hold an order, its basket, or a case no more. */
export function isOut({ closedMs, windowSteps }: MemoryTables, id: string): boolean {
  return (closedMs.get(id) ?? Number.POSITIVE_INFINITY) <= (windowSteps.at(-1)?.closedUntilMs ?? 0)
}

function moveWindow(tables: MemoryTables, step: WindowStep, version: number): void {
  const kept = tables.windowSteps.filter((each) => each.version >= step.floor)
  tables.windowSteps.splice(0, tables.windowSteps.length, ...kept, { ...step, version })
}

function writeState(tables: MemoryTables, change: StateChange, version: number): void {
  const { id, before, after, placed, placedBefore, tombstone, closedAt = null } = change
  if (tombstone || !after.order || after.order !== before.order) {
    const wasOut = isOut(tables, id)
    if (tombstone || closedAt === null) tables.closedMs.delete(id)
    else tables.closedMs.set(id, Date.parse(closedAt))
    if (wasOut && !isOut(tables, id)) tables.backVersions.set(id, version)
  }
  if (tombstone) {
    tables.orders.delete(id)
    tables.selections.delete(id)
    tables.tombstones.set(id, { version, value: tombstone })
    for (const [index, recorded] of tables.events.entries())
      if (recorded.aggregateId === id) tables.events[index] = { ...recorded, event: null }
  } else {
    if (after.order && after.order !== before.order) tables.orders.set(id, { version, value: after.order })
    if (after.selection && after.selection !== before.selection) tables.selections.set(id, { version, value: after.selection })
    if (after.syncCase && after.syncCase !== before.syncCase) tables.cases.set(id, { version, value: after.syncCase })
  }
  if (!placed) {
    if (placedBefore) tables.placements.delete(id)
    return
  }
  const terms = placed.terms ?? tables.placements.get(id)?.terms ?? []
  tables.placements.set(id, { sortKey: placed.sortKey, queues: placed.queues, row: placed.row, terms, isArchived: placed.isArchived })
}
