import { expect } from 'vitest'
import { itemAt, returnArgs, type ScenarioDesk, scenario } from '../support/scenario-desk.ts'

async function sold(desk: ScenarioDesk, shirts: number): Promise<void> {
  await desk.opensShop({ main: { shirt: 10 } })
  await desk.shop.places('o1', { number: 'A-00001', quantity: shirts })
  await desk.completes('o1')
}

scenario(
  '10. Two of three come back to another warehouse, the third is thrown away; a fourth is refused QTY_EXCEEDS_SHIPPED',
  async (desk) => {
    await sold(desk, 3)
    expect(await desk.shelf('shirt', 'main')).toEqual([7, 0])
    await desk.takesBack('o1', { quantity: 2, stockAction: 'sendItemsToDifferentWarehouse', warehouseId: 'north' })
    expect([await desk.shelf('shirt', 'main'), await desk.shelf('shirt', 'north')]).toEqual([
      [7, 0],
      [2, 0],
    ])
    await desk.takesBack('o1', { quantity: 1, stockAction: 'removeItemsFromStock' })
    const shelves = [await desk.shelf('shirt', 'main'), await desk.shelf('shirt', 'north')]
    expect(shelves).toEqual([
      [7, 0],
      [2, 0],
    ])
    const fourth = returnArgs(await desk.shipment('o1'), { quantity: 1 })
    expect(await desk.refusalOf('CreateReturn', 'o1', fourth)).toMatchObject({ code: 'QTY_EXCEEDS_SHIPPED' })
    const { returns, status } = await desk.order('o1')
    expect(status).toBe(4)
    expect(returns.map((each) => [each.number, each.status, itemAt(each.lines, 0).quantity, itemAt(each.lines, 0).value])).toEqual([
      ['A-00001-R1', 'pending', 2, 20_000],
      ['A-00001-R2', 'pending', 1, 10_000],
    ])
    expect(await desk.service.counts()).toMatchObject({ returns: 1 })
    expect((await desk.history('o1')).filter((kind) => kind === 'ReturnCreated')).toHaveLength(2)
  },
)

scenario('10. Taken back three at once where three were sold and one is back already: all of it is refused', async (desk) => {
  await sold(desk, 3)
  await desk.takesBack('o1', { quantity: 1 })
  const args = returnArgs(await desk.shipment('o1'), { quantity: 3 })
  expect(await desk.refusalOf('CreateReturn', 'o1', args)).toMatchObject({ code: 'QTY_EXCEEDS_SHIPPED' })
  expect(await desk.shelf('shirt')).toEqual([8, 0])
})

scenario('10. A return deleted again takes its goods off the shelf, unless somebody has bought them', async (desk) => {
  await sold(desk, 3)
  const back = await desk.takesBack('o1', { quantity: 2 })
  expect(await desk.shelf('shirt')).toEqual([9, 0])
  await desk.shop.places('o2', { number: 'A-00002', quantity: 8 })
  await desk.does('ConfirmOrder', 'o2', {})
  expect(await desk.refusalOf('DeleteReturn', 'o1', { returnId: back.id })).toMatchObject({ code: 'INSUFFICIENT_STOCK' })
  await desk.does('UnconfirmOrder', 'o2', {})
  await desk.does('DeleteReturn', 'o1', { returnId: back.id })
  expect(await desk.shelf('shirt')).toEqual([7, 0])
})

scenario('11. A refund with the shipping cost, less the cost of the return; the sum never above what was captured', async (desk) => {
  await sold(desk, 2)
  const back = await desk.takesBack('o1', { quantity: 2, costs: { shippingCost: 4_900, returnCost: 1_500 } })
  const tooMuch = { returnId: back.id, amount: 24_900 }
  expect(await desk.refusalOf('RefundReturn', 'o1', tooMuch)).toMatchObject({ code: 'REFUND_EXCEEDS_NET', facts: { max: 23_400 } })
  await desk.does('RefundReturn', 'o1', { returnId: back.id })
  expect(await desk.money('o1')).toMatchObject({ captured: 24_900, refunded: 23_400, net: 1_500 })
  expect(desk.provider.moved('refund')).toEqual([23_400])
  expect(await desk.order('o1')).toMatchObject({
    returns: [{ status: 'completed' }],
    refunds: [{ amount: 23_400, shippingCost: 4_900, returnCost: 1_500, state: 'succeeded' }],
  })
  // Nothing more is left to give back, in whatever name.
  expect(await desk.refusalOf('RefundReturn', 'o1', { returnId: back.id, amount: 1 })).toMatchObject({ code: 'REFUND_EXCEEDS_NET' })
  expect((await desk.history('o1')).slice(-4)).toEqual(['RefundRequested', 'PaymentAnswered', 'RefundSucceeded', 'ReturnCompleted'])
})

scenario('11. Three refunds, one for each of three units that cost 10.00 together, add up to 10.00', async (desk) => {
  await desk.opensShop({ main: { shirt: 10 } })
  const discounts = [{ kind: 'manual', name: 'rounded', amount: 29_000 } as const]
  await desk.shop.places('o1', { number: 'A-00001', quantity: 3, changes: { shippingCost: 0, discounts } })
  expect((await desk.order('o1')).totals.grandTotal).toBe(1_000)
  await desk.completes('o1')
  const amounts: number[] = []
  for (let unit = 0; unit < 3; unit += 1) {
    const back = await desk.takesBack('o1', { quantity: 1 })
    await desk.does('RefundReturn', 'o1', { returnId: back.id })
    amounts.push((await desk.order('o1')).refunds[unit]?.amount ?? 0)
  }
  expect(amounts.toSorted()).toEqual([333, 333, 334])
  expect(await desk.money('o1')).toMatchObject({ captured: 1_000, refunded: 1_000, net: 0 })
  expect(desk.provider.moved('refund')).toEqual(amounts)
})

scenario('11. Refunded in three parts of one return, 10.00 go back, and not one öre more', async (desk) => {
  await desk.opensShop({ main: { shirt: 10 } })
  const discounts = [{ kind: 'manual', name: 'rounded', amount: 29_000 } as const]
  await desk.shop.places('o1', { number: 'A-00001', quantity: 3, changes: { shippingCost: 0, discounts } })
  await desk.completes('o1')
  const back = await desk.takesBack('o1', { quantity: 3 })
  for (const amount of [333, 333]) await desk.does('RefundReturn', 'o1', { returnId: back.id, amount })
  expect(await desk.refusalOf('RefundReturn', 'o1', { returnId: back.id, amount: 335 })).toMatchObject({ facts: { max: 334 } })
  await desk.does('RefundReturn', 'o1', { returnId: back.id })
  expect(await desk.money('o1')).toMatchObject({ refunded: 1_000, net: 0 })
  expect((await desk.order('o1')).refunds.map((refund) => refund.amount)).toEqual([333, 333, 334])
})
