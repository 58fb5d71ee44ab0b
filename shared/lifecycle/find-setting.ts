import type { Carrier, PaymentMethod, ShippingMethod, ShopSettings, Store, Warehouse } from './settings.ts'

/** Settings by id; undefined where nobody set up such a one. */
export function findStore(settings: ShopSettings, storeId: string): Store | undefined {
  return settings.stores.find((store) => store.id === storeId)
}

export function findShippingMethod(settings: ShopSettings, methodId: string | null): ShippingMethod | undefined {
  return settings.shippingMethods.find((method) => method.id === methodId)
}

export function findPaymentMethod(settings: ShopSettings, methodId: string | null): PaymentMethod | undefined {
  return settings.paymentMethods.find((method) => method.id === methodId)
}

export function findCarrier(settings: ShopSettings, carrierId: string): Carrier | undefined {
  return settings.carriers.find((carrier) => carrier.id === carrierId)
}

/** Whether orders of this store are promised stock before anybody confirms them: aggressive prevention leaves no unit to chance. */
export function allocatesAtCheckout(store: Store | undefined): boolean {
  return store?.allocateAt === 'checkout' || store?.oversellingPrevention === 'aggressive'
}

export function findWarehouse(settings: ShopSettings, warehouseId: string): Warehouse | undefined {
  return settings.warehouses.find((warehouse) => warehouse.id === warehouseId)
}

export function hasWarehouse(settings: ShopSettings, warehouseId: string | undefined): boolean {
  return settings.warehouses.some((warehouse) => warehouse.id === warehouseId)
}
