import { useSyncExternalStore } from 'react'

/** A scan or a step that was refused at the table. */
export interface Refused {
  /** ISO 8601. */
  readonly at: string
  /** Number of the parcel that was on the table. */
  readonly parcel: string
  readonly title: string
  readonly text: string
}

/** What was packed at this desk today. Kept on this device until the day ends; it is nobody's record but the packer's own. */
export interface PackTally {
  readonly day: string
  /** Milliseconds since 1970 of the first parcel. */
  readonly since: number
  readonly parcels: number
  readonly units: number
  readonly refused: number
  /** The last of them, newest first. */
  readonly refusals: readonly Refused[]
}

const KEY = 'order-desk.pack-tally'
const MOST_REFUSALS = 50
const listeners = new Set<() => void>()
let tally = read()

function read(): PackTally | null {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === null ? null : (JSON.parse(kept) as PackTally)
  } catch {
    // A window that may keep nothing counts from its start.
    return null
  }
}

/** Counts one more of these today. */
export function tallyUp(what: 'parcels' | 'units', now: Date): void {
  const today = tallyOf(now)
  keep({ ...today, [what]: today[what] + 1 })
}

/** Keeps what was refused, with its parcel, for whoever asks afterwards what went wrong. */
export function noteRefused(parcel: string, { title, text }: Pick<Refused, 'title' | 'text'>, now: Date): void {
  const today = tallyOf(now)
  const refusals = [{ at: now.toISOString(), parcel, title, text }, ...today.refusals].slice(0, MOST_REFUSALS)
  keep({ ...today, refused: today.refused + 1, refusals })
}

function tallyOf(now: Date): PackTally {
  const day = now.toDateString()
  // Another window of the desk may have packed meanwhile.
  const kept = read() ?? tally
  return kept?.day === day
    ? { ...kept, refusals: kept.refusals ?? [] }
    : { day, since: now.getTime(), parcels: 0, units: 0, refused: 0, refusals: [] }
}

function keep(next: PackTally): void {
  tally = next
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
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
