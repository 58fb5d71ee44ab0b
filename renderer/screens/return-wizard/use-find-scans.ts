import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import type { Scan, ScanAnswer } from '../../scanner/scan.ts'
import { useScans } from '../../scanner/use-scans.ts'
import { navigate } from '../../state/navigate.ts'
import { orderOfScan } from '../exchange/order-of-scan.ts'
import { itemOfScan } from '../new-order/item-of-scan.ts'

/** A scanned receipt, slip or parcel opens its order; a scanned item asks which of its sales it was, unless an order stands already. */
export function useFindScans(setItem: ((item: ProductItem) => void) | null): void {
  useScans(async (scan: Scan): Promise<Awaited<ScanAnswer>> => {
    const order = await orderOfScan(scan)
    if (order) {
      navigate({ screen: 'return', orderId: order.id, shipmentId: null })
      return { tone: 'ok', text: say('Order {number}', { number: order.number }) }
    }
    const item = await itemOfScan(scan)
    if (!item) return { tone: 'wrong', text: say('“{code}” is on no receipt and no item of this shop.', { code: scan.code }) }
    if (!setItem) return { tone: 'wrong', text: say('Choose first what it was sent with.') }
    setItem(item)
    return { tone: 'info', text: say('Which sale of {name} was it?', { name: item.productName }) }
  })
}
