import type { OrderChanges } from '../../../shared/lifecycle/command.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { RefusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { useActionStarter } from '../../actions/action-host.tsx'
import { availabilityOfIntent } from '../../actions/availability.ts'

/** Why these changes would be refused; null when they would be taken, or when nothing is asked. */
export function useEditRefusal(order: Order, changes: OrderChanges | null): RefusalSentence | null {
  const { context } = useActionStarter()
  if (context === null || changes === null) return null
  const availability = availabilityOfIntent({ name: 'EditOrder', args: { changes } }, { order }, context)
  return availability.is === 'impossible' ? availability.why : null
}
