// What was walked, in figures: how often each command was taken, refused and why, where orders came to, what was checked.

import type { CommandName } from '../../shared/lifecycle/command.ts'
import type { Decision } from '../../shared/lifecycle/decision.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { Store } from '../../shared/lifecycle/settings.ts'
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
  /** Kinds of open orders that were led to their end. */
  readonly drained: Record<string, number>
  /** How often a store had each combination of the options that decide what an order begins as. */
  readonly options: Record<string, number>
  /** Checks made, by the number of the invariant. */
  readonly checks: Record<string, number>
}

export function newTally(): WalkTally {
  return { commands: 0, byName: {}, refusals: {}, statuses: {}, drained: {}, options: {}, checks: {} }
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

export function tallyDrained(tally: WalkTally, kinds: readonly string[]): void {
  for (const kind of kinds) increase(tally.drained, kind)
}

/** Notes each store's options, as far as they decide what an order begins as. */
export function tallyOptions(tally: WalkTally, stores: readonly Store[]): void {
  for (const store of stores) increase(tally.options, combinationOf(store))
}

/** Every combination of those options, each as it is counted. */
export const OPTION_COMBINATIONS: readonly string[] = [false, true].flatMap((autoconfirmOrders) =>
  [false, true].flatMap((directToShipment) =>
    [false, true].flatMap((directCapture) =>
      [false, true].flatMap((allowBackorders) =>
        (['confirm', 'checkout'] as const).flatMap((allocateAt) =>
          (['off', 'standard', 'aggressive'] as const).map((oversellingPrevention) =>
            combinationOf({ autoconfirmOrders, directToShipment, directCapture, allowBackorders, allocateAt, oversellingPrevention }),
          ),
        ),
      ),
    ),
  ),
)

type BeginOptions = Pick<
  Store,
  'autoconfirmOrders' | 'directToShipment' | 'directCapture' | 'allowBackorders' | 'allocateAt' | 'oversellingPrevention'
>

function combinationOf(store: BeginOptions): string {
  const words = [
    store.autoconfirmOrders ? 'autoconfirm' : '',
    store.directToShipment ? 'direct to shipment' : '',
    store.directCapture ? 'direct capture' : '',
    store.allowBackorders ? 'backorders' : '',
    `allocate at ${store.allocateAt}`,
    `prevention ${store.oversellingPrevention}`,
  ]
  return words.filter((word) => word !== '').join(', ')
}

/** All checks together. */
export function checksMade(tally: WalkTally): number {
  return Object.values(tally.checks).reduce((sum, count) => sum + count, 0)
}

function increase(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}
