import { describe, expect, test } from 'vitest'
import type { Order } from '../../../shared/lifecycle/order.ts'
import {
  aLine,
  allPaid,
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
  resumed,
  shipmentOf,
  waitingForPayment,
} from '../../support/given-order.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

describe('hold', () => {
  test('stops an order without changing its status', () => {
    given(placed(), confirmed())
      .when('PutOnHold', { reasonCode: 'INCORRECT_ADDRESS', reason: 'no such street' })
      .thenEvents('OrderPutOnHold')
      .thenOrder({ status: 2, holds: [{ reasonCode: 'INCORRECT_ADDRESS', reason: 'no such street', by: 'manager' }] })
  })

  test('keeps every reason once; the same reason again is a note', () => {
    given(placed(), held())
      .when('PutOnHold', { reasonCode: 'OUT_OF_STOCK', reason: 'none left' })
      .thenEvents('OrderPutOnHold')
      .thenOrder({ holds: [{ reasonCode: 'FRAUD_SUSPECTED' }, { reasonCode: 'OUT_OF_STOCK' }] })
      .when('PutOnHold', { reasonCode: 'OUT_OF_STOCK', reason: 'still none' })
      .thenEvents('NoteAdded')
      .thenOrder({ holds: [{}, { reason: 'none left' }] })
  })

  test('needs a reason in words', () => {
    given(placed()).when('PutOnHold', { reasonCode: 'OTHER', reason: '  ' }).thenRefused('VALIDATION', { field: 'reason' })
  })

  test('is for open orders only', () => {
    given(placed(), completed()).when('PutOnHold', { reasonCode: 'OTHER', reason: 'x' }).thenRefused('WRONG_STATUS')
    given(placed(), cancelled()).when('PutOnHold', { reasonCode: 'OTHER', reason: 'x' }).thenRefused('WRONG_STATUS')
  })

  test('resuming lifts every reason and leaves the order as it was', () => {
    const { world } = given(placed(), confirmed())
    const before = withoutTime(orderOf(world))
    issue(world, 'PutOnHold', { reasonCode: 'OTHER', reason: 'a look' })
    issue(world, 'PutOnHold', { reasonCode: 'PAYMENT', reason: 'another' })
    issue(world, 'ResumeOrder', {})
    expect(withoutTime(orderOf(world))).toEqual(before)
  })

  test('resuming what is not held changes nothing', () => {
    given(placed()).when('ResumeOrder', {}).thenNoEffect()
  })

  test('an open conflict is lifted by its own card alone', () => {
    given(placed(), held('SYNC_CONFLICT')).when('ResumeOrder', {}).thenRefused('ON_HOLD', { reasonCode: 'SYNC_CONFLICT' })
    given(placed(), held('SYNC_CONFLICT'), held('OTHER'))
      .when('ResumeOrder', {})
      .thenOrder({ holds: [{ reasonCode: 'SYNC_CONFLICT' }] })
  })

  test('blocks the steps forward and none of the steps back', () => {
    const { world } = given(placed(), confirmed(), expedited(), held())
    const shipmentId = shipmentOf(orderOf(world)).id
    for (const [name, args] of [
      ['SetGoodToGo', { shipmentId }],
      ['CaptureShipment', { shipmentId }],
      ['MarkAsPaid', { shipmentId }],
      ['AllocateOrder', {}],
      ['ExpediteOrder', {}],
    ] as const) {
      expect(issue(world, name, args), name).toMatchObject({ outcome: 'refused', refusal: { code: 'ON_HOLD' } })
    }
    expect(issue(world, 'EditOrder', { changes: { comment: 'ring twice' } })).toMatchObject({ outcome: 'accepted' })
    expect(issue(world, 'AddLines', { lines: [aLine('L2', 'mug')] })).toMatchObject({ refusal: { code: 'AUTH_EXCEEDED' } })
    expect(issue(world, 'DeleteShipment', { shipmentId })).toMatchObject({ outcome: 'accepted' })
    expect(issue(world, 'UnconfirmOrder', {})).toMatchObject({ outcome: 'accepted' })
    expect(orderOf(world)).toMatchObject({ status: 1, holds: [{}] })
  })
})

describe('waiting for payment', () => {
  test('is set by the service and cleared by a manager with a reason', () => {
    given(placed())
      .when('SetWaitingForPayment', { reason: 'authorization expired' }, { role: 'system' })
      .thenEvents('WaitingForPaymentSet')
      .when('SetWaitingForPayment', {}, { role: 'system' })
      .thenNoEffect()
      .when('ClearWaitingForPayment', { reason: '' })
      .thenRefused('VALIDATION', { field: 'reason' })
      .when('ClearWaitingForPayment', { reason: 'the money came by wire' })
      .thenOrder({ isWaitingForPayment: false, wfpSince: null, status: 1 })
      .when('ClearWaitingForPayment', { reason: 'again' })
      .thenNoEffect()
  })

  test('is independent of a hold', () => {
    given(placed(), waitingForPayment(), held(), resumed()).when('ConfirmOrder', {}).thenRefused('WAITING_FOR_PAYMENT')
  })
})

