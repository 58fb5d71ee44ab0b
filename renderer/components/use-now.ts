import { useSyncExternalStore } from 'react'

const TICK_MS = 20_000

// One clock for all ages on screen: they change together, and one timer runs however many rows there are.
let now = new Date().toISOString()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | null = null

/** The present as the screen shows it, three times a minute. */
export function useNow(): string {
  return useSyncExternalStore(subscribe, () => now)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === null) {
    now = new Date().toISOString()
    timer = setInterval(tick, TICK_MS)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
  }
}

function tick(): void {
  now = new Date().toISOString()
  for (const listener of [...listeners]) listener()
}
