import { PROTOCOL_VERSION } from '../../shared/contract/protocol-version.ts'
import type { HelloAnswer, HelloQuestion } from '../../shared/contract/sync-messages.ts'
import { type AuthorityLink, LinkFailure } from '../ports/authority-link.ts'
import type { AuthorityReads } from '../ports/authority-reads.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'
import type { OutboxStore } from '../ports/outbox-store.ts'
import type { Pace } from '../ports/pace.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import { Connectivity } from './connectivity.ts'
import { knownNumbers } from './known-numbers.ts'
import type { SharedEpoch } from './shared-epoch.ts'

export interface SyncPorts {
  readonly outbox: OutboxStore
  readonly replica: ReplicaStore
  readonly link: AuthorityLink
  /** Where windows read until the desk holds its shop; left out, they wait for that. */
  readonly reads?: AuthorityReads
  readonly clock: Clock
  readonly pace: Pace
  readonly logger: Logger
  readonly appVersion: string
}

/** Everything the desk asks its authority goes through here: greeted first, with a time limit, and its end tells how the line is. */
export class AuthorityCalls {
  readonly connectivity: Connectivity
  readonly #ports: SyncPorts
  readonly #stopping: AbortSignal
  readonly #epoch: SharedEpoch
  readonly #onLine: (isBack: boolean) => void
  #greeting: Promise<HelloAnswer> | null = null
  #skewMs: number | null = null

  constructor(ports: SyncPorts, epoch: SharedEpoch, stopping: AbortSignal, onLine: (isBack: boolean) => void) {
    this.#ports = ports
    this.#epoch = epoch
    this.#stopping = stopping
    this.#onLine = onLine
    this.connectivity = new Connectivity(ports.clock.now())
  }

  get skewMs(): number | null {
    return this.#skewMs
  }

  /** What the authority said when the line last came up; says hello first where that has not happened. */
  greeted(): Promise<HelloAnswer> {
    this.#greeting ??= this.#greet().catch((error: unknown) => {
      this.#greeting = null
      throw error
    })
    return this.#greeting
  }

  /** Rejects with a LinkFailure when no answer came in time, whatever the link does. */
  async ask<Answer>(question: (signal: AbortSignal) => Promise<Answer>, limitMs: number = ANSWER_MS): Promise<Answer> {
    const answer = await this.#carry(question, limitMs)
    // A greeting does not count: a desk is online when its work gets through.
    this.#onLine(this.connectivity.answered(this.#ports.clock.now()))
    return answer
  }

  async #carry<Answer>(question: (signal: AbortSignal) => Promise<Answer>, limitMs: number): Promise<Answer> {
    try {
      return await this.#inTime(question, limitMs)
    } catch (error) {
      throw this.#failed(error)
    }
  }

  async #inTime<Answer>(question: (signal: AbortSignal) => Promise<Answer>, limitMs: number): Promise<Answer> {
    // Asked after the end was told, nothing would ever call it off.
    if (this.#stopping.aborted) throw new LinkFailure('unreachable', 'The desk stopped asking.')
    const call = new AbortController()
    const giveUp = () => call.abort()
    this.#stopping.addEventListener('abort', giveUp, { once: true })
    const over = new AbortController()
    try {
      const tooLate = this.#ports.pace.pause(limitMs, over.signal).then(() => {
        throw new LinkFailure('unreachable', 'The service did not answer in time.')
      })
      // The loser of a race is nobody's error.
      tooLate.catch(() => undefined)
      const stopped = new Promise<never>((_, reject) =>
        call.signal.addEventListener('abort', () => reject(new LinkFailure('unreachable', 'The desk stopped asking.')), { once: true }),
      )
      stopped.catch(() => undefined)
      return await Promise.race([question(call.signal), tooLate, stopped])
    } finally {
      this.#stopping.removeEventListener('abort', giveUp)
      over.abort()
      call.abort()
    }
  }

  /** Takes the time the authority told in its answer to a question sent at `sentAt`. */
  compareClocks(sentAt: string, serverTime: string): void {
    const now = this.#ports.clock.now()
    // Half the way there and back: good enough to tell a wrong clock from a slow line.
    this.#skewMs = Math.round((Date.parse(sentAt) + Date.parse(now)) / 2 - Date.parse(serverTime))
  }

  /** Nothing may be sent until this is cured; what waits is kept. */
  hold(why: 'outdated' | 'behind'): LinkFailure {
    this.#greeting = null
    this.connectivity.held(why, this.#ports.clock.now())
    this.#onLine(false)
    return new LinkFailure('refused', `Nothing is sent: this desk is ${why}.`)
  }

  /** Tells an authority that was set back which numbers of papers were given by what this desk still holds of before. */
  async tellNumbers(): Promise<void> {
    const { replica, link, logger } = this.#ports
    const documentNumbers = await knownNumbers(replica)
    if (documentNumbers.length === 0) return
    const question = { ...(await this.#question()), documentNumbers }
    try {
      await this.#inTime((signal) => link.hello(question, signal), ANSWER_MS)
    } catch (error) {
      // Older than this question, it refuses every time it is told; the desk goes on with it without.
      if (!(error instanceof LinkFailure && error.kind === 'outdated')) throw this.#failed(error)
      logger.warn('The service is too old to be told which numbers were given', { numbers: documentNumbers.length })
    }
  }

  async #question(): Promise<HelloQuestion> {
    const { outbox, replica, clock, appVersion } = this.#ports
    const { lastSeq, pending, oldestAt } = await outbox.summary()
    const cursor = await replica.cursor()
    return { protocol: PROTOCOL_VERSION, appVersion, outbox: { lastSeq, pending, oldestAt }, cursor, sentAt: clock.now() }
  }

  async #greet(): Promise<HelloAnswer> {
    const { outbox, link } = this.#ports
    const assertStill = this.#epoch.asking()
    const question = await this.#question()
    const answer = await this.#carry((signal) => link.hello(question, signal), ANSWER_MS)
    this.compareClocks(question.sentAt, answer.serverTime)
    // Compared with what is kept now: while the question was on its way, more may have been kept and sent.
    if (answer.lastSeq > (await outbox.summary()).lastSeq) await outbox.markBehind()
    if (await outbox.isBehind()) throw this.hold('behind')
    assertStill()
    await this.#epoch.meet(answer.head.epoch, answer.lastSeq)
    return answer
  }

  #failed(error: unknown): LinkFailure {
    const failure = error instanceof LinkFailure ? error : new LinkFailure('fault', String(error))
    if (this.#stopping.aborted) return failure
    if (!(error instanceof LinkFailure)) this.#ports.logger.error('Talking to the service failed', { error: String(error) })
    if (failure.kind !== 'busy' && failure.kind !== 'fault' && failure.kind !== 'refused') this.#greeting = null
    this.connectivity.failed(failure.kind, this.#ports.clock.now())
    this.#onLine(false)
    return failure
  }
}

/** How long an answer may take before the line counts as broken. */
const ANSWER_MS = 30_000
/** A page of the shop is megabytes, over whatever line there is. */
export const PAGE_MS = 120_000
