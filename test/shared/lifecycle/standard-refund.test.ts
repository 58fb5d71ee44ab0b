import { expect, test } from 'vitest'
import type { CommandArgs } from '../../../shared/lifecycle/command.ts'
import { netPaid } from '../../../shared/lifecycle/order-money.ts'
import { aLine, completed, confirmed, did, expedited, given, held, type Placing, placed, storeSetTo } from '../../support/given-order.ts'
import { aboutReturn, tookBack } from '../../support/given-return.ts'
import { providerSaid, providerSays } from '../../support/provider-answers.ts'

type Refund = CommandArgs['StandardRefund']
const SYSTEM = { role: 'system' } as const

const refundOf = (quantity: number, changes: Partial<Refund> = {}): Refund => ({
  lines: quantity === 0 ? [] : [{ orderLineId: 'L1', quantity }],
  stockAction: 'releaseItemsBackToWarehouse',
  shippingCost: 0,
  reason: 'out of stock',
  ...changes,
})
const capturedOrder = (placing?: Placing) => [
  placed(placing),
  confirmed(),
  did('CaptureOrder', { amount: 24_900 }),
  providerSaid('success'),
]

test('a captured unit that never left is cancelled and its money asked back', () => {
  given(...capturedOrder())
    .when('StandardRefund', refundOf(1))
    .thenEvents('LinesCancelled', 'RefundRequested')
    .thenOrder({
      status: 2,
      lines: [{ cancelledQuantity: 1, cancelledValue: 10_000 }],
      totals: { grandTotal: 14_900 },
      refunds: [{ amount: 10_000, lines: [{ orderLineId: 'L1', quantity: 1, amount: 10_000 }], isGoodwill: false }],
    })
    .thenStock('main', 'shirt', { physical: 10, allocated: 1 })
})

test('refunding all of it with its shipping cost cancels the order as soon as the money is back', () => {
  const story = given(...capturedOrder())
    .when('StandardRefund', refundOf(2, { shippingCost: 4_900 }))
    .thenEvents('LinesCancelled', 'ShippingCostChanged', 'RefundRequested')
    .thenOrder({ status: 2 })
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered', 'RefundSucceeded', 'OrderCancelled')
    .thenOrder({ status: 6, cancelled: { viaLines: true }, allocations: [] })
  expect(netPaid(story.order)).toBe(0)
})

test('cash is given back at once, and the order with nothing left in it is cancelled', () => {
  given(placed({ paymentMethodId: 'cash' }), confirmed())
    .when('StandardRefund', refundOf(2, { shippingCost: 4_900 }))
    .thenEvents('LinesCancelled', 'ShippingCostChanged', 'RefundMade', 'OrderCancelled')
    .thenOrder({ status: 6 })
})

test('a handling fee is not kept for an order of which nothing is left', () => {
  given(placed({ paymentMethodId: 'cash', changes: { handlingCost: 300 } }), confirmed())
    .when('StandardRefund', refundOf(2, { shippingCost: 4_900 }))
    .thenOrder({ status: 6, refunds: [{ amount: 25_200, handlingCost: 300 }] })
})

test('a shipping cost kept at first can be given back later, and the order is cancelled then', () => {
  given(placed({ paymentMethodId: 'cash' }), confirmed(), did('StandardRefund', refundOf(2)))
    .when('StandardRefund', refundOf(0, { shippingCost: 4_900 }))
    .thenEvents('ShippingCostChanged', 'RefundMade', 'OrderCancelled')
})

test('a handling fee kept for an order of which nothing is left can be given back, and the order is cancelled then', () => {
  given(
    placed({ changes: { handlingCost: 300, shippingCost: 0 } }),
    did('CaptureOrder', { amount: 300 }),
    providerSaid('success'),
    did('CancelLines', { lines: [{ orderLineId: 'L1', quantity: 2 }], stockAction: 'releaseItemsBackToWarehouse' }),
  )
    .when('StandardRefund', refundOf(0))
    .thenEvents('RefundRequested')
    .thenOrder({ status: 1, refunds: [{ amount: 300, handlingCost: 300 }] })
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenOrder({ status: 6 })
})

