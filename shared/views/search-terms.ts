import type { Address } from '../lifecycle/address.ts'
import type { Order, OrderLine } from '../lifecycle/order.ts'
import type { Selection, SelectionLine } from '../lifecycle/selection.ts'
import { phoneTerms } from './phone-terms.ts'
import { isSelection } from './queues.ts'
import { normalisedWords, wholeWord } from './search-words.ts'

/** Every normalised word an order or basket can be found by; a query finds it when each of its words begins one of these. */
export function searchTerms(subject: Order | Selection): readonly string[] {
  const terms = new Set(isSelection(subject) ? selectionTerms(subject) : orderTerms(subject))
  terms.delete('')
  return [...terms]
}

/** True when both are found by the same words; may say no for nothing, never yes for nothing. */
export function isFoundAlike(before: Order | Selection | null, after: Order | Selection | null): boolean {
  if (before === after) return true
  if (before === null || after === null) return false
  if (isSelection(before) || isSelection(after)) return false
  return (
    before.number === after.number &&
    before.reference === after.reference &&
    before.poNumber === after.poNumber &&
    before.buyerName === after.buyerName &&
    before.externalIds === after.externalIds &&
    slipsOf(before).join() === slipsOf(after).join() &&
    before.billingAddress === after.billingAddress &&
    before.shippingAddress === after.shippingAddress &&
    haveSameSnapshots(before.lines, after.lines) &&
    trackingText(before) === trackingText(after)
  )
}

function orderTerms(order: Order): string[] {
  return [
    ...numberTerms(order.number),
    wholeWord(order.reference),
    ...Object.values(order.externalIds).flatMap(normalisedWords),
    wholeWord(order.poNumber),
    ...normalisedWords(order.buyerName),
    ...addressTerms(order.billingAddress),
    ...addressTerms(order.shippingAddress),
    ...lineTerms(order.lines),
    ...slipsOf(order).flatMap((slip) => [wholeWord(slip), ...normalisedWords(slip)]),
    ...order.shipments.flatMap((shipment) => [wholeWord(shipment.trackingNumber), wholeWord(shipment.returnTrackingNumber)]),
  ]
}

/** What stands on the slips of the shop's own terminals: a customer without a receipt may have one of these. */
function slipsOf({ payments }: Order): readonly string[] {
  return payments.filter(({ kind }) => kind === 'externalTerminal').map(({ externalReference }) => externalReference)
}

function selectionTerms(selection: Selection): string[] {
  return [
    wholeWord(selection.poNumber),
    ...addressTerms(selection.address),
    ...addressTerms(selection.shippingAddress),
    ...lineTerms(selection.lines),
  ]
}

/** `K3-01042` is also found as `01042` and `1042`, and as `K31042`. */
function numberTerms(number: string): string[] {
  const [series = '', counter = ''] = number.split('-')
  const short = counter.replace(/^0+(?=\d)/, '')
  return [wholeWord(number), wholeWord(series + short), wholeWord(counter), wholeWord(short)]
}

function addressTerms(address: Address | null): string[] {
  if (!address) return []
  return [
    ...normalisedWords(address.firstName),
    ...normalisedWords(address.lastName),
    ...normalisedWords(address.attention),
    ...normalisedWords(address.company),
    wholeWord(address.email),
    ...phoneTerms(address.phoneNumber, address.country),
    ...phoneTerms(address.cellPhoneNumber, address.country),
  ]
}

function lineTerms(lines: readonly (OrderLine | SelectionLine)[]): string[] {
  return lines.flatMap((line) => [wholeWord(line.snapshot.sku), wholeWord(line.snapshot.ean)])
}

function haveSameSnapshots(before: readonly OrderLine[], after: readonly OrderLine[]): boolean {
  return before === after || (before.length === after.length && before.every((line, index) => line.snapshot === after[index]?.snapshot))
}

function trackingText(order: Order): string {
  return order.shipments.map((shipment) => `${shipment.trackingNumber} ${shipment.returnTrackingNumber}`).join('\n')
}
