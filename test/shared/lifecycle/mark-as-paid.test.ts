import { expect, test } from 'vitest'
import { paid } from '../../../shared/lifecycle/order-money.ts'
import {
  aLine,
  allGoodToGo,
  allShipped,
  completed,
  confirmed,
  did,
  expedited,
  given,
  held,
  type Placing,
  placed,
  shipmentOf,
  storeSetTo,
} from '../../support/given-order.ts'
import { aboutReturn, tookBack } from '../../support/given-return.ts'
import { providerSaid } from '../../support/provider-answers.ts'

const inProcess = (placing?: Placing) => [placed(placing), confirmed(), expedited()]
const twoParcels = (placing?: Placing) => inProcess({ lines: [aLine('L1', 'shirt', { quantity: 12 })], ...placing })

test('a shipment marked as paid is worth its goods and the shipping cost', () => {
  given(...inProcess())
    .when('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id, reference: 'terminal 7' }))
    .thenEvents('PaymentEntryAdded', 'ShipmentPaid')
    .thenOrder({
      payments: [{ entries: [{ entryType: 'AUTH' }, { entryType: 'MARKED_AS_PAID', value: 24_900, externalReference: 'terminal 7' }] }],
      shipments: [{ isPaid: true, isCaptured: false, paidValue: 24_900, carriedShippingCost: 4_900 }],
    })
})

test('money taken by another method is booked on that method', () => {
  given(...inProcess())
    .when('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id, methodId: 'cash' }))
    .thenEvents('PaymentAdded', 'PaymentEntryAdded', 'ShipmentPaid')
    .thenOrder({ payments: [{ kind: 'psp' }, { kind: 'cash', entries: [{ entryType: 'MARKED_AS_PAID', value: 24_900 }] }] })
})

test('marking as paid twice changes nothing', () => {
  given(
    ...inProcess(),
    did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id })),
  )
    .when('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenNoEffect()
})

test('on hold nothing is marked as paid', () => {
  given(...inProcess(), held())
    .when('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ON_HOLD')
    .when('MarkAsPaid', {})
    .thenRefused('ON_HOLD')
})

test('while its capture is under way a shipment is not marked as paid as well', () => {
  given(
    ...inProcess(),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
  )
    .when('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('WAITING_FOR_PAYMENT')
    .when('MarkAsPaid', {})
    .thenRefused('WAITING_FOR_PAYMENT', { awaited: 24_900 })
})

test('a bank wire that arrives ends the waiting; the shipment made afterwards is paid', () => {
  const story = given(placed({ paymentMethodId: 'bankWire' }))
    .when('MarkAsPaid', { reference: 'wire 1' })
    .thenEvents('PaymentEntryAdded', 'WaitingForPaymentCleared')
    .thenOrder({ isWaitingForPayment: false })
    .when('ConfirmOrder', {})
    .when('ExpediteOrder', {})
    .thenEvents('ShipmentCreated', 'ShipmentPaid')
  expect(paid(story.order)).toBe(24_900)
})

test('an order that owes nothing is not paid again', () => {
  given(placed({ paymentMethodId: 'cash' }))
    .when('MarkAsPaid', {})
    .thenNoEffect()
})

test('an order that waits although it is paid stops waiting', () => {
  given(placed({ paymentMethodId: 'cash' }), did('SetWaitingForPayment', {}, { role: 'system' }))
    .when('MarkAsPaid', {})
    .thenEvents('WaitingForPaymentCleared')
})

test('an invoice paid after the goods left completes the order', () => {
  given(...inProcess({ paymentMethodId: 'invoice' }), allGoodToGo(), allShipped())
    .when('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenOrder({ status: 4 })
})

test('a method nobody set up is not accepted', () => {
  given(...inProcess())
    .when('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id, methodId: 'shells' }))
    .thenRefused('NOT_FOUND', { methodId: 'shells' })
    .when('MarkAsPaid', { shipmentId: 'nobody-knows' })
    .thenRefused('NOT_FOUND', { shipmentId: 'nobody-knows' })
})

test('a payment recorded by mistake is taken back', () => {
  const story = given(
    ...inProcess(),
    did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id })),
  )
    .when('MarkAsUnpaid', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenEvents('PaymentEntryAdded', 'ShipmentUnpaid')
    .thenOrder({ shipments: [{ isPaid: false, paidValue: 0, carriedShippingCost: 0 }] })
  expect(paid(story.order)).toBe(0)
})

test('taking back a payment nobody recorded changes nothing', () => {
  given(...inProcess())
    .when('MarkAsUnpaid', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenNoEffect()
})

test('captured money cannot be unmarked', () => {
  given(
    ...inProcess(),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
    providerSaid('success'),
  )
    .when('MarkAsUnpaid', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ALREADY_CAPTURED', { paid: 24_900 })
})

test('what left as paid stays paid', () => {
  given(placed(), completed())
    .when('MarkAsUnpaid', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ALREADY_SHIPPED')
  given(...inProcess())
    .when('MarkAsUnpaid', { shipmentId: 'nobody-knows' })
    .thenRefused('NOT_FOUND')
})

test('money already given away in goodwill cannot be unmarked as well', () => {
  given(
    storeSetTo({ allowRefundWithoutReturn: true }),
    ...inProcess({ paymentMethodId: 'cash' }),
    did('StandardRefund', {
      lines: [],
      stockAction: 'releaseItemsBackToWarehouse',
      shippingCost: 0,
      goodwillAmount: 1_000,
      reason: 'sorry',
    }),
  )
    .when('MarkAsUnpaid', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('REFUND_EXCEEDS_NET', { wanted: 24_900 })
})

test('the shipping cost moves to the next shipment paid when the first one is unpaid again', () => {
  const story = given(
    ...twoParcels(),
    did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id })),
    did('MarkAsUnpaid', (order) => ({ shipmentId: shipmentOf(order).id })),
  ).when('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order, 1).id }))
  expect(story.order.shipments.map((shipment) => shipment.carriedShippingCost)).toEqual([0, 4_900])
})

test('a shipping cost left on no shipment keeps the order open until it is marked as paid', () => {
  given(
    ...twoParcels(),
    did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id })),
    did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order, 1).id })),
    did('MarkAsUnpaid', (order) => ({ shipmentId: shipmentOf(order).id })),
    did('DeleteShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
    did('CancelLines', (order) => ({
      lines: order.lines.map((line) => ({
        orderLineId: line.id,
        quantity: line.quantity - (shipmentOf(order, 1).lines[0]?.quantity ?? 0),
      })),
      stockAction: 'releaseItemsBackToWarehouse',
    })),
    allGoodToGo(),
    allShipped(),
  )
    .when('AddNote', { note: 'everything left' })
    .thenOrder({ status: 3 })
    .when('MarkAsPaid', {})
    .thenEvents('PaymentEntryAdded', 'ShipmentPaid')
    .thenOrder({ status: 4, shipments: [{ carriedShippingCost: 0 }, { carriedShippingCost: 4_900 }] })
})

