import { expect, test } from 'vitest'
import type { Order } from '../../../shared/lifecycle/order.ts'
import {
  aLine,
  allGoodToGo,
  allShipped,
  checkout,
  completed,
  confirmed,
  did,
  expedited,
  given,
  issue,
  orderOf,
  placed,
  type Step,
  stateOf,
} from '../../support/given-order.ts'
import { aboutReturn, completedByCapture, tookBack } from '../../support/given-return.ts'

const exchanged = did('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' }))

test('an exchange begins with what came back, the same customer, and the money the return is worth', () => {
  const story = given(placed(), completed(), tookBack(1))
    .when('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' }))
    .thenEvents('ExchangeSelectionCreated')
    .thenOrder({ returns: [{ exchange: { selectionId: 'exchange', credit: 10_000 } }] })
  const returnId = story.order.returns[0]?.id
  expect(stateOf(story.world, 'exchange').selection).toMatchObject({
    id: 'exchange',
    state: 'open',
    origin: 'return',
    originOrderId: 'order-1',
    originReturnId: returnId,
    customerId: 'customer',
    currency: 'SEK',
    marketId: 'market',
    exchangeCredit: 10_000,
    address: { lastName: 'Lind' },
    lines: [{ itemId: 'shirt', quantity: 1, unitPrice: 10_000, snapshot: { productName: 'shirt' } }],
  })
})

test('the credit pays the exchange order; a dearer one is paid for the difference', () => {
  given(
    placed(),
    completed(),
    tookBack(2),
    exchanged,
    did(
      'CreateOrder',
      { number: 'A-00002', reference: 'EXCHANGES', authorization: { status: 'success', reference: 'psp-2' } },
      { aggregateId: 'exchange' },
    ),
  )
    .when('ConfirmOrder', {}, { aggregateId: 'exchange' })
    .thenOrder({
      originOrderId: 'order-1',
      totals: { grandTotal: 24_900 },
      payments: [
        { kind: 'prepaid', entries: [{ entryType: 'PREPAID', value: 20_000 }] },
        { kind: 'psp', entries: [{ entryType: 'AUTH', value: 4_900 }] },
      ],
    })
})

test('credit that went into an exchange is not refunded as well', () => {
  given(placed({ paymentMethodId: 'cash' }), completed(), tookBack(1), exchanged)
    .when('RefundReturn', aboutReturn)
    .thenRefused('REFUND_EXCEEDS_NET', { max: 0 })
})

test('asking again for the same exchange changes nothing; a second one is refused', () => {
  given(placed(), completed(), tookBack(1), exchanged)
    .when('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' }))
    .thenNoEffect()
    .when('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'another' }))
    .thenRefused('WRONG_STATUS', { exchange: 'exchange' })
})

test('one exchange is open at a time: another begins only when the first was thrown away, with the same credit', () => {
  const another = (order: Order) => ({ ...aboutReturn(order), selectionId: 'another' })
  const { world } = given(placed({ paymentMethodId: 'cash' }), completed(), tookBack(1), exchanged)
    .when('CreateSelectionFromReturn', another)
    .thenRefused('WRONG_STATUS', { exchange: 'exchange' })
  expect(stateOf(world, 'another').selection).toBeNull()
  did('DeleteSelection', {}, ON_EXCHANGE)(world)
  did('CreateSelectionFromReturn', another)(world)
  expect(stateOf(world, 'another').selection).toMatchObject({
    state: 'open',
    exchangeCredit: 10_000,
    originReturnId: orderOf(world).returns[0]?.id,
  })
  expect(issue(world, 'CreateOrder', checkout({ number: 'A-00002' }), ON_EXCHANGE)).toMatchObject({ refusal: { code: 'DELETED' } })
})

test('while its refund is under way a return is not exchanged', () => {
  given(placed(), completedByCapture(), tookBack(1), did('RefundReturn', aboutReturn))
    .when('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' }))
    .thenRefused('REFUND_PENDING')
})

test('what was refunded, or never paid, gives no credit', () => {
  given(placed({ paymentMethodId: 'cash' }), completed(), tookBack(1), did('RefundReturn', aboutReturn))
    .when('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' }))
    .thenOrder({ returns: [{ exchange: { credit: 0 } }] })
  given(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo(), allShipped(), tookBack(1))
    .when('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' }))
    .thenOrder({ returns: [{ exchange: { credit: 0 } }] })
})

test('a deleted return is not exchanged', () => {
  given(placed(), completed(), tookBack(1), did('DeleteReturn', aboutReturn))
    .when('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' }))
    .thenRefused('NOT_FOUND')
})

