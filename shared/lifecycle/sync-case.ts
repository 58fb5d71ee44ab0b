import type { Command } from './command.ts'
import type { ConflictChoice, ConflictKind, RecordedInstead } from './conflict.ts'
import type { Refusal } from './refusal.ts'

/** A command that met a shop it did not know, laid before a person: what happened here beside what the service knew. */
export interface SyncCase {
  readonly id: string
  readonly kind: ConflictKind
  /** The order or basket it is about; null where only stock is. */
  readonly orderId: string | null
  readonly orderNumber: string | null
  /** What happened at the desk, whole: who, when, which goods and money. */
  readonly command: Command
  /** Why the service could not take it as it was given; null where everything was accepted and a person should look. */
  readonly refusal: Refusal | null
  /** How the service's order stood at that moment, for the person: status, flags, and what changed it last. */
  readonly serviceState: {
    readonly status: number | null
    readonly isOnHold: boolean
    readonly changedAt: string | null
    readonly changedBy: string | null
  }
  readonly recorded: readonly RecordedInstead[]
  /** Other orders that lost something by it. */
  readonly affectedOrderIds: readonly string[]
  /** Of a command that was set aside because deciding it failed over and over: the rest of what its desk said with it. */
  readonly setAside?: SetAside
  readonly openedAt: string
  readonly resolution: {
    readonly choice: ConflictChoice
    readonly comment: string
    readonly at: string
    readonly by: string
  } | null
}

export interface SetAside {
  /** Tells one failure of the program from another. */
  readonly fault: string
  /** Its number in the outbox of its desk, whose later wishes for the same thing wait for the decision. */
  readonly seq: number
  /** Its desk knew it to have happened. */
  readonly isFact: boolean
}
