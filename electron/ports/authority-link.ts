import type { Cursor, DeskCursor } from '../../shared/contract/changes.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { HelloAnswer, HelloQuestion, PullAnswer, Push, PushAnswer } from '../../shared/contract/sync-messages.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'

/**
 * The way to the authority of a desk that has one elsewhere. Every method rejects with a LinkFailure when no answer came;
 * whether the authority did what was asked is then unknown, and asking again is always safe.
 */
export interface AuthorityLink {
  hello(question: HelloQuestion, signal: AbortSignal): Promise<HelloAnswer>
  push(push: Push, signal: AbortSignal): Promise<PushAnswer>
  pull(cursor: DeskCursor | null, maxRows: number, signal: AbortSignal): Promise<PullAnswer>
  /** One command that only the authority may decide, now. The same id again gets the same answer. */
  execute(command: Command, signal: AbortSignal): Promise<Outcome>
  /** What happened to an order, in the words of a person, oldest first. */
  history(id: string, signal: AbortSignal): Promise<readonly HistoryEntry[]>
  /** Yields whenever the authority has something new; ends or throws when the line breaks. */
  watch(signal: AbortSignal): AsyncIterable<Cursor>
}

/**
 * `unreachable`, `busy`: try again later. `unpaired`: this desk is not known or was revoked. `outdated`: one side is too old for
 * the other. `fault`: the authority failed over this very message. `refused`: what was asked for is not given; the message says why.
 * `certificate`: whoever answers shows another certificate than the one this desk knows. `plain`: the way there is not encrypted.
 */
export type LinkFailureKind = 'unreachable' | 'busy' | 'unpaired' | 'outdated' | 'certificate' | 'plain' | 'fault' | 'refused'

export class LinkFailure extends Error {
  readonly kind: LinkFailureKind
  readonly retryAfterMs: number | null

  constructor(kind: LinkFailureKind, message: string, retryAfterMs: number | null = null) {
    super(message)
    this.name = 'LinkFailure'
    this.kind = kind
    this.retryAfterMs = retryAfterMs
  }
}
