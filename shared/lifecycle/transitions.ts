// Which order command may act in which status, as data (domain.md 6.5): decide reads it, tests prove it, documents print it.

import type { CommandName } from './command.ts'
import type { OrderStatus } from './order.ts'
import type { RefusalCode } from './refusal.ts'

/** Commands on what is not an order yet, or never will be. */
export const NOT_ON_AN_ORDER = [
  'CreateSelection',
  'SetSelectionLine',
  'EditSelection',
  'DeleteSelection',
  'AssignCustomer',
  'SignIn',
  'CreateMagicLink',
  'RevokeMagicLink',
  'RequestCheckout',
  'ExpireSelection',
  'MarkAbandoned',
  'CreateOrder',
  'CounterSale',
  'ResolveConflict',
  'ReceiveStock',
  'CountStock',
  'RemoveStock',
  'TransferStock',
  'GrantAllotment',
  'ReturnAllotment',
  'SaveItems',
  'SaveSettings',
] as const satisfies readonly CommandName[]

/** Commands that act on an order that exists already. */
export type OrderCommandName = Exclude<CommandName, (typeof NOT_ON_AN_ORDER)[number]>

/** The statuses the order may be in afterwards; or nothing happens; or the refusal. */
export type Transition = readonly OrderStatus[] | 'no-op' | RefusalCode

export type TransitionRow = Readonly<Record<OrderStatus, Transition>>

/** The statuses an order may be in as soon as CreateOrder has made it of a selection: the store's options carry it on. */
export const FIRST_STATUSES: readonly OrderStatus[] = [1, 2, 3]

const NO = 'WRONG_STATUS'

/** The only status a sale over the counter leaves behind. */
export const COUNTER_STATUSES: readonly OrderStatus[] = [4]

/** Changes the order without moving it, while it is open. */
const WHILE_OPEN: TransitionRow = { 1: [1], 2: [2], 3: [3], 4: NO, 5: NO, 6: NO }

/** A flag may go, and with it what it held back: a store that ships directly has the order confirmed and in shipments. */
const MAY_LIFT_A_FLAG: TransitionRow = { ...WHILE_OPEN, 1: [1, 2, 3], 2: [2, 3] }

/** Shipments exist only in Processing and later; in Completed all of them have left. */
const ON_A_SHIPMENT: TransitionRow = { 1: NO, 2: NO, 3: [3], 4: 'ALREADY_SHIPPED', 5: NO, 6: NO }

/** The shipment decides, not the order: goods of a completed shipment come back while the rest is still being packed. */
const ON_A_RETURN: TransitionRow = { 1: NO, 2: NO, 3: [3], 4: [4], 5: NO, 6: NO }

