import { describe, expect, test } from 'vitest'
import {
  aLine,
  allGoodToGo,
  allPaid,
  allShipped,
  cancelled,
  completed,
  confirmed,
  did,
  expedited,
  given,
  held,
  issue,
  orderOf,
  placed,
  stateOf,
  stocked,
  storeSetTo,
} from '../../support/given-order.ts'
import { providerSaid, providerSays } from '../../support/provider-answers.ts'

const cancelling = { comment: 'changed their mind', stockAction: 'releaseItemsBackToWarehouse' } as const
const twoLines = placed({ lines: [aLine('L1', 'shirt'), aLine('L2', 'mug')] })
const cancelLines = (lines: readonly { orderLineId: string; quantity: number }[]) =>
  ({ lines, stockAction: 'releaseItemsBackToWarehouse', comment: 'sold out' }) as const

describe('cancelling an order', () => {
  test('gives up its stock, its shipments and its authorization, and remembers what it was', () => {
    given(placed(), confirmed(), expedited(), allGoodToGo())
      .when('CancelOrder', cancelling)
      .thenEvents('OrderCancelled', 'PaymentEntryAdded')
      .thenOrder({
        status: 6,
        allocations: [],
        cancelled: { by: 'manager', comment: 'changed their mind', previousStatus: 3, viaLines: false },
        lines: [{ quantity: 2, cancelledQuantity: 0 }],
        shipments: [{ voidedByCancel: true }],
        payments: [{ entries: [{ entryType: 'AUTH' }, { entryType: 'CANCEL', value: 24_900 }] }],
      })
      .thenStock('main', 'shirt', { physical: 10, allocated: 0 })
      .when('CancelOrder', cancelling)
      .thenNoEffect()
  })

  test('goods may leave stock for good, or go elsewhere', () => {
    given(placed(), confirmed())
      .when('CancelOrder', { ...cancelling, stockAction: 'removeItemsFromStock' })
      .thenStock('main', 'shirt', { physical: 8, allocated: 0 })
    given(placed(), confirmed())
      .when('CancelOrder', { ...cancelling, stockAction: 'sendItemsToDifferentWarehouse', toWarehouseId: 'north' })
      .thenStock('north', 'shirt', { physical: 7, allocated: 0 })
    given(placed(), confirmed())
      .when('CancelOrder', { ...cancelling, stockAction: 'sendItemsToDifferentWarehouse', toWarehouseId: 'moon' })
      .thenRefused('VALIDATION', { field: 'toWarehouseId' })
  })

  test('goods of one line sent from two warehouses arrive as one movement', () => {
    const { world } = given(placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }), confirmed(), stocked('main', 'poster', 0))
    const before = world.movements.length
    issue(world, 'CancelOrder', { ...cancelling, stockAction: 'sendItemsToDifferentWarehouse', toWarehouseId: 'north' })
    expect(world.movements.slice(before).map(({ warehouseId, reason }) => `${warehouseId} ${reason}`)).toEqual([
      'main cancel',
      'north transfer',
      'north cancel',
    ])
  })

  test('is allowed while the order is on hold, and the hold stays recorded', () => {
    given(placed(), held())
      .when('CancelOrder', cancelling)
      .thenOrder({ status: 6, holds: [{ reasonCode: 'FRAUD_SUSPECTED' }] })
  })

  test('comes too late once money was taken or marked as paid', () => {
    given(placed({ paymentMethodId: 'cash' }))
      .when('CancelOrder', cancelling)
      .thenRefused('ALREADY_CAPTURED', { paid: 24_900 })
    given(placed(), confirmed(), expedited(), allPaid()).when('CancelOrder', cancelling).thenRefused('ALREADY_CAPTURED')
  })

  test('comes too late while a capture is under way', () => {
    given(
      placed(),
      confirmed(),
      expedited(),
      did('CaptureShipment', (order) => ({ shipmentId: order.shipments[0]?.id ?? '' })),
    )
      .when('CancelOrder', cancelling)
      .thenRefused('ALREADY_CAPTURED')
  })

  test('comes too late once something left, paid or not', () => {
    given(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo(), allShipped())
      .when('CancelOrder', cancelling)
      .thenRefused('ALREADY_SHIPPED', { shipment: 'A-00001-1' })
  })

  test('a completed order is corrected by a return', () => {
    given(placed(), completed()).when('CancelOrder', cancelling).thenRefused('WRONG_STATUS', { status: 4 })
  })
})

