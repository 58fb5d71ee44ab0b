import { useSyncExternalStore } from 'react'

/** Minutes without a touch after which the desk locks by itself. */
export type LockTime = 'never' | 1 | 5 | 15

export const LOCK_TIMES: readonly LockTime[] = ['never', 1, 5, 15]

const LOCKED_AS = 'order-desk-locked'
const TIME_KEPT_AS = 'order-desk-lock-after'

const listeners = new Set<() => void>()
/** What the storage could not be told. */
const memory = new Map<string, string>()

/** Whether everything of this desk is hidden: in all of its windows, and still after a window was opened anew. */
export function isLocked(): boolean {
  return kept(LOCKED_AS) === 'yes'
}

export function lockNow(): void {
  keep(LOCKED_AS, 'yes')
}

export function unlock(): void {
  keep(LOCKED_AS, 'no')
}

export function useIsLocked(): boolean {
  return useSyncExternalStore(onChange, isLocked)
}

/** Kept on this device; a desk nobody has set never locks by itself. */
function lockTime(): LockTime {
  const text = kept(TIME_KEPT_AS)
  return LOCK_TIMES.find((time) => String(time) === text) ?? 'never'
}

export function chooseLockTime(time: LockTime): void {
  keep(TIME_KEPT_AS, String(time))
}

export function useLockTime(): LockTime {
  return useSyncExternalStore(onChange, lockTime)
}

function kept(name: string): string | null {
  const untold = memory.get(name)
  if (untold !== undefined) return untold
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function keep(name: string, text: string): void {
  try {
    localStorage.setItem(name, text)
    memory.delete(name)
  } catch {
    // A full or forbidden storage only means that it lasts as long as the window.
    memory.set(name, text)
  }
  for (const listener of listeners) listener()
}

function onChange(listener: () => void): () => void {
  listeners.add(listener)
  // Another window of the desk was locked, or opened again.
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
