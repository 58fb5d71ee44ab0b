import { test } from 'vitest'
import { completed, did, given, placed } from '../../support/given-order.ts'
import { aboutReturn, completedByCapture, returnOf, tookBack } from '../../support/given-return.ts'

test('costs and comment of a pending return can be corrected', () => {
  given(placed(), completed(), tookBack(1))
    .when('EditReturn', (order) => ({ ...aboutReturn(order), shippingCost: 4_900, returnCost: 1_000, comment: 'torn box' }))
    .thenEvents('ReturnEdited')
    .thenOrder({ returns: [{ shippingCost: 4_900, returnCost: 1_000, comment: 'torn box', handlingCost: 0 }] })
})

test('its own shipping cost does not stand in its way', () => {
  given(placed(), completed(), tookBack(1, { shippingCost: 4_900 }))
    .when('EditReturn', (order) => ({ ...aboutReturn(order), shippingCost: 4_000 }))
    .thenEvents('ReturnEdited')
    .when('EditReturn', (order) => ({ ...aboutReturn(order), shippingCost: 4_901 }))
    .thenRefused('COST_EXCEEDS_REMAINING', { field: 'shippingCost', max: 4_900 })
    .when('EditReturn', (order) => ({ ...aboutReturn(order), voucherValue: -1 }))
    .thenRefused('VALIDATION', { field: 'voucherValue' })
})

test('saying what is so already changes nothing', () => {
  given(placed(), completed(), tookBack(1))
    .when('EditReturn', (order) => ({ ...aboutReturn(order), returnCost: 0 }))
    .thenNoEffect()
})

test('a completed return is not edited', () => {
  given(placed(), completed(), tookBack(1), did('CompleteReturn', aboutReturn))
    .when('EditReturn', (order) => ({ ...aboutReturn(order), returnCost: 100 }))
    .thenRefused('WRONG_STATUS')
})

test('while its refund is under way a return is not edited', () => {
  given(placed(), completedByCapture(), tookBack(1), did('RefundReturn', aboutReturn))
    .when('EditReturn', (order) => ({ ...aboutReturn(order), returnCost: 100 }))
    .thenRefused('REFUND_PENDING')
})

test('credit promised for an exchange is not edited away', () => {
  given(
    placed(),
    completed(),
    tookBack(1),
    did('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' })),
  )
    .when('EditReturn', (order) => ({ ...aboutReturn(order), returnCost: 1 }))
    .thenRefused('COST_EXCEEDS_REMAINING', { field: 'returnCost', max: 0 })
})

test('a deleted return is not edited', () => {
  given(placed(), completed(), tookBack(1), did('DeleteReturn', aboutReturn))
    .when('EditReturn', (order) => ({ returnId: returnOf(order).id, comment: 'x' }))
    .thenRefused('NOT_FOUND')
})
