import { expect } from 'vitest'
import type { CommandArgs } from '../../shared/lifecycle/command.ts'
import type { Carrier, PaymentMethod, ShopSettings } from '../../shared/lifecycle/settings.ts'
import { type ScenarioDesk, scenario } from '../support/scenario-desk.ts'
import { TEST_ADDRESS, TEST_SHOP } from '../support/test-shop.ts'

// A shirt weighs 500 g; the carrier takes 0 to 2 kg for 4,900 öre and 2 to 4 kg for 7,900 öre, to the Nordic countries.
const RANGES = [
  { from: 0, to: 2_000, zoneId: 'nordic', price: 4_900 },
  { from: 2_000, to: 4_000, zoneId: 'nordic', price: 7_900 },
]

function withCarrier(changes: Partial<Carrier>, more: Partial<ShopSettings> = {}): Partial<ShopSettings> {
  return { carriers: TEST_SHOP.carriers.map((carrier) => ({ ...carrier, ranges: RANGES, ...changes })), ...more }
}

const CHECKOUT: CommandArgs['CreateOrder'] = {
  number: 'A-00001',
  reference: 'ABCDEFGHI',
  authorization: { status: 'success', reference: 'psp' },
}

async function basketOf(desk: ScenarioDesk, shirts: number, country = 'SE', paymentMethodId = 'psp'): Promise<void> {
  const address = { ...TEST_ADDRESS, country }
  await desk.shop.selects('o1', { number: '', quantity: shirts, paymentMethodId, changes: { address, shippingAddress: address } })
}

scenario('18. The carrier is absent where its zone is switched off, and for a country in none of its zones', async (desk) => {
  await desk.opensShop({ settings: withCarrier({}, { zones: TEST_SHOP.zones.map((zone) => ({ ...zone, active: false })) }) })
  await basketOf(desk, 1)
  expect(await desk.refusalOf('CreateOrder', 'o1', CHECKOUT)).toMatchObject({ code: 'CARRIER_UNAVAILABLE', facts: { carrier: 'PostNord' } })
  const before = await desk.service.settings()
  await desk.does(
    'SaveSettings',
    'settings',
    { settings: { ...TEST_SHOP, ...withCarrier({}) }, ...(before ? { before } : {}) },
    { role: 'admin' },
  )
  await desk.does('EditSelection', 'o1', { changes: { shippingAddress: { ...TEST_ADDRESS, country: 'JP' } } })
  expect(await desk.refusalOf('CreateOrder', 'o1', CHECKOUT)).toMatchObject({ code: 'CARRIER_UNAVAILABLE' })
  await desk.does('EditSelection', 'o1', { changes: { shippingAddress: TEST_ADDRESS } })
  await desk.does('CreateOrder', 'o1', CHECKOUT)
  expect((await desk.order('o1')).shippingCost).toBe(4_900)
})

scenario('18. What weighs more than every range is not taken where such orders are refused', async (desk) => {
  await desk.opensShop({ settings: withCarrier({ rangeBehavior: 'disable' }) })
  await basketOf(desk, 8)
  expect(await desk.refusalOf('CreateOrder', 'o1', CHECKOUT)).toMatchObject({ code: 'CARRIER_UNAVAILABLE' })
  expect((await desk.service.readState('o1')).state).toMatchObject({ order: null, selection: { state: 'open' } })
})

scenario('18. … and costs what the highest range costs where that is the rule', async (desk) => {
  await desk.opensShop({ settings: withCarrier({ rangeBehavior: 'highest' }) })
  await basketOf(desk, 8)
  await desk.does('CreateOrder', 'o1', CHECKOUT)
  expect(await desk.order('o1')).toMatchObject({ shippingCost: 7_900, totals: { grandTotal: 8 * 10_000 + 7_900 } })
  expect(await desk.money('o1')).toMatchObject({ authorized: 87_900 })
})

scenario('18. Even there nothing heavier than the carrier lifts is taken', async (desk) => {
  await desk.opensShop({ settings: withCarrier({ rangeBehavior: 'highest', maxWeight: 3_500 }) })
  await basketOf(desk, 8)
  expect(await desk.refusalOf('CreateOrder', 'o1', CHECKOUT)).toMatchObject({ code: 'CARRIER_UNAVAILABLE' })
})

for (const [shirts, price] of [
  [3, 4_900],
  [4, 7_900],
  [7, 7_900],
] as const) {
  scenario(`18. ${shirts * 500} g cost ${price} öre: a range begins with its first gram`, async (desk) => {
    await desk.opensShop({ settings: withCarrier({}) })
    await basketOf(desk, shirts)
    await desk.does('CreateOrder', 'o1', CHECKOUT)
    expect((await desk.order('o1')).shippingCost).toBe(price)
  })
}

scenario('18. Cash on delivery is not offered for a carrier that does not collect; collected in the store it is', async (desk) => {
  const paymentMethods = TEST_SHOP.paymentMethods.map(
    (method): PaymentMethod =>
      method.id === 'cod' ? { ...method, restrictions: { ...method.restrictions, carriers: ['courier'] } } : method,
  )
  const courier = TEST_SHOP.carriers.map((carrier): Carrier => ({ ...carrier, id: 'courier', name: 'Courier' }))
  await desk.opensShop({ settings: { paymentMethods, carriers: [...TEST_SHOP.carriers, ...courier] } })
  await basketOf(desk, 1, 'SE', 'cod')
  const { authorization: _none, ...args } = CHECKOUT
  expect(await desk.refusalOf('CreateOrder', 'o1', args)).toMatchObject({ code: 'PAYMENT_METHOD_RESTRICTED', facts: { method: 'cod' } })
  await desk.does('EditSelection', 'o1', { changes: { shippingMethodId: 'pickup' } })
  await desk.does('CreateOrder', 'o1', args)
  expect(await desk.order('o1')).toMatchObject({ status: 1, isPickup: true, shippingCost: 0 })
})
