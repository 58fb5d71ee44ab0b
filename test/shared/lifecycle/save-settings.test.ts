import { describe, expect, test } from 'vitest'
import type { Carrier, PaymentMethod, ShopSettings, Store } from '../../../shared/lifecycle/settings.ts'
import { settingsFaults } from '../../../shared/lifecycle/settings-faults.ts'
import { given } from '../../support/given-order.ts'
import { TEST_SHOP, TEST_STORE } from '../../support/test-shop.ts'

const asAdmin = { role: 'admin', aggregateId: 'shop' } as const

const saving = (changes: Partial<ShopSettings>) => given().when('SaveSettings', { settings: { ...TEST_SHOP, ...changes } }, asAdmin)

const store = (changes: Partial<Store>) => ({ stores: [{ ...TEST_STORE, ...changes }] })

const carrier = (changes: Partial<Carrier>) => ({ carriers: TEST_SHOP.carriers.map((each) => ({ ...each, ...changes })) })

const prices = (...ranges: readonly (readonly [from: number, to: number, price: number, zoneId?: string])[]) =>
  carrier({ ranges: ranges.map(([from, to, price, zoneId = 'nordic']) => ({ from, to, price, zoneId })) })

const paying = (restrictions: Partial<PaymentMethod['restrictions']>) => ({
  paymentMethods: TEST_SHOP.paymentMethods.map((method) =>
    method.id === 'cod' ? { ...method, restrictions: { ...method.restrictions, ...restrictions } } : method,
  ),
})

const warehouses = (changes: Partial<ShopSettings['warehouses'][number]>) => ({
  warehouses: TEST_SHOP.warehouses.map((warehouse) => ({ ...warehouse, ...changes })),
})

const asking = (...warehouseIds: readonly string[]) => ({ allocationRules: [{ id: 'rule', name: 'Main first', warehouseIds }] })

