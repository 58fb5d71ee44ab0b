import type { PaymentAnswer, PaymentProvider, PaymentRequest } from '../../electron/ports/payment-provider.ts'

/** What the provider does with a question: lets it through or not, does not know yet, or moves the money and is not heard. */
export type ProviderMood = 'grants' | 'declines' | 'does not know' | 'cannot be reached' | 'moves the money and is not heard'

/** A provider with a memory: a key it has answered gets the same answer, and its money has moved once. */
export class ScriptedProvider implements PaymentProvider {
  /** Every question, repeated ones too. */
  readonly asked: PaymentRequest[] = []
  readonly #moods: ProviderMood[] = []
  readonly #answers = new Map<string, PaymentAnswer>()
  readonly #moved: PaymentRequest[] = []

  /** What it does with the next questions, one each; afterwards it grants everything. */
  will(...moods: readonly ProviderMood[]): void {
    this.#moods.push(...moods)
  }

  /** Money that truly moved, in minor units, by kind of request. */
  moved(kind: PaymentRequest['kind']): readonly number[] {
    return this.#moved.filter((request) => request.kind === kind).map(({ amount }) => amount)
  }

  async ask(request: PaymentRequest): Promise<PaymentAnswer> {
    this.asked.push(request)
    const known = this.#answers.get(keyOf(request))
    if (known) return known
    const mood = this.#moods.shift() ?? 'grants'
    switch (mood) {
      case 'does not know':
        return { status: 'pending', reference: '' }
      case 'cannot be reached':
        throw new Error('the line is down')
      case 'declines':
        return this.#remember(request, { status: 'failed', reference: '', message: 'insufficient funds' })
      case 'grants':
        return this.#move(request)
      case 'moves the money and is not heard':
        this.#move(request)
        throw new Error('time-out')
    }
  }

  #move(request: PaymentRequest): PaymentAnswer {
    this.#moved.push(request)
    return this.#remember(request, { status: 'success', reference: `provider-${this.#moved.length}` })
  }

  #remember(request: PaymentRequest, answer: PaymentAnswer): PaymentAnswer {
    this.#answers.set(keyOf(request), answer)
    return answer
  }
}

// One command may ask for several things: each is a question of its own under the command's key.
function keyOf({ key, entryId }: PaymentRequest): string {
  return `${key} ${entryId}`
}
