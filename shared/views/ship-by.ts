import type { OrderStatus } from '../lifecycle/order.ts'
import type { ShopSettings, Store } from '../lifecycle/settings.ts'
import { DAY_MS } from './store-days.ts'

/** What tells by when an order is to leave; a queue row and an order are both one. */
export interface Shippable {
  readonly status: 0 | OrderStatus
  readonly orderDate: string
  /** The store that sold it; left out where nobody said, then the usual patience counts. */
  readonly storeId?: string
}

/** Of a store that promises nothing else. */
const SHIP_WITHIN_DAYS = 2

/** How long after it is owed a store lets a parcel wait. */
export function shipWithinMs(store: Pick<Store, 'shipWithinDays'> | undefined): number {
  return (store?.shipWithinDays ?? SHIP_WITHIN_DAYS) * DAY_MS
}

/** When an order is to have left: so long after it was placed as its store promises. Null for a basket and for what is over. */
export function shipBy({ status, orderDate, storeId }: Shippable, settings: ShopSettings | null): string | null {
  if (status === 0 || status > 3) return null
  const store = settings?.stores.find((each) => each.id === storeId)
  return new Date(Date.parse(orderDate) + shipWithinMs(store)).toISOString()
}