test('while money for the whole order is on its way no shipment is paid by hand as well', () => {
  given(...inProcess(), did('CaptureOrder', { amount: 100 }))
    .when('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('WAITING_FOR_PAYMENT', { awaited: 100 })
})

test('an exchange credit cannot be unmarked: the return it came from has given it already', () => {
  const ON_EXCHANGE = { aggregateId: 'exchange' } as const
  given(
    placed({ paymentMethodId: 'cash' }),
    completed(),
    tookBack(1),
    did('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' })),
    did('EditSelection', { changes: { shippingMethodId: 'pickup' } }, ON_EXCHANGE),
    did('CreateOrder', { number: 'A-00002', reference: 'EXCHANGES' }, ON_EXCHANGE),
    did('ConfirmOrder', {}, ON_EXCHANGE),
    did('ExpediteOrder', {}, ON_EXCHANGE),
  )
    .when('MarkAsUnpaid', (order) => ({ shipmentId: shipmentOf(order).id }), ON_EXCHANGE)
    .thenRefused('ALREADY_CAPTURED', { paid: 10_000 })
})

test('a wire booked by mistake is taken back, and the order waits for it again', () => {
  const story = given(placed({ paymentMethodId: 'bankWire' }), did('MarkAsPaid', {}))
    .when('MarkAsUnpaid', {})
    .thenEvents('PaymentEntryAdded', 'WaitingForPaymentSet')
    .thenOrder({ isWaitingForPayment: true })
  expect(paid(story.order)).toBe(0)
  story.when('MarkAsUnpaid', {}).thenNoEffect()
})

test('an order whose cash was booked by mistake can be cancelled once that is taken back', () => {
  given(placed({ paymentMethodId: 'cash' }), did('MarkAsUnpaid', {}))
    .when('CancelOrder', { comment: 'walked off', stockAction: 'releaseItemsBackToWarehouse' })
    .thenOrder({ status: 6 })
})

test('taking back what no shipment has taken leaves the shipments paid', () => {
  const story = given(...inProcess({ paymentMethodId: 'cash' }), did('AddLines', { lines: [aLine('L2', 'mug')] }), did('MarkAsPaid', {}))
    .when('MarkAsUnpaid', {})
    .thenEvents('PaymentEntryAdded')
    .thenOrder({ shipments: [{ isPaid: true, paidValue: 24_900 }] })
  expect(paid(story.order)).toBe(24_900)
})

test('an order of which nothing is left is cancelled once its last payment is taken back', () => {
  given(
    placed({ paymentMethodId: 'cash' }),
    did('StandardRefund', (order) => ({
      lines: order.lines.map((line) => ({ orderLineId: line.id, quantity: line.quantity })),
      shippingCost: 0,
      stockAction: 'releaseItemsBackToWarehouse',
      reason: 'sold out',
    })),
  )
    .when('MarkAsUnpaid', {})
    .thenEvents('PaymentEntryAdded', 'OrderCancelled')
    .thenOrder({ status: 6 })
})

test('captured money stays a capture, though as much was taken in cash as well', () => {
  const card = { status: 'success', reference: 'psp-1', amount: 200_000 } as const
  given(
    ...twoParcels({ create: { authorization: card } }),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order, 1).id })),
    providerSaid('success'),
    did('AddLines', { lines: [aLine('L2', 'mug', { quantity: 8 })] }),
    did('MarkAsPaid', { methodId: 'cash' }),
  )
    .when('MarkAsUnpaid', (order) => ({ shipmentId: shipmentOf(order, 1).id }))
    .thenRefused('ALREADY_CAPTURED', { paid: 24_900 })
})
