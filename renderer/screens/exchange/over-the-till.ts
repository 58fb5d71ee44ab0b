// An exchange while the hub cannot be reached. The worth of what comes back can be lent to another order only where both are decided,
// so it goes over the till: in the books it is given back in cash, and that cash pays for what goes out. Each side has happened and
// stands by itself, whatever the hub finds has become of the other.

import type { Tender } from '../../../shared/lifecycle/command.ts'
import { NOTHING_YET } from '../../../shared/lifecycle/decision.ts'
import { evolve } from '../../../shared/lifecycle/evolve.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import type { PaymentMethod, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext, Intent } from '../../actions/action.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { tryIntent } from '../../actions/try-intent.ts'
import { isDone } from '../../offline/issue-command.ts'
import { newId } from '../../offline/new-ids.ts'
import { notify } from '../../state/notices.ts'
import { counterSaleIntent } from '../new-order/checkout-intents.ts'
import { changesOf, type NewOrderDraft } from '../new-order/new-order-draft.ts'
import { tenderMethods } from '../new-order/tender-draft.ts'
import { type CheckoutTrial, tryCheckout } from '../new-order/try-checkout.ts'
import { NO_REFUND, type ReturnTrial, refundIntent, tryRefund } from '../return-wizard/return-trial.ts'
import type { ExchangeDraft } from './exchange-draft.ts'

/** What the rules make of the sale of what goes out, paid with the cash that what came back is worth. */
export interface TillTrial {
  readonly out: CheckoutTrial | null
  /** Minor units. */
  readonly cost: number
  readonly refusal: Refusal | null
}

/** What became of the sale: made, its basket begun, or nothing of it. */
export type TillSale =
  | { readonly status: 'sold'; readonly id: string }
  | { readonly status: 'begun'; readonly id: string }
  | { readonly status: 'not-begun' }

const BASKET_ID = 'exchange-trial'

/** Lets the rules sell what goes out by itself and give the worth it takes up back in cash, without storing anything. */
export function tryOverTheTill(
  { back, out }: ExchangeDraft,
  order: Order,
  taken: ReturnTrial,
  worth: number,
  context: ActionContext,
): TillTrial {
  const till = tillOf(context.rules.settings)
  if (!till) return { ...NOTHING_SOLD, refusal: NEEDS_TILL }
  const begun = tryIntent(basketIntent(out, order), { type: 'selection', id: BASKET_ID }, NOTHING_YET, context)
  if (begun.outcome !== 'accepted') return { ...NOTHING_SOLD, refusal: begun.outcome === 'refused' ? begun.refusal : NEEDS_TILL }
  const { selection } = begun.events.reduce(evolve, NOTHING_YET)
  const cost = tryCheckout(out, BASKET_ID, selection, context).totals?.grandTotal ?? 0
  const used = Math.min(worth, cost)
  const sale = tryCheckout(firstPaidWith(cashOf(used, till), out), BASKET_ID, selection, context)
  const given = used > 0 ? tryRefund({ ...back, ...inCash(used) }, taken, context) : NO_REFUND
  return { out: sale, cost, refusal: sale.refusal ?? given.refusal }
}

/** Gives `used` of the return's worth back in cash and sells with it what goes out, which costs `cost`; each step is kept before the next. */
export async function sellOverTheTill(
  { back, out }: ExchangeDraft,
  { returnId, used, cost }: { readonly returnId: string; readonly used: number; readonly cost: number },
  order: Order,
  settings: ShopSettings,
): Promise<TillSale> {
  const till = tillOf(settings)
  if (!till) return { status: 'not-begun' }
  const id = newId()
  const draft = firstPaidWith(cashOf(used, till), out)
  const sale = counterSaleIntent(draft, cost, settings)
  const reference = sale.name === 'CounterSale' ? sale.args.reference : ''
  const comment = say('Exchanged for {reference}', { reference })
  const refund = refundIntent({ ...back, ...inCash(used), comment }, returnId)
  if (used > 0 && !isDone(await issueIntent(refund, { type: 'order', id: order.id }))) return { status: 'not-begun' }
  if (!isDone(await issueIntent(basketIntent(out, order), { type: 'selection', id }))) return { status: 'not-begun' }
  const isSold = isDone(await issueIntent(sale, { type: 'order', id }))
  if (!isSold && used > 0) sayAlreadyInTill(used, order.currency)
  return { status: isSold ? 'sold' : 'begun', id }
}

// Whoever sells the basket by hand must not ask the customer for it once more.
function sayAlreadyInTill(used: number, currency: string): void {
  const amount = moneyText(used, currency)
  notify({
    tone: 'wait',
    title: say('What came back stands as given back in cash.'),
    text: say('Count {amount} of it as cash received for what goes out.', { amount }),
  })
}

const NOTHING_SOLD = { out: null, cost: 0 } as const

/** Without cash there is nothing that could change sides at the counter. */
const NEEDS_TILL: Refusal = { code: 'REQUIRES_ONLINE', facts: { needs: 'exchange' } }

function tillOf(settings: ShopSettings): PaymentMethod | undefined {
  return tenderMethods(settings).find(({ kind }) => kind === 'cash')
}

/** A sale at the counter to whoever bought what comes back, in the money that was bought with. */
function basketIntent(out: NewOrderDraft, { id, storeId, marketId, currency, customerId, language, vatExempt }: Order): Intent {
  const changes = { ...changesOf(out), customerId, language, vatExempt }
  return { name: 'CreateSelection', args: { storeId, marketId, currency, origin: 'counter', originOrderId: id, lines: out.lines, changes } }
}

function firstPaidWith(credit: Tender, out: NewOrderDraft): NewOrderDraft {
  return credit.amount === 0 ? out : { ...out, parts: [credit, ...out.parts] }
}

function cashOf(amount: number, { id }: PaymentMethod): Tender {
  return { methodId: id, amount }
}

function inCash(amount: number) {
  return { wantsRefund: true, refundAmount: amount, refundMethod: 'cash' } as const
}
