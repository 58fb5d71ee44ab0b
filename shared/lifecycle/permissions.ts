// Who may do what (domain.md 6.13), as data. PINs and limits refine these grants later; they never widen them.

import { canonicalJson } from '../base/canonical-json.ts'
import type { Actor, Role } from './actor.ts'
import type { Command, CommandName } from './command.ts'
import { findStore } from './find-setting.ts'
import type { Order } from './order.ts'
import type { ShopSettings } from './settings.ts'

/**
 * How far a role's right goes: always; only orders the customer collects; only orders the actor made the same day;
 * only holds the actor set the same day; only money the actor can take in hand; only lists shared with the whole shop.
 */
export type Grant = 'always' | 'pickupOrders' | 'ownSameDay' | 'ownHoldSameDay' | 'tender' | 'sharedViews'

/** `system` may do everything and is not listed. */
export type Grants = Readonly<Partial<Record<Exclude<Role, 'system'>, Grant>>>

const NOBODY: Grants = {}
const EVERYONE: Grants = { warehouse: 'always', counter: 'always', manager: 'always', admin: 'always', integration: 'always' }
const SALES: Grants = { counter: 'always', manager: 'always', admin: 'always', integration: 'always' }
// A program hands out no right of its own.
const STAFF_SALES: Grants = { counter: 'always', manager: 'always', admin: 'always' }
const OFFICE: Grants = { manager: 'always', admin: 'always', integration: 'always' }
const FLOOR: Grants = { ...EVERYONE, counter: 'pickupOrders' }
const STOCKTAKING: Grants = { warehouse: 'always', manager: 'always', admin: 'always', integration: 'always' }
const CANCELLING: Grants = { ...OFFICE, counter: 'ownSameDay' }
// An integration lifts no flag until a token can carry that scope.
const LIFTING_FLAGS: Grants = { manager: 'always', admin: 'always' }

export const PERMISSIONS: Readonly<Record<CommandName, Grants>> = {
  CreateSelection: SALES,
  SetSelectionLine: SALES,
  EditSelection: SALES,
  DeleteSelection: SALES,
  AssignCustomer: SALES,
  SignIn: SALES,
  CreateMagicLink: STAFF_SALES,
  RevokeMagicLink: STAFF_SALES,
  RequestCheckout: SALES,
  ExpireSelection: NOBODY,
  MarkAbandoned: NOBODY,
  CreateOrder: SALES,
  CounterSale: SALES,
  ConfirmOrder: OFFICE,
  UnconfirmOrder: OFFICE,
  AllocateOrder: FLOOR,
  UnallocateOrder: FLOOR,
  ExpediteOrder: FLOOR,
  ShipArrivedStock: NOBODY,
  EditOrder: SALES,
  ChangeShippingCost: OFFICE,
  AddLines: SALES,
  CancelLines: CANCELLING,
  RestoreLines: OFFICE,
  PutOnHold: EVERYONE,
  ResumeOrder: { ...LIFTING_FLAGS, warehouse: 'ownHoldSameDay', counter: 'ownHoldSameDay' },
  SetWaitingForPayment: NOBODY,
  ClearWaitingForPayment: LIFTING_FLAGS,
  CaptureOrder: OFFICE,
  ReleaseRemainingAuthorization: OFFICE,
  CancelOrder: CANCELLING,
  RestoreOrder: OFFICE,
  DeleteOrder: { manager: 'always', admin: 'always' },
  ArchiveOrder: OFFICE,
  ReactivateOrder: OFFICE,
  SetOrderLock: { admin: 'always', integration: 'always' },
  AddNote: EVERYONE,
  CreateSelectionFromOrder: SALES,
  EditShipment: FLOOR,
  ClaimShipment: FLOOR,
  ReleaseClaim: FLOOR,
  ScanItem: FLOOR,
  UnpackItem: FLOOR,
  SetGoodToGo: FLOOR,
  UnsetGoodToGo: FLOOR,
  CaptureShipment: FLOOR,
  MarkAsPaid: { ...OFFICE, counter: 'tender' },
  MarkAsUnpaid: { ...OFFICE, counter: 'tender' },
  CompleteShipment: FLOOR,
  DeleteShipment: FLOOR,
  CreateReturn: EVERYONE,
  EditReturn: EVERYONE,
  RefundReturn: SALES,
  CompleteReturn: EVERYONE,
  UncompleteReturn: EVERYONE,
  DeleteReturn: EVERYONE,
  CreateSelectionFromReturn: SALES,
  StandardRefund: OFFICE,
  IssueInvoice: SALES,
  IssueCreditSlip: SALES,
  PrintDocument: EVERYONE,
  RecordPaymentResult: NOBODY,
  ResolveConflict: LIFTING_FLAGS,
  ReceiveStock: STOCKTAKING,
  CountStock: STOCKTAKING,
  RemoveStock: STOCKTAKING,
  TransferStock: STOCKTAKING,
  GrantAllotment: LIFTING_FLAGS,
  // Another desk's only by who may grant.
  ReturnAllotment: { warehouse: 'always', counter: 'always', manager: 'always', admin: 'always' },
  SaveItems: OFFICE,
  SaveSettings: { admin: 'always', manager: 'sharedViews' },
}

