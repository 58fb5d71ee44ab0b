import type { CommandOf } from '../command.ts'
import { composeDocument } from '../compose-document.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { DocumentContent, SlipKind } from '../document.ts'
import { findDocument, newestDocument, tellsTheSame } from '../find-document.ts'
import type { Order } from '../order.ts'

/**
 * Says that a paper came out of a printer. The first time it is kept as it was printed; from then on it is a copy, unless the
 * goods or the addressee have changed: then it is another paper, and the old one stays as it was. A receipt is never another.
 */
export function printDocument(command: CommandOf<'PrintDocument'>, order: Order, context: RuleContext): RuleDecision {
  const { kind, subjectId, documentId, tendered, printed } = command.args
  const named = documentId === undefined ? undefined : findDocument(order, documentId)
  if (named) return accept({ kind: 'DocumentPrinted', documentId: named.id })
  const kept = newestDocument(order, kind, subjectId)
  if (kind === 'invoice' || kind === 'creditSlip') {
    return kept ? accept({ kind: 'DocumentPrinted', documentId: kept.id }) : refuse('NOT_FOUND', { document: kind, subjectId })
  }
  const content = printed ?? composeDocument(kind, order, subjectId, context.settings, tendered ?? null)
  if (kept && (kind === 'receipt' || !content || tellsTheSame(kept.content, content))) {
    return accept({ kind: 'DocumentPrinted', documentId: kept.id })
  }
  if (!content) return refuse('NOT_FOUND', { document: kind, subjectId })
  return accept({
    kind: 'DocumentIssued',
    document: {
      id: context.nextId(),
      kind,
      number: numberOf(kind, content),
      place: null,
      subjectId,
      issuedAt: command.occurredAt,
      issuedBy: command.actor.name,
      timesPrinted: 1,
      content,
    },
  })
}

/** What a slip is called by: the parcel, the return or the order it is about. */
function numberOf(kind: SlipKind, content: DocumentContent): string {
  if (kind === 'returnSlip') return content.goodsBack?.number ?? content.order.number
  return kind === 'receipt' ? content.order.number : (content.parcel?.number ?? content.order.number)
}
