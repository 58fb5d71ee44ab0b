import { expect, test } from 'vitest'
import { captured } from '../../../shared/lifecycle/order-money.ts'
import {
  aLine,
  completed,
  confirmed,
  did,
  expedited,
  given,
  held,
  type Placing,
  placed,
  shipmentOf,
  waitingForPayment,
} from '../../support/given-order.ts'
import { openRequests, providerSaid } from '../../support/provider-answers.ts'

const capture = did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
const inProcess = (placing?: Placing) => [placed(placing), confirmed(), expedited()]

test('the provider is asked for goods and shipping cost of the first shipment; it is paid when the answer comes', () => {
  const story = given(...inProcess())
    .when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenEvents('CaptureRequested')
    .thenOrder({ shipments: [{ capturePending: true, isPaid: false }] })
  expect(openRequests(story.order)).toMatchObject([{ entry: { entryType: 'CAPTURE_REQUEST', value: 24_900, idempotencyKey: 'c5' } }])
  providerSaid('success')(story.world)
  expect(story.order).toMatchObject({
    status: 3,
    shipments: [
      {
        isPaid: true,
        isCaptured: true,
        capturePending: false,
        paidValue: 24_900,
        capturedValue: 24_900,
        carriedShippingCost: 4_900,
      },
    ],
  })
})

test('the shipping cost is captured with one shipment only, even while both captures are under way', () => {
  const story = given(
    placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }),
    confirmed(),
    expedited(),
    capture,
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order, 1).id })),
    providerSaid('success'),
    providerSaid('success'),
  ).when('AddNote', { note: 'both captured' })
  expect(story.order.shipments.map((shipment) => shipment.carriedShippingCost)).toEqual([4_900, 0])
  expect(captured(story.order)).toBe(124_900)
})

test('after a refused capture the next shipment carries the shipping cost', () => {
  const story = given(
    placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }),
    confirmed(),
    expedited(),
    capture,
    providerSaid('failed'),
    did('ResumeOrder', {}),
  ).when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order, 1).id }))
  expect(openRequests(story.order)).toMatchObject([{ entry: { value: 24_900 } }])
})

test('money captured for the order is used before the provider is asked for the rest', () => {
  const story = given(...inProcess(), did('CaptureOrder', { amount: 20_000 }), providerSaid('success'), capture).when(
    'CaptureShipment',
    (order) => ({ shipmentId: shipmentOf(order).id }),
  )
  story.thenNoEffect()
  expect(openRequests(story.order)).toMatchObject([{ entry: { value: 4_900 } }])
  providerSaid('success')(story.world)
  expect(story.order.shipments).toMatchObject([{ isPaid: true, paidValue: 24_900, capturedValue: 24_900 }])
  expect(captured(story.order)).toBe(24_900)
})

test('paid money one pending capture counts on is not counted on by a second one', () => {
  const story = given(
    placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }),
    confirmed(),
    expedited(),
    did('CaptureOrder', { amount: 10_000 }),
    providerSaid('success'),
    capture,
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order, 1).id })),
  )
  const asked = openRequests(story.when('AddNote', { note: 'x' }).order).map(({ entry }) => entry.value)
  expect(asked).toEqual([94_900, 20_000])
  providerSaid('success')(story.world)
  providerSaid('success')(story.world)
  story.when('AddNote', { note: 'x' }).thenOrder({ shipments: [{ paidValue: 104_900 }, { paidValue: 20_000 }] })
})

test('a capture already asked for is not asked for again', () => {
  given(...inProcess(), capture)
    .when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenNoEffect()
})

test('a captured shipment is not captured again', () => {
  given(...inProcess(), capture, providerSaid('success'))
    .when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ALREADY_CAPTURED', { paid: 24_900 })
})

test('a completed order has nothing left to capture', () => {
  given(placed(), completed())
    .when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ALREADY_CAPTURED')
})

test('nothing is captured on hold, nor while payment is awaited', () => {
  given(...inProcess(), held())
    .when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ON_HOLD')
  given(...inProcess(), waitingForPayment())
    .when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('WAITING_FOR_PAYMENT')
})

test('while a capture for the whole order is under way no shipment asks for more', () => {
  given(...inProcess(), did('CaptureOrder', { amount: 10_000 }))
    .when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('WAITING_FOR_PAYMENT', { awaited: 10_000 })
})

test('never more is captured than was authorized', () => {
  given(...inProcess({ create: { authorization: { status: 'success', reference: 'psp-1', amount: 20_000 } } }))
    .when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('AUTH_EXCEEDED', { wanted: 24_900, max: 20_000 })
})

test('an invoice cannot be captured', () => {
  given(...inProcess({ paymentMethodId: 'invoice' }))
    .when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('PAYMENT_METHOD_RESTRICTED', { method: 'invoice' })
})

test('a shipment that is not there cannot be captured', () => {
  given(...inProcess())
    .when('CaptureShipment', { shipmentId: 'nobody-knows' })
    .thenRefused('NOT_FOUND')
})