export const TRANSITIONS: Readonly<Record<OrderCommandName, TransitionRow>> = {
  ConfirmOrder: { 1: [2], 2: 'no-op', 3: 'no-op', 4: NO, 5: NO, 6: NO },
  UnconfirmOrder: { 1: 'no-op', 2: [1], 3: 'HAS_SHIPMENTS', 4: NO, 5: NO, 6: NO },
  AllocateOrder: { 1: 'NOT_CONFIRMED', 2: [2], 3: [3], 4: NO, 5: NO, 6: NO },
  UnallocateOrder: { 1: 'NOT_CONFIRMED', 2: [2], 3: [3], 4: NO, 5: NO, 6: NO },
  ExpediteOrder: { 1: 'NOT_CONFIRMED', 2: [3], 3: [3], 4: NO, 5: NO, 6: NO },
  ShipArrivedStock: { 1: 'no-op', 2: [3], 3: [3], 4: 'no-op', 5: 'no-op', 6: 'no-op' },
  EditOrder: { 1: [1], 2: [2], 3: [3], 4: [4], 5: NO, 6: NO },
  ChangeShippingCost: { 1: NO, 2: [2], 3: NO, 4: NO, 5: NO, 6: NO },
  AddLines: WHILE_OPEN,
  CancelLines: { 1: [1, 6], 2: [2, 6], 3: [3, 4, 6], 4: NO, 5: NO, 6: NO },
  RestoreLines: WHILE_OPEN,
  PutOnHold: WHILE_OPEN,
  ResumeOrder: MAY_LIFT_A_FLAG,
  SetWaitingForPayment: WHILE_OPEN,
  ClearWaitingForPayment: MAY_LIFT_A_FLAG,
  CaptureOrder: { 1: [1], 2: [2], 3: [3, 4], 4: NO, 5: NO, 6: NO },
  ReleaseRemainingAuthorization: WHILE_OPEN,
  CancelOrder: { 1: [6], 2: [6], 3: [6], 4: NO, 5: NO, 6: 'no-op' },
  RestoreOrder: { 1: 'no-op', 2: 'no-op', 3: 'no-op', 4: NO, 5: NO, 6: [1, 2, 3] },
  DeleteOrder: { 1: NO, 2: NO, 3: NO, 4: NO, 5: NO, 6: [6] },
  ArchiveOrder: { 1: NO, 2: NO, 3: NO, 4: [5], 5: 'no-op', 6: NO },
  ReactivateOrder: { 1: NO, 2: NO, 3: NO, 4: 'no-op', 5: [4], 6: NO },
  SetOrderLock: { 1: [1], 2: [2], 3: [3], 4: [4], 5: NO, 6: NO },
  AddNote: { 1: [1], 2: [2], 3: [3], 4: [4], 5: [5], 6: [6] },
  CreateSelectionFromOrder: { 1: [1], 2: [2], 3: [3], 4: [4], 5: [5], 6: [6] },
  // Serial numbers may be corrected after the goods left.
  EditShipment: { ...ON_A_SHIPMENT, 4: [4] },
  ClaimShipment: ON_A_SHIPMENT,
  ReleaseClaim: ON_A_SHIPMENT,
  ScanItem: ON_A_SHIPMENT,
  UnpackItem: ON_A_SHIPMENT,
  SetGoodToGo: ON_A_SHIPMENT,
  UnsetGoodToGo: ON_A_SHIPMENT,
  CaptureShipment: { ...ON_A_SHIPMENT, 3: [3, 4], 4: 'ALREADY_CAPTURED' },
  // An order without shipments may be paid too: the bank wire it waited for has come.
  MarkAsPaid: { ...MAY_LIFT_A_FLAG, 3: [3, 4], 4: NO, 5: NO, 6: NO },
  // Where no line is left, the last money taken back ends the order.
  MarkAsUnpaid: { 1: [1, 6], 2: [2, 6], 3: [3], 4: 'ALREADY_SHIPPED', 5: NO, 6: NO },
  CompleteShipment: { ...ON_A_SHIPMENT, 3: [3, 4] },
  DeleteShipment: { ...ON_A_SHIPMENT, 3: [2, 3] },
  CreateReturn: ON_A_RETURN,
  EditReturn: ON_A_RETURN,
  RefundReturn: ON_A_RETURN,
  CompleteReturn: ON_A_RETURN,
  UncompleteReturn: ON_A_RETURN,
  DeleteReturn: ON_A_RETURN,
  CreateSelectionFromReturn: ON_A_RETURN,
  StandardRefund: { 1: [1, 6], 2: [2, 6], 3: [3, 4, 6], 4: [4], 5: NO, 6: NO },
  // A paper of the law stands for goods that went or money that came: there is none of a cancelled order.
  IssueInvoice: { 1: NO, 2: NO, 3: [3], 4: [4], 5: [5], 6: NO },
  IssueCreditSlip: { 1: NO, 2: NO, 3: [3], 4: [4], 5: [5], 6: NO },
  PrintDocument: { 1: [1], 2: [2], 3: [3], 4: [4], 5: [5], 6: [6] },
  // A fact from outside: it is recorded whatever became of the order meanwhile.
  RecordPaymentResult: { 1: [1, 2, 3, 6], 2: [2, 3, 6], 3: [3, 4, 6], 4: [4], 5: [5], 6: [6] },
}
