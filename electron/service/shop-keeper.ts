import { setTimeout as wait } from 'node:timers/promises'
import type { Logger } from '../ports/logger.ts'

/** What the keeper asks of the authority. */
export interface ShopToKeep {
  moveWindow(dayMs?: number): Promise<void>
  takeOverPayments(): Promise<void>
}

export interface ShopKeeperPorts {
  readonly authority: ShopToKeep
  readonly logger: Logger
  /** Pauses between two rounds; rejects when the signal is given. */
  readonly pause?: (delayMs: number, signal: AbortSignal) => Promise<unknown>
  /** How long a day of the desks' window lasts, and in which of the rounds it is looked at. */
  readonly window?: { readonly dayMs: number; readonly everyRounds: number }
}

/**
 * What an authority of many desks does by itself, whether anybody works or not: it takes over payments nobody asks for any more, and
 * lets orders leave the desks that were closed long ago. Any number of them may do so beside each other.
 */
export class ShopKeeper {
  readonly #ports: Required<Omit<ShopKeeperPorts, 'window'>> & Pick<ShopKeeperPorts, 'window'>
  readonly #stopping = new AbortController()
  #rounds: Promise<void> | null = null

  constructor(ports: ShopKeeperPorts) {
    this.#ports = { pause: (delayMs, signal) => wait(delayMs, undefined, { signal, ref: false }), ...ports }
  }

  /** Begins with a pause: whoever has just started has asked for what was open. */
  start(): void {
    this.#rounds ??= this.#goRound()
  }

  /** Ends after what is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#rounds
  }

  async #goRound(): Promise<void> {
    const { authority, pause, window } = this.#ports
    const { signal } = this.#stopping
    for (let round = 0; !signal.aborted; round += 1) {
      try {
        await pause(MS_BETWEEN_ROUNDS, signal)
        await authority.takeOverPayments()
        if (round % (window?.everyRounds ?? ROUNDS_OF_THE_WINDOW) === 0) await authority.moveWindow(window?.dayMs)
      } catch (error) {
        if (!signal.aborted) this.#ports.logger.error('The shop could not be looked after; trying again', { error: String(error) })
      }
    }
  }
}

const MS_BETWEEN_ROUNDS = 20_000
const ROUNDS_OF_THE_WINDOW = 15
