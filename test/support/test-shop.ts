// A small shop with everything an order may need: two warehouses, a carrier, a pick-up, every kind of payment.

import { type Address, EMPTY_ADDRESS } from '../../shared/lifecycle/address.ts'
import type { PaymentKind, PaymentMethod, ProductItem, ShopSettings, Store } from '../../shared/lifecycle/settings.ts'

export const TEST_STORE: Store = {
  id: 'store',
  name: 'Test store',
  type: 'DTC',
  currency: 'SEK',
  timeZone: 'Europe/Stockholm',
  autoconfirmOrders: false,
  directToShipment: false,
  directCapture: false,
  allocateAt: 'confirm',
  allowBackorders: true,
  oversellingPrevention: 'off',
  selectionLifetimeDays: 30,
  abandonedAfterMinutes: 60,
  wfpAttentionMinutes: 15,
  defaultStockActionOnReturn: 'releaseItemsBackToWarehouse',
  deleteCancelledAllowed: true,
  allowRefundWithoutReturn: false,
  returnWindowDays: null,
  requirePackVerification: false,
  roundType: 'line',
  pricesIncludeTax: true,
  shippingTaxPercent: 25,
}

function method(id: string, kind: PaymentKind, shipBeforePayment = false): PaymentMethod {
  return {
    id,
    name: id,
    kind,
    active: true,
    shipBeforePayment,
    restrictions: { currencies: [], countries: [], groups: [], carriers: [] },
  }
}

/** Payment methods are called by their kind: `psp`, `cash`, `externalTerminal`, `invoice`, `bankWire`, `check`, `cod`, `prepaid`, `free`. */
export const TEST_SHOP: ShopSettings = {
  shopName: 'Test shop',
  stores: [TEST_STORE],
  markets: [{ id: 'market', storeId: 'store', name: 'Sweden', countries: [], allocationRuleId: 'rule' }],
  allocationRules: [{ id: 'rule', name: 'Main first', warehouseIds: ['main', 'north'] }],
  warehouses: [
    { id: 'main', name: 'Main', kind: 'warehouse', threshold: 0, active: true },
    { id: 'north', name: 'North', kind: 'warehouse', threshold: 0, active: true },
  ],
  zones: [{ id: 'nordic', name: 'Nordic', countries: ['SE', 'NO'], active: true }],
  carriers: [
    {
      id: 'postnord',
      name: 'PostNord',
      delay: '1-2 days',
      trackingUrl: 'https://tracking.example/@',
      active: true,
      isFree: false,
      billing: 'weight',
      rangeBehavior: 'disable',
      zoneIds: ['nordic'],
      ranges: [{ from: 0, to: 20_000, zoneId: 'nordic', price: 4_900 }],
      maxWeight: 20_000,
    },
  ],
  shippingMethods: [
    { id: 'home', name: 'Home delivery', carrierId: 'postnord', service: 'MyPack', pickup: false },
    { id: 'pickup', name: 'Store pick-up', carrierId: 'postnord', service: '', pickup: true },
  ],
  paymentMethods: [
    method('psp', 'psp'),
    method('cash', 'cash'),
    method('externalTerminal', 'externalTerminal'),
    method('invoice', 'invoice', true),
    method('bankWire', 'bankWire'),
    method('check', 'check'),
    method('cod', 'cod', true),
    method('prepaid', 'prepaid'),
    method('free', 'free'),
  ],
}

function item(id: string, unitPrice: number): ProductItem {
  return {
    id,
    sku: `SKU-${id}`,
    ean: `EAN-${id}`,
    productName: id,
    brandName: 'Brand',
    variantName: 'Blue',
    size: 'M',
    weight: 500,
    unitPrice,
    currency: 'SEK',
    taxPercent: 25,
    preorder: false,
    stockOffset: null,
    active: true,
  }
}

export const TEST_ITEMS: readonly ProductItem[] = [item('shirt', 10_000), item('mug', 4_999), item('poster', 3_333)]

/** What lies on the shelves before a test begins; of posters there are none. */
export const TEST_STOCK = [
  { warehouseId: 'main', itemId: 'shirt', physical: 10 },
  { warehouseId: 'north', itemId: 'shirt', physical: 5 },
  { warehouseId: 'main', itemId: 'mug', physical: 10 },
] as const

export const TEST_ADDRESS: Address = {
  ...EMPTY_ADDRESS,
  firstName: 'Pia',
  lastName: 'Lind',
  address1: 'Dybecksvägen 1',
  zipCode: '216 12',
  city: 'Malmö',
  country: 'SE',
  email: 'pia@example.com',
  phoneNumber: '+46 40 123 45',
}
