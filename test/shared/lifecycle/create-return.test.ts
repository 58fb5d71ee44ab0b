import { expect, test } from 'vitest'
import {
  aLine,
  allGoodToGo,
  allPaid,
  allShipped,
  completed,
  confirmed,
  did,
  expedited,
  given,
  held,
  placed,
  shipmentOf,
  stocked,
  storeSetTo,
} from '../../support/given-order.ts'
import { returnOf, takingBack, tookBack } from '../../support/given-return.ts'

test('goods that come back stand on their shelf again and the return is pending', () => {
  given(placed(), completed())
    .when('CreateReturn', takingBack(1))
    .thenEvents('ReturnCreated')
    .thenOrder({
      status: 4,
      returns: [{ number: 'A-00001-R1', status: 'pending', lines: [{ quantity: 1, value: 10_000, warehouseId: 'main' }] }],
    })
    .thenStock('main', 'shirt', { physical: 9, allocated: 0 })
})

test('goods may go to another warehouse', () => {
  given(placed(), completed())
    .when('CreateReturn', takingBack(2, { line: { stockAction: 'sendItemsToDifferentWarehouse', warehouseId: 'north' } }))
    .thenOrder({ returns: [{ lines: [{ warehouseId: 'north' }] }] })
    .thenStock('main', 'shirt', { physical: 8 })
    .thenStock('north', 'shirt', { physical: 7 })
})

test('damaged goods stand on no shelf', () => {
  given(placed(), completed())
    .when('CreateReturn', takingBack(2, { line: { stockAction: 'removeItemsFromStock', condition: 'damaged' } }))
    .thenOrder({ returns: [{ lines: [{ warehouseId: null, condition: 'damaged' }] }] })
    .thenStock('main', 'shirt', { physical: 8 })
})

test('never more comes back than was sent and has not come back yet', () => {
  given(placed(), completed(), tookBack(1))
    .when('CreateReturn', takingBack(2))
    .thenRefused('QTY_EXCEEDS_SHIPPED', { productName: 'shirt', wanted: 2, available: 1 })
})

test('one line too many refuses the whole return and names the line', () => {
  given(placed({ lines: [aLine('L1', 'shirt', { quantity: 1 }), aLine('L2', 'mug', { quantity: 3 })] }), completed())
    .when('CreateReturn', takingBack(2))
    .thenRefused('QTY_EXCEEDS_SHIPPED', { productName: 'shirt', items: ['shirt'] })
    .thenOrder({ returns: [] })
    .thenStock('main', 'mug', { physical: 7 })
})

test('one unit good and one damaged of the same line make two lines of one return, counted together', () => {
  const twice =
    (quantity: number): typeof takingBack =>
    (each, changes) =>
    (order) => {
      const args = takingBack(each, changes)(order)
      return { ...args, lines: [...args.lines, ...args.lines.map((line) => ({ ...line, quantity, condition: 'damaged' as const }))] }
    }
  given(placed(), completed()).when('CreateReturn', twice(2)(1)).thenRefused('QTY_EXCEEDS_SHIPPED', { wanted: 3, available: 2 })
  given(placed(), completed())
    .when('CreateReturn', twice(1)(1))
    .thenOrder({ returns: [{ lines: [{ condition: 'A' }, { condition: 'damaged' }] }] })
})

test('three units worth 10.00 come back one by one and are worth 10.00 together', () => {
  const story = given(
    placed({ lines: [aLine('L1', 'mug', { quantity: 3, unitPrice: 400, lineDiscount: 200 })] }),
    completed(),
    tookBack(1),
    tookBack(1),
    tookBack(1),
  ).when('AddNote', { note: 'all back' })
  const values = story.order.returns.map((back) => back.lines[0]?.value ?? 0)
  expect(values).toEqual([333, 333, 334])
})

test('goods come back on hold too: they stand on the counter', () => {
  given(
    placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }),
    confirmed(),
    expedited(),
    allGoodToGo(),
    allPaid(),
    did('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} })),
    held(),
  )
    .when('CreateReturn', takingBack(1))
    .thenEvents('ReturnCreated')
})

test('nothing comes back of what never left', () => {
  given(
    placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }),
    confirmed(),
    expedited(),
    allGoodToGo(),
    allPaid(),
    did('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order, 1).id, dispatch: {} })),
  )
    .when('CreateReturn', takingBack(1))
    .thenRefused('WRONG_STATUS')
  given(placed(), confirmed(), expedited()).when('CreateReturn', takingBack(1)).thenRefused('WRONG_STATUS')
})

