import { describe, expect, test } from 'vitest'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { given } from '../../support/given-order.ts'
import { TEST_ITEMS, TEST_SHOP } from '../../support/test-shop.ts'

const asAdmin = { role: 'admin', aggregateId: 'shop' } as const
const [SHIRT] = TEST_ITEMS

describe('receiving stock', () => {
  test('puts goods on the shelf, each item once however often it was counted', () => {
    const { world } = given()
      .when(
        'ReceiveStock',
        {
          warehouseId: 'north',
          lines: [
            { itemId: 'poster', quantity: 3 },
            { itemId: 'mug', quantity: 1 },
            { itemId: 'poster', quantity: 2 },
          ],
          note: 'delivery 4711',
        },
        { role: 'warehouse', aggregateId: 'north' },
      )
      .thenEvents('StockReceived')
      .thenStock('north', 'poster', { physical: 5, allocated: 0 })
      .thenStock('north', 'mug', { physical: 1 })
    expect(world.movements.slice(-2).map((movement) => movement.reason)).toEqual(['receive', 'receive'])
  })

  test.each([
    [{ warehouseId: 'moon' }, 'VALIDATION'],
    [{ lines: [] }, 'VALIDATION'],
    [{ lines: [{ itemId: 'unicorn', quantity: 1 }] }, 'NOT_FOUND'],
    [{ lines: [{ itemId: 'shirt', quantity: 0 }] }, 'VALIDATION'],
    [{ lines: [{ itemId: 'shirt', quantity: -1 }] }, 'VALIDATION'],
  ] as const)('refuses what cannot have come in: %j', (wrong, code) => {
    given()
      .when('ReceiveStock', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: 1 }], note: '', ...wrong }, { aggregateId: 'main' })
      .thenRefused(code)
  })
})

describe('saving items', () => {
  test('adds them to the catalogue', () => {
    if (!SHIRT) throw new Error('no shirt in the test shop')
    const item = { ...SHIRT, id: 'cap', sku: 'CAP-1' }
    const { world } = given()
      .when('SaveItems', { items: [item] }, { aggregateId: 'catalogue' })
      .thenEvents('ItemsSaved')
    expect(world.items.get('cap')).toEqual(item)
  })

  test.each([
    ['id', { id: '' }],
    ['sku', { sku: ' ' }],
    ['unitPrice', { unitPrice: 9.5 }],
    ['weight', { weight: -1 }],
    ['taxPercent', { taxPercent: Number.NaN }],
    ['places', { places: [{ warehouseId: 'nowhere', place: 'A-1' }] }],
    ['places', { places: [{ warehouseId: 'main', place: ' ' }] }],
    ['places', { places: ['A-1', 'A-2'].map((place) => ({ warehouseId: 'main', place })) }],
  ])('refuses an item with a wrong %s', (field, wrong) => {
    if (!SHIRT) throw new Error('no shirt in the test shop')
    given()
      .when('SaveItems', { items: [{ ...SHIRT, ...wrong }] }, { aggregateId: 'catalogue' })
      .thenRefused('VALIDATION', { field })
  })

  test('refuses nothing at all, and one item twice', () => {
    if (!SHIRT) throw new Error('no shirt in the test shop')
    given().when('SaveItems', { items: [] }, { aggregateId: 'catalogue' }).thenRefused('VALIDATION', { field: 'items' })
    given()
      .when('SaveItems', { items: [SHIRT, SHIRT] }, { aggregateId: 'catalogue' })
      .thenRefused('VALIDATION', { field: 'items' })
  })
})

describe('saving settings', () => {
  const saving = (changes: Partial<ShopSettings>) => given().when('SaveSettings', { settings: { ...TEST_SHOP, ...changes } }, asAdmin)

  test('replaces the shop’s settings; the same again changes nothing', () => {
    saving({ shopName: 'Renamed' }).thenEvents('SettingsSaved')
    saving({}).thenNoEffect()
  })

  test.each([
    ['shopName', { shopName: '' }],
    ['stores', { stores: [...TEST_SHOP.stores, ...TEST_SHOP.stores] }],
    ['markets', { stores: [] }],
    ['markets', { allocationRules: [] }],
    ['allocationRules', { warehouses: [] }],
    ['carriers', { zones: [] }],
    ['shippingMethods', { carriers: [] }],
  ] satisfies readonly (readonly [string, Partial<ShopSettings>])[])('refuses %s that lead nowhere (%#)', (field, wrong) => {
    saving(wrong).thenRefused('VALIDATION', { field })
  })

  test('refuses a store whose time zone no calendar knows', () => {
    saving({ stores: TEST_SHOP.stores.map((store) => ({ ...store, timeZone: 'Europe/Atlantis' })) }).thenRefused('VALIDATION', {
      field: 'stores',
      why: 'Europe/Atlantis is no time zone',
    })
  })

  test('is for administrators', () => {
    given()
      .when('SaveSettings', { settings: TEST_SHOP }, { role: 'manager', aggregateId: 'shop' })
      .thenRefused('FORBIDDEN', { role: 'manager', command: 'SaveSettings' })
  })
})
