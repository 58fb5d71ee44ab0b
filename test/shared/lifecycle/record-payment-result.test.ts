import { expect, test } from 'vitest'
import { evolve } from '../../../shared/lifecycle/evolve.ts'
import { authorized, captured, netPaid } from '../../../shared/lifecycle/order-money.ts'
import {
  aLine,
  cancelled,
  confirmed,
  did,
  expedited,
  given,
  held,
  ORDER_ID,
  orderOf,
  placed,
  type Step,
  shipmentOf,
  stateOf,
  storeSetTo,
} from '../../support/given-order.ts'
import { aboutReturn, completedByCapture, tookBack } from '../../support/given-return.ts'
import { openRequests, providerSaid, providerSays } from '../../support/provider-answers.ts'

const unanswered = () => placed({ create: { authorization: { status: 'pending', reference: 'psp-1' } } })
const SYSTEM = { role: 'system' } as const

test('a granted authorization ends the waiting', () => {
  const story = given(unanswered())
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered', 'WaitingForPaymentCleared')
    .thenOrder({ status: 1, isWaitingForPayment: false })
  expect(authorized(story.order)).toBe(24_900)
})

test('a confirmed order whose authorization was awaited is allocated as soon as it is granted', () => {
  given(storeSetTo({ autoconfirmOrders: true }), unanswered())
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered', 'WaitingForPaymentCleared', 'StockAllocated')
})

test('with direct capture the order goes on waiting until the money is there', () => {
  given(storeSetTo({ directCapture: true }), unanswered())
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered', 'CaptureRequested')
    .thenOrder({ isWaitingForPayment: true })
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered', 'WaitingForPaymentCleared')
    .thenOrder({ isWaitingForPayment: false })
})

test('with direct capture nothing is captured while somebody holds the order', () => {
  given(storeSetTo({ directCapture: true }), unanswered(), held())
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered', 'WaitingForPaymentCleared')
})

test('a denied authorization puts the order on hold', () => {
  const story = given(unanswered())
    .when('RecordPaymentResult', providerSays('failed', 'no cover'), SYSTEM)
    .thenEvents('PaymentAnswered', 'OrderPutOnHold', 'WaitingForPaymentCleared')
    .thenOrder({ holds: [{ reasonCode: 'PAYMENT', reason: 'no cover' }], isWaitingForPayment: false })
  expect(authorized(story.order)).toBe(0)
})

test('an order held for its payment already is not held twice', () => {
  given(unanswered(), held('PAYMENT'))
    .when('RecordPaymentResult', providerSays('failed'), SYSTEM)
    .thenEvents('PaymentAnswered', 'WaitingForPaymentCleared')
    .thenOrder({ holds: [{ reasonCode: 'PAYMENT' }] })
})

test('an authorization granted for an order cancelled meanwhile is set free again', () => {
  const story = given(unanswered(), cancelled())
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered', 'PaymentEntryAdded')
    .thenOrder({ status: 6 })
  expect(authorized(story.order)).toBe(0)
})

test('"not yet" changes nothing', () => {
  given(unanswered()).when('RecordPaymentResult', providerSays('pending'), SYSTEM).thenNoEffect()
})

test('the same answer twice has one effect', () => {
  const story = given(unanswered())
  const [request] = openRequests(orderOf(story.world))
  const answer = {
    paymentId: request?.paymentId ?? '',
    requestEntryId: request?.entry.id ?? '',
    status: 'success',
    reference: 'psp-1',
  } as const
  story.when('RecordPaymentResult', answer, SYSTEM).thenAccepted()
  story.when('RecordPaymentResult', answer, SYSTEM).thenNoEffect()
})

test('an answer to what nobody asked changes nothing', () => {
  given(placed())
    .when(
      'RecordPaymentResult',
      (order) => ({ paymentId: order.payments[0]?.id ?? '', requestEntryId: 'x', status: 'success', reference: '' }),
      SYSTEM,
    )
    .thenNoEffect()
    .when('RecordPaymentResult', { paymentId: 'nobody-knows', requestEntryId: 'x', status: 'success', reference: '' }, SYSTEM)
    .thenNoEffect()
})