describe('cancelling lines', () => {
  test('takes units off the order with their part of its price', () => {
    given(twoLines, confirmed())
      .when('CancelLines', cancelLines([{ orderLineId: 'L1', quantity: 1 }]))
      .thenEvents('LinesCancelled')
      .thenOrder({
        status: 2,
        lines: [{ quantity: 2, cancelledQuantity: 1, cancelledValue: 10_000, total: 20_000 }, {}],
        totals: { grandTotal: 10_000 + 9_998 + 4_900, totalQuantity: 3 },
      })
      .thenStock('main', 'shirt', { allocated: 1 })
  })

  test('takes units that wait for stock before units that have some', () => {
    given(placed({ lines: [aLine('L1', 'shirt', { quantity: 18 })] }), confirmed())
      .when('CancelLines', cancelLines([{ orderLineId: 'L1', quantity: 3 }]))
      .thenStock('main', 'shirt', { allocated: 10 })
      .thenStock('north', 'shirt', { allocated: 5 })
      .when('CancelLines', cancelLines([{ orderLineId: 'L1', quantity: 6 }]))
      .thenStock('main', 'shirt', { allocated: 9 })
      .thenStock('north', 'shirt', { allocated: 0 })
  })

  test('goods may be removed from stock with the line', () => {
    given(placed(), confirmed())
      .when('CancelLines', { ...cancelLines([{ orderLineId: 'L1', quantity: 1 }]), stockAction: 'removeItemsFromStock' })
      .thenStock('main', 'shirt', { physical: 9, allocated: 1 })
  })

  test('however a line is cancelled, piece by piece, its parts add up to its price', () => {
    const odd = aLine('L1', 'shirt', { quantity: 3, lineDiscount: 1 })
    const one = cancelLines([{ orderLineId: 'L1', quantity: 1 }])
    given(placed({ lines: [odd, aLine('L2', 'mug')] }))
      .when('CancelLines', one)
      .when('CancelLines', one)
      .when('CancelLines', one)
      .thenOrder({ lines: [{ cancelledQuantity: 3, cancelledValue: 29_999 }, {}], totals: { itemsTotal: 9_998 } })
  })

  test('without its last line the order is cancelled, and its authorization given up', () => {
    given(placed(), confirmed())
      .when('CancelLines', cancelLines([{ orderLineId: 'L1', quantity: 2 }]))
      .thenEvents('LinesCancelled', 'OrderCancelled', 'PaymentEntryAdded')
      .thenOrder({ status: 6, cancelled: { viaLines: true, previousStatus: 2 }, lines: [{ cancelledQuantity: 2 }] })
  })

  test('with the unshipped rest cancelled, a shipped and paid order is complete', () => {
    given(
      placed({ lines: [aLine('L1', 'shirt'), aLine('L2', 'poster')] }),
      confirmed(),
      expedited(),
      allGoodToGo(),
      allPaid(),
      allShipped(),
    )
      .when('CancelLines', cancelLines([{ orderLineId: 'L2', quantity: 2 }]))
      .thenOrder({ status: 4 })
  })

  test('units in a shipment are taken out of it first; shipped or cancelled ones are gone', () => {
    given(placed(), confirmed(), expedited())
      .when('CancelLines', cancelLines([{ orderLineId: 'L1', quantity: 1 }]))
      .thenRefused('HAS_SHIPMENTS', { available: 0 })
    given(twoLines, confirmed())
      .when('CancelLines', cancelLines([{ orderLineId: 'L1', quantity: 3 }]))
      .thenRefused('QTY_EXCEEDS_UNSHIPPED', { wanted: 3, available: 2 })
  })

  test('money already taken for them goes back by a refund, not silently', () => {
    given(placed({ paymentMethodId: 'cash', lines: [aLine('L1', 'shirt'), aLine('L2', 'mug')] }))
      .when('CancelLines', cancelLines([{ orderLineId: 'L2', quantity: 1 }]))
      .thenRefused('ALREADY_CAPTURED')
  })

  test('a held order may lose lines', () => {
    given(twoLines, held())
      .when('CancelLines', cancelLines([{ orderLineId: 'L1', quantity: 1 }]))
      .thenEvents('LinesCancelled')
  })
})