const ON_EXCHANGE = { aggregateId: 'exchange' } as const

test('what a cheaper exchange leaves of the credit is given back for the return', () => {
  exchangedForOneMug()
    .when('RefundReturn', aboutReturn)
    .thenOrder({
      returns: [{ exchange: { selectionId: 'exchange', credit: 4_999 } }],
      refunds: [{ amount: 15_001, state: 'succeeded' }],
    })
})

/** Two shirts came back; a mug was taken for them, and the rest of their worth is still there. */
const exchangedForOneMug = () => {
  const toPickUp = did('EditSelection', { changes: { shippingMethodId: 'pickup' } }, ON_EXCHANGE)
  const oneMug: Step = (world) => {
    const [shirts] = stateOf(world, 'exchange').selection?.lines ?? []
    did('SetSelectionLine', { line: aLine(shirts?.id ?? '', 'mug', { quantity: 1 }) }, ON_EXCHANGE)(world)
  }
  const checkedOut = did('CreateOrder', { number: 'A-00002', reference: 'EXCHANGES' }, ON_EXCHANGE)
  return given(placed({ paymentMethodId: 'cash' }), completed(), tookBack(2), exchanged, toPickUp, oneMug, checkedOut)
}
const ANOTHER = (order: Order) => ({ ...aboutReturn(order), selectionId: 'another' })

test('what an ordered exchange left goes into another one, and only that much', () => {
  const { world } = exchangedForOneMug()
    .when('CreateSelectionFromReturn', ANOTHER)
    .thenOrder({
      returns: [
        {
          exchange: { selectionId: 'another', credit: 15_001 },
          exchangedBefore: [{ selectionId: 'exchange', credit: 4_999, isOrdered: true }],
        },
      ],
    })
    .when('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'third' }))
    .thenRefused('WRONG_STATUS', { exchange: 'another' })
    .when('RefundReturn', aboutReturn)
    .thenRefused('REFUND_EXCEEDS_NET', { max: 0 })
  expect(stateOf(world, 'another').selection).toMatchObject({ exchangeCredit: 15_001, originReturnId: orderOf(world).returns[0]?.id })
})

test('a second exchange thrown away leaves the first, and its rest to be given back', () => {
  const { world } = exchangedForOneMug()
  did('CreateSelectionFromReturn', ANOTHER)(world)
  did('DeleteSelection', {}, { aggregateId: 'another' })(world)
  const [back] = orderOf(world).returns
  expect(back?.exchange).toEqual({ selectionId: 'exchange', credit: 4_999, isOrdered: true })
  expect(back).not.toHaveProperty('exchangedBefore')
  expect(issue(world, 'DeleteReturn', aboutReturn(orderOf(world)))).toMatchObject({ refusal: { code: 'WRONG_STATUS' } })
  did('RefundReturn', aboutReturn)(world)
  expect(orderOf(world).refunds).toMatchObject([{ amount: 15_001, state: 'succeeded' }])
  const third = { ...aboutReturn(orderOf(world)), selectionId: 'third' }
  expect(issue(world, 'CreateSelectionFromReturn', third)).toMatchObject({ refusal: { code: 'WRONG_STATUS' } })
})

test('an exchange thrown away leaves the return to be refunded, exchanged anew or deleted', () => {
  const givenUp = () =>
    given(placed({ paymentMethodId: 'cash' }), completed(), tookBack(1), exchanged, did('DeleteSelection', {}, ON_EXCHANGE))
  givenUp()
    .when('RefundReturn', aboutReturn)
    .thenOrder({ refunds: [{ amount: 10_000 }] })
  givenUp()
    .when('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'another' }))
    .thenOrder({ returns: [{ exchange: { selectionId: 'another', credit: 10_000 } }] })
  givenUp().when('DeleteReturn', aboutReturn).thenEvents('ReturnDeleted')
})

test('the same again in another size costs what came back was worth, vouchers and all', () => {
  const bought = placed({
    paymentMethodId: 'cash',
    lines: [aLine('L1', 'shirt', { quantity: 3, lineDiscount: 1_000 })],
    changes: { discounts: [{ kind: 'voucher', name: 'SPRING', amount: 2_000 }] },
  })
  const { world } = given(bought, completed(), tookBack(1), exchanged)
  const { selection } = stateOf(world, 'exchange')
  const [line] = selection?.lines ?? []
  expect(selection?.exchangeCredit).toBe(9_000)
  expect((line?.unitPrice ?? 0) * (line?.quantity ?? 0) - (line?.lineDiscount ?? 0)).toBe(9_000)
})
