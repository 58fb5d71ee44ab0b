/** What the provider is asked for. Amounts in minor units. */
export interface PaymentRequest {
  readonly kind: 'authorize' | 'capture' | 'refund'
  /** Idempotency key: the same key is the same request however often it is sent. */
  readonly key: string
  readonly orderId: string
  readonly paymentId: string
  /** The payment entry that stays pending until the answer is recorded. */
  readonly entryId: string
  readonly methodId: string
  readonly amount: number
  readonly currency: string
  /** What the provider called the payment when it was authorized; empty before. */
  readonly reference: string
}

export interface PaymentAnswer {
  /** `pending`: the provider does not know yet and must be asked again. */
  readonly status: 'success' | 'failed' | 'pending'
  readonly reference: string
  readonly message?: string
}

/** Somebody who moves money. */
export interface PaymentProvider {
  /**
   * Asks once. The same key gets the same answer and moves money once, even after a crash between asking and hearing.
   * Rejects when the answer is unknown (line down, time-out): that is never "failed", and is asked again under the same key.
   */
  ask(request: PaymentRequest): Promise<PaymentAnswer>
}
