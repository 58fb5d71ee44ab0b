// What a row says, whichever engine kept it: the values of the port out of columns, and back.

import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Allotment } from '../../shared/lifecycle/allotment.ts'
import type { CommandName } from '../../shared/lifecycle/command.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { DocumentNumber } from '../../shared/lifecycle/document-number.ts'
import type { EventKind, LifecycleEvent } from '../../shared/lifecycle/event.ts'
import type { Order, OrderTombstone } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import type { StockLevel, StockReason } from '../../shared/lifecycle/stock.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import type { DeskRecord, RecordedEvent, StoredMovement, StoredPlacement, StoredState } from '../ports/order-store.ts'
import { storedOutcome } from './outcome-detail.ts'

export interface SnapshotRow {
  readonly version: number
  readonly snapshot: string
}

export interface SnapshotRows {
  readonly order: SnapshotRow | undefined
  readonly selection: SnapshotRow | undefined
  readonly syncCase: SnapshotRow | undefined
}

export function storedState(id: string, { order, selection, syncCase }: SnapshotRows): StoredState {
  return {
    id,
    syncCase: syncCase ? { version: syncCase.version, value: JSON.parse(syncCase.snapshot) as SyncCase } : null,
    order: order ? { version: order.version, value: JSON.parse(order.snapshot) as Order } : null,
    selection: selection ? { version: selection.version, value: JSON.parse(selection.snapshot) as Selection } : null,
  }
}

/** The state the rules see, with the newest version of its parts; `grave` is the version of a tombstone. */
export function lifecycleState(stored: StoredState | null, grave: number | undefined): { state: LifecycleState; version: number } {
  if (!stored)
    return grave === undefined ? { state: NOTHING_YET, version: 0 } : { state: { ...NOTHING_YET, deleted: true }, version: grave }
  const { order, selection, syncCase } = stored
  const found = { selection: selection?.value ?? null, order: order?.value ?? null, deleted: false }
  const state: LifecycleState = syncCase ? { ...found, syncCase: syncCase.value } : found
  return { state, version: Math.max(order?.version ?? 0, selection?.version ?? 0, syncCase?.version ?? 0) }
}

export interface OutcomeRow {
  readonly status: Outcome['status']
  readonly detail: string | null
  readonly version: number
}

export function outcomeOf({ status, detail, version }: OutcomeRow): Outcome {
  return storedOutcome(status, detail, version)
}

export interface EventRow {
  readonly position: number
  readonly version: number
  readonly aggregate_id: string
  readonly command_id: string
  readonly kind: EventKind
  readonly happened_at: string
  readonly happened_by: string
  readonly body: string | null
  readonly command_name: CommandName
  readonly desk_id: string
  readonly actor_id: string
  readonly recorded_at: string
}

/** The columns of an EventRow, of `event` joined with its `command`. */
export const EVENT_COLUMNS = `event.position, event.version, event.aggregate_id, event.command_id, event.kind, event.happened_at,
  event.happened_by, event.body, command.name AS command_name, command.desk_id, command.actor_id, command.recorded_at`

export function recordedEvent(row: EventRow): RecordedEvent {
  return {
    position: row.position,
    version: row.version,
    aggregateId: row.aggregate_id,
    commandId: row.command_id,
    commandName: row.command_name,
    deskId: row.desk_id,
    actorId: row.actor_id,
    recordedAt: row.recorded_at,
    kind: row.kind,
    at: row.happened_at,
    by: row.happened_by,
    event: row.body === null ? null : (JSON.parse(row.body) as LifecycleEvent),
  }
}

export interface TombstoneRow {
  readonly id: string
  readonly number: string
  readonly reference: string
  readonly deleted_at: string
  readonly deleted_by: string
}

export function tombstoneOf(row: TombstoneRow): OrderTombstone {
  return { id: row.id, number: row.number, reference: row.reference, deletedAt: row.deleted_at, by: row.deleted_by }
}

