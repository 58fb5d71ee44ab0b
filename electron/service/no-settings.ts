import type { ShopSettings } from '../../shared/lifecycle/settings.ts'

/** What a shop has decided before its first settings were saved: nothing. */
export const NO_SETTINGS: ShopSettings = {
  shopName: '',
  stores: [],
  markets: [],
  allocationRules: [],
  warehouses: [],
  zones: [],
  carriers: [],
  shippingMethods: [],
  paymentMethods: [],
}