test('when the refund fails the units stay cancelled and the money is asked back again', () => {
  given(...capturedOrder(), did('StandardRefund', refundOf(2, { shippingCost: 4_900 })))
    .when('RecordPaymentResult', providerSays('failed'), SYSTEM)
    .thenEvents('PaymentAnswered', 'RefundFailed')
    .thenOrder({ status: 2 })
    .when('StandardRefund', refundOf(0))
    .thenEvents('RefundRequested')
    .thenOrder({
      refunds: [
        { state: 'failed' },
        { state: 'requested', amount: 24_900, lines: [{ orderLineId: 'L1', quantity: 2, amount: 20_000 }], shippingCost: 4_900 },
      ],
    })
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenOrder({ status: 6 })
})

test('money given back for what never left does not pay for what is added later', () => {
  given(
    placed({ paymentMethodId: 'cash' }),
    confirmed(),
    did('StandardRefund', refundOf(1)),
    did('AddLines', { lines: [aLine('L2', 'mug', { quantity: 1, unitPrice: 10_000 })] }),
  )
    .when('ExpediteOrder', { allocateDemand: true })
    .thenEvents('StockAllocated', 'ShipmentCreated')
    .thenOrder({ shipments: [{ isPaid: false }] })
})

test('units waiting for stock are given up before allocated ones', () => {
  given(placed({ paymentMethodId: 'cash', lines: [aLine('L1', 'mug', { quantity: 12 })] }), confirmed())
    .when('StandardRefund', refundOf(2))
    .thenStock('main', 'mug', { physical: 10, allocated: 10 })
    .when('StandardRefund', refundOf(3))
    .thenStock('main', 'mug', { physical: 10, allocated: 7 })
})

test('broken units are taken off the shelf', () => {
  given(placed({ paymentMethodId: 'cash' }), confirmed())
    .when('StandardRefund', refundOf(1, { stockAction: 'removeItemsFromStock' }))
    .thenStock('main', 'shirt', { physical: 9, allocated: 1 })
})

test('no more is given back than was paid, though more is cancelled', () => {
  given(placed(), confirmed(), did('CaptureOrder', { amount: 5_000 }), providerSaid('success'))
    .when('StandardRefund', refundOf(1))
    .thenOrder({ refunds: [{ amount: 5_000, lines: [{ amount: 5_000 }] }], totals: { grandTotal: 14_900 } })
})

test('units in a shipment, or too many, are not refunded this way', () => {
  given(...capturedOrder(), expedited())
    .when('StandardRefund', refundOf(1))
    .thenRefused('QTY_EXCEEDS_UNSHIPPED', { productName: 'shirt', wanted: 1, available: 0 })
  given(...capturedOrder())
    .when('StandardRefund', refundOf(3))
    .thenRefused('QTY_EXCEEDS_UNSHIPPED', { wanted: 3, available: 2 })
})

test('a shipping cost that a parcel carries is not given back without a return', () => {
  given(placed({ paymentMethodId: 'cash', lines: [aLine('L1', 'shirt', { quantity: 16 })] }), confirmed(), expedited())
    .when('StandardRefund', refundOf(1, { shippingCost: 4_900 }))
    .thenRefused('COST_EXCEEDS_REMAINING', { field: 'shippingCost', max: 0 })
})

test('where nothing was paid, lines are cancelled rather than refunded', () => {
  given(placed(), confirmed()).when('StandardRefund', refundOf(1)).thenRefused('NOT_PAID')
})

test('on hold nothing is refunded', () => {
  given(...capturedOrder(), held())
    .when('StandardRefund', refundOf(1))
    .thenRefused('ON_HOLD')
})

test('a refund of nothing is refused, and so are half units, negative costs and unknown lines', () => {
  const story = given(...capturedOrder())
  story.when('StandardRefund', refundOf(0)).thenRefused('VALIDATION', { field: 'lines' })
  story.when('StandardRefund', refundOf(0.5)).thenRefused('VALIDATION', { field: 'quantity' })
  story.when('StandardRefund', refundOf(1, { shippingCost: -1 })).thenRefused('VALIDATION', { field: 'shippingCost' })
  story.when('StandardRefund', refundOf(0, { lines: [{ orderLineId: 'nobody-knows', quantity: 1 }] })).thenRefused('NOT_FOUND')
  story
    .when('StandardRefund', refundOf(1, { stockAction: 'sendItemsToDifferentWarehouse' }))
    .thenRefused('VALIDATION', { field: 'toWarehouseId' })
})

