import type { DocumentContent, DocumentKind, OrderDocument } from '../../shared/lifecycle/document.ts'

/** One line of a pick list: units of an item out of one place, for which shipments. */
export interface PickRow {
  readonly sku: string
  readonly ean: string
  readonly name: string
  /** Shelf or bin; empty where nobody has said. */
  readonly place: string
  readonly quantity: number
  /** Number of the shipment and how many of the units go into it. */
  readonly into: readonly { readonly number: string; readonly quantity: number }[]
}

export interface PickList {
  readonly warehouseName: string
  /** `orderId`: of which order; lists kept from before it was noted have none. */
  readonly shipments: readonly { readonly number: string; readonly buyer: string; readonly units: number; readonly orderId?: string }[]
  readonly rows: readonly PickRow[]
}

/** Everything one paper shows, as plain data: it can be kept in the print queue and drawn again. */
export type Paper =
  | (Pick<OrderDocument, 'kind' | 'number' | 'issuedAt' | 'issuedBy' | 'content'> & {
      /** 0 on the original; on a copy, which one it is. */
      readonly copy: number
    })
  | { readonly kind: 'label'; readonly number: string; readonly issuedAt: string; readonly content: DocumentContent }
  | {
      readonly kind: 'pickList'
      readonly number: string
      readonly issuedAt: string
      readonly issuedBy: string
      readonly timeZone: string
      readonly language: string
      readonly lists: readonly PickList[]
    }
  | { readonly kind: 'test'; readonly number: string; readonly issuedAt: string; readonly shopName: string }

export type DocumentPaper = Extract<Paper, { readonly kind: DocumentKind }>

/** A kept paper as it comes out of the printer now. */
export function paperOf({ kind, number, issuedAt, issuedBy, content, timesPrinted }: OrderDocument): DocumentPaper {
  return { kind, number, issuedAt, issuedBy, content, copy: Math.max(0, timesPrinted - 1) }
}

/** The language a paper is written in: the customer's, else the spoken one (empty). */
export function languageOfPaper(paper: Paper): string {
  if (paper.kind === 'test') return ''
  return paper.kind === 'pickList' ? paper.language : paper.content.language
}
