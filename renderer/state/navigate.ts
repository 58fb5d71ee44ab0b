import { useSyncExternalStore } from 'react'
import { hrefOf, type Route, routeOf } from './route.ts'

/** Goes to a place; the browser's back button leads to where the person was, unless this place takes the other's place. */
export function navigate(route: Route, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') location.replace(hrefOf(route))
  else location.hash = hrefOf(route)
}

/** Where the person is. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(onHashChange, () => location.hash)
  return routeFor(hash)
}

/** Where the person is, outside of a component. */
export function currentRoute(): Route {
  return routeFor(location.hash)
}

// One value per address, so that effects depending on a route run only when it changed.
let last: { readonly hash: string; readonly route: Route } | null = null

function routeFor(hash: string): Route {
  if (last?.hash !== hash) last = { hash, route: routeOf(hash) }
  return last.route
}

function onHashChange(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
