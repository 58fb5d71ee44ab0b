import { setTimeout as wait } from 'node:timers/promises'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Actor } from '../../shared/lifecycle/actor.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { findStore } from '../../shared/lifecycle/find-setting.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import { isAbandonmentDue, isExpiryDue } from '../../shared/lifecycle/selection-timing.ts'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Logger } from '../ports/logger.ts'
import type { SelectionsDue } from '../ports/order-store.ts'

/** What the timer asks of the authority. */
export interface SelectionsToTend {
  settings(): Promise<ShopSettings | null>
  selectionsDue(question: SelectionsDue): Promise<readonly Selection[]>
  submit(command: Command): Promise<Outcome>
}

export interface SelectionTimerPorts {
  readonly authority: SelectionsToTend
  readonly clock: Clock
  readonly ids: IdSource
  readonly logger: Logger
  readonly deskId: string
  /** Pauses between two rounds; rejects when the signal is given. */
  readonly pause?: (delayMs: number, signal: AbortSignal) => Promise<unknown>
}

/**
 * Lets strangers' baskets expire and calls forgotten ones abandoned, by ordinary commands. A round that a crash cut short
 * is made good by the next one: what is due stays due until it is done.
 */
export class SelectionTimer {
  readonly #ports: Required<SelectionTimerPorts>
  readonly #stopping = new AbortController()
  #rounds: Promise<void> | null = null

  constructor(ports: SelectionTimerPorts) {
    this.#ports = { pause: (delayMs, signal) => wait(delayMs, undefined, { signal, ref: false }), ...ports }
  }

  /** Begins with a pause, so that a desk that only just opened has time for its person. */
  start(): void {
    this.#rounds ??= this.#goRound()
  }

  /** One round; answers how many baskets were changed. */
  async tend(): Promise<number> {
    const { authority, clock } = this.#ports
    const settings = await authority.settings()
    const waits = settings?.stores.map((store) => store.abandonedAfterMinutes * MS_PER_MINUTE) ?? []
    if (!settings || waits.length === 0) return 0
    const now = clock.now()
    const idleSince = new Date(Date.parse(now) - Math.min(...waits)).toISOString()
    let changed = 0
    for (const selection of await authority.selectionsDue({ now, idleSince, limit: SELECTIONS_OF_A_ROUND })) {
      const name = dueCommand(selection, settings, now)
      if (!name || this.#stopping.signal.aborted) continue
      const outcome = await authority.submit(this.#command(name, selection.id, now))
      // Refused is who was changed or ordered meanwhile: the next round looks again.
      if (outcome.status === 'accepted') changed += 1
    }
    return changed
  }

  /** Ends after the command under way, if there is one. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#rounds
  }

  async #goRound(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      try {
        await this.#ports.pause(MS_BETWEEN_ROUNDS, signal)
        await this.tend()
      } catch (error) {
        if (!signal.aborted) this.#ports.logger.error('Selections could not be looked after; trying again', { error: String(error) })
      }
    }
  }

  #command(name: 'ExpireSelection' | 'MarkAbandoned', id: string, now: string): Command {
    return {
      id: this.#ports.ids.newId(),
      name,
      v: 1,
      aggregate: { type: 'selection', id },
      args: {},
      actor: CLOCK,
      deskId: this.#ports.deskId,
      baseVersion: 0,
      issuedAt: now,
      occurredAt: now,
    }
  }
}

const MS_PER_MINUTE = 60_000
const MS_BETWEEN_ROUNDS = 60_000
const SELECTIONS_OF_A_ROUND = 200

const CLOCK: Actor = { id: 'clock', name: 'Clock', role: 'system' }

function dueCommand(selection: Selection, settings: ShopSettings, now: string): 'ExpireSelection' | 'MarkAbandoned' | null {
  if (isExpiryDue(selection, now)) return 'ExpireSelection'
  const store = findStore(settings, selection.storeId)
  return store && isAbandonmentDue(selection, store, now) ? 'MarkAbandoned' : null
}