describe('settings a shop would break by are refused, and the field is named', () => {
  test.each([
    ['a store without a name', store({ name: ' ' }), 'stores', 'store', 'name'],
    ['a time zone no calendar knows', store({ timeZone: 'Mars/Phobos' }), 'stores', 'store', 'timeZone'],
    ['a currency that is none', store({ currency: 'kr' }), 'stores', 'store', 'currency'],
    ['baskets that expire at once', store({ selectionLifetimeDays: 0 }), 'stores', 'store', 'selectionLifetimeDays'],
    ['half a day of basket life', store({ selectionLifetimeDays: 0.5 }), 'stores', 'store', 'selectionLifetimeDays'],
    ['baskets abandoned before they began', store({ abandonedAfterMinutes: 0 }), 'stores', 'store', 'abandonedAfterMinutes'],
    ['an alarm before the payment is late', store({ wfpAttentionMinutes: -1 }), 'stores', 'store', 'wfpAttentionMinutes'],
    ['a return window of minus a day', store({ returnWindowDays: -1 }), 'stores', 'store', 'returnWindowDays'],
    ['a negative tax', store({ shippingTaxPercent: -1 }), 'stores', 'store', 'shippingTaxPercent'],
    ['a tax of more than everything', store({ shippingTaxPercent: 101 }), 'stores', 'store', 'shippingTaxPercent'],
    ['a tax that is no number', store({ shippingTaxPercent: Number.NaN }), 'stores', 'store', 'shippingTaxPercent'],
    [
      'aggressive prevention with direct capture',
      store({ oversellingPrevention: 'aggressive', directCapture: true }),
      'stores',
      'store',
      'oversellingPrevention',
    ],
    ['a negative threshold', warehouses({ threshold: -1 }), 'warehouses', 'main', 'threshold'],
    ['a box without a name', warehouses({ boxes: [{ name: ' ', size: '', emptyWeight: 0 }] }), 'warehouses', 'main', 'boxes.0.name'],
    [
      'two boxes of one name',
      warehouses({ boxes: ['Bag', 'bag '].map((name) => ({ name, size: '', emptyWeight: 0 })) }),
      'warehouses',
      'main',
      'boxes.1.name',
    ],
    [
      'a box lighter than nothing',
      warehouses({ boxes: [{ name: 'Bag', size: '', emptyWeight: -1 }] }),
      'warehouses',
      'main',
      'boxes.0.emptyWeight',
    ],
    ['half a unit kept for a desk', warehouses({ allotments: [{ deskId: 'till', keep: 0.5 }] }), 'warehouses', 'main', 'allotments'],
    ['a warehouse without a name', warehouses({ name: '' }), 'warehouses', 'main', 'name'],
    ['a rule that asks nobody', asking(), 'allocationRules', 'rule', 'warehouseIds'],
    ['a rule that asks a stranger', asking('main', 'moon'), 'allocationRules', 'rule', 'warehouseIds'],
    ['a rule that asks one warehouse twice', asking('main', 'main'), 'allocationRules', 'rule', 'warehouseIds'],
    ['a rule in use whose warehouses are all switched off', warehouses({ active: false }), 'allocationRules', 'rule', 'warehouseIds'],
    ['a market in a country that is none', { markets: [{ ...MARKET, countries: ['Sweden'] }] }, 'markets', 'market', 'countries'],
    ['a zone that names a country twice', { zones: [{ ...ZONE, countries: ['SE', 'SE'] }] }, 'zones', 'nordic', 'countries'],
    ['a carrier of an unknown zone', carrier({ zoneIds: ['nordic', 'moon'] }), 'carriers', 'postnord', 'zoneIds'],
    ['a price for an unknown zone', prices([0, 10, 100, 'moon']), 'carriers', 'postnord', 'ranges'],
    ['a price for a zone the carrier does not serve', carrier({ zoneIds: [] }), 'carriers', 'postnord', 'ranges.0'],
    ['a negative price', prices([0, 10, -100]), 'carriers', 'postnord', 'ranges.0.price'],
    ['a price of half a coin', prices([0, 10, 0.5]), 'carriers', 'postnord', 'ranges.0.price'],
    ['a range that ends before it begins', prices([10, 10, 100]), 'carriers', 'postnord', 'ranges.0'],
    ['ranges that overlap', prices([0, 1_000, 100], [999, 2_000, 200]), 'carriers', 'postnord', 'ranges.1'],
    ['a range inside another', prices([100, 200, 100], [0, 1_000, 200]), 'carriers', 'postnord', 'ranges.1'],
    ['a weight limit of nothing', carrier({ maxWeight: 0 }), 'carriers', 'postnord', 'maxWeight'],
    ['a tracking address that runs a script', carrier({ trackingUrl: 'javascript:alert(1)' }), 'carriers', 'postnord', 'trackingUrl'],
    ['a shipping method without a name', { shippingMethods: [{ ...HOME, name: '' }, PICKUP] }, 'shippingMethods', 'home', 'name'],
    [
      'a shipping method of an unknown carrier',
      { shippingMethods: [{ ...HOME, carrierId: 'moon' }, PICKUP] },
      'shippingMethods',
      'home',
      'carrierId',
    ],
    ['a payment method for an unknown carrier', paying({ carriers: ['moon'] }), 'paymentMethods', 'cod', 'restrictions.carriers'],
    ['a payment method for an unknown group', paying({ groups: ['friends'] }), 'paymentMethods', 'cod', 'restrictions.groups'],
    ['a payment method in no currency', paying({ currencies: ['kronor'] }), 'paymentMethods', 'cod', 'restrictions.currencies'],
    ['a payment method in no country', paying({ countries: [''] }), 'paymentMethods', 'cod', 'restrictions.countries'],
    ['no way to pay', { paymentMethods: TEST_SHOP.paymentMethods.map((each) => ({ ...each, active: false })) }, 'paymentMethods', '', ''],
  ] satisfies readonly (readonly [string, Partial<ShopSettings>, string, string, string])[])('%s', (_what, wrong, field, id, part) => {
    saving(wrong).thenRefused('VALIDATION', { field, id, part })
  })
})

