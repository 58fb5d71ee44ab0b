import type { ActionContext } from '../../actions/action.ts'
import type { NewOrderDraft } from './new-order-draft.ts'
import type { CheckoutTrial } from './try-checkout.ts'

/** What each section of the form is given. */
export interface SectionProps {
  readonly context: ActionContext
  readonly draft: NewOrderDraft
  readonly trial: CheckoutTrial
  readonly currency: string
  change(draft: NewOrderDraft): void
}
