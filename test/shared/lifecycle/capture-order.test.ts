import { expect, test } from 'vitest'
import { authorized, captured } from '../../../shared/lifecycle/order-money.ts'
import { completed, confirmed, did, given, held, placed, waitingForPayment } from '../../support/given-order.ts'
import { providerSaid, providerSays } from '../../support/provider-answers.ts'

test('captured money without a shipment waits for one, and the shipment made later is paid by it', () => {
  given(placed(), confirmed(), did('CaptureOrder', { amount: 24_900 }), providerSaid('success'))
    .when('ExpediteOrder', {})
    .thenEvents('ShipmentCreated', 'ShipmentPaid')
    .thenOrder({ shipments: [{ isPaid: true, isCaptured: true, capturedValue: 24_900, carriedShippingCost: 4_900 }] })
})

test('too little captured money pays no shipment', () => {
  given(placed(), confirmed(), did('CaptureOrder', { amount: 24_000 }), providerSaid('success'))
    .when('ExpediteOrder', {})
    .thenEvents('ShipmentCreated')
    .thenOrder({ shipments: [{ isPaid: false }] })
})

test('not more than was authorized is captured', () => {
  given(placed()).when('CaptureOrder', { amount: 25_000 }).thenRefused('AUTH_EXCEEDED', { wanted: 25_000, max: 24_900 })
})

test('a capture under way counts: the same money is not asked for twice', () => {
  given(placed(), did('CaptureOrder', { amount: 20_000 }))
    .when('CaptureOrder', { amount: 5_000 })
    .thenRefused('AUTH_EXCEEDED', { max: 4_900 })
})

test('not more than the order costs is captured, whatever was authorized', () => {
  given(placed({ create: { authorization: { status: 'success', reference: 'psp-1', amount: 50_000 } } }))
    .when('CaptureOrder', { amount: 25_000 })
    .thenRefused('VALIDATION', { field: 'amount', max: 24_900 })
})

test('nothing, or half an öre, cannot be captured', () => {
  given(placed()).when('CaptureOrder', { amount: 0 }).thenRefused('VALIDATION', { field: 'amount' })
  given(placed()).when('CaptureOrder', { amount: 0.5 }).thenRefused('VALIDATION', { field: 'amount' })
})

test('a cash order has nothing to capture', () => {
  given(placed({ paymentMethodId: 'cash' }))
    .when('CaptureOrder', { amount: 100 })
    .thenRefused('PAYMENT_METHOD_RESTRICTED', { method: 'cash' })
})

test('nothing is captured on hold or while payment is awaited, nor on a completed order', () => {
  given(placed(), held()).when('CaptureOrder', { amount: 100 }).thenRefused('ON_HOLD')
  given(placed(), waitingForPayment()).when('CaptureOrder', { amount: 100 }).thenRefused('WAITING_FOR_PAYMENT')
  given(placed(), completed()).when('CaptureOrder', { amount: 100 }).thenRefused('WRONG_STATUS')
})

test('a refused capture leaves the money where it was and puts the order on hold', () => {
  const story = given(placed(), did('CaptureOrder', { amount: 24_900 }))
    .when('RecordPaymentResult', providerSays('failed'), { role: 'system' })
    .thenEvents('PaymentAnswered', 'OrderPutOnHold')
  expect(captured(story.order)).toBe(0)
})

test('what is reserved beyond the captured part is given back to the customer', () => {
  const story = given(placed(), did('CaptureOrder', { amount: 10_000 }), providerSaid('success'))
    .when('ReleaseRemainingAuthorization', {})
    .thenEvents('PaymentEntryAdded')
  expect(authorized(story.order)).toBe(10_000)
  story.when('ReleaseRemainingAuthorization', {}).thenNoEffect()
})

test('before anything is captured the authorization is not released: that is cancelling', () => {
  given(placed()).when('ReleaseRemainingAuthorization', {}).thenRefused('NOT_PAID')
})

test('while a capture is under way nothing is released', () => {
  given(placed(), did('CaptureOrder', { amount: 10_000 }))
    .when('ReleaseRemainingAuthorization', {})
    .thenRefused('WAITING_FOR_PAYMENT', { awaited: 10_000 })
})
