// demo: a shop that does not exist, made through the same commands as a real one.

import type { Box, Carrier, PaymentKind, PaymentMethod, ShopSettings, Store } from '../../shared/lifecycle/settings.ts'

const WEB_STORE: Store = {
  id: 'nordvik-web',
  name: 'Nordvik webshop',
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
  allowRefundWithoutReturn: true,
  returnWindowDays: 30,
  requirePackVerification: true,
  roundType: 'line',
  pricesIncludeTax: true,
  shippingTaxPercent: 25,
  invoicePrefix: 'WEB',
  creditSlipPrefix: 'WEB-CR',
  seller: {
    legalName: 'Nordvik Handel AB',
    address1: 'Götgatan 31',
    address2: '',
    zipCode: '116 21',
    city: 'Stockholm',
    country: 'SE',
    vatNumber: 'SE556677889901',
    registrationNumber: '556677-8899',
    email: 'hello@nordvik.example',
    phoneNumber: '+46 8 555 01 31',
    website: 'nordvik.example',
    bankAccount: 'SE45 5000 0000 0583 9825 7466',
    footnote: 'Thirty days to change your mind, with this paper.',
  },
}

const NORDIC = ['NO', 'DK', 'FI', 'IS']
const EUROPE = ['DE', 'NL', 'BE', 'FR', 'AT', 'PL', 'EE', 'LV', 'LT', 'IE', 'ES', 'IT', 'GB', 'CH']

const BOXES: readonly Box[] = [
  { name: 'Padded bag', size: '35 × 27 cm', emptyWeight: 40 },
  { name: 'Small box', size: '30 × 20 × 15 cm', emptyWeight: 180 },
  { name: 'Large box', size: '60 × 40 × 30 cm', emptyWeight: 620 },
]

const CARRIERS: readonly Carrier[] = [
  carrier('postnord', 'PostNord', '1-3 working days', 'https://tracking.postnord.com/?id=@', 'weight', 20_000, {
    'zone-sweden': [
      [0, 1_000, 4_900],
      [1_000, 5_000, 7_900],
      [5_000, 20_001, 12_900],
    ],
    'zone-nordic': [
      [0, 1_000, 9_900],
      [1_000, 20_001, 17_900],
    ],
  }),
  carrier('budbee', 'Budbee', 'Tonight', 'https://tracking.budbee.com/@', 'price', 15_000, {
    'zone-sweden': [
      [0, 59_900, 6_900],
      [59_900, 100_000_000, 0],
    ],
  }),
  carrier('dhl', 'DHL Express', '1-2 working days', 'https://www.dhl.com/en/express/tracking.html?AWB=@', 'weight', 30_000, {
    'zone-sweden': [[0, 30_001, 19_900]],
    'zone-nordic': [[0, 30_001, 24_900]],
    'zone-europe': [
      [0, 2_000, 29_900],
      [2_000, 30_001, 44_900],
    ],
  }),
]

