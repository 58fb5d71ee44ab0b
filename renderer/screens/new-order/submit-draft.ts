import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { isDone } from '../../offline/issue-command.ts'
import { navigate } from '../../state/navigate.ts'
import { notify } from '../../state/notices.ts'
import { counterSaleIntent, createOrderIntent, selectionIntents } from './checkout-intents.ts'
import type { NewOrderDraft } from './new-order-draft.ts'

/** Makes the selection what the form says; false as soon as one command does not stand. */
export async function saveDraft(draft: NewOrderDraft, id: string, base: Selection | null, settings: ShopSettings): Promise<boolean> {
  for (const intent of selectionIntents(draft, base, settings)) {
    const result = await issueIntent(intent, { type: 'selection', id })
    if (!isDone(result)) return false
  }
  return true
}

/** Makes the selection and checks it out. When the order is refused the selection stands, and the form goes on with it. */
export async function checkOutDraft(draft: NewOrderDraft, id: string, base: Selection | null, settings: ShopSettings): Promise<void> {
  if (!(await saveDraft(draft, id, base, settings))) return
  const result = await issueIntent(createOrderIntent(draft), { type: 'order', id })
  if (isDone(result)) navigate({ screen: 'order', id })
  else navigate({ screen: 'new', selectionId: id })
}

/** Sells over the counter what costs `toPay`; true once it is done. Refused, the selection stands and the form goes on with it. */
export async function sellDraft(
  draft: NewOrderDraft,
  toPay: number,
  id: string,
  base: Selection | null,
  settings: ShopSettings,
): Promise<boolean> {
  if (!(await saveDraft(draft, id, base, settings))) return false
  const result = await issueIntent(counterSaleIntent(draft, toPay, settings), { type: 'order', id })
  const isSold = isDone(result)
  if (!isSold) navigate({ screen: 'new', selectionId: id })
  return isSold
}

/** Takes an open selection away and goes back to the others. */
export async function deleteSelection(id: string): Promise<void> {
  const result = await issueIntent({ name: 'DeleteSelection', args: {} }, { type: 'selection', id })
  if (!isDone(result)) return
  notify({ tone: 'go', title: say('The selection is deleted.') })
  navigate({ screen: 'queue', queue: 'incomplete' })
}