describe('editing an order', () => {
  test('corrects addresses, contact and comments, on hold too', () => {
    given(placed(), held())
      .when('EditOrder', {
        changes: { billingAddress: { ...TEST_ADDRESS, lastName: 'Lindqvist' }, internalComment: 'called her', tags: ['vip'] },
      })
      .thenEvents('OrderEdited')
      .thenOrder({ buyerName: 'Pia Lindqvist', internalComment: 'called her', tags: ['vip'], holds: [{}] })
  })

  test('changes nothing where nothing differs', () => {
    given(placed()).when('EditOrder', { changes: {} }).thenNoEffect()
    given(placed())
      .when('EditOrder', { changes: { billingAddress: { ...TEST_ADDRESS }, tags: [] } })
      .thenNoEffect()
  })

  test('of a completed order touches comments only', () => {
    given(placed(), completed())
      .when('EditOrder', { changes: { comment: 'thanked us' } })
      .thenOrder({ status: 4, comment: 'thanked us' })
      .when('EditOrder', { changes: { poNumber: 'PO-7' } })
      .thenRefused('WRONG_STATUS', { field: 'poNumber' })
  })

  test('asks the carrier again when the country changes, and comes too late once there is a shipment', () => {
    const to = (country: string) => ({ changes: { shippingAddress: { ...TEST_ADDRESS, country } } })
    given(placed())
      .when('EditOrder', to('NO'))
      .thenOrder({ shippingAddress: { country: 'NO' } })
    given(placed()).when('EditOrder', to('US')).thenRefused('CARRIER_UNAVAILABLE', { country: 'US' })
    given(placed(), confirmed(), expedited()).when('EditOrder', to('NO')).thenRefused('VALIDATION', { field: 'country' })
  })

  test('never takes an address away', () => {
    given(placed())
      .when('EditOrder', { changes: { shippingAddress: null } })
      .thenRefused('VALIDATION', { field: 'shippingAddress' })
  })

  test('is over when the order is archived or cancelled', () => {
    given(placed(), cancelled())
      .when('EditOrder', { changes: { comment: 'x' } })
      .thenRefused('WRONG_STATUS')
  })
})

describe('shipping cost', () => {
  test('may be lowered on a confirmed order that nobody has paid for', () => {
    given(placed(), confirmed())
      .when('ChangeShippingCost', { shippingCost: 2_000 })
      .thenEvents('ShippingCostChanged')
      .thenOrder({ shippingCost: 2_000, totals: { grandTotal: 22_000 } })
      .when('ChangeShippingCost', { shippingCost: 2_000 })
      .thenNoEffect()
      .when('ChangeShippingCost', { shippingCost: 2_001 })
      .thenRefused('COST_EXCEEDS_REMAINING', { wanted: 2_001, max: 2_000 })
      .when('ChangeShippingCost', { shippingCost: -1 })
      .thenRefused('VALIDATION', { field: 'shippingCost' })
  })

  test('stands once money was taken, and outside Confirmed', () => {
    given(placed({ paymentMethodId: 'cash' }), confirmed())
      .when('ChangeShippingCost', { shippingCost: 0 })
      .thenRefused('ALREADY_CAPTURED')
    given(placed()).when('ChangeShippingCost', { shippingCost: 0 }).thenRefused('WRONG_STATUS')
  })
})

