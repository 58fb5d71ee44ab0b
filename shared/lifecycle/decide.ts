import { assertNever } from '../base/invariant.ts'
import type { Command } from './command.ts'
import type { Decision, EventsElsewhere, LifecycleState, RuleContext, RuleDecision } from './decision.ts'
import { noEffect, refuse } from './decision.ts'
import type { EventBody, LifecycleEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { followUps } from './follow-ups.ts'
import type { Order } from './order.ts'
import { isHuman, mayIssue } from './permissions.ts'
import { resolveConflict } from './resolve-conflict.ts'
import { addLines } from './rules/add-lines.ts'
import { addNote } from './rules/add-note.ts'
import { allocateOrder } from './rules/allocate-order.ts'
import { archiveOrder } from './rules/archive-order.ts'
import { assignCustomer, signIn } from './rules/assign-customer.ts'
import { cancelLines } from './rules/cancel-lines.ts'
import { cancelOrder } from './rules/cancel-order.ts'
import { captureOrder } from './rules/capture-order.ts'
import { captureShipment } from './rules/capture-shipment.ts'
import { changeShippingCost } from './rules/change-shipping-cost.ts'
import { claimShipment, releaseClaim } from './rules/claim-shipment.ts'
import { completeReturn, uncompleteReturn } from './rules/complete-return.ts'
import { completeShipment } from './rules/complete-shipment.ts'
import { confirmOrder } from './rules/confirm-order.ts'
import { countStock } from './rules/count-stock.ts'
import { counterSale } from './rules/counter-sale.ts'
import { createMagicLink, revokeMagicLink } from './rules/create-magic-link.ts'
import { createOrder } from './rules/create-order.ts'
import { createReturn } from './rules/create-return.ts'
import { createSelection } from './rules/create-selection.ts'
import { createSelectionFromOrder } from './rules/create-selection-from-order.ts'
import { createSelectionFromReturn } from './rules/create-selection-from-return.ts'
import { deleteOrder } from './rules/delete-order.ts'
import { deleteReturn } from './rules/delete-return.ts'
import { deleteSelection } from './rules/delete-selection.ts'
import { deleteShipment } from './rules/delete-shipment.ts'
import { editOrder } from './rules/edit-order.ts'
import { editReturn } from './rules/edit-return.ts'
import { editSelection } from './rules/edit-selection.ts'
import { editShipment } from './rules/edit-shipment.ts'
import { expediteOrder } from './rules/expedite-order.ts'
import { expireSelection } from './rules/expire-selection.ts'
import { grantAllotment } from './rules/grant-allotment.ts'
import { issueCreditSlip } from './rules/issue-credit-slip.ts'
import { issueInvoice } from './rules/issue-invoice.ts'
import { linkRefusal } from './rules/link-guard.ts'
import { markAbandoned } from './rules/mark-abandoned.ts'
import { markAsPaid, markAsUnpaid } from './rules/mark-as-paid.ts'
import { printDocument } from './rules/print-document.ts'
import { putOnHold } from './rules/put-on-hold.ts'
import { reactivateOrder } from './rules/reactivate-order.ts'
import { receiveStock } from './rules/receive-stock.ts'
import { recordPaymentResult } from './rules/record-payment-result.ts'
import { refundReturn } from './rules/refund-return.ts'
import { releaseRemainingAuthorization } from './rules/release-remaining-authorization.ts'
import { removeStock } from './rules/remove-stock.ts'
import { requestCheckout } from './rules/request-checkout.ts'
import { restoreLines } from './rules/restore-lines.ts'
import { restoreOrder } from './rules/restore-order.ts'
import { resumeOrder } from './rules/resume-order.ts'
import { returnAllotment } from './rules/return-allotment.ts'
import { saveItems } from './rules/save-items.ts'
import { saveSettings } from './rules/save-settings.ts'
import { scanItem, unpackItem } from './rules/scan-item.ts'
import { setGoodToGo, unsetGoodToGo } from './rules/set-good-to-go.ts'
import { setOrderLock } from './rules/set-order-lock.ts'
import { setSelectionLine } from './rules/set-selection-line.ts'
import { shipArrivedStock } from './rules/ship-arrived-stock.ts'
import { standardRefund } from './rules/standard-refund.ts'
import { transferStock } from './rules/transfer-stock.ts'
import { unallocateOrder } from './rules/unallocate-order.ts'
import { unconfirmOrder } from './rules/unconfirm-order.ts'
import { clearWaitingForPayment, setWaitingForPayment } from './rules/waiting-for-payment.ts'
import { type OrderCommandName, TRANSITIONS } from './transitions.ts'
import { withAllotmentsUsed } from './use-allotments.ts'

type OrderCommand = Extract<Command, { readonly name: OrderCommandName }>

/** What a command leads to: facts or a refusal. Pure, so that a desk and the authority answer the same question alike. */
export function decide(command: Command, state: LifecycleState, given: RuleContext): Decision {
  const context = { ...given, deskId: command.deskId }
  const decision = decideUnstamped(command, state, context)
  if (decision.outcome !== 'accepted') return decision
  const stamp = (event: EventBody): LifecycleEvent => ({ ...event, at: command.occurredAt, by: command.actor.name })
  const events = decision.events.map(stamp)
  const after = events.reduce(evolve, state)
  const accepted = {
    outcome: 'accepted',
    events: [...events, ...followUps(command, state.order, after.order, context).map(stamp)],
    elsewhere: decision.elsewhere.map(
      (other): EventsElsewhere<LifecycleEvent> => ({ aggregate: other.aggregate, events: other.events.map(stamp) }),
    ),
    warnings: decision.warnings,
  } as const
  return withAllotmentsUsed(accepted, command, state, context)
}

function decideUnstamped(command: Command, state: LifecycleState, context: RuleContext): RuleDecision {
  if (state.deleted) return refuse('DELETED', { id: command.aggregate.id })
  const byLink = linkRefusal(command, state)
  if (byLink) return byLink
  if (isOrderCommand(command)) return decideOnOrder(command, state, context)
  if (!mayIssue(command, state.order, context.settings)) return forbidden(command)
  switch (command.name) {
    case 'CreateSelection':
      return createSelection(command, state, context)
    case 'SetSelectionLine':
      return state.selection ? setSelectionLine(command, state.selection, context) : notFound(command)
    case 'EditSelection':
      return state.selection ? editSelection(command, state.selection) : notFound(command)
    case 'DeleteSelection':
      return state.selection ? deleteSelection(command, state.selection) : notFound(command)
    case 'AssignCustomer':
      return state.selection ? assignCustomer(command, state.selection, context) : notFound(command)
    case 'SignIn':
      return signIn(command, state, context)
    case 'CreateMagicLink':
      return state.selection ? createMagicLink(command, state.selection, context) : notFound(command)
    case 'RevokeMagicLink':
      return state.selection ? revokeMagicLink(command, state.selection) : notFound(command)
    case 'RequestCheckout':
      return state.selection ? requestCheckout(command, state.selection) : notFound(command)
    case 'ExpireSelection':
      return state.selection ? expireSelection(command, state.selection) : notFound(command)
    case 'MarkAbandoned':
      return state.selection ? markAbandoned(command, state.selection, context) : notFound(command)
    case 'CreateOrder':
      // One selection makes at most one order: asking again finds the same one.
      if (state.order) return noEffect
      return state.selection ? createOrder(command, state.selection, context) : notFound(command)
    case 'CounterSale':
      if (state.order) return noEffect
      return state.selection ? counterSale(command, state.selection, context) : notFound(command)
    case 'ResolveConflict':
      return state.syncCase ? resolveConflict(command, state.syncCase, context, decide) : notFound(command)
    case 'ReceiveStock':
      return receiveStock(command, context)
    case 'CountStock':
      return countStock(command, context)
    case 'RemoveStock':
      return removeStock(command, context)
    case 'TransferStock':
      return transferStock(command, context)
    case 'GrantAllotment':
      return grantAllotment(command, context)
    case 'ReturnAllotment':
      return returnAllotment(command, context)
    case 'SaveItems':
      return saveItems(command, context)
    case 'SaveSettings':
      return saveSettings(command, context)
    default:
      return assertNever(command)
  }
}

function decideOnOrder(command: OrderCommand, state: LifecycleState, context: RuleContext): RuleDecision {
  const { order } = state
  if (!order) return notFound(command)
  if (!mayIssue(command, order, context.settings)) return forbidden(command)
  if (order.isLocked && isHuman(command.actor) && !UNLOCKED_COMMANDS.has(command.name)) return refuse('LOCKED', { number: order.number })
  const transition = TRANSITIONS[command.name][order.status]
  if (transition === 'no-op') return noEffect
  if (typeof transition === 'string') return refuse(transition, { status: order.status, number: order.number })
  return applyRule(command, order, context)
}

const UNLOCKED_COMMANDS: ReadonlySet<OrderCommandName> = new Set(['SetOrderLock', 'AddNote', 'CreateSelectionFromOrder', 'PrintDocument'])

function applyRule(command: OrderCommand, order: Order, context: RuleContext): RuleDecision {
  switch (command.name) {
    case 'ConfirmOrder':
      return confirmOrder(command, order, context)
    case 'UnconfirmOrder':
      return unconfirmOrder(command, order)
    case 'AllocateOrder':
      return allocateOrder(command, order, context)
    case 'UnallocateOrder':
      return unallocateOrder(command, order, context)
    case 'ExpediteOrder':
      return expediteOrder(command, order, context)
    case 'ShipArrivedStock':
      return shipArrivedStock(command, order, context)
    case 'EditOrder':
      return editOrder(command, order, context)
    case 'ChangeShippingCost':
      return changeShippingCost(command, order)
    case 'AddLines':
      return addLines(command, order, context)
    case 'CancelLines':
      return cancelLines(command, order, context)
    case 'RestoreLines':
      return restoreLines(command, order, context)
    case 'PutOnHold':
      return putOnHold(command, order)
    case 'ResumeOrder':
      return resumeOrder(command, order)
    case 'SetWaitingForPayment':
      return setWaitingForPayment(command, order)
    case 'ClearWaitingForPayment':
      return clearWaitingForPayment(command, order)
    case 'CaptureOrder':
      return captureOrder(command, order, context)
    case 'ReleaseRemainingAuthorization':
      return releaseRemainingAuthorization(command, order, context)
    case 'CancelOrder':
      return cancelOrder(command, order, context)
    case 'RestoreOrder':
      return restoreOrder(command, order, context)
    case 'DeleteOrder':
      return deleteOrder(command, order, context)
    case 'ArchiveOrder':
      return archiveOrder(command, order)
    case 'ReactivateOrder':
      return reactivateOrder()
    case 'SetOrderLock':
      return setOrderLock(command, order)
    case 'AddNote':
      return addNote(command)
    case 'CreateSelectionFromOrder':
      return createSelectionFromOrder(command, order, context)
    case 'EditShipment':
      return editShipment(command, order, context)
    case 'ClaimShipment':
      return claimShipment(command, order, context)
    case 'ReleaseClaim':
      return releaseClaim(command, order, context)
    case 'ScanItem':
      return scanItem(command, order, context)
    case 'UnpackItem':
      return unpackItem(command, order, context)
    case 'SetGoodToGo':
      return setGoodToGo(command, order, context)
    case 'UnsetGoodToGo':
      return unsetGoodToGo(command, order, context)
    case 'CaptureShipment':
      return captureShipment(command, order, context)
    case 'MarkAsPaid':
      return markAsPaid(command, order, context)
    case 'MarkAsUnpaid':
      return markAsUnpaid(command, order, context)
    case 'CompleteShipment':
      return completeShipment(command, order, context)
    case 'DeleteShipment':
      return deleteShipment(command, order, context)
    case 'CreateReturn':
      return createReturn(command, order, context)
    case 'EditReturn':
      return editReturn(command, order, context)
    case 'RefundReturn':
      return refundReturn(command, order, context)
    case 'CompleteReturn':
      return completeReturn(command, order, context)
    case 'UncompleteReturn':
      return uncompleteReturn(command, order, context)
    case 'DeleteReturn':
      return deleteReturn(command, order, context)
    case 'CreateSelectionFromReturn':
      return createSelectionFromReturn(command, order, context)
    case 'StandardRefund':
      return standardRefund(command, order, context)
    case 'IssueInvoice':
      return issueInvoice(command, order, context)
    case 'IssueCreditSlip':
      return issueCreditSlip(command, order, context)
    case 'PrintDocument':
      return printDocument(command, order, context)
    case 'RecordPaymentResult':
      return recordPaymentResult(command, order, context)
    default:
      return assertNever(command)
  }
}

function isOrderCommand(command: Command): command is OrderCommand {
  return command.name in TRANSITIONS
}

function notFound(command: Command): RuleDecision {
  return refuse('NOT_FOUND', { id: command.aggregate.id })
}

function forbidden(command: Command): RuleDecision {
  return refuse('FORBIDDEN', { command: command.name, role: command.actor.role })
}