/** The sample shop: a webshop in Stockholm with two warehouses and a shop on the street. */
export const SAMPLE_SETTINGS: ShopSettings = {
  shopName: 'Nordvik',
  stores: [
    WEB_STORE,
    {
      ...WEB_STORE,
      id: 'nordvik-street',
      name: 'Nordvik Götgatan',
      type: 'retail',
      invoicePrefix: 'GOT',
      creditSlipPrefix: 'GOT-CR',
      autoconfirmOrders: true,
      directToShipment: true,
      directCapture: true,
      // What is in the customer's hand needs no scan.
      requirePackVerification: false,
    },
  ],
  markets: [
    { id: 'market-sweden', storeId: 'nordvik-web', name: 'Sweden', countries: ['SE'], allocationRuleId: 'rule-web' },
    { id: 'market-nordic', storeId: 'nordvik-web', name: 'Nordic countries', countries: NORDIC, allocationRuleId: 'rule-web' },
    { id: 'market-europe', storeId: 'nordvik-web', name: 'Europe', countries: EUROPE, allocationRuleId: 'rule-abroad' },
    { id: 'market-street', storeId: 'nordvik-street', name: 'Götgatan', countries: ['SE'], allocationRuleId: 'rule-street' },
  ],
  allocationRules: [
    { id: 'rule-web', name: 'Årsta, then Malmö', warehouseIds: ['arsta', 'malmo'] },
    { id: 'rule-abroad', name: 'Malmö, then Årsta', warehouseIds: ['malmo', 'arsta'] },
    { id: 'rule-street', name: 'The shop, then Årsta', warehouseIds: ['gotgatan', 'arsta'] },
  ],
  warehouses: [
    { id: 'arsta', name: 'Årsta warehouse', kind: 'warehouse', threshold: 2, active: true, boxes: BOXES },
    { id: 'malmo', name: 'Malmö warehouse', kind: 'warehouse', threshold: 1, active: true, boxes: BOXES },
    { id: 'gotgatan', name: 'Shop Götgatan', kind: 'brickAndMortar', threshold: 0, active: true },
  ],
  zones: [
    { id: 'zone-sweden', name: 'Sweden', countries: ['SE'], active: true },
    { id: 'zone-nordic', name: 'Nordic countries', countries: NORDIC, active: true },
    { id: 'zone-europe', name: 'Europe', countries: EUROPE, active: true },
  ],
  carriers: CARRIERS,
  shippingMethods: [
    { id: 'home', name: 'PostNord to the door', carrierId: 'postnord', service: 'MyPack Home', pickup: false },
    { id: 'parcel-shop', name: 'PostNord parcel shop', carrierId: 'postnord', service: 'MyPack Collect', pickup: false },
    { id: 'tonight', name: 'Budbee tonight', carrierId: 'budbee', service: 'Evening', pickup: false },
    { id: 'express', name: 'DHL Express', carrierId: 'dhl', service: 'Express Worldwide', pickup: false },
    { id: 'collect', name: 'Collect at Götgatan', carrierId: 'postnord', service: '', pickup: true },
  ],
  paymentMethods: [
    method('card', 'Card online', 'psp'),
    method('cash', 'Cash', 'cash'),
    method('terminal', 'Card terminal', 'externalTerminal'),
    method('invoice', 'Invoice 30 days', 'invoice'),
    method('bank-wire', 'Bank wire', 'bankWire'),
    method('cheque', 'Cheque', 'check'),
    method('cash-on-delivery', 'Cash on delivery', 'cod', ['SE']),
    method('gift-card', 'Gift card', 'prepaid'),
    method('free', 'Nothing to pay', 'free'),
  ],
}

/** What the shop has already, and everything of the sample shop that it lacks; the same object when it lacks nothing. */
export function withSampleShop(existing: ShopSettings | null): ShopSettings {
  if (!existing) return SAMPLE_SETTINGS
  const settings: ShopSettings = {
    shopName: existing.shopName,
    stores: united(existing.stores, SAMPLE_SETTINGS.stores),
    markets: united(existing.markets, SAMPLE_SETTINGS.markets),
    allocationRules: united(existing.allocationRules, SAMPLE_SETTINGS.allocationRules),
    warehouses: united(existing.warehouses, SAMPLE_SETTINGS.warehouses),
    zones: united(existing.zones, SAMPLE_SETTINGS.zones),
    carriers: united(existing.carriers, SAMPLE_SETTINGS.carriers),
    shippingMethods: united(existing.shippingMethods, SAMPLE_SETTINGS.shippingMethods),
    paymentMethods: united(existing.paymentMethods, SAMPLE_SETTINGS.paymentMethods),
  }
  const { shopName: _, ...lists } = settings
  return Object.entries(lists).every(([name, list]) => list === existing[name as keyof typeof lists]) ? existing : settings
}

function united<Item extends { readonly id: string }>(own: readonly Item[], sample: readonly Item[]): readonly Item[] {
  const lacking = sample.filter((each) => !own.some((known) => known.id === each.id))
  return lacking.length === 0 ? own : [...own, ...lacking]
}

type Range = readonly [from: number, to: number, price: number]

function carrier(
  id: string,
  name: string,
  delay: string,
  trackingUrl: string,
  billing: Carrier['billing'],
  maxWeight: number,
  rangesByZone: Readonly<Record<string, readonly Range[]>>,
): Carrier {
  const ranges = Object.entries(rangesByZone).flatMap(([zoneId, zone]) => zone.map(([from, to, price]) => ({ from, to, zoneId, price })))
  return {
    id,
    name,
    delay,
    trackingUrl,
    active: true,
    isFree: false,
    billing,
    rangeBehavior: 'disable',
    zoneIds: Object.keys(rangesByZone),
    ranges,
    maxWeight,
  }
}

function method(id: string, name: string, kind: PaymentKind, countries: readonly string[] = []): PaymentMethod {
  return {
    id,
    name,
    kind,
    active: true,
    shipBeforePayment: kind === 'invoice' || kind === 'cod',
    restrictions: { currencies: [], countries, groups: [], carriers: [] },
  }
}
