import { canonicalJson } from '../base/canonical-json.ts'
import type { DocumentContent, DocumentKind, OrderDocument } from './document.ts'
import type { Order } from './order.ts'

/** All papers kept of an order, oldest first. */
export function documentsOf(order: Order): readonly OrderDocument[] {
  return order.documents ?? []
}

export function findDocument(order: Order, documentId: string): OrderDocument | undefined {
  return documentsOf(order).find((each) => each.id === documentId)
}

/** The newest paper of this kind about this shipment, return or order. */
export function newestDocument(order: Order, kind: DocumentKind, subjectId: string): OrderDocument | undefined {
  return documentsOf(order).findLast((each) => each.kind === kind && each.subjectId === subjectId)
}

/** The number of the invoice or credit slip that stands about this shipment or return; null where there is none. */
export function standingNumber(order: Order, subjectId: string): string | null {
  const standing = documentsOf(order).find((each) => each.place !== null && each.subjectId === subjectId)
  return standing?.number ?? null
}

/**
 * Whether two papers tell of the same goods for the same person: then the later one is a copy of the earlier. What changed
 * beside that (a shop that moved, a parcel that left) makes no new paper.
 */
export function tellsTheSame(one: DocumentContent, other: DocumentContent): boolean {
  return canonicalJson([one.lines, one.shipTo, one.billTo]) === canonicalJson([other.lines, other.shipTo, other.billTo])
}
