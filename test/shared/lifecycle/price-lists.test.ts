import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/base/canonical-json.ts'
import type { CommandArgs, NewLine } from '../../../shared/lifecycle/command.ts'
import { listPrice } from '../../../shared/lifecycle/price-list.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { ListPrice, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import {
  aLine,
  checkout,
  did,
  given,
  type IssueOptions,
  issue,
  newWorld,
  type Step,
  settingsChanged,
  stateOf,
  storeSetTo,
  type World,
} from '../../support/given-order.ts'
import { TEST_ITEMS, TEST_SHOP } from '../../support/test-shop.ts'

const PRICELISTS = [
  { id: 'retail', name: 'Retail', currency: 'SEK' },
  { id: 'club', name: 'Club members', currency: 'SEK' },
  { id: 'euro', name: 'Euro', currency: 'EUR' },
]
const GUEST = { aggregateId: 'guest' } as const
const OWN = { aggregateId: 'own' } as const
const HERE = { storeId: 'store', marketId: 'market', currency: 'SEK' } as const

/** A shirt costs 100 kr, 95 at retail, 80 for members and 9 euro; mugs have no list price but 40 for members. */
const priced: Step = (world) => {
  settingsChanged((settings) => ({
    ...settings,
    pricelists: PRICELISTS,
    markets: settings.markets.map((market) => ({ ...market, pricelistId: 'retail' })),
  }))(world)
  const prices: Readonly<Record<string, readonly ListPrice[]>> = {
    shirt: [
      { pricelistId: 'retail', unitPrice: 9_500 },
      { pricelistId: 'club', unitPrice: 8_000 },
      { pricelistId: 'euro', unitPrice: 900 },
    ],
    mug: [{ pricelistId: 'club', unitPrice: 4_000 }],
  }
  for (const item of TEST_ITEMS) world.items.set(item.id, { ...item, ...(prices[item.id] ? { prices: prices[item.id] ?? [] } : {}) })
}

function basket(lines: readonly NewLine[], changes: CommandArgs['CreateSelection']['changes'], by: IssueOptions): Step {
  return did('CreateSelection', { ...HERE, origin: 'showroom', lines, changes }, by)
}

/** A shirt and a mug at what the market's list says, put there by the shop's page. */
const guest = (...lines: readonly NewLine[]) =>
  basket(
    lines.length > 0 ? lines : [aLine('L1', 'shirt', { unitPrice: 9_500 }), aLine('L2', 'mug')],
    { ownerKind: 'anonymous' },
    {
      ...GUEST,
      role: 'integration',
    },
  )

function selectionOf(world: World, id: string): Selection {
  const { selection } = stateOf(world, id)
  if (!selection) throw new Error(`there is no selection ${id}`)
  return selection
}

const pricesOf = (world: World, id: string) => selectionOf(world, id).lines.map((line) => `${line.itemId} ${line.unitPrice}`)

describe('what an item costs', () => {
  const settings: ShopSettings = { ...TEST_SHOP, pricelists: PRICELISTS }
  const world = newWorld()
  priced(world)
  const [shirt, mug] = ['shirt', 'mug'].map((id) => world.items.get(id))
  if (!shirt || !mug) throw new Error('the shop has both')

  test.each([
    ['on the list of the market', shirt, { pricelistId: 'retail', currency: 'SEK' }, 9_500],
    ['on a customer’s list', shirt, { pricelistId: 'club', currency: 'SEK' }, 8_000],
    ['in other money, on a list of that money', shirt, { pricelistId: 'euro', currency: 'EUR' }, 900],
    ['where the list says nothing, its own price', mug, { pricelistId: 'retail', currency: 'SEK' }, 4_999],
    ['without a list, its own price', shirt, { currency: 'SEK' }, 10_000],
    ['on a list of other money, its own price', shirt, { pricelistId: 'euro', currency: 'SEK' }, 10_000],
    ['on a list nobody set up, its own price', shirt, { pricelistId: 'gone', currency: 'SEK' }, 10_000],
    ['in money it has no price in, nothing that could be said', mug, { pricelistId: 'euro', currency: 'EUR' }, null],
  ] as const)('%s', (_, item, terms, price) => {
    expect(listPrice(item, terms, settings)).toBe(price)
  })
})

