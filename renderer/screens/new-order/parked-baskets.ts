import { useSyncExternalStore } from 'react'

const KEPT_AS = 'order-desk-parked-baskets'

const listeners = new Set<() => void>()
let known: { readonly text: string; readonly ids: readonly string[] } = { text: '[]', ids: [] }

/** The baskets set aside at this window, oldest first; the baskets themselves are the shop's, and stand among the incomplete ones. */
export function useParkedBaskets(): readonly string[] {
  return useSyncExternalStore(listen, parkedIds)
}

/** Puts a basket among those set aside here. */
export function noteParked(id: string): void {
  keep([...parkedIds().filter((each) => each !== id), id])
}

/** Takes a basket from those set aside: it was sold, given up or thrown away. */
export function forgetParked(id: string): void {
  if (parkedIds().includes(id)) keep(parkedIds().filter((each) => each !== id))
}

function parkedIds(): readonly string[] {
  try {
    const text = localStorage.getItem(KEPT_AS) ?? '[]'
    if (text === known.text) return known.ids
    const ids: unknown = JSON.parse(text)
    known = { text, ids: Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [] }
  } catch {
    // Damaged or forbidden: the baskets still stand among the incomplete ones.
  }
  return known.ids
}

function keep(ids: readonly string[]): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(ids))
  } catch {
    // As above.
  }
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}
