import { useSyncExternalStore } from 'react'

/** What was packed at this window today. Lost with the window, as it is nobody's record but the packer's own. */
export interface PackTally {
  readonly day: string
  /** Milliseconds since 1970 of the first parcel. */
  readonly since: number
  readonly parcels: number
  readonly units: number
  readonly refused: number
}

const KEY = 'order-desk.pack-tally'
const listeners = new Set<() => void>()
let tally = read()

function read(): PackTally | null {
  try {
    const kept = sessionStorage.getItem(KEY)
    return kept === null ? null : (JSON.parse(kept) as PackTally)
  } catch {
    // A window that may keep nothing counts from its start.
    return null
  }
}

/** Counts one more of these today. */
export function tallyUp(what: 'parcels' | 'units' | 'refused', now: Date): void {
  const day = now.toDateString()
  const today = tally?.day === day ? tally : { day, since: now.getTime(), parcels: 0, units: 0, refused: 0 }
  tally = { ...today, [what]: today[what] + 1 }
  try {
    sessionStorage.setItem(KEY, JSON.stringify(tally))
  } catch {
    // Counting goes on in memory.
  }
  for (const listener of listeners) listener()
}

/** Parcels per hour since the first one, once a few minutes have passed. */
export function perHour({ since, parcels }: PackTally, now: number): number | null {
  const minutes = (now - since) / 60_000
  return minutes < 3 || parcels === 0 ? null : Math.round((parcels / minutes) * 60)
}

export function usePackTally(): PackTally | null {
  return useSyncExternalStore(subscribe, () => tally)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
