// What already happened in the shop and what somebody would like to happen (domain.md 9.1, 9.2; decisions 4). The answer
// follows from the command and what it meets; nobody may claim it.

import type { Command, CommandName } from './command.ts'
import type { LifecycleState } from './decision.ts'
import { findPaymentMethod } from './find-setting.ts'
import { findShipment } from './quantities.ts'
import type { PaymentKind, ShopSettings } from './settings.ts'

/**
 * What a desk without a connection may do with a command: record it, it has happened; do it for now and have it decided
 * again; not do it; or write it down and send it later, promising nothing.
 */
export type OfflineClass = 'fact' | 'provisional' | 'online' | 'onlineQueued'

/** For some it depends on the money: what was taken in hand has happened, what a provider must be asked for has not. */
type Depends = 'onTenderAtCheckout' | 'onTenderTaken' | 'onExtraPayment' | 'onTenderGivenBack' | 'onPaidShipment'

export const OFFLINE_CLASSES: Readonly<Record<CommandName, OfflineClass | Depends>> = {
  CreateSelection: 'provisional',
  SetSelectionLine: 'provisional',
  EditSelection: 'provisional',
  DeleteSelection: 'provisional',
  AssignCustomer: 'provisional',
  SignIn: 'provisional',
  // The authority alone knows what was placed meanwhile.
  CreateMagicLink: 'online',
  RevokeMagicLink: 'online',
  RequestCheckout: 'provisional',
  // The clock that counts is the authority's.
  ExpireSelection: 'online',
  MarkAbandoned: 'online',
  CreateOrder: 'onTenderAtCheckout',
  CounterSale: 'fact',
  ConfirmOrder: 'provisional',
  UnconfirmOrder: 'provisional',
  AllocateOrder: 'provisional',
  UnallocateOrder: 'provisional',
  ExpediteOrder: 'provisional',
  // Only the authority sees what else waits for the same goods.
  ShipArrivedStock: 'online',
  EditOrder: 'provisional',
  ChangeShippingCost: 'provisional',
  AddLines: 'onExtraPayment',
  CancelLines: 'onlineQueued',
  RestoreLines: 'onExtraPayment',
  PutOnHold: 'provisional',
  // Somebody else may have a reason nobody here can see.
  ResumeOrder: 'online',
  SetWaitingForPayment: 'online',
  ClearWaitingForPayment: 'online',
  CaptureOrder: 'onlineQueued',
  ReleaseRemainingAuthorization: 'onlineQueued',
  CancelOrder: 'onlineQueued',
  RestoreOrder: 'provisional',
  DeleteOrder: 'online',
  ArchiveOrder: 'provisional',
  ReactivateOrder: 'provisional',
  SetOrderLock: 'online',
  AddNote: 'provisional',
  CreateSelectionFromOrder: 'provisional',
  EditShipment: 'provisional',
  // A right is given before it is used: two desks without a line would each give it to themselves.
  ClaimShipment: 'online',
  ReleaseClaim: 'fact',
  ScanItem: 'fact',
  UnpackItem: 'fact',
  SetGoodToGo: 'provisional',
  UnsetGoodToGo: 'provisional',
  CaptureShipment: 'onlineQueued',
  MarkAsPaid: 'onTenderTaken',
  MarkAsUnpaid: 'provisional',
  CompleteShipment: 'onPaidShipment',
  DeleteShipment: 'provisional',
  CreateReturn: 'fact',
  EditReturn: 'provisional',
  RefundReturn: 'onTenderGivenBack',
  CompleteReturn: 'provisional',
  UncompleteReturn: 'provisional',
  DeleteReturn: 'provisional',
  StandardRefund: 'onTenderGivenBack',
  // The basket it begins stands only where it is decided: kept here it could neither be shown nor sold.
  CreateSelectionFromReturn: 'online',
  // Numbers without a gap come from one place.
  IssueInvoice: 'online',
  IssueCreditSlip: 'online',
  // The paper is in somebody's hand.
  PrintDocument: 'fact',
  // What the provider did stands, whoever hears of it.
  RecordPaymentResult: 'fact',
  // It asks the provider, other orders and the whole shop's stock.
  ResolveConflict: 'online',
  ReceiveStock: 'fact',
  CountStock: 'fact',
  RemoveStock: 'fact',
  TransferStock: 'fact',
  // A right is given before it is used, and given up only where it can no longer be used.
  GrantAllotment: 'online',
  ReturnAllotment: 'online',
  SaveItems: 'online',
  SaveSettings: 'online',
}

