import type { ListView } from '../../shared/lifecycle/list-view.ts'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { IssueResult } from '../offline/issue-command.ts'
import { deskState } from './desk-state.ts'
import { issueCommand } from './issue-command.ts'
import { keepOwnViews, ownViews } from './own-views.ts'

/** What became of a change: the person's own views are kept at once, the shop's are a command like any other. */
export type ViewsChanged = IssueResult | { readonly status: 'kept' }

/** Saves a view where it belongs, and takes it away from where it was. Those known keep their places, a new one comes last. */
export async function saveView(view: ListView, isShared: boolean): Promise<ViewsChanged> {
  if (isShared) {
    const result = await changeShared((views) => withView(views, view))
    if (isTaken(result)) keepOwnViews(ownViews().filter(({ id }) => id !== view.id))
    return result
  }
  keepOwnViews(withView(ownViews(), view))
  return isSharedNow(view.id) ? changeShared((views) => views.filter(({ id }) => id !== view.id)) : { status: 'kept' }
}

/** Takes a view away: the orders it showed stay as they are. */
export async function deleteView(id: string): Promise<ViewsChanged> {
  if (isSharedNow(id)) return changeShared((views) => views.filter((each) => each.id !== id))
  keepOwnViews(ownViews().filter((each) => each.id !== id))
  return { status: 'kept' }
}

/** Moves a view one place among those beside it. */
export async function moveView(id: string, step: 1 | -1): Promise<ViewsChanged> {
  if (isSharedNow(id)) return changeShared((views) => moved(views, id, step))
  keepOwnViews(moved(ownViews(), id, step))
  return { status: 'kept' }
}

/** Whether the change stands or is on its way. */
export function isTaken(result: ViewsChanged): boolean {
  return result.status !== 'refused' && result.status !== 'not-saved'
}

function isSharedNow(id: string): boolean {
  return deskState().settings?.views?.some((view) => view.id === id) === true
}

async function changeShared(how: (views: readonly ListView[]) => readonly ListView[]): Promise<ViewsChanged> {
  const before = deskState().settings
  if (before === null) return { status: 'kept' }
  const settings: ShopSettings = { ...before, views: how(before.views ?? []) }
  return issueCommand('SaveSettings', { type: 'settings', id: 'settings' }, { settings, before })
}

function withView(views: readonly ListView[], view: ListView): readonly ListView[] {
  return views.some(({ id }) => id === view.id) ? views.map((each) => (each.id === view.id ? view : each)) : [...views, view]
}

function moved(views: readonly ListView[], id: string, step: 1 | -1): readonly ListView[] {
  const from = views.findIndex((view) => view.id === id)
  const view = views[from]
  if (!view || views[from + step] === undefined) return views
  return views.toSpliced(from, 1).toSpliced(from + step, 0, view)
}
