import type { Actor } from '../actor.ts'
import type { Address } from '../address.ts'
import { type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { findPaymentMethod, findShippingMethod } from '../find-setting.ts'
import { paymentRestriction } from '../payment-offer.ts'
import { type BasketPrice, goodsPrice, priceBasket } from '../price-basket.ts'
import type { Selection } from '../selection.ts'
import type { PaymentMethod, ShippingMethod, Store } from '../settings.ts'
import { shippingOffer, weightOf } from '../shipping-offer.ts'
import { unavailableItems } from './unavailable-items.ts'

/** A basket that may become an order: what it is shipped and paid by, and what it costs. */
export interface CheckedOut extends BasketPrice {
  readonly shippingMethod: ShippingMethod | undefined
  readonly paymentMethod: PaymentMethod | undefined
  /** Minor units of the exchange credit the order uses up. */
  readonly creditUsed: number
}

/** Goes through the steps of the checkout in their order (domain.md 6.4); the first one missing is the refusal. */
export function checkOut(selection: Selection, store: Store, actor: Actor, context: RuleContext): CheckedOut | RuleDecision {
  const needs = needsOf(selection)
  if (needs.customer && selection.customerId === null && !hasName(selection.address)) return missing('customerId')
  if (needs.addresses && !isComplete(selection.address)) return missing('address')
  const { settings } = context
  const shippingMethod = findShippingMethod(settings, selection.shippingMethodId)
  if (selection.shippingMethodId !== null && !shippingMethod) return missing('shippingMethodId')
  const isSent = needs.addresses ? shippingMethod?.pickup !== true : shippingMethod?.pickup === false
  if (isSent && needs.carrier && !isComplete(selection.shippingAddress ?? selection.address)) return missing('shippingAddress')
  if (needs.shippingMethod && !shippingMethod) return missing('shippingMethodId')

  const offered = offeredShippingCost(selection, shippingMethod, goodsPrice(selection, store), context)
  if (typeof offered !== 'number') return offered
  const priced = priceBasket(selection, store, selection.shippingCost ?? offered)
  const { grandTotal } = priced
  const creditUsed = Math.min(selection.exchangeCredit, grandTotal)

  const paymentMethod = findPaymentMethod(settings, selection.paymentMethodId)
  if (selection.paymentMethodId !== null && !paymentMethod) return missing('paymentMethodId')
  const isPaidByCredit = grandTotal > 0 && creditUsed === grandTotal
  if (needs.paymentMethod && !isPaidByCredit && !paymentMethod) return missing('paymentMethodId')
  const restricted = paymentMethod && restrictionOf(selection, paymentMethod, shippingMethod)
  if (restricted) return restricted

  if (selection.lines.length === 0) return missing('lines')
  const unavailable = needs.stock ? unavailableItems(selection, store, actor, context) : null
  if (unavailable) return unavailable
  const isFree = paymentMethod?.kind === 'free'
  if (needs.paymentMethod && !isPaidByCredit && isFree !== (grandTotal === 0)) {
    return refuse('VALIDATION', { field: 'paymentMethodId', why: isFree ? 'the order is not free' : 'there is nothing to pay', grandTotal })
  }
  return { shippingMethod, paymentMethod, creditUsed, ...priced }
}

/** Tells the two answers of `checkOut` apart. */
export function isCheckedOut(answer: CheckedOut | RuleDecision): answer is CheckedOut {
  return 'prices' in answer
}

interface Needs {
  readonly customer: boolean
  readonly addresses: boolean
  readonly shippingMethod: boolean
  /** Whether a chosen carrier is asked. */
  readonly carrier: boolean
  readonly paymentMethod: boolean
  readonly stock: boolean
}

// Over the counter nobody asks for a name, nor where an exchange begins with what is known of the order before it. What is
// imported has happened elsewhere and is taken as it was.
function needsOf({ origin }: Selection): Needs {
  const isImport = origin === 'import'
  const asksAll = !isImport && origin !== 'counter' && origin !== 'return'
  return {
    customer: asksAll,
    addresses: asksAll,
    shippingMethod: asksAll,
    carrier: !isImport,
    paymentMethod: !isImport,
    stock: !isImport,
  }
}

function offeredShippingCost(
  selection: Selection,
  method: ShippingMethod | undefined,
  price: number,
  context: RuleContext,
): number | RuleDecision {
  const country = (selection.shippingAddress ?? selection.address)?.country ?? ''
  if (!method || !needsOf(selection).carrier) return 0
  const consignment = { country, price, weight: weightOf(selection.lines, (itemId) => context.item(itemId)) }
  const offer = shippingOffer(method, consignment, context.settings)
  return offer.ok ? offer.value : refuse('CARRIER_UNAVAILABLE', { ...offer.error, method: method.name, country })
}

/** Why this way of paying is not offered for the basket; null when it is. */
export function restrictionOf(
  selection: Selection,
  method: PaymentMethod,
  shippingMethod: ShippingMethod | undefined,
): RuleDecision | null {
  if (!needsOf(selection).paymentMethod) return null
  const why = paymentRestriction(method, {
    currency: selection.currency,
    ownerKind: selection.ownerKind,
    country: (selection.address ?? selection.shippingAddress)?.country ?? '',
    carrierId: shippingMethod && !shippingMethod.pickup ? shippingMethod.carrierId : null,
  })
  return why === null ? null : refuse('PAYMENT_METHOD_RESTRICTED', { method: method.name, why })
}

function hasName(address: Address | null): boolean {
  return address !== null && (address.firstName + address.lastName + address.company).trim() !== ''
}

function isComplete(address: Address | null): boolean {
  return address !== null && hasName(address) && address.address1 !== '' && address.city !== '' && address.country !== ''
}

function missing(field: string): RuleDecision {
  return refuse('VALIDATION', { field })
}
