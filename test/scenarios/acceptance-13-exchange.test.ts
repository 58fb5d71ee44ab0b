import { expect } from 'vitest'
import type { NewLine } from '../../shared/lifecycle/command.ts'
import { itemAt, type ScenarioDesk, scenario } from '../support/scenario-desk.ts'
import { TEST_ITEMS } from '../support/test-shop.ts'

// A shirt is 10,000 öre, a mug 4,999, a poster 3,333.
function lineOf(id: string, itemId: string, quantity: number): NewLine {
  const item = TEST_ITEMS.find((each) => each.id === itemId)
  const snapshot = { productName: itemId, brandName: '', variant: '', size: '', sku: item?.sku ?? '', ean: item?.ean ?? '' }
  return { id, itemId, quantity, unitPrice: item?.unitPrice ?? 0, taxPercent: 25, snapshot }
}

/** A completed order of shirts of which one came back and became the basket `x1`. */
async function exchanging(desk: ScenarioDesk, when: 'before' | 'after'): Promise<string> {
  await desk.opensShop({ main: { shirt: 10, mug: 10, poster: 10 } })
  await desk.shop.places('o1', { number: 'A-00001' })
  await desk.completes('o1')
  const { id: returnId } = await desk.takesBack('o1', { quantity: 1 })
  if (when === 'after') await desk.does('CompleteReturn', 'o1', { returnId })
  await desk.does('CreateSelectionFromReturn', 'o1', { returnId, selectionId: 'x1' })
  await desk.does('EditSelection', 'x1', { changes: { shippingMethodId: 'pickup' } })
  return returnId
}

async function insteadOfTheShirt(desk: ScenarioDesk, ...lines: readonly NewLine[]): Promise<void> {
  const { state } = await desk.service.readState('x1')
  const shirt = itemAt(state.selection?.lines ?? [], 0)
  await desk.does('SetSelectionLine', 'x1', { line: lineOf(shirt.id, 'shirt', 0) })
  for (const line of lines) await desk.does('SetSelectionLine', 'x1', { line })
}

const NAMES = { number: 'A-00002', reference: 'EXCHANGES' } as const

for (const when of ['before', 'after'] as const) {
  scenario(`13. Exchanged ${when} the return is completed: the same price, and nothing is paid or refunded`, async (desk) => {
    const returnId = await exchanging(desk, when)
    await desk.does('CreateOrder', 'x1', NAMES)
    await desk.completes('x1')
    expect(await desk.order('x1')).toMatchObject({ status: 4, originOrderId: 'o1', originReturnId: returnId })
    expect(await desk.money('x1')).toMatchObject({ captured: 0, paid: 10_000, net: 10_000 })
    if (when === 'before') await desk.does('CompleteReturn', 'o1', { returnId })
    expect(await desk.order('o1')).toMatchObject({
      status: 4,
      returns: [{ status: 'completed', exchange: { selectionId: 'x1', credit: 10_000 } }],
    })
    expect(await desk.money('o1')).toMatchObject({ captured: 24_900, refunded: 0 })
    expect(desk.provider.moved('capture')).toEqual([24_900])
    // Two sold, one back, one out again.
    expect(await desk.shelf('shirt')).toEqual([8, 0])
    expect(await desk.history('o1')).toContain('ExchangeSelectionCreated')
  })
}

scenario('13. Exchanged for something dearer, the customer pays the difference', async (desk) => {
  const returnId = await exchanging(desk, 'before')
  await insteadOfTheShirt(desk, lineOf('m', 'mug', 3))
  await desk.does('CreateOrder', 'x1', { ...NAMES, authorization: { status: 'success', reference: 'psp-2' } })
  await desk.completes('x1')
  expect(await desk.order('x1')).toMatchObject({ status: 4, totals: { grandTotal: 14_997 } })
  expect(await desk.money('x1')).toMatchObject({ authorized: 4_997, captured: 4_997, paid: 14_997 })
  expect(desk.provider.moved('capture')).toEqual([24_900, 4_997])
  // Its credit is spent: the return gives nothing back beside it.
  expect(await desk.refusalOf('RefundReturn', 'o1', { returnId })).toMatchObject({ code: 'REFUND_EXCEEDS_NET' })
  expect([await desk.shelf('shirt'), await desk.shelf('mug')]).toEqual([
    [9, 0],
    [7, 0],
  ])
})

scenario('13. Exchanged for something cheaper, the customer gets the difference back', async (desk) => {
  const returnId = await exchanging(desk, 'before')
  await insteadOfTheShirt(desk, lineOf('p', 'poster', 1))
  await desk.does('CreateOrder', 'x1', NAMES)
  expect(await desk.order('o1')).toMatchObject({ returns: [{ exchange: { credit: 3_333 } }] })
  await desk.does('RefundReturn', 'o1', { returnId })
  expect(desk.provider.moved('refund')).toEqual([6_667])
  expect(await desk.money('o1')).toMatchObject({ captured: 24_900, refunded: 6_667 })
  await desk.completes('x1')
  expect(await desk.money('x1')).toMatchObject({ paid: 3_333 })
  expect(await desk.order('o1')).toMatchObject({ status: 4, returns: [{ status: 'completed' }] })
  expect(await desk.history('o1')).toEqual(expect.arrayContaining(['ExchangeCreditUsed', 'RefundSucceeded', 'ReturnCompleted']))
})
