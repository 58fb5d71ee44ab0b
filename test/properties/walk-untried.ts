import { STATUS_NAMES } from '../../shared/lifecycle/status.ts'
import { DRAINED_KINDS } from './walk-drained.ts'
import { STEP_NAMES } from './walk-steps.ts'
import { OPTION_COMBINATIONS, type WalkTally } from './walk-tally.ts'

const { 0: _notYetAnOrder, ...OF_ORDERS } = STATUS_NAMES
const ORDER_STATUSES = Object.values(OF_ORDERS)

/** What there is and these walks did not see: commands never accepted, statuses never reached, orders never led to their end, options never drawn. */
export function untriedIn(tally: WalkTally): readonly string[] {
  return [
    // Cases come only of desks that worked apart: walk-late.ts walks those.
    ...STEP_NAMES.filter((name) => name !== 'ResolveConflict')
      .filter((name) => !tally.byName[name]?.accepted)
      .map((name) => `${name} was never accepted`),
    ...[...ORDER_STATUSES, 'Deleted'].filter((name) => !tally.statuses[name]).map((name) => `no order was ever ${name}`),
    ...DRAINED_KINDS.filter((kind) => !tally.drained[kind]).map((kind) => `no order was led to its end that was ${kind}`),
    ...OPTION_COMBINATIONS.filter((combination) => !tally.options[combination]).map((combination) => `no store was ever ${combination}`),
  ]
}
