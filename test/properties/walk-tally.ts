// What was walked, in figures: how often each command was taken, refused and why, where orders came to, what was checked.

import type { CommandName } from '../../shared/lifecycle/command.ts'
import type { Decision } from '../../shared/lifecycle/decision.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { STATUS_NAMES } from '../../shared/lifecycle/status.ts'

export interface CommandCount {
  accepted: number
  noEffect: number
  refused: number
}

/** Counters only ever grow; one tally may count any number of walks. */
export interface WalkTally {
  commands: number
  readonly byName: Record<string, CommandCount>
  readonly refusals: Record<string, number>
  /** How often an order came into a status, its first one included. */
  readonly statuses: Record<string, number>
  /** Checks made, by the number of the invariant. */
  readonly checks: Record<string, number>
}

export function newTally(): WalkTally {
  return { commands: 0, byName: {}, refusals: {}, statuses: {}, checks: {} }
}

export function tallyCommand(tally: WalkTally, name: CommandName, decision: Decision): void {
  tally.commands += 1
  tally.byName[name] ??= { accepted: 0, noEffect: 0, refused: 0 }
  const count = tally.byName[name]
  if (decision.outcome === 'accepted') count.accepted += 1
  else if (decision.outcome === 'accepted-no-effect') count.noEffect += 1
  else {
    count.refused += 1
    increase(tally.refusals, decision.refusal.code)
  }
}

export function tallyStatus(tally: WalkTally, before: Order | null, after: Order | null): void {
  if (after && after.status !== before?.status) increase(tally.statuses, STATUS_NAMES[after.status])
  if (before && !after) increase(tally.statuses, 'Deleted')
}

export function tallyCheck(tally: WalkTally, invariant: string): void {
  increase(tally.checks, invariant)
}

/** All checks together. */
export function checksMade(tally: WalkTally): number {
  return Object.values(tally.checks).reduce((sum, count) => sum + count, 0)
}

function increase(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}
