import type { LifecycleState } from '../../../shared/lifecycle/decision.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { returnValue } from '../../../shared/lifecycle/order-money.ts'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import { type RefundMethod, usualRefundMethod } from '../../../shared/lifecycle/rules/refund-split.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { ActionContext } from '../../actions/action.ts'
import { begunBy } from '../../actions/begin-copy.ts'
import { tryIntent } from '../../actions/try-intent.ts'
import { type CheckoutTrial, tryCheckout } from '../new-order/try-checkout.ts'
import { type ReturnTrial, tryRefund, tryReturn } from '../return-wizard/return-trial.ts'
import { chosenDraftLines } from '../return-wizard/wizard-draft.ts'
import type { ExchangeDraft } from './exchange-draft.ts'
import { tryOverTheTill } from './over-the-till.ts'

/** What the rules make of both sides together. */
export interface ExchangeTrial {
  readonly back: ReturnTrial
  /** The sale of what goes out, with what comes back as its credit or paid out for it; null while nothing goes out or nothing comes back. */
  readonly out: CheckoutTrial | null
  /** Minor units: what comes back is worth this, what goes out costs that. */
  readonly worth: number
  readonly cost: number
  /** By which road a difference goes back to the customer. */
  readonly road: RefundMethod
  /** Without the hub: in the books the worth is given back in cash and pays for what goes out, instead of being lent to it. */
  readonly isOverTheTill: boolean
  /** What stands between the two sides and the exchange; null when it can be made. */
  readonly refusal: Refusal | null
}

const BASKET_ID = 'exchange-trial'

/** Lets the rules take the goods back, lend their worth to a basket and sell it, without storing anything. */
export function tryExchange({ back: draft, out }: ExchangeDraft, order: Order, context: ActionContext): ExchangeTrial {
  const road = usualRefundMethod(order)
  const hasBack = chosenDraftLines(draft).length > 0
  const back = hasBack ? tryReturn(draft, order, context) : { back: null, refusal: null, warnings: [], after: stateOf(order) }
  const worth = back.back ? returnValue(back.back) : 0
  const isOverTheTill = context.awayDeskId !== null && out.lines.length > 0
  const sums = { back, worth, road, isOverTheTill }
  if (!back.back) return { ...sums, out: null, cost: 0, refusal: back.refusal ?? NOTHING_BACK }
  if (out.lines.length === 0) return { ...sums, out: null, cost: 0, refusal: tryRefund(refunding(draft, null), back, context).refusal }
  if (isOverTheTill) {
    const sale = tryOverTheTill({ back: draft, out }, order, back, worth, context)
    // Both parts leave the same order: together they are all that came back.
    return { ...sums, ...sale, refusal: sale.refusal ?? restRefusal(draft, sale.cost < worth ? worth : 0, back, context) }
  }
  const lent = lentTo(back, context)
  if ('refusal' in lent) return { ...sums, out: null, cost: 0, refusal: lent.refusal }
  const sale = tryCheckout(out, BASKET_ID, lent.selection, context)
  const cost = sale.totals?.grandTotal ?? 0
  return { ...sums, out: sale, cost, refusal: sale.refusal ?? restRefusal(draft, worth - cost, back, context) }
}

/** Why what is worth more than what goes out costs cannot be given back; null when it can, or there is none. */
function restRefusal(draft: ExchangeDraft['back'], rest: number, back: ReturnTrial, context: ActionContext): Refusal | null {
  return rest > 0 ? tryRefund(refunding(draft, rest), back, context).refusal : null
}

/** The return with this much of it given back at once; null: everything it is worth. */
export function refunding<Draft extends ExchangeDraft['back']>(draft: Draft, amount: number | null): Draft {
  return { ...draft, wantsRefund: true, refundAmount: amount }
}

const NOTHING_BACK: Refusal = { code: 'VALIDATION', facts: { field: 'lines' } }

function lentTo({ back, after }: ReturnTrial, context: ActionContext): { readonly selection: Selection } | { readonly refusal: Refusal } {
  const intent = { name: 'CreateSelectionFromReturn', args: { returnId: back?.id ?? '', selectionId: BASKET_ID } } as const
  const decision = tryIntent(intent, { type: 'order', id: after.order?.id ?? '' }, after, context)
  const selection = begunBy(decision)
  if (selection) return { selection }
  return { refusal: decision.outcome === 'refused' ? decision.refusal : NOTHING_BACK }
}

function stateOf(order: Order): LifecycleState {
  return { selection: null, order, deleted: false }
}
