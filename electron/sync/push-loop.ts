import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import { type PushAnswer, type PushedCommand, SYNC_LIMITS } from '../../shared/contract/sync-messages.ts'
import { LinkFailure } from '../ports/authority-link.ts'
import { Backoff } from './backoff.ts'
import { Bell } from './bell.ts'
import type { LoopParts } from './loop-parts.ts'
import { restAfter } from './rest-after.ts'

/** Sends what the outbox holds, oldest first, one message at a time; tries again for ever and drops nothing. */
export class PushLoop {
  readonly bell = new Bell()
  readonly #parts: LoopParts
  readonly #backoff: Backoff
  readonly #onAnswers: () => void

  constructor(parts: LoopParts, onAnswers: () => void) {
    this.#parts = parts
    this.#backoff = new Backoff(() => parts.ports.pace.random())
    this.#onAnswers = onAnswers
  }

  async run(): Promise<void> {
    const { ports, stopping } = this.#parts
    while (!stopping.aborted) {
      try {
        if ((await this.#next()).length === 0) {
          await this.bell.sleep(ports.pace, null)
          this.#backoff.reset()
          continue
        }
        await this.#pushOnce()
        this.#backoff.reset()
      } catch (error) {
        await restAfter(error, this.bell, this.#backoff, this.#parts)
      }
    }
  }

  #next(): Promise<readonly OutboxEntry[]> {
    return this.#parts.ports.outbox.unsent({ commands: SYNC_LIMITS.pushCommands, bytes: SYNC_LIMITS.pushBytes })
  }

  async #pushOnce(): Promise<void> {
    const { ports, calls, epoch } = this.#parts
    const { outbox, link } = ports
    const greeting = await calls.greeted()
    // Read after the greeting: what was withdrawn meanwhile is not sent.
    const entries = await this.#next()
    const last = entries.at(-1)
    if (!last) return
    await outbox.markSent(last.seq)
    const pushedEpoch = epoch.current ?? greeting.head.epoch
    const assertStill = epoch.asking()
    const answer = await calls.ask((signal) => link.push({ epoch: pushedEpoch, commands: entries.map(pushedOf) }, signal))
    assertStill()
    await this.#takeOver(answer)
  }

  async #takeOver(answer: PushAnswer): Promise<void> {
    const { ports, calls, epoch, changed } = this.#parts
    const { outbox, replica } = ports
    if (answer.stop?.why === 'epoch') {
      await epoch.meet(answer.epoch, answer.lastSeq)
      this.#onAnswers()
      return
    }
    await outbox.settle(answer.epoch, answer.results)
    const base = await replica.cursor()
    if (base) await outbox.contained(base.epoch, base.version)
    changed()
    if (answer.results.length > 0) this.#onAnswers()
    if (!answer.stop) {
      if (answer.results.length === 0) throw new LinkFailure('fault', 'The service answered nothing to what was sent.')
      return
    }
    switch (answer.stop.why) {
      case 'gap':
        // The authority has lost what it had answered: it gets everything it says it is missing.
        if ((await epoch.forgot(answer.stop.expected - 1)) === 0) throw new LinkFailure('fault', 'The service misses what was never made.')
        return
      case 'upgrade':
        throw calls.hold('outdated')
      default:
        throw new LinkFailure('busy', 'The service asked to wait.', answer.stop.retryAfterMs)
    }
  }
}

function pushedOf({ seq, known, isFact, state, command }: OutboxEntry): PushedCommand {
  return { seq, known, isFact, command: state === 'withdrawn' ? null : command }
}