describe('a basket', () => {
  test('begins on its market’s list', () => {
    const { world } = given(priced, guest())
    expect(selectionOf(world, 'guest')).toMatchObject({ pricelistId: 'retail' })
  })

  test('keeps who of the shop set a price of their own, until it is the list’s again', () => {
    const { world } = given(priced, basket([aLine('L1', 'shirt', { unitPrice: 9_500 })], {}, GUEST))
    const line = () => selectionOf(world, 'guest').lines[0]
    expect(line()).not.toHaveProperty('priceOverrideBy')
    const set = (unitPrice: number, quantity: number, actorName: string) =>
      issue(world, 'SetSelectionLine', { line: aLine('L1', 'shirt', { unitPrice, quantity }) }, { ...GUEST, actorName })
    set(7_000, 2, 'Maja')
    expect(line()).toMatchObject({ unitPrice: 7_000, priceOverrideBy: 'Maja' })
    set(7_000, 5, 'Carl')
    expect(line()).toMatchObject({ quantity: 5, priceOverrideBy: 'Maja' })
    set(6_000, 5, 'Carl')
    expect(line()).toMatchObject({ priceOverrideBy: 'Carl' })
    set(9_500, 5, 'Carl')
    expect(line()).not.toHaveProperty('priceOverrideBy')
  })

  test('what a program or an import says it costs is nobody’s override', () => {
    const special = aLine('L1', 'shirt', { unitPrice: 1 })
    for (const by of [{ role: 'integration' }, { role: 'system' }] as const) {
      const { world } = given(priced, basket([special], {}, { ...GUEST, ...by }))
      expect(selectionOf(world, 'guest').lines[0]).not.toHaveProperty('priceOverrideBy')
    }
    const { world } = given(priced, did('CreateSelection', { ...HERE, origin: 'import', lines: [special], changes: {} }, GUEST))
    expect(selectionOf(world, 'guest').lines[0]).not.toHaveProperty('priceOverrideBy')
  })
})

