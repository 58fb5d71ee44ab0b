import type { CommandOf } from '../command.ts'
import { composeDocument } from '../compose-document.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { newestDocument } from '../find-document.ts'
import type { Order } from '../order.ts'
import { findReturn } from '../quantities.ts'
import { numberedDocument } from './numbered-document.ts'

/** A completed return is credited once, under the next number of the store's series; asking again finds the same slip. */
export function issueCreditSlip(command: CommandOf<'IssueCreditSlip'>, order: Order, context: RuleContext): RuleDecision {
  const { returnId } = command.args
  const back = findReturn(order, returnId)
  const content = composeDocument('creditSlip', order, returnId, context.settings)
  if (!back || !content) return refuse('NOT_FOUND', { returnId })
  if (newestDocument(order, 'creditSlip', returnId)) return noEffect
  if (back.status !== 'completed') return refuse('WRONG_STATUS', { return: back.number, because: 'notCompleted' })
  return accept({
    kind: 'DocumentIssued',
    document: numberedDocument(command, order, { kind: 'creditSlip', subjectId: returnId, content }, context),
  })
}
