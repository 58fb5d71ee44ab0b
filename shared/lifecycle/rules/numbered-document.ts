import type { Command } from '../command.ts'
import type { RuleContext } from '../decision.ts'
import type { NumberedKind, OrderDocument } from '../document.ts'
import { numberInSeries, seriesOf } from '../document-series.ts'
import type { Order } from '../order.ts'

/**
 * A paper of the law with its place in the series. Where nobody gives numbers (a window that only asks whether it could be done)
 * the counter is 0: such a paper is never kept.
 */
export function numberedDocument(
  command: Command,
  order: Order,
  { kind, subjectId, content }: Pick<OrderDocument, 'subjectId' | 'content'> & { readonly kind: NumberedKind },
  context: RuleContext,
): OrderDocument {
  const issuedAt = context.numbering?.at ?? command.occurredAt
  const series = seriesOf(kind, order, context.settings, issuedAt)
  const counter = context.numbering?.next(series) ?? 0
  return {
    id: context.nextId(),
    kind,
    number: counter === 0 ? '' : numberInSeries(series, counter),
    place: { series, counter },
    subjectId,
    issuedAt,
    issuedBy: command.actor.name,
    timesPrinted: 0,
    content,
  }
}
