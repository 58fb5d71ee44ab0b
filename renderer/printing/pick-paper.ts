import { nameOf } from '../../shared/lifecycle/address.ts'
import { findStore, findWarehouse } from '../../shared/lifecycle/find-setting.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { findShipment } from '../../shared/lifecycle/quantities.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../shared/lifecycle/shipment.ts'
import { byPlace, packLinesOf } from '../../shared/views/packing.ts'
import type { Paper, PickList, PickRow } from './paper.ts'

interface Picked {
  readonly order: Order
  readonly shipment: Shipment
}

/** What a list may know beside the orders. */
interface Occasion {
  readonly issuedAt: string
  readonly issuedBy: string
  itemOf(itemId: string): ProductItem | null | undefined
}

/** One list per warehouse over all these shipments, in the order in which a picker walks: place by place. */
export function pickPaper(
  wanted: readonly { readonly order: Order; readonly shipmentId: string }[],
  settings: ShopSettings,
  { issuedAt, issuedBy, itemOf }: Occasion,
): Extract<Paper, { readonly kind: 'pickList' }> | null {
  const picked = wanted.flatMap(({ order, shipmentId }): readonly Picked[] => {
    const shipment = findShipment(order, shipmentId)
    return shipment ? [{ order, shipment }] : []
  })
  const [first] = picked
  if (!first) return null
  const byWarehouse = Map.groupBy(picked, ({ shipment }) => shipment.warehouseId)
  return {
    kind: 'pickList',
    number: picked.length === 1 ? first.shipment.number : '',
    issuedAt,
    issuedBy,
    timeZone: findStore(settings, first.order.storeId)?.timeZone ?? 'UTC',
    // For the people of the warehouse: in the language of whoever prints it.
    language: '',
    lists: [...byWarehouse].map(([warehouseId, of]) => listOf(findWarehouse(settings, warehouseId)?.name ?? warehouseId, of, itemOf)),
  }
}

function listOf(warehouseName: string, picked: readonly Picked[], itemOf: Occasion['itemOf']): PickList {
  const rows = new Map<string, PickRow>()
  for (const { order, shipment } of picked) {
    for (const { itemId, sku, ean, name, place, need } of packLinesOf(order, shipment, itemOf)) {
      const known = rows.get(itemId) ?? { sku, ean, name, place, quantity: 0, into: [] }
      rows.set(itemId, { ...known, quantity: known.quantity + need, into: [...known.into, { number: shipment.number, quantity: need }] })
    }
  }
  return {
    warehouseName,
    shipments: picked.map(({ order, shipment }) => ({
      number: shipment.number,
      buyer: order.buyerName || (order.shippingAddress ? nameOf(order.shippingAddress) : ''),
      orderId: order.id,
      units: shipment.lines.reduce((sum, line) => sum + line.quantity, 0),
    })),
    rows: [...rows.values()].toSorted(byPlace),
  }
}
