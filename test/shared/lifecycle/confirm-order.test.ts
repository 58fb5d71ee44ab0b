import { expect, test } from 'vitest'
import {
  aLine,
  cancelled,
  confirmed,
  did,
  expedited,
  given,
  held,
  placed,
  storeSetTo,
  waitingForPayment,
} from '../../support/given-order.ts'

test('confirming a pending order promises it stock by the market’s rule', () => {
  given(placed())
    .when('ConfirmOrder', {})
    .thenEvents('OrderConfirmed', 'StockAllocated')
    .thenOrder({ status: 2, allocations: [{ orderLineId: 'L1', warehouseId: 'main', quantity: 2 }] })
    .thenStock('main', 'shirt', { physical: 10, allocated: 2 })
})

test('an order larger than the first warehouse takes the rest from the second', () => {
  given(placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }))
    .when('ConfirmOrder', {})
    .thenOrder({
      allocations: [
        { warehouseId: 'main', quantity: 10 },
        { warehouseId: 'north', quantity: 2 },
      ],
    })
})

test('two lines of the same item never promise the same piece twice', () => {
  given(placed({ lines: [aLine('L1', 'shirt', { quantity: 8 }), aLine('L2', 'shirt', { quantity: 8 })] }))
    .when('ConfirmOrder', {})
    .thenStock('main', 'shirt', { allocated: 10 })
    .thenStock('north', 'shirt', { allocated: 5 })
})

test('what stock cannot cover stays as demand, and the clerk is told', () => {
  const then = given(placed({ lines: [aLine('L1', 'poster')] }))
    .when('ConfirmOrder', {})
    .thenEvents('OrderConfirmed')
    .thenOrder({ status: 2, allocations: [] })
  expect(then.decision).toMatchObject({ warnings: [{ code: 'PARTLY_ALLOCATED', facts: { items: ['poster'] } }] })
})

test('confirming twice has no second effect', () => {
  given(placed(), confirmed()).when('ConfirmOrder', {}).thenNoEffect()
})

test('an order on hold is not confirmed', () => {
  given(placed(), held()).when('ConfirmOrder', {}).thenRefused('ON_HOLD', { reasonCode: 'FRAUD_SUSPECTED' })
})

test('an order waiting for payment is not confirmed', () => {
  given(placed(), waitingForPayment()).when('ConfirmOrder', {}).thenRefused('WAITING_FOR_PAYMENT')
})

test('a cancelled order is restored, not confirmed', () => {
  given(placed(), cancelled()).when('ConfirmOrder', {}).thenRefused('WRONG_STATUS', { status: 6 })
})

test('where stock is promised at checkout, confirming promises nothing more', () => {
  given(storeSetTo({ allocateAt: 'checkout' }), placed())
    .when('ConfirmOrder', {})
    .thenEvents('OrderConfirmed')
})

test('unconfirming gives the stock free and makes the order pending again', () => {
  given(placed(), confirmed())
    .when('UnconfirmOrder', {})
    .thenEvents('StockUnallocated', 'OrderUnconfirmed')
    .thenOrder({ status: 1, allocations: [], confirmedAt: null })
    .thenStock('main', 'shirt', { physical: 10, allocated: 0 })
})

test('an order with shipments cannot be unconfirmed', () => {
  given(placed(), confirmed(), expedited()).when('UnconfirmOrder', {}).thenRefused('HAS_SHIPMENTS')
})

test('a held order can be unconfirmed: a step back is always open', () => {
  given(placed(), confirmed(), held()).when('UnconfirmOrder', {}).thenOrder({ status: 1 })
})

test('an order without allocations is unconfirmed just the same', () => {
  given(placed({ lines: [aLine('L1', 'poster')] }), did('ConfirmOrder', {}))
    .when('UnconfirmOrder', {})
    .thenEvents('OrderUnconfirmed')
})
