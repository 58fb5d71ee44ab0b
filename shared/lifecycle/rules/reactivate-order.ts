import { accept, type RuleDecision } from '../decision.ts'

/** Takes an archived order back among the completed ones, unchanged. */
export function reactivateOrder(): RuleDecision {
  return accept({ kind: 'OrderReactivated' })
}