describe('restoring lines', () => {
  test('brings cancelled units back as demand, with their price', () => {
    given(twoLines, confirmed(), did('CancelLines', cancelLines([{ orderLineId: 'L1', quantity: 2 }])))
      .when('RestoreLines', { lines: [{ orderLineId: 'L1', quantity: 1 }] })
      .thenEvents('LinesRestored')
      .thenOrder({ status: 2, lines: [{ cancelledQuantity: 1, cancelledValue: 10_000 }, {}], allocations: [{ orderLineId: 'L2' }] })
      .when('RestoreLines', { lines: [{ orderLineId: 'L1', quantity: 2 }] })
      .thenRefused('QTY_EXCEEDS_UNSHIPPED', { wanted: 2, available: 1 })
  })

  test('not beyond what is authorized', () => {
    given(
      placed({
        lines: [aLine('L1', 'shirt'), aLine('L2', 'mug')],
        create: { authorization: { status: 'success', reference: 'p', amount: 30_000 } },
      }),
      did('CancelLines', cancelLines([{ orderLineId: 'L1', quantity: 1 }])),
    )
      .when('RestoreLines', { lines: [{ orderLineId: 'L1', quantity: 1 }] })
      .thenRefused('AUTH_EXCEEDED', { wanted: 34_898, authorized: 30_000 })
  })

  test('not where the money was given back', () => {
    given(
      placed({ paymentMethodId: 'cash', lines: [aLine('L1', 'shirt'), aLine('L2', 'mug')] }),
      did('StandardRefund', {
        lines: [{ orderLineId: 'L2', quantity: 1 }],
        stockAction: 'releaseItemsBackToWarehouse',
        shippingCost: 0,
        reason: 'sold out',
      }),
    )
      .when('RestoreLines', { lines: [{ orderLineId: 'L2', quantity: 1 }] })
      .thenRefused('QTY_EXCEEDS_UNSHIPPED', { available: 0 })
  })
})

describe('restoring an order', () => {
  test('brings back its stock and its shipments; without an authorization it waits for payment', () => {
    given(placed(), confirmed(), expedited(), allGoodToGo(), cancelled())
      .when('RestoreOrder', {})
      .thenEvents('OrderRestored', 'WaitingForPaymentSet')
      .thenOrder({
        status: 3,
        cancelled: null,
        isWaitingForPayment: true,
        allocations: [{ warehouseId: 'main', quantity: 2 }],
        shipments: [{ voidedAt: null, voidedByCancel: false, isGoodToGo: true }],
      })
      .thenStock('main', 'shirt', { allocated: 2 })
  })

  test('an order that owes nobody an authorization does not wait', () => {
    given(placed({ paymentMethodId: 'invoice' }), cancelled())
      .when('RestoreOrder', {})
      .thenEvents('OrderRestored')
      .thenOrder({ status: 1, isWaitingForPayment: false })
  })

  test('a shipment whose goods are gone from its warehouse is dropped, and the order is Confirmed', () => {
    given(placed(), confirmed(), expedited(), allGoodToGo(), cancelled(), stocked('main', 'shirt', 1))
      .when('RestoreOrder', {})
      .thenOrder({
        status: 2,
        shipments: [{ voidedByCancel: false }],
        allocations: [
          { warehouseId: 'main', quantity: 1 },
          { warehouseId: 'north', quantity: 1 },
        ],
      })
      .when('ClearWaitingForPayment', { reason: 'paid by phone' })
      .when('CancelOrder', cancelling)
      .when('RestoreOrder', {})
      .thenOrder({ status: 2 })
  })

  test('what cannot be had any more is demand with backorders, and a refusal without', () => {
    given(placed(), confirmed(), cancelled(), stocked('main', 'shirt', 0), stocked('north', 'shirt', 1))
      .when('RestoreOrder', {})
      .thenOrder({ status: 2, allocations: [{ warehouseId: 'north', quantity: 1 }] })
    given(
      storeSetTo({ allowBackorders: false }),
      placed(),
      confirmed(),
      cancelled(),
      stocked('main', 'shirt', 0),
      stocked('north', 'shirt', 1),
    )
      .when('RestoreOrder', {})
      .thenRefused('INSUFFICIENT_STOCK', { items: ['shirt'] })
  })

  test('a pending order comes back as pending, without stock', () => {
    given(storeSetTo({ allowBackorders: false }), placed({ lines: [aLine('L1', 'poster')] }), cancelled())
      .when('RestoreOrder', {})
      .thenOrder({ status: 1, allocations: [] })
  })

  test('an order cancelled by its last line gets its lines back', () => {
    given(placed(), confirmed(), did('CancelLines', cancelLines([{ orderLineId: 'L1', quantity: 2 }])))
      .when('RestoreOrder', {})
      .thenEvents('LinesRestored', 'OrderRestored', 'WaitingForPaymentSet')
      .thenOrder({ status: 2, lines: [{ cancelledQuantity: 0, cancelledValue: 0 }], allocations: [{ quantity: 2 }] })
  })

  test('an order whose every line was refunded does not come back', () => {
    given(
      placed({ paymentMethodId: 'cash' }),
      did('StandardRefund', {
        lines: [{ orderLineId: 'L1', quantity: 2 }],
        stockAction: 'releaseItemsBackToWarehouse',
        shippingCost: 4_900,
        reason: 'sold out',
      }),
    )
      .when('RestoreOrder', {})
      .thenRefused('WRONG_STATUS', { status: 6 })
  })

  test('keeps its flags, and stock a flag had deferred stays deferred', () => {
    given(
      placed({ create: { confirmNow: true, holdNow: { reasonCode: 'OTHER', reason: 'wait' } }, paymentMethodId: 'invoice' }),
      cancelled(),
    )
      .when('RestoreOrder', {})
      .thenOrder({ status: 2, holds: [{ reasonCode: 'OTHER' }], allocations: [] })
      .when('ResumeOrder', {})
      .thenEvents('OrderResumed', 'StockAllocated')
  })

  test('restoring what is not cancelled changes nothing, and a completed order is not restored', () => {
    given(placed()).when('RestoreOrder', {}).thenNoEffect()
    given(placed(), completed()).when('RestoreOrder', {}).thenRefused('WRONG_STATUS')
  })
})

