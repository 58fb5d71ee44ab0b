import { expect, test } from 'vitest'
import {
  aLine,
  cancelled,
  completed,
  did,
  given,
  issue,
  ORDER_ID,
  placed,
  selected,
  stateOf,
  storeSetTo,
} from '../../support/given-order.ts'

const AGAIN = { selectionId: 'again' } as const

test('an order is put into a new basket for the same customer, at the prices it was sold for', () => {
  const { world } = given(
    placed({
      lines: [aLine('L1', 'shirt', { comment: 'long sleeves' }), aLine('L2', 'mug', { lineDiscount: 100 })],
      changes: { discounts: [{ kind: 'voucher', name: 'SPRING', amount: 1_000 }] },
    }),
  )
    .when('CreateSelectionFromOrder', AGAIN)
    .thenEvents('OrderDuplicated')
  const { selection, order } = stateOf(world, 'again')
  expect(order).toBeNull()
  expect(selection).toMatchObject({
    state: 'open',
    origin: 'order',
    originOrderId: ORDER_ID,
    originReturnId: null,
    exchangeCredit: 0,
    customerId: 'customer',
    discounts: [],
    shippingMethodId: 'home',
    lines: [
      { itemId: 'shirt', quantity: 2, unitPrice: 10_000, comment: 'long sleeves' },
      { itemId: 'mug', quantity: 2, lineDiscount: 100 },
    ],
  })
})

test('cancelled units stay behind; of a cancelled order everything comes along', () => {
  const few = did('CancelLines', { lines: [{ orderLineId: 'L1', quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' })
  const half = given(placed(), few).when('CreateSelectionFromOrder', AGAIN)
  expect(stateOf(half.world, 'again').selection).toMatchObject({ lines: [{ quantity: 1 }] })
  const whole = given(placed(), cancelled()).when('CreateSelectionFromOrder', AGAIN).thenOrder({ status: 6 })
  expect(stateOf(whole.world, 'again').selection).toMatchObject({ lines: [{ quantity: 2 }] })
})

test('archived and locked orders may be ordered again; they stay as they are', () => {
  given(placed(), completed(), did('ArchiveOrder', {})).when('CreateSelectionFromOrder', AGAIN).thenOrder({ status: 5 })
  given(placed(), did('SetOrderLock', { isLocked: true }, { role: 'admin' }))
    .when('CreateSelectionFromOrder', AGAIN)
    .thenAccepted()
})

test('asked twice there is one basket, and an id that is something else is not taken', () => {
  const { world } = given(placed(), did('CreateSelectionFromOrder', AGAIN))
  expect(issue(world, 'CreateSelectionFromOrder', AGAIN)).toEqual({ outcome: 'accepted-no-effect' })
  given(placed(), selected({ aggregateId: 'again' }))
    .when('CreateSelectionFromOrder', AGAIN)
    .thenRefused('ID_REUSED')
  given(placed()).when('CreateSelectionFromOrder', { selectionId: ORDER_ID }).thenRefused('ID_REUSED')
})

test('a business order becomes an order sheet again', () => {
  const { world } = given(storeSetTo({ type: 'B2B' }), placed()).when('CreateSelectionFromOrder', AGAIN)
  expect(stateOf(world, 'again').selection).toMatchObject({ kind: 'orderSheet' })
})
