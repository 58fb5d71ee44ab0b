import type { Actor } from '../actor.ts'
import { type RuleDecision, refuse } from '../decision.ts'
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

/** The refusal for whoever comes by a link to a basket whose contents are fixed, or null. Link customers act through an integration. */
export function lockedContentsRefusal(selection: Selection, actor: Actor): RuleDecision | null {
  return selection.lockedContents === true && actor.role === 'integration' ? refuse('LOCKED', { selection: selection.id }) : null
}