describe('a customer with a price list of their own signs in', () => {
  const member = { customerId: 'eva', pricelistId: 'club' }

  test('with nothing open, the basket becomes theirs at their prices', () => {
    const { world } = given(priced, guest()).when('AssignCustomer', member, GUEST).thenEvents('SelectionAssigned')
    expect(pricesOf(world, 'guest')).toEqual(['shirt 8000', 'mug 4000'])
    expect(selectionOf(world, 'guest')).toMatchObject({ pricelistId: 'club', customerId: 'eva' })
    expect(selectionOf(world, 'guest').lines[0]).toMatchObject({ unitOriginalPrice: 8_000 })
  })

  test('with a basket open, both are together there at their prices, and the same goods are one line', () => {
    const own = basket([aLine('A', 'shirt', { unitPrice: 8_000, quantity: 3 })], { customerId: 'eva' }, { ...OWN, role: 'integration' })
    const { world } = given(priced, own, guest()).when('AssignCustomer', member, GUEST).thenEvents('SelectionMergedAway')
    expect(selectionOf(world, 'own')).toMatchObject({
      pricelistId: 'club',
      lines: [
        { itemId: 'shirt', quantity: 5, unitPrice: 8_000 },
        { itemId: 'mug', quantity: 2, unitPrice: 4_000 },
      ],
    })
  })

  test('the basket they had is priced by the list it was begun on, where nobody says otherwise', () => {
    const signedIn = did('SignIn', { ...HERE, ...member }, OWN)
    const { world } = given(priced, storeSetTo({ newSelectionAtSignIn: true }), signedIn, guest())
    expect(selectionOf(world, 'own')).toMatchObject({ pricelistId: 'club', lines: [] })
    issue(world, 'AssignCustomer', { customerId: 'eva' }, GUEST)
    expect(pricesOf(world, 'own')).toEqual(['shirt 8000', 'mug 4000'])
  })

  test('a price the shop granted by hand is kept, beside the same goods at the list price', () => {
    const granted = basket([aLine('L1', 'shirt', { unitPrice: 5_000 })], { customerId: 'eva' }, OWN)
    const { world } = given(priced, granted, guest()).when('AssignCustomer', member, GUEST)
    expect(selectionOf(world, 'own').lines).toMatchObject([
      { itemId: 'shirt', unitPrice: 5_000, priceOverrideBy: 'manager' },
      { itemId: 'shirt', unitPrice: 8_000 },
      { itemId: 'mug', unitPrice: 4_000 },
    ])
    expect(selectionOf(world, 'own').lines[1]).not.toHaveProperty('priceOverrideBy')
  })

  test('a price by hand that happens to be the list’s stays a line of its own', () => {
    const granted = basket([aLine('L1', 'shirt', { unitPrice: 8_000 })], { customerId: 'eva' }, OWN)
    const { world } = given(priced, granted, guest()).when('AssignCustomer', member, GUEST)
    expect(selectionOf(world, 'own').lines.map((line) => line.priceOverrideBy ?? null)).toEqual(['manager', null, null])
  })

  test('signing in again changes nothing, and no unit is lost', () => {
    const own = basket([aLine('A', 'mug', { quantity: 1 })], { customerId: 'eva' }, { ...OWN, role: 'integration' })
    const { world } = given(priced, own, guest())
    issue(world, 'AssignCustomer', member, GUEST)
    const once = canonicalJson([...world.states])
    issue(world, 'AssignCustomer', member, GUEST)
    issue(world, 'SignIn', { ...HERE, ...member }, GUEST)
    issue(world, 'AssignCustomer', member, OWN)
    expect(canonicalJson([...world.states])).toBe(once)
    expect(selectionOf(world, 'own').lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(5)
    // What they had put in before is theirs at their prices as well.
    expect(pricesOf(world, 'own')).toEqual(['mug 4000', 'shirt 8000'])
  })

  test('a discount that was worth more than the new price is worth the price', () => {
    const { world } = given(priced, guest(aLine('L1', 'shirt', { unitPrice: 9_500, quantity: 1, lineDiscount: 9_000 })))
    issue(world, 'AssignCustomer', member, GUEST)
    expect(selectionOf(world, 'guest').lines).toMatchObject([{ unitPrice: 8_000, lineDiscount: 8_000 }])
  })

  test('without price lists signing in changes no price', () => {
    const own = basket([aLine('A', 'mug')], { customerId: 'eva' }, OWN)
    const { world } = given(own, guest()).when('AssignCustomer', { customerId: 'eva' }, GUEST)
    expect(pricesOf(world, 'own')).toEqual(['mug 4999', 'shirt 9500'])
    expect(selectionOf(world, 'own')).not.toHaveProperty('pricelistId')
  })
})

describe('what is set up', () => {
  const saved = (change: (settings: ShopSettings) => ShopSettings) =>
    given().when('SaveSettings', { settings: change(TEST_SHOP) }, { role: 'admin' })

  test('a market names a list there is, and a list has a name and a currency', () => {
    saved((shop) => ({
      ...shop,
      pricelists: PRICELISTS,
      markets: shop.markets.map((each) => ({ ...each, pricelistId: 'retail' })),
    })).thenAccepted()
    saved((shop) => ({ ...shop, markets: shop.markets.map((each) => ({ ...each, pricelistId: 'retail' })) })).thenRefused('VALIDATION', {
      field: 'markets',
      part: 'pricelistId',
    })
    saved((shop) => ({ ...shop, pricelists: [{ id: 'x', name: ' ', currency: 'SEK' }] })).thenRefused('VALIDATION', { part: 'name' })
    saved((shop) => ({ ...shop, pricelists: [{ id: 'x', name: 'X', currency: 'kr' }] })).thenRefused('VALIDATION', { part: 'currency' })
  })

  test('a list baskets may have been priced by is not removed', () => {
    given(did('SaveSettings', { settings: { ...TEST_SHOP, pricelists: PRICELISTS } }, { role: 'admin' }))
      .when('SaveSettings', { settings: TEST_SHOP }, { role: 'admin' })
      .thenRefused('VALIDATION', { field: 'pricelists', id: 'retail' })
  })

  test('an item has one price on each list there is', () => {
    const [shirt] = TEST_ITEMS
    if (!shirt) throw new Error('the shop has a shirt')
    const saving = (prices: readonly ListPrice[]) => given(priced).when('SaveItems', { items: [{ ...shirt, prices }] })
    saving([{ pricelistId: 'club', unitPrice: 7_000 }]).thenAccepted()
    saving([{ pricelistId: 'gone', unitPrice: 7_000 }]).thenRefused('VALIDATION', { field: 'prices' })
    saving([{ pricelistId: 'club', unitPrice: -1 }]).thenRefused('VALIDATION', { field: 'prices' })
    saving([
      { pricelistId: 'club', unitPrice: 7_000 },
      { pricelistId: 'club', unitPrice: 8_000 },
    ]).thenRefused('VALIDATION', { field: 'prices' })
  })
})

test('the order keeps the price list it was sold by', () => {
  const changes = { paymentMethodId: 'cash' }
  const { world } = given(
    priced,
    did('CreateSelection', { ...HERE, origin: 'counter', lines: [aLine('L1', 'shirt', { unitPrice: 9_500 })], changes }),
    did('AssignCustomer', { customerId: 'eva', pricelistId: 'club' }),
    did('CreateOrder', checkout({ paymentMethodId: 'cash' })),
  )
  expect(stateOf(world).order).toMatchObject({ pricelistId: 'club', totals: { itemsTotal: 16_000 } })
})
