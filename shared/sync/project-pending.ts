// sync: reconciliation as pure functions. What is confirmed, what still waits, and what a screen shows of both.

import type { Command } from '../lifecycle/command.ts'
import { decide } from '../lifecycle/decide.ts'
import type { LifecycleState, RuleContext } from '../lifecycle/decision.ts'
import { evolve } from '../lifecycle/evolve.ts'
import { offlineClassOf } from '../lifecycle/fact-or-intent.ts'
import { promisesOffline } from './may-act-offline.ts'
import { type PendingCommand, waitingOver } from './pending-command.ts'

/** What the feed has said about one id, and the version it said it with. */
export interface Confirmed {
  readonly state: LifecycleState
  readonly version: number
}

/** What a screen shows: the confirmed state with the waiting commands played over it. */
export interface Shown {
  readonly state: LifecycleState
  /** The waiting commands, oldest first: their effect is in `state`, but for those that are only promised to be asked for. */
  readonly waiting: readonly Command[]
}

/**
 * The confirmed state of one id with its pending commands replayed over it, oldest first.
 *
 * A command the new confirmed state refuses paints nothing: its own answer is on the way and says so. Without a line to the
 * authority, what only it can do paints nothing either: it waits, and is not shown as done.
 */
export function projectPending(
  id: string,
  confirmed: Confirmed,
  pending: readonly PendingCommand[],
  contextFor: (command: Command) => RuleContext,
  { isOnline = true } = {},
): Shown {
  let state = confirmed.state
  const waiting: Command[] = []
  for (const { command, acceptedVersion } of waitingOver(id, confirmed.version, pending)) {
    const promises = !isOnline && acceptedVersion === null ? promisesOffline(command) : undefined
    const context = { ...contextFor(command), ...(promises === undefined ? {} : { promises }) }
    const decision = decide(command, state, context)
    if (decision.outcome !== 'accepted') continue
    if (!isOnline && acceptedVersion === null && offlineClassOf(command, state, context.settings) === 'onlineQueued') {
      waiting.push(command)
      continue
    }
    state = decision.events.reduce(evolve, state)
    waiting.push(command)
  }
  return { state, waiting }
}
