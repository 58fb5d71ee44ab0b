import { expect, test } from 'vitest'
import { netPaid, refunded } from '../../../shared/lifecycle/order-money.ts'
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
  storeSetTo,
  waitingForPayment,
} from '../../support/given-order.ts'
import { aboutReturn, completedByCapture, returnOf, takingBack, tookBack } from '../../support/given-return.ts'
import { openRequests, providerSaid, providerSays } from '../../support/provider-answers.ts'

test('captured money is asked back from the provider, and nothing is shown as done before it answers', () => {
  const story = given(placed(), completedByCapture(), tookBack(1, { shippingCost: 4_900, returnCost: 900 }))
    .when('RefundReturn', aboutReturn)
    .thenEvents('RefundRequested')
    .thenOrder({ returns: [{ status: 'pending' }], refunds: [{ state: 'requested', amount: 14_000, method: 'psp' }] })
  expect(openRequests(story.order)).toMatchObject([{ entry: { entryType: 'REFUND_REQUEST', value: 14_000 } }])
})

test('a refund says what it is for: goods, shipping and handling less deductions are its amount', () => {
  given(
    placed({ changes: { handlingCost: 700 } }),
    completedByCapture(),
    tookBack(2, { shippingCost: 4_900, handlingCost: 700, returnCost: 900, voucherValue: 100 }),
  )
    .when('RefundReturn', aboutReturn)
    .thenOrder({
      refunds: [
        {
          amount: 24_600,
          lines: [{ orderLineId: 'L1', quantity: 2, amount: 20_000 }],
          shippingCost: 4_900,
          handlingCost: 700,
          returnCost: 900,
          voucherValue: 100,
        },
      ],
    })
})

test('money taken at the till is given back over the till: done at once, and the return is completed', () => {
  given(placed({ paymentMethodId: 'cash' }), completed(), tookBack(1))
    .when('RefundReturn', aboutReturn)
    .thenEvents('RefundMade', 'ReturnCompleted')
    .thenOrder({ returns: [{ status: 'completed' }], refunds: [{ state: 'succeeded', method: 'cash', amount: 10_000 }] })
})

test('a completed return may still be refunded', () => {
  given(placed({ paymentMethodId: 'externalTerminal' }), completed(), tookBack(1), did('CompleteReturn', aboutReturn))
    .when('RefundReturn', aboutReturn)
    .thenEvents('RefundMade')
    .thenOrder({ refunds: [{ method: 'externalTerminal' }] })
})

test('a return can be refunded in parts, never beyond what it is worth', () => {
  const story = given(
    placed({ paymentMethodId: 'cash' }),
    completed(),
    tookBack(1),
    did('RefundReturn', (order) => ({ ...aboutReturn(order), amount: 3_333 })),
    did('RefundReturn', (order) => ({ ...aboutReturn(order), amount: 3_333 })),
  )
    .when('RefundReturn', (order) => ({ ...aboutReturn(order), amount: 3_335 }))
    .thenRefused('REFUND_EXCEEDS_NET', { wanted: 3_335, max: 3_334 })
    .when('RefundReturn', aboutReturn)
    .thenAccepted()
  expect(story.order.refunds.map((refund) => refund.amount)).toEqual([3_333, 3_333, 3_334])
  story.when('RefundReturn', aboutReturn).thenRefused('REFUND_EXCEEDS_NET', { max: 0 })
})

test('giving back everything gives back exactly what was paid', () => {
  const story = given(
    placed({
      lines: [aLine('L1', 'mug', { quantity: 3, unitPrice: 3_333 }), aLine('L2', 'shirt', { quantity: 2, unitPrice: 777 })],
      changes: { discounts: [{ kind: 'voucher', name: 'SPRING', amount: 1_000 }], handlingCost: 150 },
    }),
    completedByCapture(),
    did('CreateReturn', (order) => ({
      ...takingBack(1, { shippingCost: 4_900, handlingCost: 150 })(order),
    })),
    did('RefundReturn', aboutReturn),
    providerSaid('success'),
    did('CreateReturn', (order) => ({
      ...takingBack(1)(order),
      lines: takingBack(1)(order).lines.map((line) => ({
        ...line,
        quantity: shipmentOf(order).lines.find((each) => each.id === line.shipmentLineId)?.orderLineId === 'L1' ? 2 : 1,
      })),
    })),
    did('RefundReturn', (order) => ({ returnId: returnOf(order, 1).id })),
    providerSaid('success'),
  ).when('AddNote', { note: 'everything came back' })
  expect(refunded(story.order)).toBe(story.order.totals.grandTotal)
  expect(netPaid(story.order)).toBe(0)
})

test('while a refund is under way no second one is asked for', () => {
  given(
    placed(),
    completedByCapture(),
    tookBack(1),
    did('RefundReturn', (order) => ({ ...aboutReturn(order), amount: 100 })),
  )
    .when('RefundReturn', (order) => ({ ...aboutReturn(order), amount: 100 }))
    .thenRefused('REFUND_PENDING')
})

test('on hold, and while payment is awaited, nothing is refunded', () => {
  const oneParcelOfTwo = () => [
    placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }),
    confirmed(),
    expedited(),
    allGoodToGo(),
    allPaid(),
    did('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} })),
    tookBack(1),
  ]
  given(...oneParcelOfTwo(), held())
    .when('RefundReturn', aboutReturn)
    .thenRefused('ON_HOLD')
  given(...oneParcelOfTwo(), waitingForPayment())
    .when('RefundReturn', aboutReturn)
    .thenRefused('WAITING_FOR_PAYMENT')
})