describe('deleting a cancelled order', () => {
  test('needs its number typed, and leaves nothing that could come back', () => {
    const then = given(placed(), cancelled())
      .when('DeleteOrder', { typedNumber: 'A-0001' })
      .thenRefused('VALIDATION', { field: 'typedNumber' })
      .when('DeleteOrder', { typedNumber: 'A-00001' })
      .thenEvents('OrderDeleted')
    expect(stateOf(then.world)).toEqual({ selection: null, order: null, deleted: true })
    then.when('RestoreOrder', {}).thenRefused('DELETED')
    then.when('AddNote', { note: 'hello?' }).thenRefused('DELETED')
  })

  test('only cancelled orders, only where the store allows it', () => {
    given(placed()).when('DeleteOrder', { typedNumber: 'A-00001' }).thenRefused('WRONG_STATUS')
    given(storeSetTo({ deleteCancelledAllowed: false }), placed(), cancelled())
      .when('DeleteOrder', { typedNumber: 'A-00001' })
      .thenRefused('FORBIDDEN', { option: 'deleteCancelledAllowed' })
  })
})

test('the number of a shipment is not used again after it was voided', () => {
  const { world } = given(placed(), confirmed(), expedited(), cancelled(), stocked('main', 'shirt', 0), did('RestoreOrder', {}))
  issue(world, 'ClearWaitingForPayment', { reason: 'paid by phone' })
  issue(world, 'ExpediteOrder', {})
  expect(orderOf(world).shipments.map((shipment) => shipment.number)).toEqual(['A-00001-1', 'A-00001-2'])
})

test('an order restored after part of its authorization was captured and given back waits for payment', () => {
  const release = { stockAction: 'releaseItemsBackToWarehouse' } as const
  given(
    placed({ lines: [aLine('L1', 'shirt'), aLine('L2', 'mug')] }),
    did('CaptureOrder', { amount: 20_000 }),
    providerSaid('success'),
    did('StandardRefund', { ...release, lines: [{ orderLineId: 'L1', quantity: 2 }], shippingCost: 0, reason: 'sold out' }),
    providerSaid('success'),
    did('CancelLines', { ...release, lines: [{ orderLineId: 'L2', quantity: 2 }] }),
  )
    .when('RestoreOrder', {})
    .thenEvents('LinesRestored', 'OrderRestored', 'WaitingForPaymentSet')
    .thenOrder({ status: 1, isWaitingForPayment: true })
})

test('a cancelled order whose authorization is still to be answered is not deleted before it is given up', () => {
  const deleting = { typedNumber: 'A-00001' }
  given(placed({ create: { authorization: { status: 'pending', reference: 'psp-1' } } }), cancelled())
    .when('DeleteOrder', deleting)
    .thenRefused('WAITING_FOR_PAYMENT', { awaited: 24_900 })
    .when('RecordPaymentResult', providerSays('success'), { role: 'system' })
    .when('DeleteOrder', deleting)
    .thenEvents('OrderDeleted')
})

test('cancelled units may go to another warehouse', () => {
  given(placed(), confirmed())
    .when('CancelLines', {
      ...cancelLines([{ orderLineId: 'L1', quantity: 1 }]),
      stockAction: 'sendItemsToDifferentWarehouse',
      toWarehouseId: 'north',
    })
    .thenStock('main', 'shirt', { physical: 9, allocated: 1 })
    .thenStock('north', 'shirt', { physical: 6, allocated: 0 })
})
