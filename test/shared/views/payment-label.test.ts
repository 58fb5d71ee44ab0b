import { expect, test } from 'vitest'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { type PaymentFacts, paymentFactsOf, paymentLabel } from '../../../shared/views/payment-label.ts'
import { queueRowOf } from '../../../shared/views/queue-row.ts'
import {
  allGoodToGo,
  allShipped,
  cancelled,
  confirmed,
  did,
  expedited,
  given,
  held,
  orderOf,
  placed,
  type Step,
  shipmentOf,
} from '../../support/given-order.ts'

const orderAfter = (...steps: readonly Step[]): Order => orderOf(given(...steps).world)
const textOf = (facts: PaymentFacts) => paymentLabel(facts).text

/** What the order says, which is also what its row in a queue says. */
function labelAfter(...steps: readonly Step[]): string {
  const order = orderAfter(...steps)
  expect(textOf(queueRowOf(order))).toBe(textOf(paymentFactsOf(order)))
  return textOf(paymentFactsOf(order))
}

test('an order whose money has not come says what it waits for', () => {
  expect(labelAfter(placed({ paymentMethodId: 'bankWire' }))).toBe('Waiting for payment · bank wire')
  expect(labelAfter(placed({ paymentMethodId: 'check' }))).toBe('Waiting for payment · check')
  expect(labelAfter(placed({ create: { authorization: { status: 'pending', reference: 'psp-1' } } }))).toBe('Waiting for payment · psp')
})

test('an order shipped before it is paid says how it will be paid', () => {
  expect(labelAfter(placed({ paymentMethodId: 'cod' }))).toBe('Cash on delivery, unpaid')
  expect(labelAfter(placed({ paymentMethodId: 'invoice' }))).toBe('Invoice, unpaid')
})

test('money at hand is paid, money promised by a provider is authorized and then captured', () => {
  expect(labelAfter(placed({ paymentMethodId: 'cash' }))).toBe('Paid')
  expect(labelAfter(placed({ paymentMethodId: 'prepaid' }))).toBe('Paid')
  expect(labelAfter(placed())).toBe('Authorized')
  const captureAsked: Step = did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
  expect(labelAfter(placed(), confirmed(), expedited(), captureAsked)).toBe('Capture requested')
  expect(labelAfter(placed(), confirmed(), expedited(), captureAsked, providerSays('success'))).toBe('Captured')
  expect(labelAfter(placed(), confirmed(), expedited(), captureAsked, providerSays('failed'))).toBe('Payment error · psp')
})

test('a refund is never called made before the provider has said so', () => {
  const shippedByCard = [
    placed(),
    confirmed(),
    expedited(),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
    providerSays('success'),
    allGoodToGo(),
    allShipped(),
  ]
  const oneBack = did('CreateReturn', (order) => returnOf(order, 1))
  const refund = did('RefundReturn', (order) => ({ returnId: order.returns[0]?.id ?? '', method: 'psp' }))
  expect(labelAfter(...shippedByCard, oneBack, refund)).toBe('Refund requested')
  expect(labelAfter(...shippedByCard, oneBack, refund, providerSays('success'))).toBe('Partly refunded')
})

test('everything given back is refunded', () => {
  const everything = did('CreateReturn', (order) => ({ ...returnOf(order, 2), shippingCost: order.shippingCost }))
  const refund = did('RefundReturn', (order) => ({ returnId: order.returns[0]?.id ?? '', method: 'cash' }))
  expect(labelAfter(placed({ paymentMethodId: 'cash' }), confirmed(), expedited(), allGoodToGo(), allShipped(), everything, refund)).toBe(
    'Refunded',
  )
})

test('a credit with the rest on the card says both', () => {
  const facts = { ...paymentFactsOf(orderAfter(placed())), total: 30_000, authorized: 10_000, paid: 20_000, net: 20_000 }
  expect(textOf(facts)).toBe('Partly paid, rest authorized')
})

test('a cancelled order was not charged', () => {
  expect(labelAfter(placed(), cancelled())).toBe('Not charged')
})

test('other reasons for a hold say nothing about the money', () => {
  expect(labelAfter(placed(), held('FRAUD_SUSPECTED'))).toBe('Authorized')
  expect(labelAfter(placed(), held('PAYMENT'))).toBe('Payment error · psp')
})

test('a row of a queue says the same as the order', () => {
  for (const steps of [
    [placed()],
    [placed({ paymentMethodId: 'bankWire' })],
    [placed({ paymentMethodId: 'cash' }), confirmed()],
    [placed({ paymentMethodId: 'cod' }), confirmed(), expedited(), allGoodToGo(), allShipped(), allPaidLater()],
    [placed(), cancelled()],
  ]) {
    const order = orderAfter(...steps)
    expect(textOf(queueRowOf(order))).toBe(textOf(paymentFactsOf(order)))
  }
})

function allPaidLater(): Step {
  return did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id }))
}

function returnOf(order: Order, quantity: number) {
  const shipment = shipmentOf(order)
  return {
    shipmentId: shipment.id,
    lines: [
      {
        shipmentLineId: shipment.lines[0]?.id ?? '',
        quantity,
        stockAction: 'releaseItemsBackToWarehouse' as const,
        condition: 'A' as const,
        reasonCode: 'OTHER',
      },
    ],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
  }
}

/** The provider answers the oldest open request. */
function providerSays(status: 'success' | 'failed'): Step {
  return (world) => {
    const payment = orderOf(world).payments.find((each) => each.entries.some((entry) => entry.status === 'pending'))
    const entry = payment?.entries.find((each) => each.status === 'pending')
    did(
      'RecordPaymentResult',
      { paymentId: payment?.id ?? '', requestEntryId: entry?.id ?? '', status, reference: 'psp-2' },
      { role: 'system' },
    )(world)
  }
}
