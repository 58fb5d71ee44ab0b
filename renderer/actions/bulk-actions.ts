import { sumOf } from '../../shared/base/money.ts'
import type { HoldReason, Order } from '../../shared/lifecycle/order.ts'
import { capturable, paid } from '../../shared/lifecycle/order-money.ts'
import { openShipments } from '../../shared/lifecycle/quantities.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { HOLD_REASON_LABELS } from '../../shared/views/hold-reason-label.ts'
import { type Message, msg } from '../../shared/wording/say.ts'
import type { BulkWork } from '../state/bulk.ts'
import { isSentFor } from '../state/use-sent-for.ts'
import type { Intent } from './action.ts'
import { EXPORT_ACTION } from './export-part.ts'

/** Something that can be done to many orders at once. Each order is asked alone what it means for it. */
export interface BulkAction {
  readonly id: string
  readonly label: Message
  readonly isGrave?: true
  /** What is asked once, for all of them. */
  readonly asks?: 'hold' | 'words'
  /** The commands for one order, in their order; none where there is nothing to do. */
  intents(order: Order, work: BulkWork): readonly Intent[]
  /** Why there is nothing to do for an order; left out where that cannot be. */
  readonly idle?: Message
}

const confirm: BulkAction = { id: 'confirm', label: COMMAND_LABELS.ConfirmOrder, intents: () => [{ name: 'ConfirmOrder', args: {} }] }

const capture: BulkAction = {
  id: 'capture',
  label: msg('Capture'),
  intents: (order) => {
    const unpaid = openShipments(order).filter((shipment) => !shipment.isPaid)
    if (unpaid.length > 0) return unpaid.map(({ id }) => ({ name: 'CaptureShipment', args: { shipmentId: id } }))
    const amount = Math.max(0, Math.min(sumOf(order.payments, capturable), order.totals.grandTotal - paid(order)))
    return amount > 0 ? [{ name: 'CaptureOrder', args: { amount } }] : []
  },
  idle: msg('Nothing of it is left to capture.'),
}

const claim: BulkAction = {
  id: 'claim',
  label: msg('Claim'),
  intents: (order) => openShipments(order).map(({ id }) => ({ name: 'ClaimShipment', args: { shipmentId: id } })),
  idle: msg('It has no open shipment.'),
}

const goodToGo: BulkAction = {
  id: 'good-to-go',
  label: COMMAND_LABELS.SetGoodToGo,
  intents: (order) =>
    openShipments(order).flatMap(({ id, isGoodToGo }) => (isGoodToGo ? [] : [{ name: 'SetGoodToGo' as const, args: { shipmentId: id } }])),
  idle: msg('It has no open shipment that is not good-to-go already.'),
}

const complete: BulkAction = {
  id: 'complete',
  label: COMMAND_LABELS.CompleteShipment,
  intents: (order) =>
    openShipments(order)
      .filter(({ id }) => !isSentFor(id))
      .map(({ id }) => ({ name: 'CompleteShipment', args: { shipmentId: id, dispatch: {} } })),
  idle: msg('It has no open shipment.'),
}

const hold: BulkAction = {
  id: 'hold',
  label: COMMAND_LABELS.PutOnHold,
  asks: 'hold',
  intents: (_order, { words, code }) => [{ name: 'PutOnHold', args: { reasonCode: holdReason(code), reason: words } }],
}

const resume: BulkAction = {
  id: 'resume',
  label: COMMAND_LABELS.ResumeOrder,
  asks: 'words',
  intents: (_order, { words }) => [{ name: 'ResumeOrder', args: words === '' ? {} : { comment: words } }],
}

const archive: BulkAction = { id: 'archive', label: COMMAND_LABELS.ArchiveOrder, intents: () => [{ name: 'ArchiveOrder', args: {} }] }

const reactivate: BulkAction = {
  id: 'reactivate',
  label: COMMAND_LABELS.ReactivateOrder,
  intents: () => [{ name: 'ReactivateOrder', args: {} }],
}

const restore: BulkAction = { id: 'restore', label: COMMAND_LABELS.RestoreOrder, intents: () => [{ name: 'RestoreOrder', args: {} }] }

const note: BulkAction = {
  id: 'note',
  label: COMMAND_LABELS.AddNote,
  asks: 'words',
  intents: (_order, { words }) => [{ name: 'AddNote', args: { note: words } }],
}

const cancel: BulkAction = {
  id: 'cancel',
  label: COMMAND_LABELS.CancelOrder,
  isGrave: true,
  asks: 'words',
  intents: (_order, { words }) => [{ name: 'CancelOrder', args: { comment: words, stockAction: 'releaseItemsBackToWarehouse' } }],
}

const markAsPaid: BulkAction = {
  id: 'mark-as-paid',
  label: msg('Payment has come'),
  asks: 'words',
  // What a card has authorized is captured; recording it as well would book it twice.
  intents: (order, { words }) =>
    sumOf(order.payments, capturable) > 0 ? [] : [{ name: 'MarkAsPaid', args: words === '' ? {} : { reference: words } }],
  idle: msg('Its payment is authorized: capture it.'),
}

const clearWaiting: BulkAction = {
  id: 'clear-waiting',
  label: msg('Go on without the payment'),
  asks: 'words',
  intents: (order, { words }) => (order.isWaitingForPayment ? [{ name: 'ClearWaitingForPayment', args: { reason: words } }] : []),
  idle: msg('It does not wait for its payment.'),
}

/** Everything the bulk bar offers, in the order of an order's life. */
export const BULK_ACTIONS: readonly BulkAction[] = [
  confirm,
  claim,
  goodToGo,
  capture,
  complete,
  hold,
  resume,
  markAsPaid,
  clearWaiting,
  archive,
  reactivate,
  restore,
  note,
  cancel,
]

/** Changes nothing, so it is no command: the run hands the orders to the desk's export. */
const exporting: BulkAction = { id: EXPORT_ACTION, label: msg('Export CSV'), intents: () => [] }

/** The action a run was begun with; null where this version of the desk knows none of that name. */
export function bulkAction(id: string): BulkAction | null {
  return [...BULK_ACTIONS, exporting].find((action) => action.id === id) ?? null
}

/** Reasons a person may give for holding; a conflict is found by the service. */
export const HOLD_CHOICES = (Object.keys(HOLD_REASON_LABELS) as HoldReason[]).filter((code) => code !== 'SYNC_CONFLICT')

function holdReason(code: string | undefined): HoldReason {
  return HOLD_CHOICES.find((each) => each === code) ?? 'OTHER'
}
