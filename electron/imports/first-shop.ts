import type {
  AllocationRule,
  Carrier,
  Market,
  PaymentKind,
  PaymentMethod,
  ShippingMethod,
  ShopSettings,
  Store,
  Warehouse,
  Zone,
} from '../../shared/lifecycle/settings.ts'
import { allCountryCodes } from './country-code.ts'

/** What an order from elsewhere needs to find in the shop. */
export interface ShopNeeds {
  readonly currency: string
  readonly timeZone: string
  readonly shippingTaxPercent: number
  readonly shippingMethods: readonly { readonly id: string; readonly name: string }[]
  readonly paymentMethods: readonly NeededPaymentMethod[]
}

interface NeededPaymentMethod {
  readonly id: string
  readonly name: string
  readonly kind: PaymentKind
  /** Any method of this kind that the shop has will do. */
  readonly orAnyOfKind: boolean
}

/** Where in the shop such orders belong. */
export interface ShopPlace {
  readonly storeId: string
  readonly marketId: string
  /** The warehouse that is asked for stock first. */
  readonly warehouseId: string
}

const EVERYWHERE: Zone = { id: 'everywhere', name: 'Everywhere', countries: allCountryCodes(), active: true }

const FREE_DELIVERY: Carrier = {
  id: 'own-delivery',
  name: 'Own delivery',
  delay: '',
  trackingUrl: '',
  active: true,
  isFree: true,
  billing: 'price',
  rangeBehavior: 'highest',
  zoneIds: [EVERYWHERE.id],
  ranges: [],
  maxWeight: null,
}

/** A shop as small as one can be: a warehouse, everybody as customer, delivery for nothing, and the usual ways to pay. */
export const FIRST_SHOP: ShopSettings = {
  shopName: 'My shop',
  stores: [],
  markets: [],
  allocationRules: [{ id: 'main', name: 'Main warehouse', warehouseIds: ['main'] }],
  warehouses: [{ id: 'main', name: 'Main warehouse', kind: 'warehouse', threshold: 0, active: true }],
  zones: [EVERYWHERE],
  carriers: [FREE_DELIVERY],
  shippingMethods: [
    shippingMethod('standard', 'Standard delivery', FREE_DELIVERY.id),
    { ...shippingMethod('pickup', 'Pick-up', FREE_DELIVERY.id), pickup: true },
  ],
  paymentMethods: [
    paymentMethod('card', 'Card online', 'psp'),
    paymentMethod('terminal', 'Card terminal', 'externalTerminal'),
    paymentMethod('cash', 'Cash', 'cash'),
    paymentMethod('invoice', 'Invoice', 'invoice'),
    paymentMethod('bank-wire', 'Bank wire', 'bankWire'),
    paymentMethod('free', 'Nothing to pay', 'free'),
  ],
}

/** The settings with everything `needs` asks for, and where it is; the same object when nothing was missing. */
export function withPlaceFor(
  existing: ShopSettings | null,
  needs: ShopNeeds,
): { readonly settings: ShopSettings; readonly place: ShopPlace } {
  const before = existing ?? FIRST_SHOP
  const rule = usableRule(before)
  const store = before.stores.find((each) => isPlain(each) && each.currency === needs.currency) ?? plainStore(before, needs)
  const market = before.markets.find((each) => isForEverybody(each, store.id, before)) ?? marketOf(before, store, rule.rule)
  const marketRule = before.allocationRules.find((each) => each.id === market.allocationRuleId) ?? rule.rule
  const carrier = before.carriers.find((each) => isFreeEverywhere(each, before)) ?? FREE_DELIVERY
  const wantedMethods = needs.shippingMethods.map((method) => shippingMethod(method.id, method.name, carrier.id))
  const wantedPayments = needs.paymentMethods
    .filter(({ kind, orAnyOfKind }) => !orAnyOfKind || !before.paymentMethods.some((each) => each.kind === kind && each.active))
    .map((method) => paymentMethod(method.id, method.name, method.kind))
  const settings: ShopSettings = {
    ...before,
    stores: added(before.stores, [store]),
    markets: added(before.markets, [market]),
    allocationRules: added(before.allocationRules, [marketRule]),
    warehouses: added(before.warehouses, rule.warehouses),
    zones: carrier === FREE_DELIVERY ? added(before.zones, [EVERYWHERE]) : before.zones,
    carriers: wantedMethods.length > 0 ? added(before.carriers, [carrier]) : before.carriers,
    shippingMethods: added(before.shippingMethods, wantedMethods),
    paymentMethods: added(before.paymentMethods, wantedPayments),
  }
  const warehouseId = marketRule.warehouseIds.find((id) => settings.warehouses.some((each) => each.id === id && each.active)) ?? 'main'
  const isUnchanged = existing !== null && LISTS.every((list) => settings[list].length === existing[list].length)
  return { settings: isUnchanged ? existing : settings, place: { storeId: store.id, marketId: market.id, warehouseId } }
}

