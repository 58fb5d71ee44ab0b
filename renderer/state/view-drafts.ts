import { create } from 'zustand'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { ListView } from '../../shared/lifecycle/list-view.ts'

/** How a list is narrowed and sorted just now, otherwise than it was saved. */
export type ListDraft = Pick<ListView, 'base' | 'filter' | 'order'>

/** Drafts by the list they change, a queue's or a view's; they last as long as the window. */
const useDrafts = create<{ readonly drafts: Readonly<Record<string, ListDraft>> }>(() => ({ drafts: {} }))

/** What the person made of this list; null where it stands as it is saved. */
export function useListDraft(list: string): ListDraft | null {
  return useDrafts(({ drafts }) => drafts[list]) ?? null
}

/** Changes how a list is shown; what says the same as the saved list is no draft. */
export function draftList(list: string, draft: ListDraft, saved: ListDraft): void {
  const isSame = canonicalJson(shown(draft)) === canonicalJson(shown(saved))
  useDrafts.setState(({ drafts }) => {
    const { [list]: _, ...others } = drafts
    return { drafts: isSame ? others : { ...others, [list]: draft } }
  })
}

function shown({ base, filter, order }: ListDraft): ListDraft {
  return { base, filter, order }
}

/** The list stands as it is saved again. */
export function discardDraft(list: string): void {
  useDrafts.setState(({ drafts }) => {
    const { [list]: _, ...others } = drafts
    return { drafts: others }
  })
}