test('a flag that outlived the open order no longer stands in the way of a refund', () => {
  given(
    placed({ paymentMethodId: 'invoice', lines: [aLine('L1', 'shirt', { quantity: 1 }), aLine('L2', 'poster', { quantity: 1 })] }),
    confirmed(),
    expedited(),
    allGoodToGo(),
    did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id })),
    allShipped(),
    held(),
    did('CancelLines', { lines: [{ orderLineId: 'L2', quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' }),
    tookBack(1),
  )
    .when('RefundReturn', aboutReturn)
    .thenEvents('RefundMade', 'ReturnCompleted')
    .thenOrder({ status: 4 })
})

test('what was not paid for is not refunded', () => {
  given(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo(), allShipped(), tookBack(1))
    .when('RefundReturn', aboutReturn)
    .thenRefused('NOT_PAID', { shipment: 'A-00001-1' })
})

test('the provider gives back no more than it captured; the rest goes over the till', () => {
  given(
    placed({ create: { authorization: { status: 'success', reference: 'psp-1', amount: 15_000 } } }),
    did('CaptureOrder', { amount: 15_000 }),
    providerSaid('success'),
    did('MarkAsPaid', { methodId: 'cash' }),
    confirmed(),
    expedited(),
    allGoodToGo(),
    allShipped(),
    tookBack(2, { shippingCost: 4_900 }),
  )
    .when('RefundReturn', (order) => ({ ...aboutReturn(order), amount: 24_900, method: 'psp' }))
    .thenRefused('REFUND_EXCEEDS_NET', { max: 15_000, method: 'psp' })
    .when('RefundReturn', (order) => ({ ...aboutReturn(order), method: 'cash' }))
    .thenEvents('RefundMade', 'RefundMade', 'ReturnCompleted')
    .thenOrder({ refunds: [{ amount: 9_900 }, { amount: 15_000, lines: [] }] })
})

test('where nobody says how, money goes back by the roads it came', () => {
  given(
    placed({ create: { authorization: { status: 'success', reference: 'psp-1', amount: 15_000 } } }),
    did('CaptureOrder', { amount: 15_000 }),
    providerSaid('success'),
    did('MarkAsPaid', { methodId: 'cash' }),
    confirmed(),
    expedited(),
    allGoodToGo(),
    allShipped(),
    tookBack(2, { shippingCost: 4_900 }),
  )
    .when('RefundReturn', aboutReturn)
    .thenEvents('RefundRequested', 'RefundMade')
    .thenOrder({
      returns: [{ status: 'pending' }],
      refunds: [
        { method: 'psp', amount: 15_000, shippingCost: 4_900 },
        { method: 'cash', amount: 9_900, shippingCost: 0, lines: [] },
      ],
    })
    .when('RecordPaymentResult', providerSays('success'), { role: 'system' })
    .thenEvents('PaymentAnswered', 'RefundSucceeded', 'ReturnCompleted')
})

test('goodwill already given is not given back a second time', () => {
  given(
    storeSetTo({ allowRefundWithoutReturn: true }),
    placed({ paymentMethodId: 'cash' }),
    completed(),
    did('StandardRefund', {
      lines: [],
      stockAction: 'releaseItemsBackToWarehouse',
      shippingCost: 0,
      goodwillAmount: 20_000,
      reason: 'late',
    }),
    tookBack(2),
  )
    .when('RefundReturn', (order) => ({ ...aboutReturn(order), amount: 20_000 }))
    .thenRefused('REFUND_EXCEEDS_NET', { max: 4_900 })
})

test('a refund of nothing, of less than nothing, or for a return that is not there is refused', () => {
  const story = given(placed({ paymentMethodId: 'cash' }), completed(), tookBack(1))
  story.when('RefundReturn', (order) => ({ ...aboutReturn(order), amount: 0 })).thenRefused('VALIDATION', { field: 'amount' })
  story.when('RefundReturn', (order) => ({ ...aboutReturn(order), amount: -5 })).thenRefused('VALIDATION', { field: 'amount' })
  story.when('RefundReturn', { returnId: 'nobody-knows' }).thenRefused('NOT_FOUND')
  given(placed({ paymentMethodId: 'cash' }), completed(), tookBack(1, { returnCost: 10_000 }))
    .when('RefundReturn', aboutReturn)
    .thenRefused('REFUND_EXCEEDS_NET', { max: 0 })
})

test('credit lent to an exchange and a present are both gone from what a second return gives back', () => {
  given(
    storeSetTo({ allowRefundWithoutReturn: true }),
    placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })], paymentMethodId: 'cash' }),
    completed(),
    tookBack(10),
    did('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' })),
    did('StandardRefund', { lines: [], shippingCost: 0, stockAction: 'removeItemsFromStock', goodwillAmount: 20_000, reason: 'sorry' }),
    did('CreateReturn', (order) => ({
      ...takingBack(2)(order),
      shipmentId: shipmentOf(order, 1).id,
      lines: shipmentOf(order, 1).lines.map((line) => ({
        shipmentLineId: line.id,
        quantity: 2,
        stockAction: 'releaseItemsBackToWarehouse' as const,
        condition: 'A' as const,
        reasonCode: 'size',
      })),
    })),
  )
    .when('RefundReturn', (order) => ({ returnId: returnOf(order, 1).id, amount: 20_000 }))
    .thenRefused('REFUND_EXCEEDS_NET', { max: 4_900 })
})