test('what is given up with the money may go to another warehouse', () => {
  given(...capturedOrder())
    .when('StandardRefund', refundOf(1, { stockAction: 'sendItemsToDifferentWarehouse', toWarehouseId: 'north' }))
    .thenStock('main', 'shirt', { physical: 9, allocated: 1 })
})

test('money taken by card is not given back by the provider beyond what it captured', () => {
  given(placed({ paymentMethodId: 'cash' }), confirmed())
    .when('StandardRefund', refundOf(1, { method: 'psp' }))
    .thenRefused('REFUND_EXCEEDS_NET', { max: 0, method: 'psp' })
})

test('goodwill needs a store that allows it', () => {
  given(placed({ paymentMethodId: 'cash' }), completed())
    .when('StandardRefund', refundOf(0, { goodwillAmount: 1_000 }))
    .thenRefused('FORBIDDEN', { option: 'allowRefundWithoutReturn' })
})

test('goodwill is a present: a completed order stays completed, and no more is given than was paid', () => {
  const generous = storeSetTo({ allowRefundWithoutReturn: true })
  given(generous, placed({ paymentMethodId: 'cash' }), completed())
    .when('StandardRefund', refundOf(0, { goodwillAmount: 1_000 }))
    .thenEvents('RefundMade')
    .thenOrder({ status: 4, refunds: [{ amount: 1_000, isGoodwill: true, lines: [] }] })
    .when('StandardRefund', refundOf(0, { goodwillAmount: 23_901 }))
    .thenRefused('REFUND_EXCEEDS_NET', { wanted: 23_901, max: 23_900 })
  const story = given(generous, placed({ paymentMethodId: 'cash' }), confirmed())
  story.when('StandardRefund', refundOf(0, { goodwillAmount: 0 })).thenRefused('VALIDATION', { field: 'goodwillAmount' })
  story.when('StandardRefund', refundOf(1, { goodwillAmount: 100 })).thenRefused('VALIDATION', { field: 'goodwillAmount' })
})

test('goodwill given before does not keep the goods from leaving as paid', () => {
  given(
    storeSetTo({ allowRefundWithoutReturn: true }),
    placed({ paymentMethodId: 'cash' }),
    confirmed(),
    did('StandardRefund', refundOf(0, { goodwillAmount: 1_000 })),
  )
    .when('ExpediteOrder', {})
    .thenOrder({ shipments: [{ isPaid: true, paidValue: 24_900 }] })
})

test('money that went into an exchange is not given away again in goodwill', () => {
  given(
    storeSetTo({ allowRefundWithoutReturn: true }),
    placed({ paymentMethodId: 'cash' }),
    completed(),
    tookBack(2),
    did('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' })),
  )
    .when('StandardRefund', refundOf(0, { goodwillAmount: 4_901 }))
    .thenRefused('REFUND_EXCEEDS_NET', { max: 4_900 })
    .when('StandardRefund', refundOf(0, { goodwillAmount: 4_900 }))
    .thenAccepted()
})

test('an order whose money has all been given away in goodwill can still be cancelled line by line', () => {
  given(
    storeSetTo({ allowRefundWithoutReturn: true }),
    placed({ paymentMethodId: 'cash' }),
    confirmed(),
    did('StandardRefund', refundOf(0, { goodwillAmount: 24_900 })),
  )
    .when('CancelLines', { lines: [{ orderLineId: 'L1', quantity: 2 }], stockAction: 'releaseItemsBackToWarehouse' })
    .thenEvents('LinesCancelled', 'OrderCancelled')
    .thenOrder({ status: 6, allocations: [] })
})

test('units nobody paid for are not refunded out of the money of a parcel', () => {
  given(
    placed(),
    confirmed(),
    did('ExpediteOrder', { lines: [{ orderLineId: 'L1', quantity: 1 }] }),
    did('MarkAsPaid', (order) => ({ shipmentId: order.shipments[0]?.id ?? '', methodId: 'cash' })),
  )
    .when('StandardRefund', refundOf(1))
    .thenRefused('NOT_PAID')
})

test('a present the provider was asked to give is not given a second time meanwhile', () => {
  given(storeSetTo({ allowRefundWithoutReturn: true }), ...capturedOrder())
    .when('StandardRefund', refundOf(0, { goodwillAmount: 20_000 }))
    .thenEvents('RefundRequested')
    .when('StandardRefund', refundOf(0, { goodwillAmount: 20_000 }))
    .thenRefused('REFUND_EXCEEDS_NET', { wanted: 20_000, max: 4_900 })
})
