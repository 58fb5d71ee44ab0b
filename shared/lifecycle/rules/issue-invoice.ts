import type { CommandOf } from '../command.ts'
import { composeDocument } from '../compose-document.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { newestDocument } from '../find-document.ts'
import type { Order } from '../order.ts'
import { findShipment } from '../quantities.ts'
import { numberedDocument } from './numbered-document.ts'

/** A shipment that left or was paid is invoiced once, under the next number of the store's series; asking again finds the same one. */
export function issueInvoice(command: CommandOf<'IssueInvoice'>, order: Order, context: RuleContext): RuleDecision {
  const { shipmentId } = command.args
  const shipment = findShipment(order, shipmentId)
  const content = composeDocument('invoice', order, shipmentId, context.settings)
  if (!shipment || !content) return refuse('NOT_FOUND', { shipmentId })
  if (newestDocument(order, 'invoice', shipmentId)) return noEffect
  if (shipment.shippedAt === null && !shipment.isPaid) return refuse('NOT_PAID', { shipment: shipment.number, because: 'invoice' })
  return accept({
    kind: 'DocumentIssued',
    document: numberedDocument(command, order, { kind: 'invoice', subjectId: shipmentId, content }, context),
  })
}
