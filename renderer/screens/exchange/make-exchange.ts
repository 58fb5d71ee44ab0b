import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { type IssueResult, isDone } from '../../offline/issue-command.ts'
import { newId } from '../../offline/new-ids.ts'
import { orderWhen, stateWhen } from '../../state/loaded-state.ts'
import { isPaidInHand } from '../new-order/new-order-draft.ts'
import { sellDraft } from '../new-order/submit-draft.ts'
import { recordReturn } from '../return-wizard/record-return.ts'
import { dropExchange } from './begun-exchange.ts'
import type { ExchangeDraft } from './exchange-draft.ts'
import { type ExchangeTrial, refunding } from './exchange-trial.ts'
import { sellOverTheTill, type TillSale } from './over-the-till.ts'

/** How far an exchange came. What was done before it stopped stands: goods on the counter are a fact. */
export type ExchangeOutcome =
  | { readonly status: 'done'; readonly returnId: string; readonly soldId: string | null }
  | { readonly status: 'begun'; readonly selectionId: string }
  /** The goods are taken back, and nothing is sold. */
  | { readonly status: 'taken-back' }
  | { readonly status: 'not-done' }

/**
 * Takes the goods back, gives a difference back, sells what goes out with the rest, and closes the return: one step after the other,
 * each kept before the next. Where a step is refused the screen says so, and the order or the basket goes on from there.
 */
export async function makeExchange(
  draft: ExchangeDraft,
  trial: ExchangeTrial,
  order: Order,
  settings: ShopSettings,
): Promise<ExchangeOutcome> {
  const { back, out } = draft
  const giveBack = trial.worth - trial.cost
  // What was paid in hand is given back first: then what is left is just what the basket may use.
  const isGivenFirst = giveBack > 0 && trial.road !== 'psp'
  const recorded = await recordReturn(isGivenFirst ? refunding(back, giveBack) : back, order)
  if (recorded.status !== 'recorded') return { status: 'not-done' }
  // From here on the bench would take the same goods back once more.
  dropExchange()
  const { returnId } = recorded
  const onOrder = { type: 'order', id: order.id } as const
  const sold = out.lines.length === 0 ? null : await sellFor(returnId, draft, trial, order, settings)
  if (sold?.status === 'begun') return { status: 'begun', selectionId: sold.id }
  if (sold?.status === 'not-begun') return { status: 'taken-back' }
  if (giveBack > 0 && !isGivenFirst) {
    if (sold?.isLent) await orderWhen(order.id, (now) => creditIsBack(now, returnId))
    // The provider's answer closes the return by itself.
    const asked = await issueIntent({ name: 'RefundReturn', args: { returnId, amount: giveBack } }, onOrder)
    if (isDone(asked)) return { status: 'done', returnId, soldId: sold?.id ?? null }
  }
  await issueIntent({ name: 'CompleteReturn', args: { returnId } }, onOrder)
  return { status: 'done', returnId, soldId: sold?.id ?? null }
}

type SoldFor = TillSale & { readonly isLent?: true }

async function sellFor(
  returnId: string,
  draft: ExchangeDraft,
  trial: ExchangeTrial,
  order: Order,
  settings: ShopSettings,
): Promise<SoldFor> {
  const { worth, cost } = trial
  const overTheTill = () => sellOverTheTill(draft, { returnId, used: Math.min(worth, cost), cost }, order, settings)
  if (trial.isOverTheTill) return overTheTill()
  const { out } = draft
  const id = newId()
  const intent = { name: 'CreateSelectionFromReturn', args: { returnId, selectionId: id } } as const
  const begun = await issueIntent(intent, { type: 'order', id: order.id })
  if (isLineLost(begun)) return overTheTill()
  if (!isDone(begun)) return mayBeDone(begun) ? { status: 'begun', id } : { status: 'not-begun' }
  const { selection: basket } = await stateWhen(id, ({ selection }) => selection !== null)
  const paid = settings.paymentMethods.find((method) => method.id === out.paymentMethodId)
  const inHand = paid && isPaidInHand(paid) ? out : { ...out, paymentMethodId: null }
  const isSold = basket !== null && (await sellDraft(inHand, Math.max(0, cost - worth), id, basket, settings))
  return { status: isSold ? 'sold' : 'begun', id, isLent: true }
}

/** The line broke before anybody was asked: nothing of it is done. */
function isLineLost(result: IssueResult): boolean {
  return result.status === 'refused' && (result.refusal.facts.needs === 'connection' || result.refusal.facts.needs === 'sending')
}

/** Asked, and no answer came. */
function mayBeDone(result: IssueResult): boolean {
  return result.status !== 'refused' || result.refusal.facts.needs === 'answer'
}

function creditIsBack(order: Order | null, returnId: string): boolean {
  return order?.returns.find(({ id }) => id === returnId)?.exchange?.isOrdered === true
}
