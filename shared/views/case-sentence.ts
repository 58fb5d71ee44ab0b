// A case in the words of the person who has to decide it (domain.md 9.3): what happened here, what the service knew, and
// what it means for the customer.

import { assertNever } from '../base/invariant.ts'
import { sumOf } from '../base/money.ts'
import type { RecordedInstead } from '../lifecycle/conflict.ts'
import type { ShopSettings } from '../lifecycle/settings.ts'
import type { SyncCase } from '../lifecycle/sync-case.ts'
import { midSentence } from '../wording/case-of-letters.ts'
import { listText } from '../wording/list-text.ts'
import { type Message, msg, say } from '../wording/say.ts'
import { commandLabel } from './command-label.ts'
import { moneyText } from './money-text.ts'
import { refusalSentence } from './refusal-sentence.ts'
import { statusLabel } from './status-label.ts'

/** What the case is, in a few words. */
export function caseHeadline({ kind }: Pick<SyncCase, 'kind'>): string {
  return say(CASE_HEADLINES[kind])
}

/** What goods are called, by whatever a line says of them; null where nobody here knows. */
export type GoodsNames = (line: GoodsLine) => string | null

export interface GoodsLine {
  readonly itemId?: string
  readonly orderLineId?: string
  readonly shipmentLineId?: string
  readonly snapshot?: { readonly productName: string }
  readonly quantity?: number
}

const NAMELESS: GoodsNames = () => null

/** What was done at the desk and by whom; when stands beside it, not in it. */
export function happenedSentence({ command }: SyncCase, settings: ShopSettings | null, names: GoodsNames = NAMELESS): string {
  const about = goodsText(command, names)
  return say('{name}: {action}{about}{method}.', {
    name: command.actor.name,
    action: midSentence(commandLabel(command.name)),
    about,
    method: methodText(command, settings),
  })
}

/** How the service stood when it heard of it, and why it could not take it as it was. */
export function knownSentence({ serviceState, orderNumber, refusal }: SyncCase): string {
  const { status, isOnHold, changedBy } = serviceState
  const order =
    orderNumber === null
      ? say('Nothing of that order was here')
      : say('Order {orderNumber} was {status}', { orderNumber, status: statusText(status) })
  const known = status === null ? say('It was not here') : status === 0 ? say('It was a selection') : order
  const flags = isOnHold ? say(', on hold') : ''
  const by = changedBy === null ? '' : say(', last changed by {changedBy}', { changedBy })
  // That it stood where the command cannot act is said already.
  const why = refusal && refusal.code !== 'WRONG_STATUS' ? ` ${refusalSentence(refusal).sentence}` : ''
  return say('{known}{flags}{by}.{why}', { known, flags, by, why })
}

/** What was kept of it, one sentence each. */
export function keptSentences({ recorded }: SyncCase, names: GoodsNames = NAMELESS): readonly string[] {
  return recorded.map((kept) => keptSentence(kept, names))
}

/** What the customer notices of it. */
export function effectSentence({ kind }: Pick<SyncCase, 'kind'>): string {
  return say(EFFECTS[kind])
}

function keptSentence(kept: RecordedInstead, names: GoodsNames): string {
  switch (kept.as) {
    case 'nothing':
      return say('Nothing was moved: it waits for the decision.')
    case 'asGiven':
      return say('It is recorded as it was done.')
    case 'completedShipment':
      return kept.restoresOrder ? say('The order is back, and its parcel counts as sent.') : say('The parcel counts as sent.')
    case 'unlinkedIssue':
      return say('{units} left the stock, in no shipment.', { units: unitsText(kept.goods, names) })
    case 'unlinkedReceipt':
      return say('{units} came into stock, in no return.', { units: unitsText(kept.goods, names) })
    case 'unassignedTillMoney':
      return say('{amount} is in the till and belongs to no order.', { amount: moneyText(kept.amount, kept.currency) })
    case 'tillDifference':
      return say('{amount} is missing in the till.', { amount: moneyText(kept.amount, kept.currency) })
    case 'asGivenAfterMakingRoom': {
      const given = unitsText(kept.givenUp ?? [], names)
      const corrected =
        (kept.corrections ?? []).length > 0
          ? say(', {units} corrected into the record', { units: unitsText(kept.corrections ?? [], names) })
          : ''
      return say('It is recorded as it was done; other orders gave up {given}{corrected}.', { given, corrected })
    }
    case 'placeholder':
      return say('It is kept here until somebody says what it belongs to.')
    default:
      return assertNever(kept)
  }
}