export interface LevelRow {
  readonly item_id: string
  readonly warehouse_id: string
  readonly physical: number
  readonly allocated: number
  readonly counted_shortage: number
  readonly allotments: string | null
}

/** Who has the right to how many, as a level keeps it; null for nobody. */
export function allotmentsText({ allotments }: StockLevel): string | null {
  return allotments ? JSON.stringify(allotments) : null
}

export function levelOf(row: LevelRow): StockLevel {
  return {
    warehouseId: row.warehouse_id,
    itemId: row.item_id,
    physical: row.physical,
    allocated: row.allocated,
    ...(row.counted_shortage > 0 ? { countedShortage: row.counted_shortage } : {}),
    ...(row.allotments === null ? {} : { allotments: JSON.parse(row.allotments) as readonly Allotment[] }),
  }
}

export interface MovementRow {
  readonly position: number
  readonly event_position: number
  readonly warehouse_id: string
  readonly item_id: string
  readonly delta_physical: number
  readonly counted_shortage: number | null
  readonly allotted_desk: string | null
  readonly delta_allotted: number | null
  readonly delta_allocated: number
  readonly reason: StockReason
  readonly order_line_id: string | null
  readonly shipment_line_id: string | null
  readonly return_line_id: string | null
}

export function movementOf(row: MovementRow): StoredMovement {
  return {
    position: row.position,
    eventPosition: row.event_position,
    movement: {
      warehouseId: row.warehouse_id,
      itemId: row.item_id,
      deltaPhysical: row.delta_physical,
      deltaAllocated: row.delta_allocated,
      reason: row.reason,
      ...(row.counted_shortage === null ? {} : { countedShortage: row.counted_shortage }),
      ...(row.allotted_desk === null ? {} : { allotted: { deskId: row.allotted_desk, delta: row.delta_allotted ?? 0 } }),
      ...(row.order_line_id === null ? {} : { orderLineId: row.order_line_id }),
      ...(row.shipment_line_id === null ? {} : { shipmentLineId: row.shipment_line_id }),
      ...(row.return_line_id === null ? {} : { returnLineId: row.return_line_id }),
    },
  }
}

export interface PlacementRow {
  readonly sort_key: string
  readonly body: string
  readonly terms: string | null
}

export function storedPlacement(row: PlacementRow, queues: readonly QueueId[], isArchived: boolean): StoredPlacement {
  return {
    sortKey: row.sort_key,
    queues,
    row: JSON.parse(row.body) as QueueRow,
    terms: row.terms ? row.terms.split(' ') : [],
    isArchived,
  }
}

export interface DeskRow {
  readonly id: string
  readonly name: string
  readonly series: string
  readonly pairing_code_hash: string | null
  readonly pairing_expires_at: string | null
  readonly token_hash: string | null
  readonly last_seq: number
  readonly added_at: string
  readonly revoked_at: string | null
}

export function deskOf(row: DeskRow): DeskRecord {
  const { pairing_code_hash: codeHash, pairing_expires_at: expiresAt } = row
  return {
    id: row.id,
    name: row.name,
    series: row.series,
    pairing: codeHash !== null && expiresAt !== null ? { codeHash, expiresAt } : null,
    tokenHash: row.token_hash,
    lastSeq: row.last_seq,
    addedAt: row.added_at,
    revokedAt: row.revoked_at,
  }
}

export interface DocumentNumberRow {
  readonly series: string
  readonly counter: number
  readonly number: string
  readonly kind: string
  readonly order_id: string
  readonly document_id: string
  readonly issued_at: string
  readonly total: number
  readonly tax_total: number
  readonly currency: string
}

export function documentNumberOf(row: DocumentNumberRow): DocumentNumber {
  const { series, counter, number, total, currency } = row
  return {
    series,
    counter,
    number,
    kind: row.kind as DocumentNumber['kind'],
    orderId: row.order_id,
    documentId: row.document_id,
    issuedAt: row.issued_at,
    total,
    taxTotal: row.tax_total,
    currency,
  }
}