test('shipping cost is given back at most once', () => {
  given(placed(), completed(), tookBack(1, { shippingCost: 3_000 }))
    .when('CreateReturn', takingBack(1, { shippingCost: 2_000 }))
    .thenRefused('COST_EXCEEDS_REMAINING', { field: 'shippingCost', wanted: 2_000, max: 1_900 })
    .when('CreateReturn', takingBack(1, { shippingCost: 1_900 }))
    .thenEvents('ReturnCreated')
})

test('handling cost is given back at most once', () => {
  given(placed({ changes: { handlingCost: 500 } }), completed(), tookBack(1, { handlingCost: 500 }))
    .when('CreateReturn', takingBack(1, { handlingCost: 1 }))
    .thenRefused('COST_EXCEEDS_REMAINING', { field: 'handlingCost', max: 0 })
})

test('what is deducted is never more than what comes back is worth', () => {
  given(placed(), completed())
    .when('CreateReturn', takingBack(1, { returnCost: 10_001 }))
    .thenRefused('COST_EXCEEDS_REMAINING', { field: 'returnCost', max: 10_000 })
    .when('CreateReturn', takingBack(1, { voucherValue: 10_001 }))
    .thenRefused('COST_EXCEEDS_REMAINING', { field: 'voucherValue', max: 10_000 })
    .when('CreateReturn', takingBack(1, { voucherValue: 6_000, returnCost: 4_001 }))
    .thenRefused('COST_EXCEEDS_REMAINING', { field: 'returnCost', max: 4_000 })
})

test('a return needs items, whole quantities, amounts that are not negative and a warehouse that exists', () => {
  const story = given(placed(), completed())
  story.when('CreateReturn', (order) => ({ ...takingBack(1)(order), lines: [] })).thenRefused('VALIDATION', { field: 'lines' })
  story.when('CreateReturn', takingBack(0)).thenRefused('VALIDATION', { field: 'quantity' })
  story.when('CreateReturn', takingBack(0.5)).thenRefused('VALIDATION', { field: 'quantity' })
  story.when('CreateReturn', takingBack(1, { returnCost: -1 })).thenRefused('VALIDATION', { field: 'returnCost' })
  story
    .when('CreateReturn', takingBack(1, { line: { stockAction: 'sendItemsToDifferentWarehouse', warehouseId: 'moon' } }))
    .thenRefused('VALIDATION', { field: 'warehouseId' })
  story
    .when('CreateReturn', takingBack(1, { line: { stockAction: 'sendItemsToDifferentWarehouse' } }))
    .thenRefused('VALIDATION', { field: 'warehouseId' })
  story.when('CreateReturn', takingBack(1, { line: { shipmentLineId: 'nobody-knows' } })).thenRefused('NOT_FOUND')
  story.when('CreateReturn', takingBack(1, { shipmentId: 'nobody-knows' })).thenRefused('NOT_FOUND')
})

test('after the return window the goods are taken back with a warning', () => {
  const story = given(storeSetTo({ returnWindowDays: 14 }), placed(), completed())
  const late = story.when('CreateReturn', takingBack(1), { at: '2025-03-20T12:00:00.000Z' }).thenAccepted()
  expect(late.decision).toMatchObject({ warnings: [{ code: 'RETURN_WINDOW_PASSED', facts: { days: 14, passed: 17 } }] })
  const inTime = story.when('CreateReturn', takingBack(1), { at: '2025-03-10T12:00:00.000Z' }).thenAccepted()
  expect(inTime.decision).toMatchObject({ warnings: [] })
})

test('an archived order is reactivated before goods are taken back', () => {
  given(placed(), completed(), did('ArchiveOrder', {})).when('CreateReturn', takingBack(1)).thenRefused('WRONG_STATUS')
})

test('numbers of deleted returns are not used again', () => {
  const story = given(
    placed(),
    completed(),
    tookBack(1),
    did('DeleteReturn', (order) => ({ returnId: returnOf(order).id })),
    tookBack(1),
  ).when('AddNote', { note: 'x' })
  expect(story.order.returns.map((back) => back.number)).toEqual(['A-00001-R1', 'A-00001-R2'])
})

test('an invoice order that left unpaid can be returned, but carries no shipping cost to give back yet', () => {
  given(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo(), allShipped())
    .when('CreateReturn', takingBack(1, { shippingCost: 100 }))
    .thenRefused('COST_EXCEEDS_REMAINING', { field: 'shippingCost', max: 0 })
    .when('CreateReturn', takingBack(1))
    .thenEvents('ReturnCreated')
})

test('goods that came from another warehouse than the first go back there', () => {
  given(placed(), stocked('main', 'shirt', 0), completed())
    .when('CreateReturn', takingBack(2))
    .thenOrder({ returns: [{ lines: [{ warehouseId: 'north' }] }] })
    .thenStock('main', 'shirt', { physical: 0 })
    .thenStock('north', 'shirt', { physical: 5 })
})
