import { create } from 'zustand'
import type { ListView } from '../../shared/lifecycle/list-view.ts'
import { useDeskState } from './desk-state.ts'

const KEPT_AS = 'order-desk-views'

type Shelf = Readonly<Record<string, readonly ListView[]>>

const useShelf = create<{ readonly shelf: Shelf }>(() => ({ shelf: keptShelf() }))

/** The views of the person at this window; they stay on this device, each person's apart. */
export function useOwnViews(): readonly ListView[] {
  const { id } = useDeskState((state) => state.person)
  return useShelf(({ shelf }) => shelf[id]) ?? NONE
}

/** The same outside of a component. */
export function ownViews(): readonly ListView[] {
  return useShelf.getState().shelf[useDeskState.getState().person.id] ?? NONE
}

/** Puts other views in place of those the person has, in this order. */
export function keepOwnViews(views: readonly ListView[]): void {
  const shelf = { ...keptShelf(), [useDeskState.getState().person.id]: views }
  useShelf.setState({ shelf })
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify(shelf))
  } catch {
    // A full or forbidden storage only means that the view lasts as long as the window.
  }
}

/** Views another window of this device has kept since. */
export function followOwnViews(): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === KEPT_AS) useShelf.setState({ shelf: keptShelf() })
  }
  window.addEventListener('storage', onStorage)
  return () => window.removeEventListener('storage', onStorage)
}

const NONE: readonly ListView[] = []

function keptShelf(): Shelf {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(Object.entries(kept).map(([person, views]) => [person, Array.isArray(views) ? views.filter(isView) : []]))
  } catch {
    // Not ours, or damaged: nobody has saved a view.
    return {}
  }
}

function isView(value: unknown): value is ListView {
  if (typeof value !== 'object' || value === null) return false
  const { id, name, base, filter, order } = value as Partial<Record<keyof ListView, unknown>>
  const isNamed = [id, name, base].every((part) => typeof part === 'string' && part !== '')
  return isNamed && typeof filter === 'object' && filter !== null && (order === 'oldest-first' || order === 'newest-first')
}
