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
    case 'checkedOut':
    case 'merged':
      return refuse('WRONG_STATUS', { status: selection.state })
  }
}
