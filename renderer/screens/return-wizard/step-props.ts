import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import type { ActionContext } from '../../actions/action.ts'
import type { ReturnTrial } from './return-trial.ts'
import type { WizardDraft } from './wizard-draft.ts'

/** What every step of the wizard is given. */
export interface StepProps {
  readonly order: Order
  readonly shipment: Shipment
  readonly context: ActionContext
  readonly draft: WizardDraft
  readonly trial: ReturnTrial
  change(draft: WizardDraft): void
}
