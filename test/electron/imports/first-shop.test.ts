import { expect, test } from 'vitest'
import { SAMPLE_SETTINGS, withSampleShop } from '../../../electron/demo/sample-settings.ts'
import { FIRST_SHOP, type ShopNeeds, withPlaceFor } from '../../../electron/imports/first-shop.ts'
import { commandArgsSchemas } from '../../../shared/contract/command-schema.ts'

const needs: ShopNeeds = {
  currency: 'SEK',
  timeZone: 'Europe/Stockholm',
  shippingTaxPercent: 25,
  shippingMethods: [{ id: 'sek', name: 'SEK' }],
  paymentMethods: [
    { id: 'klarna', name: 'Klarna', kind: 'psp', orAnyOfKind: false },
    { id: 'till', name: 'Till', kind: 'externalTerminal', orAnyOfKind: true },
  ],
}

test('an empty desk gets a whole shop: store, market, warehouse, ways to ship and pay', () => {
  const { settings, place } = withPlaceFor(null, needs)
  expect(settings.stores).toEqual([expect.objectContaining({ id: place.storeId, currency: 'SEK', timeZone: 'Europe/Stockholm' })])
  expect(settings.markets).toEqual([expect.objectContaining({ id: place.marketId, storeId: place.storeId })])
  expect(settings.warehouses).toEqual([expect.objectContaining({ id: place.warehouseId, name: 'Main warehouse', active: true })])
  expect(settings.shippingMethods.map((method) => method.id)).toContain('sek')
  expect(settings.paymentMethods.map((method) => method.id)).toContain('klarna')
  expect(settings.paymentMethods.map((method) => method.id)).not.toContain('till')
})

test('asking a second time finds what the first made, and changes nothing', () => {
  const first = withPlaceFor(null, needs)
  const second = withPlaceFor(first.settings, needs)
  expect(second.settings).toBe(first.settings)
  expect(second.place).toEqual(first.place)
})

test('another currency gets a store beside the first', () => {
  const first = withPlaceFor(null, needs)
  const second = withPlaceFor(first.settings, { ...needs, currency: 'GBP' })
  expect(second.settings.stores.map((store) => store.currency)).toEqual(['SEK', 'GBP'])
})

test('a store that ships by itself is left alone: what has lived elsewhere is not shipped again', () => {
  const automatic = { ...withPlaceFor(null, needs).settings }
  const stores = automatic.stores.map((store) => ({ ...store, directToShipment: true }))
  const { settings, place } = withPlaceFor({ ...automatic, stores }, needs)
  expect(settings.stores).toHaveLength(2)
  expect(settings.stores.find((store) => store.id === place.storeId)).toMatchObject({ directToShipment: false })
})

test('the sample shop is added to what is there, once', () => {
  const { settings } = withPlaceFor(null, needs)
  const both = withSampleShop(settings)
  expect(both.shopName).toBe(settings.shopName)
  expect(both.stores).toHaveLength(settings.stores.length + SAMPLE_SETTINGS.stores.length)
  expect(withSampleShop(both)).toBe(both)
})

test.each([
  ['the first shop', withPlaceFor(null, needs).settings],
  ['the shop without anything', FIRST_SHOP],
  ['the sample shop', SAMPLE_SETTINGS],
])('%s is settings as the wire takes them', (_what, settings) => {
  expect(commandArgsSchemas.SaveSettings.safeParse({ settings }).error).toBeUndefined()
})
