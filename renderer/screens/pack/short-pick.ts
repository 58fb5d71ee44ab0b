import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import type { PackLine } from '../../../shared/views/packing.ts'
import { say } from '../../../shared/wording/say.ts'
import type { Intent } from '../../actions/action.ts'

export type ShortReason = 'missing' | 'damaged' | 'split'

/** Fewer units than a parcel needs. */
export interface ShortPick {
  readonly line: PackLine
  readonly quantity: number
  readonly reason: ShortReason
  /** `rest-goes`: the parcel shrinks and leaves. `hold`: it stays as it is and the order waits for a decision. */
  readonly way: 'rest-goes' | 'hold'
}

/**
 * What a short pick does, in order: the parcel gives the units back to the order or the order is held; then a note for whoever
 * counts the shelf. Nothing is taken off the stock here: what is really missing is said by a count.
 */
export function shortPickIntents({ line, quantity, reason, way }: ShortPick, shipment: Shipment): readonly Intent[] {
  const words = wordsOf({ line, quantity, reason })
  if (way === 'hold') return [{ name: 'PutOnHold', args: { reasonCode: 'OUT_OF_STOCK', reason: words } }]
  return [
    {
      name: 'EditShipment',
      args: { shipmentId: shipment.id, lines: [{ shipmentLineId: line.shipmentLineId, quantity: line.need - quantity }] },
    },
    { name: 'AddNote', args: { note: words } },
  ]
}

function wordsOf({ line, quantity, reason }: Pick<ShortPick, 'line' | 'quantity' | 'reason'>): string {
  const what = { quantity, item: line.name, sku: line.sku, place: line.place === '' ? '–' : line.place }
  switch (reason) {
    case 'missing':
      return say('Short pick: {quantity, number} × {item} ({sku}) missing at {place}.', what)
    case 'damaged':
      return say('Short pick: {quantity, number} × {item} ({sku}) damaged at {place}.', what)
    case 'split':
      return say('Sent in two parcels: {quantity, number} × {item} ({sku}) follow.', what)
  }
}
