import type { DocumentKind, OrderDocument } from '../lifecycle/document.ts'
import { msg, say } from '../wording/say.ts'

const NAMES = {
  packingSlip: msg('Packing slip'),
  deliveryNote: msg('Delivery note'),
  returnSlip: msg('Return slip'),
  receipt: msg('Receipt'),
  invoice: msg('Invoice'),
  creditSlip: msg('Credit slip'),
} as const satisfies Record<DocumentKind, unknown>

/** What people call this kind of paper. */
export function documentName(kind: DocumentKind): string {
  return say(NAMES[kind])
}

/** That a paper came to be, for the history. */
export function documentIssuedSentence({ kind, number, place }: Pick<OrderDocument, 'kind' | 'number' | 'place'>): string {
  const document = documentName(kind)
  return place === null ? say('{document} {number} printed', { document, number }) : say('{document} {number} issued', { document, number })
}
