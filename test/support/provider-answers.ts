// What the payment provider says to what it was asked.

import type { CommandArgs } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { did, type Step } from './given-order.ts'
import { openRequests } from './open-requests.ts'

export { openRequests }

type Result = CommandArgs['RecordPaymentResult']

/** The answer to the oldest open request. */
export function providerSays(status: Result['status'], message = 'the provider has spoken'): (order: Order) => Result {
  return (order) => {
    const [request] = openRequests(order)
    if (!request) throw new Error('nothing was asked of the provider')
    return { paymentId: request.paymentId, requestEntryId: request.entry.id, status, reference: 'psp-answer', message }
  }
}

/** The provider has answered the oldest open request. */
export function providerSaid(status: Result['status']): Step {
  return did('RecordPaymentResult', providerSays(status), { role: 'system' })
}
