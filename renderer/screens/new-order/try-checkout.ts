import { sumOf } from '../../../shared/base/money.ts'
import type { LifecycleState } from '../../../shared/lifecycle/decision.ts'
import { evolve } from '../../../shared/lifecycle/evolve.ts'
import { offlineClassOf } from '../../../shared/lifecycle/fact-or-intent.ts'
import { findShippingMethod, findStore } from '../../../shared/lifecycle/find-setting.ts'
import type { OrderTotals } from '../../../shared/lifecycle/order.ts'
import { priceBasket } from '../../../shared/lifecycle/price-basket.ts'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { shippingOffer, weightOf } from '../../../shared/lifecycle/shipping-offer.ts'
import { computeTotals } from '../../../shared/lifecycle/totals.ts'
import type { ActionContext, Intent } from '../../actions/action.ts'
import { commandOf, tryIntent } from '../../actions/try-intent.ts'
import { saleTerms, selectionIntents } from './checkout-intents.ts'
import type { NewOrderDraft } from './new-order-draft.ts'

/** What the rules make of the form as it stands. */
export interface CheckoutTrial {
  /** The selection the form would leave; null when not even that may be. */
  readonly selection: Selection | null
  /** What stands between the form and an order. */
  readonly refusal: Refusal | null
  readonly totals: OrderTotals | null
  /** What is left to pay after an exchange's credit, minor units. */
  readonly toPay: number
}

/** Lets the rules make the selection and check it out, without storing anything. */
export function tryCheckout(draft: NewOrderDraft, id: string, base: Selection | null, context: ActionContext): CheckoutTrial {
  let state: LifecycleState = { selection: base, order: null, deleted: false }
  for (const intent of selectionIntents(draft, base, context.rules.settings)) {
    const decision = tryIntent(intent, { type: 'selection', id }, state, context)
    if (decision.outcome === 'refused') return { ...NOTHING_TRIED, refusal: decision.refusal }
    if (decision.outcome === 'accepted') state = decision.events.reduce(evolve, state)
  }
  const { selection } = state
  if (!selection) return NOTHING_TRIED
  const totals = totalsOf(selection, context)
  const toPay = Math.max(0, (totals?.grandTotal ?? 0) - selection.exchangeCredit)
  const intent = trialOf(draft, toPay, context)
  const decision = tryIntent(intent, { type: 'order', id }, state, context)
  const refusal = decision.outcome === 'refused' ? decision.refusal : needsHub(intent, state, context)
  return { selection, refusal, totals, toPay }
}

/** A payment provider is asked by the hub: without it the selection can only be kept. */
function needsHub(intent: Intent, state: LifecycleState, context: ActionContext): Refusal | null {
  if (context.awayDeskId === null) return null
  const command = commandOf(intent, { type: 'order', id: '' }, context)
  const kind = offlineClassOf(command, state, context.rules.settings)
  return kind === 'online' ? { code: 'REQUIRES_ONLINE', facts: { needs: 'provider' } } : null
}

const NOTHING_TRIED: CheckoutTrial = { selection: null, refusal: null, totals: null, toPay: 0 }

function trialOf(draft: NewOrderDraft, toPay: number, { rules }: ActionContext): Intent {
  const args = { number: 'trial', reference: 'AAAAAAAAA' }
  if (!draft.atCounter) return { name: 'CreateOrder', args }
  return { name: 'CounterSale', args: { ...args, ...saleTerms(draft, toPay, rules.settings) } }
}

/** What the selection costs as far as it is known: without a shipping method that can take it, shipping counts nothing. */
function totalsOf(selection: Selection, context: ActionContext): OrderTotals | null {
  const { settings } = context.rules
  const store = findStore(settings, selection.storeId)
  if (!store) return null
  const method = findShippingMethod(settings, selection.shippingMethodId)
  const offer = method ? shippingOffer(method, consignmentOf(selection, context), settings) : null
  const { prices, shippingCost, handlingCost } = priceBasket(selection, store, selection.shippingCost ?? (offer?.ok ? offer.value : 0))
  const lines = selection.lines.map((line, index) => ({
    ...line,
    cancelledQuantity: 0,
    cancelledValue: 0,
    discountShare: prices[index]?.discountShare ?? 0,
    total: prices[index]?.total ?? 0,
  }))
  return computeTotals({
    lines,
    shippingCost,
    handlingCost,
    shippingTaxPercent: store.shippingTaxPercent,
    vatExempt: selection.vatExempt,
    roundType: store.roundType,
    ...(store.roundMode === undefined ? {} : { roundMode: store.roundMode }),
  })
}

/** What a carrier would be asked to take. */
export function consignmentOf(selection: Selection, context: ActionContext) {
  return {
    country: (selection.shippingAddress ?? selection.address)?.country ?? '',
    price: sumOf(selection.lines, (line) => line.unitPrice * line.quantity - line.lineDiscount),
    weight: weightOf(selection.lines, (itemId) => context.rules.item(itemId)),
  }
}
