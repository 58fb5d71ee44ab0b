import { setTimeout as wait } from 'node:timers/promises'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Actor } from '../../shared/lifecycle/actor.ts'
import type { Command, CommandOf } from '../../shared/lifecycle/command.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Logger } from '../ports/logger.ts'
import type { PaymentAnswer, PaymentProvider, PaymentRequest } from '../ports/payment-provider.ts'

export interface AfterCommitPorts {
  readonly payments: PaymentProvider
  readonly clock: Clock
  readonly ids: IdSource
  readonly logger: Logger
  /** Pauses between two tries; rejects when the signal is given. */
  readonly pause?: (delayMs: number, signal: AbortSignal) => Promise<unknown>
}

/**
 * What follows from a commit outside the store: the payment provider is asked for what the commit made durable, and its
 * answer comes back as a command of its own. A request unanswered at a crash is asked again at the next start under the same key.
 */
export class AfterCommit {
  readonly #ports: Required<AfterCommitPorts>
  readonly #submit: (command: Command) => Promise<Outcome>
  readonly #deskId: string
  readonly #stopping = new AbortController()
  /** Resolves when it is time to stop. */
  readonly #stopped: Promise<null>
  readonly #underWay = new Map<string, Promise<void>>()

  constructor(ports: AfterCommitPorts, deskId: string, submit: (command: Command) => Promise<Outcome>) {
    this.#ports = { pause: (delayMs, signal) => wait(delayMs, undefined, { signal, ref: false }), ...ports }
    this.#deskId = deskId
    this.#submit = submit
    const { signal } = this.#stopping
    this.#stopped = new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))
  }

  /** Begins to ask for these, each once at a time; answers come later, as commands. */
  ask(requests: readonly PaymentRequest[]): void {
    for (const request of requests) {
      if (this.#underWay.has(request.entryId) || this.#stopping.signal.aborted) continue
      const asking = this.#askUntilAnswered(request).finally(() => this.#underWay.delete(request.entryId))
      this.#underWay.set(request.entryId, asking)
    }
  }

  /** Entry ids of what is being asked now. */
  get underWay(): readonly string[] {
    return [...this.#underWay.keys()]
  }

  get isIdle(): boolean {
    return this.#underWay.size === 0
  }

  /** Resolves when nothing is being asked any more, what the answers led to included. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay.values())
  }

  /** Stops asking without waiting for a silent provider; what is unanswered is asked again at the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.settled()
  }

  async #askUntilAnswered(request: PaymentRequest): Promise<void> {
    for (let tries = 1; !this.#stopping.signal.aborted; tries += 1) {
      const answer = await this.#askOnce(request)
      if (answer && answer.status !== 'pending') return this.#record(request, answer)
      // Not known is not "failed": the same key is asked again until somebody knows.
      await this.#pauseBefore(tries)
    }
  }

  async #askOnce(request: PaymentRequest): Promise<PaymentAnswer | null> {
    try {
      return await Promise.race([this.#ports.payments.ask(request), this.#stopped])
    } catch (error) {
      this.#ports.logger.warn('The payment provider did not answer; it will be asked again', { ...idsOf(request), error: String(error) })
      return null
    }
  }

  async #pauseBefore(tries: number): Promise<void> {
    const delayMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1))
    try {
      await this.#ports.pause(delayMs, this.#stopping.signal)
    } catch (error) {
      if (!this.#stopping.signal.aborted) throw error
    }
  }

  async #record(request: PaymentRequest, answer: PaymentAnswer): Promise<void> {
    try {
      const outcome = await this.#submit(this.#resultCommand(request, answer))
      if (outcome.status === 'refused') {
        this.#ports.logger.error('A payment answer was refused', { ...idsOf(request), code: outcome.refusal.code })
      }
    } catch (error) {
      // The request is still open in the store: the next start asks again and gets the same answer.
      this.#ports.logger.error('A payment answer could not be stored', { ...idsOf(request), error: String(error) })
    }
  }

  #resultCommand(request: PaymentRequest, answer: PaymentAnswer): CommandOf<'RecordPaymentResult'> {
    const now = this.#ports.clock.now()
    return {
      id: this.#ports.ids.newId(),
      name: 'RecordPaymentResult',
      v: 1,
      aggregate: { type: 'order', id: request.orderId },
      args: {
        paymentId: request.paymentId,
        requestEntryId: request.entryId,
        status: answer.status,
        reference: answer.reference,
        ...(answer.message === undefined ? {} : { message: answer.message }),
      },
      actor: PAYMENT_PROVIDER,
      deskId: this.#deskId,
      baseVersion: 0,
      issuedAt: now,
      occurredAt: now,
    }
  }
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

const PAYMENT_PROVIDER: Actor = { id: 'payment-provider', name: 'Payment provider', role: 'system' }

function idsOf(request: PaymentRequest) {
  return { orderId: request.orderId, entryId: request.entryId, kind: request.kind }
}