function goodsText({ args }: SyncCase['command'], names: GoodsNames): string {
  if (!('lines' in args) || !Array.isArray(args.lines) || args.lines.length === 0) return ''
  return say(', {units}', { units: unitsText(args.lines, names) })
}

function methodText({ args }: SyncCase['command'], settings: ShopSettings | null): string {
  const methodId = 'methodId' in args ? args.methodId : undefined
  if (methodId === undefined) return ''
  return say(', by {method}', { method: settings?.paymentMethods.find((method) => method.id === methodId)?.name ?? methodId })
}

function statusText(status: number | null): string {
  return statusLabel(status ?? 0) || say('unknown')
}

/** Which goods, by name; only how many where one of them has none here, or where they are too many to be read. */
function unitsText(goods: readonly GoodsLine[], names: GoodsNames): string {
  const byName = Map.groupBy(goods, (line) => line.snapshot?.productName ?? names(line))
  const units = (lines: readonly GoodsLine[]) => sumOf(lines, (line) => line.quantity ?? 0)
  if (byName.size === 0 || byName.size > MOST_NAMES || [...byName.keys()].some((name) => !name))
    return say('{units, plural, one {# unit} other {# units}}', { units: units(goods) })
  return listText([...byName].map(([name, lines]) => say('{count, number} × {name}', { count: units(lines), name: name ?? '' })))
}

const MOST_NAMES = 4

/** What each kind of case is, in a few words. */
export const CASE_HEADLINES: Readonly<Record<SyncCase['kind'], Message>> = {
  DUPLICATE: msg('Delivered twice'),
  POSSIBLE_DUPLICATE: msg('Perhaps done twice'),
  OVERSOLD: msg('More was sold than there was'),
  HELD_MEANWHILE: msg('Packed while the order was held'),
  SHIPPED_WHILE_HELD: msg('Shipped while the order was held'),
  SHIPPED_WHILE_CANCELLED: msg('Shipped while the order was cancelled'),
  CAPTURE_FAILED: msg('The payment was not captured'),
  DOUBLE_SHIPMENT: msg('The same goods left twice'),
  PAID_WHILE_CANCELLED: msg('Paid while the order was cancelled'),
  OVER_RETURN: msg('More came back than was sent'),
  OVER_REFUND: msg('More was given back than was paid'),
  CANCELLED_MEANWHILE: msg('Worked on while the order was cancelled'),
  EDIT_CONFLICT: msg('Two people changed the same'),
  PRICE_CHANGED: msg('Sold at prices that are no longer the shop’s'),
  NUMBER_CLASH: msg('The same order number twice'),
  REFERENCE_CLASH: msg('The same reference twice'),
  PERMISSION_REVOKED: msg('Done by somebody who may no longer do it'),
  UNKNOWN_ITEM: msg('An item nobody knows any more'),
  DELETED: msg('Done to something that was deleted'),
  QUARANTINED: msg('The service failed over it'),
}

const EFFECTS: Readonly<Record<SyncCase['kind'], Message>> = {
  DUPLICATE: msg('None.'),
  POSSIBLE_DUPLICATE: msg('The customer may have paid or be sent the same twice.'),
  OVERSOLD: msg('Somebody who was promised these goods has to wait for them.'),
  HELD_MEANWHILE: msg('The parcel is packed and stays until somebody decides.'),
  SHIPPED_WHILE_HELD: msg('The customer is about to get a parcel that should have waited.'),
  SHIPPED_WHILE_CANCELLED: msg('The customer is about to get goods they no longer ordered.'),
  CAPTURE_FAILED: msg('The parcel stays in the shop: nothing was paid for it yet.'),
  DOUBLE_SHIPMENT: msg('The customer is about to get the same goods twice.'),
  PAID_WHILE_CANCELLED: msg('The customer has paid for something they will not get as things stand.'),
  OVER_RETURN: msg('The customer may have been given something for goods that are not from this order.'),
  OVER_REFUND: msg('The customer was given more than they had paid.'),
  CANCELLED_MEANWHILE: msg('None so far: the order is cancelled.'),
  EDIT_CONFLICT: msg('The order goes out with whichever is chosen.'),
  PRICE_CHANGED: msg('The customer paid the price on their receipt.'),
  NUMBER_CLASH: msg('The receipt names a number another order has too.'),
  REFERENCE_CLASH: msg('The receipt names a reference another order has too.'),
  PERMISSION_REVOKED: msg('None as far as the customer can see.'),
  UNKNOWN_ITEM: msg('None so far: the goods are on no shelf of the record.'),
  DELETED: msg('The customer may have paid for or got something no order tells of.'),
  QUARANTINED: msg('Unknown until it is run again: what was done there is not in the order.'),
}
