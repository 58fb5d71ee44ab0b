import { useSyncExternalStore } from 'react'
import type { Verdict } from './scan.ts'

/** The last verdict, as the window shows it. */
export interface ShownVerdict {
  readonly verdict: Verdict
  readonly code: string
  /** One per verdict, so that the same words twice are shown and said twice. */
  readonly count: number
  /** The screen shows it large by itself. */
  readonly isOnScreen: boolean
}

let shown: ShownVerdict | null = null
let count = 0
const listeners = new Set<() => void>()

export function showVerdict(verdict: Verdict, code: string, isOnScreen: boolean): void {
  count += 1
  set({ verdict, code, count, isOnScreen })
}

export function clearVerdict(): void {
  set(null)
}

/** Takes away this verdict, unless another has come meanwhile. */
export function dismissVerdict(dismissed: number): void {
  if (shown?.count === dismissed) set(null)
}

/** Takes a refusal away; it was about what the person was doing then. */
export function dismissRefusal(): void {
  if (shown?.verdict.tone === 'wrong') set(null)
}

export function useShownVerdict(): ShownVerdict | null {
  return useSyncExternalStore(onChange, () => shown)
}

function set(next: ShownVerdict | null): void {
  shown = next
  for (const listener of listeners) listener()
}

function onChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
