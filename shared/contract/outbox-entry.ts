import type { Command } from '../lifecycle/command.ts'
import type { Outcome } from './outcome.ts'

/**
 * How a command of this desk stands. `sending` is never written down: what was sent and not answered is simply pending.
 * `accepted` stays shown until the confirmed rows contain it, then it is `settled`.
 */
export type OutboxState = 'pending' | 'accepted' | 'settled' | 'refused' | 'blocked' | 'quarantined' | 'withdrawn'

export interface OutboxEntry {
  readonly seq: number
  readonly command: Command
  readonly known: number
  /** It had happened when it was kept, by this desk's own rules. */
  readonly isFact: boolean
  readonly state: OutboxState
  readonly outcome: Outcome | null
  readonly keptAt: string
  /** When a person saw that it was not accepted; null where there is nothing to see, or nobody has. */
  readonly seenAt: string | null
  /**
   * Left out, or the epoch whose confirmed rows contain it though it is to be sent again: over those it is not shown a second time.
   */
  readonly containedIn?: string
  /** Grows with every change of any entry of this desk. */
  readonly change: number
}

export interface OutboxSummary {
  readonly lastSeq: number
  readonly pending: number
  /** When the oldest pending command was made; null when none is. */
  readonly oldestAt: string | null
  /** Not accepted and not yet seen by a person. */
  readonly unseen: number
  readonly change: number
}