/** Whether this actor may issue this command about this order (null while there is none). */
export function mayIssue(command: Command, order: Order | null, settings: ShopSettings): boolean {
  if (command.actor.role === 'system') return true
  const grant = PERMISSIONS[command.name][command.actor.role]
  if (grant === 'always') return true
  if (grant === 'sharedViews') return isOnlyOfViews(command, settings)
  if (!grant || !order) return false
  return isWithin(grant, command, order, settings)
}

function isWithin(grant: Exclude<Grant, 'always' | 'sharedViews'>, command: Command, order: Order, settings: ShopSettings): boolean {
  switch (grant) {
    case 'pickupOrders':
      return order.isPickup || order.lines.every((line) => line.storePickup)
    case 'ownSameDay':
      return order.createdBy === command.actor.name && isSameDay(order.createdAt, command.occurredAt, zoneOf(order, settings))
    case 'ownHoldSameDay':
      return order.holds.every((hold) => hold.by === command.actor.name && isSameDay(hold.at, command.occurredAt, zoneOf(order, settings)))
    case 'tender':
      return isTender(tenderOf(command) ?? order.paymentMethodId, settings)
  }
}

/** Whether a role may do this at any time and to any order. */
export function mayAlways(role: Role, name: CommandName): boolean {
  return role === 'system' || PERMISSIONS[name][role] === 'always'
}

/** Whether it is somebody of the shop who acts, rather than a customer by a link, a program or the service. */
export function isStaff(actor: Actor): boolean {
  return isHuman(actor) && actor.via === undefined
}

/** Whether a person stands behind the actor, rather than a program. */
export function isHuman(actor: Actor): boolean {
  return actor.role !== 'integration' && actor.role !== 'system'
}

function tenderOf(command: Command): string | undefined {
  return command.name === 'MarkAsPaid' ? command.args.methodId : undefined
}

/** Settings that differ in the views, and in nothing else, from those they were made of: whether these still stand the rule asks. */
function isOnlyOfViews(command: Command, settings: ShopSettings): boolean {
  if (command.name !== 'SaveSettings') return false
  const { settings: after, before = settings } = command.args
  if (canonicalJson(after) === canonicalJson(before)) return false
  return canonicalJson({ ...after, views: [] }) === canonicalJson({ ...before, views: [] })
}

function isTender(methodId: string | null, settings: ShopSettings): boolean {
  const kind = settings.paymentMethods.find((method) => method.id === methodId)?.kind
  return kind === 'cash' || kind === 'externalTerminal'
}

function zoneOf(order: Order, settings: ShopSettings): string {
  return findStore(settings, order.storeId)?.timeZone ?? 'UTC'
}

function isSameDay(oneTime: string, otherTime: string, timeZone: string): boolean {
  const calendar = new Intl.DateTimeFormat('en-GB', { timeZone })
  return calendar.format(new Date(oneTime)) === calendar.format(new Date(otherTime))
}
