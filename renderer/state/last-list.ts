import { useEffect } from 'react'
import { deskState, useDeskState } from './desk-state.ts'
import { hrefOf, type Route } from './route.ts'

/** Where Back leads: the list the person came from, be it a view, a search or a queue. */
export function lastListRoute(): Route {
  const { lastList, lastQueue } = deskState()
  if (lastList !== null) return lastList.route
  return lastQueue === null ? { screen: 'start' } : { screen: 'queue', queue: lastQueue }
}

/** Remembers a list that is not a plain queue while it is shown, so that its orders have neighbours and a way back. */
export function useAsLastList(route: Route, ids: readonly string[]): void {
  const place = hrefOf(route)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place is the same route
  useEffect(() => useDeskState.setState({ lastList: { route, ids } }), [place, ids])
}
