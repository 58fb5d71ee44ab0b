import { sumOf } from '../base/money.ts'
import type { Order } from '../lifecycle/order.ts'
import { findLine } from '../lifecycle/quantities.ts'
import type { Box, ProductItem } from '../lifecycle/settings.ts'
import type { Shipment } from '../lifecycle/shipment.ts'

/** One line of a parcel as a packer needs it: what, where it lies, how many, how many are in. */
export interface PackLine {
  readonly shipmentLineId: string
  readonly itemId: string
  readonly name: string
  readonly sku: string
  readonly ean: string
  /** Shelf or bin; empty when nobody has said. */
  readonly place: string
  readonly need: number
  readonly packed: number
  /** Grams of one unit; 0 when nobody has weighed it. */
  readonly weight: number
}

/** The lines of a shipment in the order in which a picker walks: place by place, what has no place last. */
export function packLinesOf(
  order: Order,
  shipment: Shipment,
  itemOf: (itemId: string) => ProductItem | null | undefined,
): readonly PackLine[] {
  return shipment.lines
    .flatMap((line): readonly PackLine[] => {
      const orderLine = findLine(order, line.orderLineId)
      if (!orderLine) return []
      const { productName, variant, size, sku, ean } = orderLine.snapshot
      const item = itemOf(orderLine.itemId)
      return [
        {
          shipmentLineId: line.id,
          itemId: orderLine.itemId,
          name: [productName, variant, size].filter((part) => part !== '').join(', '),
          sku,
          ean,
          place: item?.places?.find(({ warehouseId }) => warehouseId === shipment.warehouseId)?.place ?? '',
          need: line.quantity,
          packed: line.packedQuantity,
          weight: item?.weight ?? 0,
        },
      ]
    })
    .toSorted(byPlace)
}

/** How far a parcel is. */
export interface PackProgress {
  readonly need: number
  readonly packed: number
  readonly isWhole: boolean
  /** Grams of everything that belongs in, as the catalogue knows it; 0 where it does not know all of them. */
  readonly weight: number
}

export function packProgressOf(lines: readonly PackLine[]): PackProgress {
  const need = sumOf(lines, (line) => line.need)
  const packed = sumOf(lines, (line) => line.packed)
  const isWeighed = lines.every((line) => line.weight > 0)
  return { need, packed, isWhole: packed === need, weight: isWeighed ? sumOf(lines, (line) => line.weight * line.need) : 0 }
}

/** Grams a packed parcel should have on the scale: what is in it, and its boxes; 0 where nobody knows what the goods weigh. */
export function expectedWeight({ weight }: Pick<PackProgress, 'weight'>, box: Box | undefined, packages: number): number {
  return weight === 0 ? 0 : weight + (box?.emptyWeight ?? 0) * packages
}

/** What lies nearer on the walk comes first; what has no place comes last. */
export function byPlace(one: Pick<PackLine, 'place' | 'sku'>, other: Pick<PackLine, 'place' | 'sku'>): number {
  if ((one.place === '') !== (other.place === '')) return one.place === '' ? 1 : -1
  return PLACES.compare(one.place, other.place) || PLACES.compare(one.sku, other.sku)
}

// A-2 comes before A-14, as on the shelves.
const PLACES = new Intl.Collator('en', { numeric: true })
