import type { Actor } from '../actor.ts'
import { type RuleDecision, refuse } from '../decision.ts'
import { linkOf } from '../magic-link.ts'
import type { Selection } from '../selection.ts'

/** The refusal for a basket nobody may work on any more, or null while it is open. */
export function selectionRefusal(selection: Selection, at: string): RuleDecision | null {
  switch (selection.state) {
    case 'open':
    case 'checkoutRequested':
      return selection.expiresAt !== null && selection.expiresAt <= at
        ? refuse('SELECTION_EXPIRED', { expiresAt: selection.expiresAt })
        : null
    case 'expired':
      return refuse('SELECTION_EXPIRED', { expiresAt: selection.expiresAt })
    case 'deleted':
      return refuse('DELETED', { id: selection.id })
    case 'merged':
      return refuse('WRONG_STATUS', { status: selection.state, mergedInto: selection.mergedInto ?? null })
    case 'checkedOut':
      return refuse('WRONG_STATUS', { status: selection.state })
  }
}

/** The refusal for whoever may not touch fixed contents, or null: the programs of the shop where the basket is fixed, customers by a link where it or the link is. */
export function lockedContentsRefusal(selection: Selection, actor: Actor): RuleDecision | null {
  const isFixed = selection.lockedContents === true && actor.role === 'integration'
  return isFixed || linkOf(selection, actor)?.lockContents === true ? refuse('LOCKED', { selection: selection.id }) : null
}
