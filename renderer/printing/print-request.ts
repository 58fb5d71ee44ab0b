// printing: papers as pages, and the way from a click to a printer. Screens call `printDocument` of print-document.ts.

import type { Refusal } from '../../shared/lifecycle/refusal.ts'

/** A shipment of an order. */
export interface ShipmentRef {
  readonly orderId: string
  readonly shipmentId: string
}

/** What is to be printed. Invoice and credit slip are issued first where they do not stand yet. */
export type PrintRequest =
  | ({ readonly kind: 'packingSlip' | 'deliveryNote' | 'label' | 'invoice' } & ShipmentRef)
  | { readonly kind: 'returnSlip' | 'creditSlip'; readonly orderId: string; readonly returnId: string }
  /** `tendered`: what was put on the counter, in minor units, so that the receipt says what change was given. */
  | { readonly kind: 'receipt'; readonly orderId: string; readonly tendered?: number }
  /** Of one order or of many at once, sorted by where things lie. */
  | { readonly kind: 'pickList'; readonly shipments: readonly ShipmentRef[] }
  /** A paper as it was printed before, by its id. */
  | { readonly kind: 'again'; readonly orderId: string; readonly documentId: string }

export type PaperKind = Exclude<PrintRequest['kind'], 'again'>

/**
 * What became of it. `printed`: handed to the printer. `asked`: the print dialog stands open. `queued`: it waits in the print
 * centre, with the reason. `refused`: there is no such paper, and nothing was queued. None of them throws, none blocks the work.
 */
export type PrintOutcome =
  | { readonly status: 'printed' | 'asked'; readonly jobId: string }
  | { readonly status: 'queued'; readonly jobId: string; readonly reason: string }
  | { readonly status: 'refused'; readonly refusal: Refusal }

/** Whether the person chooses the printer this time, whatever the paper's profile says. */
export interface PrintOptions {
  readonly choosePrinter?: boolean
}

/** The promise of `printDocument` in print-document.ts. */
export type PrintDocument = (request: PrintRequest, options?: PrintOptions) => Promise<PrintOutcome>
