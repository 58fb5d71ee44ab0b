import type { NumberedKind, OrderDocument } from './document.ts'

/** A number the law counts, and what stays of its paper when the order is deleted: no name, no address, the amount. */
export interface DocumentNumber {
  readonly series: string
  readonly counter: number
  readonly number: string
  readonly kind: NumberedKind
  readonly orderId: string
  readonly documentId: string
  readonly issuedAt: string
  /** Minor units of the currency. */
  readonly total: number
  readonly taxTotal: number
  readonly currency: string
}

/** What the register of numbers keeps of an order's paper; null of one the law does not count. */
export function numberOfDocument(
  orderId: string,
  { id, kind, number, place, issuedAt, content }: Pick<OrderDocument, 'id' | 'kind' | 'number' | 'place' | 'issuedAt' | 'content'>,
): DocumentNumber | null {
  if (place === null || (kind !== 'invoice' && kind !== 'creditSlip')) return null
  const { total = 0, taxTotal = 0 } = content.amounts ?? {}
  return { ...place, number, kind, orderId, documentId: id, issuedAt, total, taxTotal, currency: content.currency }
}
