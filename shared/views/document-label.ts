import type { DocumentKind, OrderDocument } from '../lifecycle/document.ts'
import { type Message, msg, say } from '../wording/say.ts'
import { marked, type Phrase, phrase } from './phrase.ts'

const NAMES = {
  packingSlip: msg('Packing slip'),
  deliveryNote: msg('Delivery note'),
  returnSlip: msg('Return slip'),
  receipt: msg('Receipt'),
  invoice: msg('Invoice'),
  creditSlip: msg('Credit slip'),
} as const satisfies Record<DocumentKind, Message>

/** What people call this kind of paper. */
export function documentName(kind: DocumentKind): string {
  return say(NAMES[kind])
}

/** That a paper came to be, for the history. */
export function documentIssuedPhrase({ kind, number, place }: Pick<OrderDocument, 'kind' | 'number' | 'place'>): Phrase {
  const document = marked(NAMES[kind])
  return place === null
    ? phrase('{document} {number} printed', { document, number })
    : phrase('{document} {number} issued', { document, number })
}
