import { useSyncExternalStore } from 'react'
import { hrefOf, type Route, routeOf } from './route.ts'

/** Goes to a place; the browser's back button leads to where the person was, unless this place takes the other's place. */
export function navigate(route: Route, how: 'push' | 'replace' = 'push'): void {
  if (how === 'replace') location.replace(hrefOf(route))
  else location.hash = hrefOf(route)
}

/** Where the person is. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(onHashChange, shownHash)
  return routeFor(hash)
}

/** Where the person is, outside of a component. */
export function currentRoute(): Route {
  return routeFor(shownHash())
}

/** The address of what is shown; while somebody asks whether to leave, the location is ahead of it. */
let guarded: { readonly hash: string; mayGo(to: Route): boolean } | null = null

function shownHash(): string {
  return guarded?.hash ?? location.hash
}

/** What stands at the door of a screen that has something unsaved. */
export interface LeaveGuard {
  /** Nobody is asked any more; where the person was going is shown. */
  leave(): void
  /** The address is again that of what is shown. */
  stay(): void
}

/** Asks `mayGo` before another place is shown, whichever way it was reached: a link, a key, the browser's Back. */
export function guardLeaving(mayGo: (to: Route) => boolean): LeaveGuard {
  guarded = { hash: location.hash, mayGo }
  const onChange = () => {
    if (guarded?.mayGo(routeOf(location.hash))) guarded = { ...guarded, hash: location.hash }
  }
  // Before those who show the place.
  addEventListener('hashchange', onChange, { capture: true })
  return {
    leave() {
      removeEventListener('hashchange', onChange, { capture: true })
      if (guarded?.mayGo !== mayGo) return
      const isAhead = location.hash !== guarded.hash
      guarded = null
      if (isAhead) dispatchEvent(new Event('hashchange'))
    },
    stay() {
      if (guarded) location.hash = guarded.hash
    },
  }
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