/** Whether a command tells of something that has happened, which is never refused for having come late, or asks for something. */
export function factOrIntent(command: Command, state: LifecycleState, settings: ShopSettings): 'fact' | 'intent' {
  return offlineClassOf(command, state, settings) === 'fact' ? 'fact' : 'intent'
}

/** What a desk without a connection may do with this command, as things stand. */
export function offlineClassOf(command: Command, state: LifecycleState, settings: ShopSettings): OfflineClass {
  const known = OFFLINE_CLASSES[command.name]
  // What it was about is not here at all: nothing shows that it was only a wish.
  const isUnknown = !state.order && !state.selection
  switch (known) {
    case 'onTenderAtCheckout':
      return isUnknown ? 'fact' : atCheckout(findPaymentMethod(settings, state.selection?.paymentMethodId ?? null)?.kind)
    case 'onTenderTaken':
      return isInHand(tenderOf(command, state, settings)) || (isUnknown && !namesMethod(command)) ? 'fact' : 'provisional'
    case 'onExtraPayment':
      return isInHand(extraTender(command, settings)) ? 'fact' : 'provisional'
    case 'onTenderGivenBack':
      return givenBack(command, state, settings)
    case 'onPaidShipment':
      return leaves(command, state, settings)
    default:
      return known
  }
}

function atCheckout(kind: PaymentKind | undefined): OfflineClass {
  if (kind === 'psp') return 'online'
  return isInHand(kind) || kind === 'prepaid' ? 'fact' : 'provisional'
}

function givenBack(command: Command, state: LifecycleState, settings: ShopSettings): OfflineClass {
  const method = command.name === 'RefundReturn' || command.name === 'StandardRefund' ? command.args.method : undefined
  if (method === 'psp') return 'onlineQueued'
  if (method === 'manual') return 'provisional'
  if (method !== undefined || (!state.order && !state.selection)) return 'fact'
  return isInHand(tenderOf(command, state, settings)) ? 'fact' : 'onlineQueued'
}

// A parcel that may leave as it is was handed over; one that waits for a capture must not be. One that nobody knows here,
// or nobody knows any more, and one no provider stands behind, can have waited for nothing.
function leaves(command: Command, { order }: LifecycleState, settings: ShopSettings): OfflineClass {
  const shipment = order && command.name === 'CompleteShipment' ? findShipment(order, command.args.shipmentId) : undefined
  if (!order || !shipment || shipment.isPaid) return 'fact'
  const paysLater = findPaymentMethod(settings, order.paymentMethodId)?.shipBeforePayment === true
  const hasProvider = order.payments.some((payment) => payment.kind === 'psp')
  return paysLater || !hasProvider ? 'fact' : 'onlineQueued'
}

function namesMethod(command: Command): boolean {
  return command.name === 'MarkAsPaid' && command.args.methodId !== undefined
}

function tenderOf(command: Command, { order }: LifecycleState, settings: ShopSettings): PaymentKind | undefined {
  const named = command.name === 'MarkAsPaid' ? command.args.methodId : undefined
  return findPaymentMethod(settings, named ?? order?.paymentMethodId ?? null)?.kind
}

function extraTender(command: Command, settings: ShopSettings): PaymentKind | undefined {
  const payment = command.name === 'AddLines' || command.name === 'RestoreLines' ? command.args.payment : undefined
  return findPaymentMethod(settings, payment?.methodId ?? null)?.kind
}

function isInHand(kind: PaymentKind | undefined): boolean {
  return kind === 'cash' || kind === 'externalTerminal'
}