const MARKET = { id: 'market', storeId: 'store', name: 'Sweden', countries: [], allocationRuleId: 'rule' } as const
const ZONE = { id: 'nordic', name: 'Nordic', active: true } as const
const HOME = { id: 'home', name: 'Home delivery', carrierId: 'postnord', service: 'MyPack', pickup: false } as const
const PICKUP = { id: 'pickup', name: 'Store pick-up', carrierId: 'postnord', service: '', pickup: true } as const

describe('settings a shop can run on are saved', () => {
  test.each([
    ['a return window of two weeks', store({ returnWindowDays: 14 })],
    ['returns only on the same day', store({ returnWindowDays: 0 })],
    ['aggressive prevention without direct capture', store({ oversellingPrevention: 'aggressive', directCapture: false })],
    ['one of two warehouses switched off', { warehouses: TEST_SHOP.warehouses.map((each) => ({ ...each, active: each.id === 'north' })) }],
    ['another order of warehouses', asking('north', 'main')],
    ['ranges that touch', prices([1_000, 2_000, 200], [0, 1_000, 100])],
    [
      'a second rule nobody uses yet',
      { allocationRules: [...TEST_SHOP.allocationRules, { id: 'spare', name: 'Spare', warehouseIds: ['north'] }] },
    ],
    ['cash on delivery for known customers at home', paying({ countries: ['SE'], groups: ['customer'], carriers: ['postnord'] })],
  ] satisfies readonly (readonly [string, Partial<ShopSettings>])[])('%s', (_what, changes) => {
    saving(changes).thenEvents('SettingsSaved')
  })
})

describe('what orders speak of stays', () => {
  test.each([
    ['warehouses', { warehouses: TEST_SHOP.warehouses.slice(0, 1), ...asking('main') }, 'north'],
    ['shippingMethods', { shippingMethods: [HOME] }, 'pickup'],
    ['paymentMethods', { paymentMethods: TEST_SHOP.paymentMethods.slice(1) }, 'psp'],
  ] satisfies readonly (readonly [string, Partial<ShopSettings>, string])[])('one of the %s cannot be removed', (field, changes, id) => {
    saving(changes).thenRefused('VALIDATION', { field, id })
  })

  test('a zone and a rule that nothing names may go', () => {
    const spare = { id: 'spare', name: 'Spare' }
    const more = {
      ...TEST_SHOP,
      zones: [...TEST_SHOP.zones, { ...spare, countries: ['DE'], active: true }],
      allocationRules: [...TEST_SHOP.allocationRules, { ...spare, warehouseIds: ['main'] }],
    }
    given()
      .when('SaveSettings', { settings: more }, asAdmin)
      .thenEvents('SettingsSaved')
      .when('SaveSettings', { settings: TEST_SHOP }, asAdmin)
      .thenEvents('SettingsSaved')
  })
})

describe('two people at the settings', () => {
  const renamed = { ...TEST_SHOP, shopName: 'Renamed' }

  test('a change is never saved over one the person has not seen', () => {
    given()
      .when('SaveSettings', { settings: renamed, before: TEST_SHOP }, asAdmin)
      .thenEvents('SettingsSaved')
      .when('SaveSettings', { settings: { ...TEST_SHOP, ...store({ autoconfirmOrders: true }) }, before: TEST_SHOP }, asAdmin)
      .thenRefused('STALE_VERSION', { what: 'settings' })
  })

  test('the same wish twice holds already, whoever was first', () => {
    given()
      .when('SaveSettings', { settings: renamed, before: TEST_SHOP }, asAdmin)
      .thenEvents('SettingsSaved')
      .when('SaveSettings', { settings: renamed, before: TEST_SHOP }, asAdmin)
      .thenNoEffect()
  })
})

test('everything that is wrong is found at once, so that a screen can mark each field', () => {
  const wrong = { ...TEST_SHOP, ...store({ shippingTaxPercent: -1, selectionLifetimeDays: 0 }), ...warehouses({ threshold: -1 }) }
  expect(settingsFaults(wrong).map(({ field, id, part }) => `${field} ${id} ${part}`)).toEqual([
    'stores store selectionLifetimeDays',
    'stores store shippingTaxPercent',
    'warehouses main threshold',
    'warehouses north threshold',
  ])
  expect(settingsFaults(TEST_SHOP)).toEqual([])
})
