import type { LifecycleState, RuleContext } from '../../shared/lifecycle/decision.ts'
import { documentsOf } from '../../shared/lifecycle/find-document.ts'

/** Numbers as an authority gives them: each the next of its series after those the orders of this world carry. */
export function numberingOf(states: Iterable<LifecycleState>, at: string): NonNullable<RuleContext['numbering']> {
  const given = [...states].flatMap(({ order }) => (order ? documentsOf(order) : []))
  return { at, next: (series) => 1 + Math.max(0, ...given.map(({ place }) => (place?.series === series ? place.counter : 0))) }
}
