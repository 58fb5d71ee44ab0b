// payments: one adapter per provider, each behind the port.

import type { PaymentAnswer, PaymentProvider, PaymentRequest } from '../ports/payment-provider.ts'

/**
 * Stands in until the payment adapters come: grants everything at once. Its answer is made of the request alone,
 * so the same key gets the same answer in any process, and no money exists to move twice.
 */
export class SimulatedProvider implements PaymentProvider {
  async ask(request: PaymentRequest): Promise<PaymentAnswer> {
    return { status: 'success', reference: `SIM-${request.kind.toUpperCase()}-${request.key}-${request.entryId}` }
  }
}
