import { expect } from 'vitest'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Store } from '../../shared/lifecycle/settings.ts'
import { referenceOf } from '../support/authority.ts'
import { type ScenarioDesk, scenario } from '../support/scenario-desk.ts'

const CUSTOMERS = 200
const UNITS = 50

/** Two hundred people with one shirt each in their baskets press the button at the same moment. */
async function rush(
  desk: ScenarioDesk,
  store: Partial<Store>,
  split: { readonly main: number; readonly north: number },
): Promise<readonly Outcome[]> {
  await desk.opensShop({ store, main: { shirt: split.main }, north: { shirt: split.north } })
  const ids = Array.from({ length: CUSTOMERS }, (_, index) => `o${index + 1}`)
  for (const id of ids) await desk.shop.selects(id, { number: '', quantity: 1, changes: { customerId: `customer of ${id}` } })
  const commands = ids.map((id, index) => {
    const number = `A-${String(index + 1).padStart(5, '0')}`
    return desk.make('CreateOrder', id, { number, reference: referenceOf(number), authorization: { status: 'success', reference: id } })
  })
  return Promise.all(commands.map((command) => desk.service.submit(command)))
}

/** How many orders there are and what they were promised, counted from the orders themselves. */
async function promises(desk: ScenarioDesk) {
  let orders = 0
  let allocated = 0
  for (let place = 1; place <= CUSTOMERS; place += 1) {
    const { state } = await desk.service.readState(`o${place}`)
    if (!state.order) continue
    orders += 1
    allocated += state.order.allocations.reduce((sum, each) => sum + each.quantity, 0)
  }
  return { orders, allocated, demand: await desk.demand('shirt') }
}

const refusedFor = (outcomes: readonly Outcome[]) =>
  new Set(outcomes.flatMap((outcome) => (outcome.status === 'refused' ? [outcome.refusal.code] : [])))

scenario('15. 200 checkouts at once for 50 units where overselling is prevented: 50 allocated, 150 refused', async (desk) => {
  const options = { autoconfirmOrders: true, oversellingPrevention: 'standard', allowBackorders: false } as const
  const outcomes = await rush(desk, options, { main: UNITS, north: 0 })
  expect(outcomes.filter(({ status }) => status === 'accepted')).toHaveLength(UNITS)
  expect(refusedFor(outcomes)).toEqual(new Set(['UNAVAILABLE_ITEMS']))
  expect(await promises(desk)).toEqual({ orders: UNITS, allocated: UNITS, demand: 0 })
  expect(await desk.shelf('shirt')).toEqual([UNITS, UNITS])
})

scenario('15. The same where backorders are welcome: 50 allocated, 150 orders wait', async (desk) => {
  const outcomes = await rush(desk, { autoconfirmOrders: true }, { main: UNITS, north: 0 })
  expect(outcomes.every(({ status }) => status === 'accepted')).toBe(true)
  expect(await promises(desk)).toEqual({ orders: CUSTOMERS, allocated: UNITS, demand: CUSTOMERS - UNITS })
  expect(await desk.shelf('shirt')).toEqual([UNITS, UNITS])
})

scenario('15. The same shipped directly out of two warehouses: 50 parcels of one shirt, the rest Confirmed and waiting', async (desk) => {
  await rush(desk, { directToShipment: true }, { main: 30, north: 20 })
  expect(await promises(desk)).toEqual({ orders: CUSTOMERS, allocated: UNITS, demand: CUSTOMERS - UNITS })
  expect([await desk.shelf('shirt', 'main'), await desk.shelf('shirt', 'north')]).toEqual([
    [30, 30],
    [20, 20],
  ])
  expect(await desk.service.counts()).toMatchObject({ processing: UNITS, goodToGo: UNITS, confirmed: CUSTOMERS - UNITS })
})