const LISTS = ['stores', 'markets', 'allocationRules', 'warehouses', 'zones', 'carriers', 'shippingMethods', 'paymentMethods'] as const

/** An order that has lived elsewhere already must not be shipped or captured again by a store's automatic ways. */
function isPlain(store: Store): boolean {
  return (
    !store.autoconfirmOrders &&
    !store.directToShipment &&
    !store.directCapture &&
    !store.requirePackVerification &&
    store.allocateAt === 'confirm' &&
    store.pricesIncludeTax &&
    store.oversellingPrevention === 'off'
  )
}

function plainStore(settings: ShopSettings, needs: ShopNeeds): Store {
  const wanted = `store-${needs.currency.toLowerCase()}`
  const isTaken = settings.stores.some((each) => each.id === wanted)
  return {
    id: isTaken ? `${wanted}-imports` : wanted,
    name: isTaken ? `Imports in ${needs.currency}` : `Store in ${needs.currency}`,
    type: 'DTC',
    currency: needs.currency,
    timeZone: needs.timeZone,
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
    shippingTaxPercent: needs.shippingTaxPercent,
  }
}

function marketOf(settings: ShopSettings, store: Store, rule: AllocationRule): Market {
  const wanted = `${store.id}-everywhere`
  const isTaken = settings.markets.some((each) => each.id === wanted)
  return { id: isTaken ? `${wanted}-imports` : wanted, storeId: store.id, name: 'Everywhere', countries: [], allocationRuleId: rule.id }
}

function isForEverybody(market: Market, storeId: string, settings: ShopSettings): boolean {
  const rule = settings.allocationRules.find((each) => each.id === market.allocationRuleId)
  return market.storeId === storeId && market.countries.length === 0 && rule !== undefined && hasActiveWarehouse(rule, settings.warehouses)
}

function usableRule(settings: ShopSettings): { readonly rule: AllocationRule; readonly warehouses: readonly Warehouse[] } {
  const found = settings.allocationRules.find((each) => hasActiveWarehouse(each, settings.warehouses))
  if (found) return { rule: found, warehouses: [] }
  const warehouse = settings.warehouses.find((each) => each.active)
  if (warehouse) return { rule: { id: 'imports', name: warehouse.name, warehouseIds: [warehouse.id] }, warehouses: [] }
  const main: Warehouse = { id: 'imports', name: 'Main warehouse', kind: 'warehouse', threshold: 0, active: true }
  return { rule: { id: 'imports', name: main.name, warehouseIds: [main.id] }, warehouses: [main] }
}

function hasActiveWarehouse(rule: AllocationRule, warehouses: readonly Warehouse[]): boolean {
  return rule.warehouseIds.some((id) => warehouses.some((each) => each.id === id && each.active))
}

function isFreeEverywhere(carrier: Carrier, settings: ShopSettings): boolean {
  const reachesAll = carrier.zoneIds.some((id) =>
    settings.zones.some((zone) => zone.id === id && zone.active && zone.countries.length === 0),
  )
  return carrier.active && carrier.isFree && carrier.maxWeight === null && reachesAll
}

function shippingMethod(id: string, name: string, carrierId: string): ShippingMethod {
  return { id, name, carrierId, service: '', pickup: false }
}

function paymentMethod(id: string, name: string, kind: PaymentKind): PaymentMethod {
  return {
    id,
    name,
    kind,
    active: true,
    shipBeforePayment: kind === 'invoice' || kind === 'cod',
    restrictions: { currencies: [], countries: [], groups: [], carriers: [] },
  }
}

function added<Item extends { readonly id: string }>(list: readonly Item[], more: readonly Item[]): readonly Item[] {
  const missing = more.filter((each) => !list.some((known) => known.id === each.id))
  return missing.length === 0 ? list : [...list, ...missing]
}