test('only the provider answers: a manager may not', () => {
  given(unanswered()).when('RecordPaymentResult', providerSays('success')).thenRefused('FORBIDDEN')
})

test('a payment marked by hand meanwhile stays when the authorization comes after all', () => {
  const story = given(unanswered(), did('MarkAsPaid', {}), did('ConfirmOrder', {}))
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered')
  expect(netPaid(story.order)).toBe(24_900)
})

test('one refused capture of two leaves the other as it is', () => {
  const story = given(
    placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }),
    confirmed(),
    expedited(),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order, 1).id })),
    providerSaid('failed'),
  ).when('RecordPaymentResult', providerSays('success'), SYSTEM)
  story.thenOrder({
    shipments: [
      { isPaid: false, capturePending: false },
      { isPaid: true, capturePending: false },
    ],
  })
  expect(captured(story.order)).toBe(shipmentOf(story.order, 1).paidValue)
})

test('a refund that succeeds completes its return', () => {
  given(placed(), completedByCapture(), tookBack(1), did('RefundReturn', aboutReturn))
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered', 'RefundSucceeded', 'ReturnCompleted')
    .thenOrder({ returns: [{ status: 'completed' }], refunds: [{ state: 'succeeded', amount: 10_000 }] })
})

test('a refund that fails leaves the return as it was and can be asked for again', () => {
  given(placed(), completedByCapture(), tookBack(2, { shippingCost: 4_900 }), did('RefundReturn', aboutReturn))
    .when('RecordPaymentResult', providerSays('failed', 'account closed'), SYSTEM)
    .thenEvents('PaymentAnswered', 'RefundFailed')
    .thenOrder({ status: 4, returns: [{ status: 'pending' }], refunds: [{ state: 'failed' }] })
    .when('RefundReturn', aboutReturn)
    .thenEvents('RefundRequested')
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenOrder({ returns: [{ status: 'completed' }], refunds: [{ state: 'failed' }, { state: 'succeeded', amount: 24_900 }] })
})

test('an order emptied while its capture is under way stays open until the money came and went back', () => {
  given(
    storeSetTo({ directCapture: true }),
    placed({ lines: [aLine('L1', 'shirt', { unitPrice: 0 })], create: { authorization: { status: 'pending', reference: 'psp-1' } } }),
    providerSaid('success'),
    did('CancelLines', { lines: [{ orderLineId: 'L1', quantity: 2 }], stockAction: 'releaseItemsBackToWarehouse' }),
  )
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenOrder({ status: 1 })
    .when('StandardRefund', { lines: [], stockAction: 'releaseItemsBackToWarehouse', shippingCost: 0, reason: 'nothing left' })
    .thenEvents('RefundRequested')
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenOrder({ status: 6 })
})

test('money that comes after the order was given up elsewhere goes straight back', () => {
  // No command cancels an order while it is being captured; a desk that did not know of the capture may have.
  const givenUpElsewhere: Step = (world) => {
    const event = {
      kind: 'OrderCancelled',
      comment: '',
      previousStatus: 1,
      viaLines: false,
      release: { allocations: [], stockAction: 'releaseItemsBackToWarehouse', toWarehouseId: null },
      voidedShipmentIds: [],
    } as const
    world.states.set(ORDER_ID, evolve(stateOf(world), { ...event, at: '2025-03-03T10:00:00.000Z', by: 'manager' }))
  }
  const story = given(placed(), did('CaptureOrder', { amount: 24_900 }), givenUpElsewhere)
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered', 'RefundRequested')
    .thenOrder({ status: 6, refunds: [{ amount: 24_900, method: 'psp', state: 'requested' }] })
  expect(netPaid(story.order)).toBe(0)
})
