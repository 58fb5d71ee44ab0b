import type { Command } from '../../shared/lifecycle/command.ts'
import type { TimeAndIds } from '../compose-authority.ts'
import { derivedId } from '../imports/derived-id.ts'
import { systemClock } from '../runtime/system-clock.ts'
import { uuidSource } from '../runtime/uuid-source.ts'

/**
 * Time and ids of a replay follow from the command at work: what the desk adds by itself (the payment provider's answers)
 * is the same on every machine and in every year. Until the first command they are this machine's.
 */
export class ReplayTime implements TimeAndIds {
  #command: Command | null = null
  #made = 0

  readonly clock = {
    now: () => (this.#command ? new Date(this.#command.issuedAt).toISOString() : systemClock.now()),
  }

  readonly ids = {
    newId: () => {
      if (!this.#command) return uuidSource.newId()
      this.#made += 1
      return derivedId('replay', this.#command.id, String(this.#made))
    },
  }

  /** It is now when this command was issued. */
  goTo(command: Command): void {
    this.#command = command
    this.#made = 0
  }
}
