import { expect, test } from 'vitest'
import {
  aLine,
  allGoodToGo,
  allPaid,
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
import { openRequests, providerSaid, providerSays } from '../../support/provider-answers.ts'

const packed = (placing?: Placing) => [placed(placing), confirmed(), expedited(), allGoodToGo()]
const complete = did('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))

test('a packed and paid shipment leaves: the goods leave the shelf and the order is completed', () => {
  given(...packed(), allPaid())
    .when('CompleteShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      dispatch: { trackingNumber: 'RR1', numberOfPackages: 2, sendEmail: false },
    }))
    .thenEvents('ShipmentCompleted')
    .thenOrder({
      status: 4,
      allocations: [],
      shipments: [
        {
          carrier: 'PostNord',
          service: 'MyPack',
          trackingNumber: 'RR1',
          trackingUrl: 'https://tracking.example/RR1',
          numberOfPackages: 2,
          shippedAt: '2025-03-03T09:07:00.000Z',
        },
      ],
    })
    .thenStock('main', 'shirt', { physical: 8, allocated: 0 })
})

test('an unpaid shipment whose payment is authorized is captured first and waits for the answer', () => {
  const story = given(...packed())
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: { trackingNumber: 'RR1' } }))
    .thenEvents('CaptureRequested', 'ShipmentCompletionAwaitsPayment')
    .thenOrder({ status: 3, shipments: [{ shippedAt: null, completeWhenPaid: { trackingNumber: 'RR1' } }] })
    .thenStock('main', 'shirt', { physical: 10, allocated: 2 })
  story
    .when('RecordPaymentResult', providerSays('success'), { role: 'system' })
    .thenEvents('PaymentAnswered', 'ShipmentPaid', 'ShipmentCompleted')
    .thenOrder({ status: 4, shipments: [{ isCaptured: true, trackingNumber: 'RR1', completeWhenPaid: null }] })
    .thenStock('main', 'shirt', { physical: 8, allocated: 0 })
})

test('when the capture is refused nothing leaves and the order is put on hold', () => {
  given(...packed(), complete)
    .when('RecordPaymentResult', providerSays('failed', 'card expired'), { role: 'system' })
    .thenEvents('PaymentAnswered', 'OrderPutOnHold')
    .thenOrder({
      status: 3,
      holds: [{ reasonCode: 'PAYMENT', reason: 'card expired' }],
      shipments: [{ shippedAt: null, isPaid: false, capturePending: false, completeWhenPaid: null }],
    })
    .thenStock('main', 'shirt', { physical: 10, allocated: 2 })
})

test('a capture that succeeds while the order is on hold pays the shipment but does not send it', () => {
  given(...packed(), complete, held())
    .when('RecordPaymentResult', providerSays('success'), { role: 'system' })
    .thenEvents('PaymentAnswered', 'ShipmentPaid')
    .thenOrder({ shipments: [{ isPaid: true, shippedAt: null, completeWhenPaid: null }] })
    .when('ResumeOrder', {})
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenEvents('ShipmentCompleted')
})

