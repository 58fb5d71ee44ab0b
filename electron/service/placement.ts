import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import { isFoundAlike, searchTerms } from '../../shared/views/search-terms.ts'
import { shownSubject, standingOf } from '../../shared/views/standing.ts'
import type { Placement } from '../ports/order-store.ts'

/** Where a state stands and how it is found; null when it stands nowhere. Terms are worked out only when they differ from `before`. */
export function placementOf(state: LifecycleState, before: LifecycleState | null): Placement | null {
  const subject = shownSubject(state)
  if (!subject) return null
  const shownBefore = before ? shownSubject(before) : null
  return {
    ...standingOf(subject),
    terms: isFoundAlike(shownBefore, subject) ? null : searchTerms(subject),
    isArchived: 'status' in subject && subject.status === 5,
  }
}
