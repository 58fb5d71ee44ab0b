import { expect } from 'vitest'
import { SelectionTimer } from '../../electron/service/selection-timer.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import { countedIds } from '../support/authority.ts'
import { type ScenarioDesk, scenario } from '../support/scenario-desk.ts'

const GUEST = { ownerKind: 'anonymous', customerId: null } as const
const PLACE = { storeId: 'store', marketId: 'market', currency: 'SEK' } as const

async function basket(desk: ScenarioDesk, id: string): Promise<Selection> {
  const { state } = await desk.service.readState(id)
  if (!state.selection) throw new Error(`there is no basket ${id}`)
  return state.selection
}

const unitsOf = ({ lines }: Selection) => Object.fromEntries(lines.map((line) => [line.itemId, line.quantity]))

scenario('16. A guest’s basket joins the one the customer had: every unit is kept; signing in again changes nothing', async (desk) => {
  await desk.opensShop()
  const voucher = [{ kind: 'voucher', name: 'SPRING', amount: 500 } as const]
  await desk.shop.selects('stored', { number: '', quantity: 3, changes: { discounts: voucher } })
  await desk.shop.selects('guest', { number: '', quantity: 2, changes: GUEST })
  await desk.shop.selects('guest-mugs', { number: '', itemId: 'mug', quantity: 1, changes: GUEST })

  await desk.does('SignIn', 'guest', { customerId: 'customer', ...PLACE })
  expect(await basket(desk, 'guest')).toMatchObject({ state: 'merged', mergedInto: 'stored' })
  expect(unitsOf(await basket(desk, 'stored'))).toEqual({ shirt: 5 })
  await desk.does('SignIn', 'guest-mugs', { customerId: 'customer', ...PLACE })
  const merged = await basket(desk, 'stored')
  expect(unitsOf(merged)).toEqual({ shirt: 5, mug: 1 })
  expect(merged.discounts.map((discount) => discount.name)).toEqual(['SPRING'])
  expect(await desk.service.counts()).toMatchObject({ incomplete: 1 })

  for (const id of ['guest', 'guest-mugs', 'stored']) {
    const again = await desk.submit(desk.make('SignIn', id, { customerId: 'customer', ...PLACE }))
    expect(again.status, id).toBe('accepted-no-effect')
  }
  expect(await basket(desk, 'stored')).toEqual(merged)

  await desk.does('CreateOrder', 'stored', {
    number: 'A-00001',
    reference: 'ABCDEFGHI',
    authorization: { status: 'success', reference: 'psp' },
  })
  expect((await desk.order('stored')).totals.totalQuantity).toBe(6)
  expect(await desk.history('stored')).toEqual(expect.arrayContaining(['SelectionCreated', 'SelectionMerged', 'OrderCreated']))
})

scenario('16. On day 31 only the stranger’s basket expires: the customer’s and the ordered one stay', async (desk) => {
  await desk.opensShop()
  await desk.shop.selects('stranger', { number: '', changes: GUEST })
  await desk.shop.selects('customer', { number: '' })
  await desk.shop.places('ordered', { number: 'A-00001', changes: GUEST })
  let now = '2025-04-02T00:00:00.000Z'
  const timer = new SelectionTimer({
    authority: desk.service,
    clock: { now: () => now },
    ids: countedIds('tick'),
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    deskId: 'desk',
  })
  await timer.tend()
  expect((await basket(desk, 'stranger')).state).toBe('open')

  now = '2025-04-03T12:00:00.000Z'
  await timer.tend()
  expect(await basket(desk, 'stranger')).toMatchObject({ state: 'expired', lines: [] })
  expect(await basket(desk, 'customer')).toMatchObject({ state: 'open', lines: [{ quantity: 2 }] })
  expect(await basket(desk, 'ordered')).toMatchObject({ state: 'checkedOut' })
  expect((await desk.order('ordered')).status).toBe(1)

  // An expired basket is over: nothing can be put into it or made of it.
  const args = { number: 'A-00002', reference: 'JKLMNOPQR', authorization: { status: 'success', reference: 'p' } } as const
  expect(await desk.refusalOf('CreateOrder', 'stranger', args)).toMatchObject({ code: 'SELECTION_EXPIRED' })
})