describe('adding lines', () => {
  const invoiced = placed({ paymentMethodId: 'invoice' })

  test('puts what is the same into the line that is there, anything else into a line of its own', () => {
    given(invoiced)
      .when('AddLines', { lines: [aLine('L2', 'shirt', { quantity: 1 }), aLine('L3', 'shirt', { quantity: 1, comment: 'gift' })] })
      .thenEvents('LinesAdded')
      .thenOrder({
        lines: [
          { id: 'L1', quantity: 3, total: 30_000 },
          { id: 'L3', quantity: 1, comment: 'gift', total: 10_000 },
        ],
        totals: { grandTotal: 44_900 },
      })
  })

  test('new units of a confirmed order wait for their allocation', () => {
    given(invoiced, confirmed())
      .when('AddLines', { lines: [aLine('L2', 'mug')] })
      .thenOrder({ status: 2, allocations: [{ orderLineId: 'L1', quantity: 2 }] })
      .when('AllocateOrder', {})
      .thenStock('main', 'mug', { allocated: 2 })
  })

  test('equal lines added at once become one', () => {
    given(invoiced)
      .when('AddLines', { lines: [aLine('L2', 'mug', { quantity: 1 }), aLine('L3', 'mug', { quantity: 4 })] })
      .thenOrder({ lines: [{ id: 'L1' }, { id: 'L2', quantity: 5 }] })
  })

  test('a card order does not grow beyond what was authorized', () => {
    given(placed())
      .when('AddLines', { lines: [aLine('L2', 'mug', { quantity: 1 })] })
      .thenRefused('AUTH_EXCEEDED', { wanted: 29_899, authorized: 24_900 })
    given(placed({ create: { authorization: { status: 'success', reference: 'p', amount: 40_000 } } }))
      .when('AddLines', { lines: [aLine('L2', 'mug', { quantity: 1 })] })
      .thenAccepted()
  })

  test('a line id is used once, and a line is whole', () => {
    given(invoiced)
      .when('AddLines', { lines: [aLine('L1', 'mug')] })
      .thenRefused('ID_REUSED', { id: 'L1' })
      .when('AddLines', { lines: [] })
      .thenRefused('VALIDATION', { field: 'lines' })
      .when('AddLines', { lines: [aLine('L2', 'mug', { quantity: 0 })] })
      .thenRefused('VALIDATION', { field: 'quantity' })
  })

  test('a completed order takes no more lines', () => {
    given(placed(), completed())
      .when('AddLines', { lines: [aLine('L2', 'mug')] })
      .thenRefused('WRONG_STATUS')
  })
})

describe('archive, lock and notes', () => {
  const returned = did('CreateReturn', (order) => ({
    shipmentId: shipmentOf(order).id,
    lines: [
      {
        shipmentLineId: shipmentOf(order).lines[0]?.id ?? '',
        quantity: 1,
        stockAction: 'releaseItemsBackToWarehouse' as const,
        condition: 'A' as const,
        reasonCode: 'TOO_SMALL',
      },
    ],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
  }))

  test('a completed order is archived and reactivated unchanged', () => {
    const { world } = given(placed(), completed())
    const before = withoutTime(orderOf(world))
    expect(issue(world, 'ArchiveOrder', {})).toMatchObject({ events: [{ kind: 'OrderArchived' }] })
    expect(orderOf(world).status).toBe(5)
    expect(issue(world, 'ArchiveOrder', {})).toEqual({ outcome: 'accepted-no-effect' })
    issue(world, 'ReactivateOrder', {})
    expect(withoutTime(orderOf(world))).toEqual(before)
    expect(issue(world, 'ReactivateOrder', {})).toEqual({ outcome: 'accepted-no-effect' })
  })

  test('an order with a pending return or not yet completed stays in sight', () => {
    given(placed(), completed(), returned).when('ArchiveOrder', {}).thenRefused('HAS_RETURNS', { return: 'A-00001-R1' })
    given(placed()).when('ArchiveOrder', {}).thenRefused('WRONG_STATUS')
    given(placed(), confirmed(), expedited(), allPaid()).when('ArchiveOrder', {}).thenRefused('WRONG_STATUS')
  })

  test('a locked order is for programs: people may write notes', () => {
    given(placed(), did('SetOrderLock', { isLocked: true }, { role: 'integration' }))
      .when('ConfirmOrder', {})
      .thenRefused('LOCKED')
      .when('AddNote', { note: 'waiting for the robot' })
      .thenEvents('NoteAdded')
      .when('ConfirmOrder', {}, { role: 'integration' })
      .thenEvents('OrderConfirmed', 'StockAllocated')
      .when('SetOrderLock', { isLocked: true }, { role: 'admin' })
      .thenNoEffect()
      .when('SetOrderLock', { isLocked: false }, { role: 'admin' })
      .thenOrder({ isLocked: false })
  })

  test('a note says something and is possible in every status', () => {
    given(placed()).when('AddNote', { note: ' ' }).thenRefused('VALIDATION', { field: 'note' })
    given(placed(), cancelled()).when('AddNote', { note: 'she wrote again' }).thenOrder({ status: 6 })
    given(placed(), completed(), did('ArchiveOrder', {})).when('AddNote', { note: 'old friend' }).thenOrder({ status: 5 })
  })
})

function withoutTime(order: Order): Omit<Order, 'updatedAt' | 'updatedBy'> {
  const { updatedAt: _at, updatedBy: _by, ...rest } = order
  return rest
}

test('the same goods at another price are a line of their own', () => {
  given(placed({ paymentMethodId: 'invoice' }))
    .when('AddLines', { lines: [aLine('L2', 'shirt', { quantity: 1, unitPrice: 9_000, unitOriginalPrice: 10_000 })] })
    .thenOrder({
      lines: [
        { id: 'L1', quantity: 2 },
        { id: 'L2', quantity: 1, total: 9_000 },
      ],
    })
})
