import { useMemo } from 'react'
import type { ListView } from '../../shared/lifecycle/list-view.ts'
import { deskState, useDeskState } from './desk-state.ts'
import { ownViews, useOwnViews } from './own-views.ts'

/** A view as a tab: the person's own, or one the shop shares. */
export interface ShownView extends ListView {
  readonly isShared: boolean
}

/** Every view of this person, in the order of the tabs and of the keys 1 to 9: their own first. */
export function useViews(): readonly ShownView[] {
  const own = useOwnViews()
  const shared = useDeskState((state) => state.settings?.views)
  return useMemo(() => shownViews(own, shared), [own, shared])
}

/** The same outside of a component. */
export function viewsNow(): readonly ShownView[] {
  return shownViews(ownViews(), deskState().settings?.views)
}

function shownViews(own: readonly ListView[], shared: readonly ListView[] = []): readonly ShownView[] {
  const mine = own.map((view) => ({ ...view, isShared: false }))
  const known = new Set(own.map((view) => view.id))
  return [...mine, ...shared.filter((view) => !known.has(view.id)).map((view) => ({ ...view, isShared: true }))]
}
