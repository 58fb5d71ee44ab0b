// A case in the words of the person who has to decide it (domain.md 9.3): what happened here, what the service knew, and
// what it means for the customer.

import { assertNever } from '../base/invariant.ts'
import { sumOf } from '../base/money.ts'
import type { RecordedInstead } from '../lifecycle/conflict.ts'
import type { ShopSettings } from '../lifecycle/settings.ts'
import { STATUS_NAMES } from '../lifecycle/status.ts'
import type { SyncCase } from '../lifecycle/sync-case.ts'
import { commandLabel } from './command-label.ts'
import { moneyText } from './money-text.ts'
import { refusalSentence } from './refusal-sentence.ts'

/** What the case is, in a few words. */
export function caseHeadline({ kind }: Pick<SyncCase, 'kind'>): string {
  return HEADLINES[kind]
}

/** What was done at the desk and by whom; when stands beside it, not in it. */
export function happenedSentence({ command }: SyncCase, settings: ShopSettings | null): string {
  const about = goodsText(command)
  return `${command.actor.name}: ${lowerFirst(commandLabel(command.name))}${about}${methodText(command, settings)}.`
}

/** How the service stood when it heard of it, and why it could not take it as it was. */
export function knownSentence({ serviceState, orderNumber, refusal }: SyncCase): string {
  const { status, isOnHold, changedBy } = serviceState
  const order = orderNumber === null ? 'Nothing of that order was here' : `Order ${orderNumber} was ${statusText(status)}`
  const known = status === null ? 'It was not here' : status === 0 ? 'It was a selection' : order
  const flags = isOnHold ? ', on hold' : ''
  const by = changedBy === null ? '' : `, last changed by ${changedBy}`
  // That it stood where the command cannot act is said already.
  const why = refusal && refusal.code !== 'WRONG_STATUS' ? ` ${refusalSentence(refusal).sentence}` : ''
  return `${known}${flags}${by}.${why}`
}

/** What was kept of it, one sentence each. */
export function keptSentences({ recorded }: SyncCase): readonly string[] {
  return recorded.map(keptSentence)
}

/** What the customer notices of it. */
export function effectSentence({ kind }: Pick<SyncCase, 'kind'>): string {
  return EFFECTS[kind]
}

function keptSentence(kept: RecordedInstead): string {
  switch (kept.as) {
    case 'nothing':
      return 'Nothing was moved: it waits for the decision.'
    case 'asGiven':
      return 'It is recorded as it was done.'
    case 'completedShipment':
      return kept.restoresOrder ? 'The order is back, and its parcel counts as sent.' : 'The parcel counts as sent.'
    case 'unlinkedIssue':
      return `${unitsText(kept.goods)} left the stock, in no shipment.`
    case 'unlinkedReceipt':
      return `${unitsText(kept.goods)} came into stock, in no return.`
    case 'unassignedTillMoney':
      return `${moneyText(kept.amount, kept.currency)} is in the till and belongs to no order.`
    case 'tillDifference':
      return `${moneyText(kept.amount, kept.currency)} is missing in the till.`
    case 'asGivenAfterMakingRoom': {
      const given = unitsText(kept.givenUp ?? [])
      const corrected = (kept.corrections ?? []).length > 0 ? `, ${unitsText(kept.corrections ?? [])} corrected into the record` : ''
      return `It is recorded as it was done; other orders gave up ${given}${corrected}.`
    }
    case 'placeholder':
      return 'It is kept here until somebody says what it belongs to.'
    default:
      return assertNever(kept)
  }
}

function goodsText(command: SyncCase['command']): string {
  const { args } = command
  if (!('lines' in args) || !Array.isArray(args.lines) || args.lines.length === 0) return ''
  const lines: readonly { readonly quantity?: number }[] = args.lines
  return `, ${countText(sumOf(lines, (line) => line.quantity ?? 0))}`
}

function methodText({ args }: SyncCase['command'], settings: ShopSettings | null): string {
  const methodId = 'methodId' in args ? args.methodId : undefined
  if (methodId === undefined) return ''
  return `, by ${settings?.paymentMethods.find((method) => method.id === methodId)?.name ?? methodId}`
}

function statusText(status: number | null): string {
  return (STATUS_NAMES as Readonly<Record<number, string>>)[status ?? 0] ?? 'unknown'
}

function unitsText(goods: readonly { readonly quantity: number }[]): string {
  return countText(sumOf(goods, (each) => each.quantity))
}

function countText(count: number): string {
  return count === 1 ? '1 unit' : `${count} units`
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

const HEADLINES: Readonly<Record<SyncCase['kind'], string>> = {
  DUPLICATE: 'Delivered twice',
  POSSIBLE_DUPLICATE: 'Perhaps done twice',
  OVERSOLD: 'More was sold than there was',
  HELD_MEANWHILE: 'Packed while the order was held',
  SHIPPED_WHILE_HELD: 'Shipped while the order was held',
  SHIPPED_WHILE_CANCELLED: 'Shipped while the order was cancelled',
  CAPTURE_FAILED: 'The payment was not captured',
  DOUBLE_SHIPMENT: 'The same goods left twice',
  PAID_WHILE_CANCELLED: 'Paid while the order was cancelled',
  OVER_RETURN: 'More came back than was sent',
  OVER_REFUND: 'More was given back than was paid',
  CANCELLED_MEANWHILE: 'Worked on while the order was cancelled',
  EDIT_CONFLICT: 'Two people changed the same',
  PRICE_CHANGED: 'Sold at prices that are no longer the shop’s',
  NUMBER_CLASH: 'The same order number twice',
  REFERENCE_CLASH: 'The same reference twice',
  PERMISSION_REVOKED: 'Done by somebody who may no longer do it',
  UNKNOWN_ITEM: 'An item nobody knows any more',
  DELETED: 'Done to something that was deleted',
}

const EFFECTS: Readonly<Record<SyncCase['kind'], string>> = {
  DUPLICATE: 'None.',
  POSSIBLE_DUPLICATE: 'The customer may have paid or be sent the same twice.',
  OVERSOLD: 'Somebody who was promised these goods has to wait for them.',
  HELD_MEANWHILE: 'The parcel is packed and stays until somebody decides.',
  SHIPPED_WHILE_HELD: 'The customer is about to get a parcel that should have waited.',
  SHIPPED_WHILE_CANCELLED: 'The customer is about to get goods they no longer ordered.',
  CAPTURE_FAILED: 'The parcel stays in the shop: nothing was paid for it yet.',
  DOUBLE_SHIPMENT: 'The customer is about to get the same goods twice.',
  PAID_WHILE_CANCELLED: 'The customer has paid for something they will not get as things stand.',
  OVER_RETURN: 'The customer may have been given something for goods that are not from this order.',
  OVER_REFUND: 'The customer was given more than they had paid.',
  CANCELLED_MEANWHILE: 'None so far: the order is cancelled.',
  EDIT_CONFLICT: 'The order goes out with whichever is chosen.',
  PRICE_CHANGED: 'The customer paid the price on their receipt.',
  NUMBER_CLASH: 'The receipt names a number another order has too.',
  REFERENCE_CLASH: 'The receipt names a reference another order has too.',
  PERMISSION_REVOKED: 'None as far as the customer can see.',
  UNKNOWN_ITEM: 'None so far: the goods are on no shelf of the record.',
  DELETED: 'The customer may have paid for or got something no order tells of.',
}
