import { test } from 'vitest'
import { completed, confirmed, did, expedited, given, placed, stocked } from '../../support/given-order.ts'
import { aboutReturn, completedByCapture, takingBack, tookBack } from '../../support/given-return.ts'
import { providerSaid } from '../../support/provider-answers.ts'

const exchange = did('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' }))

test('a return is completed without money, and opened again', () => {
  given(placed(), completed(), tookBack(1))
    .when('CompleteReturn', aboutReturn)
    .thenEvents('ReturnCompleted')
    .thenOrder({ returns: [{ status: 'completed' }] })
    .when('CompleteReturn', aboutReturn)
    .thenNoEffect()
    .when('UncompleteReturn', aboutReturn)
    .thenEvents('ReturnUncompleted')
    .thenOrder({ returns: [{ status: 'pending', completedAt: null }] })
    .when('UncompleteReturn', aboutReturn)
    .thenNoEffect()
})

test('while its refund is under way a return is neither completed, opened nor deleted by hand', () => {
  const story = given(placed(), completedByCapture(), tookBack(1), did('RefundReturn', aboutReturn))
  story.when('CompleteReturn', aboutReturn).thenRefused('REFUND_PENDING')
  story.when('DeleteReturn', aboutReturn).thenRefused('REFUND_PENDING')
  given(placed(), completedByCapture(), tookBack(1), did('CompleteReturn', aboutReturn), did('RefundReturn', aboutReturn))
    .when('UncompleteReturn', aboutReturn)
    .thenRefused('REFUND_PENDING')
})

test('a refunded return is neither opened nor deleted', () => {
  const story = given(placed(), completedByCapture(), tookBack(1), did('RefundReturn', aboutReturn), providerSaid('success'))
  story.when('UncompleteReturn', aboutReturn).thenRefused('WRONG_STATUS', { refunded: 10_000 })
  story.when('DeleteReturn', aboutReturn).thenRefused('WRONG_STATUS', { refunded: 10_000 })
})

test('a return that was exchanged is neither opened nor deleted', () => {
  given(placed(), completed(), tookBack(1), exchange, did('CompleteReturn', aboutReturn))
    .when('UncompleteReturn', aboutReturn)
    .thenRefused('WRONG_STATUS', { exchange: 'exchange' })
  given(placed(), completed(), tookBack(1), exchange)
    .when('DeleteReturn', aboutReturn)
    .thenRefused('WRONG_STATUS', { exchange: 'exchange' })
})

test('deleting a return takes its goods from the shelf again and they may come back anew', () => {
  given(placed(), completed(), tookBack(2))
    .when('DeleteReturn', aboutReturn)
    .thenEvents('ReturnDeleted')
    .thenStock('main', 'shirt', { physical: 8 })
    .when('CreateReturn', takingBack(2, { line: { stockAction: 'removeItemsFromStock' } }))
    .thenEvents('ReturnCreated')
})

test('a return whose goods were promised to somebody else meanwhile cannot be deleted', () => {
  given(
    stocked('main', 'shirt', 2),
    stocked('north', 'shirt', 0),
    placed(),
    completed(),
    tookBack(2),
    placed({ aggregateId: 'order-2', number: 'A-00002' }),
    did('ConfirmOrder', {}, { aggregateId: 'order-2' }),
  )
    .when('DeleteReturn', aboutReturn)
    .thenRefused('INSUFFICIENT_STOCK', { productName: 'shirt', warehouse: 'Main', wanted: 2, available: 0 })
})

test('goods that stand on no shelf need none to be deleted', () => {
  given(
    stocked('main', 'shirt', 2),
    stocked('north', 'shirt', 0),
    placed(),
    completed(),
    tookBack(2, { line: { stockAction: 'removeItemsFromStock' } }),
  )
    .when('DeleteReturn', aboutReturn)
    .thenEvents('ReturnDeleted')
    .thenStock('main', 'shirt', { physical: 0 })
})

test('a completed return is opened before it is deleted, and a deleted one is gone', () => {
  given(placed(), completed(), tookBack(1), did('CompleteReturn', aboutReturn))
    .when('DeleteReturn', aboutReturn)
    .thenRefused('WRONG_STATUS', { because: 'completed' })
  const story = given(placed(), completed(), tookBack(1), did('DeleteReturn', aboutReturn))
  story.when('DeleteReturn', aboutReturn).thenRefused('NOT_FOUND')
  story.when('CompleteReturn', aboutReturn).thenRefused('NOT_FOUND')
  story.when('UncompleteReturn', aboutReturn).thenRefused('NOT_FOUND')
  given(placed(), confirmed(), expedited()).when('CompleteReturn', { returnId: 'nobody-knows' }).thenRefused('NOT_FOUND')
})
