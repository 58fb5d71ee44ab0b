// Which shipment command may act at which stage, as data (domain.md 6.7), for an order in Processing: in every other status
// the order's own table answers first. Every step is checked against it, tests prove it, documents print it.

import type { RefusalCode } from './refusal.ts'
import type { Shipment } from './shipment.ts'

/** The three facts of a shipment (packed, paid, left) as one word, and the two ways it can be gone. */
export const SHIPMENT_STAGES = ['created', 'goodToGo', 'paid', 'ready', 'left', 'completed', 'deleted', 'cancelled'] as const

export type ShipmentStage = (typeof SHIPMENT_STAGES)[number]

/** Commands that name a shipment, and those on the whole order that move its shipments. */
export type ShipmentCommandName =
  | 'EditShipment'
  | 'ClaimShipment'
  | 'ReleaseClaim'
  | 'ScanItem'
  | 'UnpackItem'
  | 'SetGoodToGo'
  | 'UnsetGoodToGo'
  | 'CaptureShipment'
  | 'MarkAsPaid'
  | 'MarkAsUnpaid'
  | 'CompleteShipment'
  | 'DeleteShipment'
  | 'RecordPaymentResult'
  | 'CancelOrder'
  | 'RestoreOrder'

/** The stages the shipment may be at afterwards; or nothing happens; or the refusal. */
export type StageTransition<Stage> = readonly Stage[] | 'no-op' | RefusalCode

export type ShipmentRow = Readonly<Record<ShipmentStage, StageTransition<ShipmentStage>>>

/** Every shipment begins here; money that is there already pays it within the same command. */
export const FIRST_SHIPMENT_STAGE: ShipmentStage = 'created'

// Gone with its order, a shipment stands in a cancelled order, whose table answers.
const GONE = { deleted: 'NOT_FOUND', cancelled: 'WRONG_STATUS' } as const
const LEFT = { left: 'ALREADY_SHIPPED', completed: 'ALREADY_SHIPPED' } as const

/** Changes the parcel without moving it, until it has left. */
const UNTIL_IT_LEFT: ShipmentRow = { created: ['created'], goodToGo: ['goodToGo'], paid: ['paid'], ready: ['ready'], ...LEFT, ...GONE }

export const SHIPMENT_TRANSITIONS: Readonly<Record<ShipmentCommandName, ShipmentRow>> = {
  // Other contents must be packed again; contents that were paid for do not change, gifts do. Serial numbers may always.
  EditShipment: {
    created: ['created'],
    goodToGo: ['goodToGo', 'created'],
    paid: ['paid'],
    ready: ['ready', 'paid'],
    left: ['left'],
    completed: ['completed'],
    ...GONE,
  },
  ClaimShipment: UNTIL_IT_LEFT,
  ReleaseClaim: { ...UNTIL_IT_LEFT, left: 'no-op', completed: 'no-op' },
  ScanItem: UNTIL_IT_LEFT,
  // A parcel that is opened again is not ready to leave.
  UnpackItem: { created: ['created'], goodToGo: ['created'], paid: ['paid'], ready: ['paid'], ...LEFT, ...GONE },
  SetGoodToGo: { created: ['goodToGo'], goodToGo: 'no-op', paid: ['ready'], ready: 'no-op', ...LEFT, ...GONE },
  UnsetGoodToGo: { created: 'no-op', goodToGo: ['created'], paid: 'no-op', ready: ['paid'], ...LEFT, ...GONE },
  // The provider is asked and the shipment stays where it is; or free money covers it.
  CaptureShipment: {
    created: ['created', 'paid'],
    goodToGo: ['goodToGo', 'ready'],
    paid: 'ALREADY_CAPTURED',
    ready: 'ALREADY_CAPTURED',
    left: ['left'],
    completed: 'ALREADY_CAPTURED',
    ...GONE,
  },
  MarkAsPaid: { created: ['paid'], goodToGo: ['ready'], paid: 'no-op', ready: 'no-op', left: ['completed'], completed: 'no-op', ...GONE },
  MarkAsUnpaid: { created: 'no-op', goodToGo: 'no-op', paid: ['created'], ready: ['goodToGo'], ...LEFT, ...GONE },
  // Unpaid: the provider is asked first and the shipment leaves on its yes, or the method is paid later, or free money covers it.
  CompleteShipment: {
    created: 'NOT_GOOD_TO_GO',
    goodToGo: ['goodToGo', 'left', 'completed'],
    paid: 'NOT_GOOD_TO_GO',
    ready: ['completed'],
    ...LEFT,
    ...GONE,
  },
  // Of paid shipments only gifts: no money belongs to them.
  DeleteShipment: { created: ['deleted'], goodToGo: ['deleted'], paid: ['deleted'], ready: ['deleted'], ...LEFT, ...GONE },
  RecordPaymentResult: {
    created: ['created', 'paid'],
    goodToGo: ['goodToGo', 'ready', 'completed'],
    paid: ['paid'],
    ready: ['ready'],
    left: ['left', 'completed'],
    completed: ['completed'],
    deleted: ['deleted'],
    cancelled: ['cancelled'],
  },
  // Of paid shipments only gifts; one that has left keeps the whole order from being cancelled.
  CancelOrder: {
    created: ['cancelled'],
    goodToGo: ['cancelled'],
    paid: ['cancelled'],
    ready: ['cancelled'],
    ...LEFT,
    deleted: ['deleted'],
    cancelled: 'no-op',
  },
  // Only a shipment that went with its order comes back, and only where its goods are there again; else it is gone for good.
  RestoreOrder: {
    created: 'no-op',
    goodToGo: 'no-op',
    paid: 'no-op',
    ready: 'no-op',
    left: 'no-op',
    completed: 'no-op',
    deleted: ['deleted'],
    cancelled: ['created', 'goodToGo', 'paid', 'ready', 'deleted'],
  },
}

/** What money that is there or comes in does to a shipment, whichever command brought it. */
export const PAID_BY_FREE_MONEY: Readonly<Partial<Record<ShipmentStage, ShipmentStage>>> = {
  created: 'paid',
  goodToGo: 'ready',
  left: 'completed',
}

/** The stage a shipment is at: read off its facts, never stored. */
export function stageOfShipment({ voidedAt, voidedByCancel, shippedAt, isPaid, isGoodToGo }: Shipment): ShipmentStage {
  if (voidedAt !== null) return voidedByCancel ? 'cancelled' : 'deleted'
  if (shippedAt !== null) return isPaid ? 'completed' : 'left'
  if (isPaid) return isGoodToGo ? 'ready' : 'paid'
  return isGoodToGo ? 'goodToGo' : 'created'
}
