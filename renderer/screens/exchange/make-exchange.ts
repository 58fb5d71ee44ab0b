import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { isDone } from '../../offline/issue-command.ts'
import { newId } from '../../offline/new-ids.ts'
import { orderWhen, stateWhen } from '../../state/loaded-state.ts'
import { isPaidInHand } from '../new-order/new-order-draft.ts'
import { sellDraft } from '../new-order/submit-draft.ts'
import { recordReturn } from '../return-wizard/record-return.ts'
import type { ExchangeDraft } from './exchange-draft.ts'
import { type ExchangeTrial, refunding } from './exchange-trial.ts'

/** How far an exchange came. What was done before it stopped stands: goods on the counter are a fact. */
export type ExchangeOutcome =
  | { readonly status: 'done'; readonly returnId: string; readonly soldId: string | null }
  | { readonly status: 'begun'; readonly selectionId: string }
  | { readonly status: 'not-done' }

/**
 * Takes the goods back, gives a difference back, sells what goes out with the rest as credit, and closes the return: one step after
 * the other, each kept before the next. Where a step is refused the screen says so, and the order or the basket goes on from there.
 */
export async function makeExchange(
  { back, out }: ExchangeDraft,
  trial: ExchangeTrial,
  order: Order,
  settings: ShopSettings,
): Promise<ExchangeOutcome> {
  const giveBack = trial.worth - trial.cost
  // What was paid in hand is given back first: then what is left is just what the basket may use.
  const isGivenFirst = giveBack > 0 && trial.road !== 'psp'
  const recorded = await recordReturn(isGivenFirst ? refunding(back, giveBack) : back, order)
  if (recorded.status !== 'recorded') return { status: 'not-done' }
  const { returnId } = recorded
  const onOrder = { type: 'order', id: order.id } as const
  const sold = out.lines.length === 0 ? null : await sellFor(returnId, order.id, out, Math.max(0, -giveBack), settings)
  if (sold && !sold.isSold) return { status: 'begun', selectionId: sold.id }
  if (giveBack > 0 && !isGivenFirst) {
    if (sold) await orderWhen(order.id, (now) => creditIsBack(now, returnId))
    // The provider's answer closes the return by itself.
    const asked = await issueIntent({ name: 'RefundReturn', args: { returnId } }, onOrder)
    if (isDone(asked)) return { status: 'done', returnId, soldId: sold?.id ?? null }
  }
  await issueIntent({ name: 'CompleteReturn', args: { returnId } }, onOrder)
  return { status: 'done', returnId, soldId: sold?.id ?? null }
}

async function sellFor(returnId: string, orderId: string, out: ExchangeDraft['out'], toPay: number, settings: ShopSettings) {
  const id = newId()
  const intent = { name: 'CreateSelectionFromReturn', args: { returnId, selectionId: id } } as const
  const begun = await issueIntent(intent, { type: 'order', id: orderId })
  if (!isDone(begun)) return { id, isSold: false }
  const { selection: basket } = await stateWhen(id, ({ selection }) => selection !== null)
  const paid = settings.paymentMethods.find((method) => method.id === out.paymentMethodId)
  const draft = paid && isPaidInHand(paid) ? out : { ...out, paymentMethodId: null }
  return { id, isSold: basket !== null && (await sellDraft(draft, toPay, id, basket, settings)) }
}

function creditIsBack(order: Order | null, returnId: string): boolean {
  return order?.returns.find(({ id }) => id === returnId)?.exchange?.isOrdered === true
}