test('a shipment unpacked while its capture is under way is paid but stays', () => {
  given(
    ...packed(),
    complete,
    did('UnsetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id })),
  )
    .when('RecordPaymentResult', providerSays('success'), { role: 'system' })
    .thenEvents('PaymentAnswered', 'ShipmentPaid')
    .thenOrder({ shipments: [{ isPaid: true, isGoodToGo: false, shippedAt: null }] })
})

test('completing twice while the capture is under way asks for nothing twice', () => {
  given(...packed(), complete)
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenNoEffect()
})

test('a shipment whose capture was asked for by hand can be told to leave when it is paid', () => {
  given(
    ...packed(),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
  )
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenEvents('ShipmentCompletionAwaitsPayment')
    .when('RecordPaymentResult', providerSays('success'), { role: 'system' })
    .thenEvents('PaymentAnswered', 'ShipmentPaid', 'ShipmentCompleted')
})

test('money captured for the order before pays the shipment as soon as it comes', () => {
  given(...packed(), did('CaptureOrder', { amount: 24_900 }), providerSaid('success'))
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenEvents('ShipmentCompleted')
    .thenOrder({ status: 4 })
})

test('a paid sum that covers the shipment once it is smaller is used when the shipment leaves', () => {
  given(
    placed({ paymentMethodId: 'invoice', lines: [aLine('L1', 'shirt', { quantity: 2 })] }),
    did('MarkAsPaid', {}),
    did('AddLines', { lines: [aLine('L2', 'mug', { quantity: 1, unitPrice: 1_000 })] }),
    confirmed(),
    expedited(),
    allGoodToGo(),
    did('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      lines: shipmentOf(order)
        .lines.filter((line) => line.orderLineId === 'L2')
        .map((line) => ({ shipmentLineId: line.id, quantity: 0 })),
    })),
    allGoodToGo(),
  )
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenEvents('ShipmentPaid', 'ShipmentCompleted')
})

test('an invoice order leaves unpaid and stays in Processing until it is paid', () => {
  given(...packed({ paymentMethodId: 'invoice' }))
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenEvents('ShipmentCompleted')
    .thenOrder({ status: 3, shipments: [{ isPaid: false }] })
})

test('a free order leaves without any payment', () => {
  given(
    ...packed({
      paymentMethodId: 'free',
      lines: [aLine('L1', 'shirt', { unitPrice: 0 })],
      changes: { shippingCost: 0 },
    }),
  )
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenEvents('ShipmentCompleted')
    .thenOrder({ status: 4 })
})

test('half of an order leaves; the order stays in Processing until the rest has left', () => {
  const story = given(...packed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }), allPaid(), complete).when('AddNote', {
    note: 'first parcel left',
  })
  story.thenOrder({ status: 3 })
  expect(story.order.allocations.map((allocation) => allocation.warehouseId)).toEqual([shipmentOf(story.order, 1).warehouseId])
  story
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order, 1).id, dispatch: {} }))
    .thenOrder({ status: 4, allocations: [] })
})

test('nothing leaves on hold, nor while payment is awaited', () => {
  given(...packed(), allPaid(), held())
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenRefused('ON_HOLD')
  given(...packed(), allPaid(), waitingForPayment())
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenRefused('WAITING_FOR_PAYMENT')
})

test('a shipment that is not good-to-go does not leave', () => {
  given(placed(), confirmed(), expedited(), allPaid())
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenRefused('NOT_GOOD_TO_GO')
})

test('a bank wire order whose money never came does not leave', () => {
  given(
    placed({ paymentMethodId: 'bankWire' }),
    did('ClearWaitingForPayment', { reason: 'a customer we trust' }),
    confirmed(),
    expedited(),
    allGoodToGo(),
  )
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenRefused('NOT_PAID', { missing: 24_900 })
})

test('a shipment worth more than what is authorized does not leave', () => {
  given(...packed({ create: { authorization: { status: 'success', reference: 'psp-1', amount: 20_000 } } }))
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenRefused('AUTH_EXCEEDED', { wanted: 24_900, max: 20_000 })
})

test('while a capture for the whole order is under way its shipments wait', () => {
  given(...packed(), did('CaptureOrder', { amount: 1_000 }))
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenRefused('WAITING_FOR_PAYMENT', { awaited: 1_000 })
})

test('a shipment does not leave twice', () => {
  given(placed(), completed())
    .when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))
    .thenRefused('ALREADY_SHIPPED')
  const story = given(...packed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }), allPaid(), complete)
  story.when('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} })).thenRefused('ALREADY_SHIPPED')
  story.when('CompleteShipment', { shipmentId: 'nobody-knows', dispatch: {} }).thenRefused('NOT_FOUND')
  expect(openRequests(story.when('AddNote', { note: 'x' }).order)).toEqual([])
})
