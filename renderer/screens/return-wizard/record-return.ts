import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import { refusalText } from '../../../shared/views/refusal-sentence.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { type IssueResult, isDone } from '../../offline/issue-command.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { shownStateOf } from '../../state/use-order.ts'
import { createReturnIntent, refundIntent } from './return-trial.ts'
import type { WizardDraft } from './wizard-draft.ts'

/** A return that stands, and what became of its refund: `failure` says why there is none although one was asked for. */
export interface Recorded {
  readonly status: 'recorded'
  readonly returnId: string
  readonly refundFailure: string | null
}

export type RecordOutcome = Recorded | { readonly status: 'refused'; readonly refusal: Refusal } | { readonly status: 'not-saved' }

/**
 * Records the goods first and asks for the money second, as two commands: goods on the counter are a fact whatever
 * becomes of the refund. When the second is refused, the first stands.
 */
export async function recordReturn(draft: WizardDraft, order: Order): Promise<RecordOutcome> {
  const aggregate = { type: 'order', id: order.id } as const
  const before = new Set(order.returns.map((each) => each.id))
  const created = await issueIntent(createReturnIntent(draft), aggregate)
  if (created.status === 'refused') return created
  if (!isDone(created)) return { status: 'not-saved' }
  const returnId = newReturnId(order.id, before)
  if (returnId === null) return { status: 'not-saved' }
  if (!draft.wantsRefund) return { status: 'recorded', returnId, refundFailure: null }
  const refunded = await issueIntent(refundIntent(draft, returnId), aggregate)
  return { status: 'recorded', returnId, refundFailure: failureOf(refunded) }
}

/** The return that is there now and was not before. */
function newReturnId(orderId: string, before: ReadonlySet<string>): string | null {
  const { order } = shownStateOf(useDeskState.getState(), orderId)
  return order?.returns.findLast((each) => !before.has(each.id))?.id ?? null
}

function failureOf(result: IssueResult): string | null {
  if (result.status === 'refused') return refusalText(result.refusal)
  return result.status === 'not-saved' ? result.sentence : null
}
