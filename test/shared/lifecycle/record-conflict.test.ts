import { expect, test } from 'vitest'
import { casesNoticed, openNoticed } from '../../../shared/lifecycle/cases-noticed.ts'
import { conflictOf } from '../../../shared/lifecycle/conflict-of.ts'
import { decide } from '../../../shared/lifecycle/decide.ts'
import { couldHaveChangedMeanwhile } from '../../../shared/lifecycle/meanwhile.ts'
import { recordConflict } from '../../../shared/lifecycle/record-conflict.ts'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import { roomForGoods } from '../../../shared/lifecycle/room-for-goods.ts'
import {
  aLine,
  allGoodToGo,
  allPaid,
  allShipped,
  cancelled,
  commandBy,
  confirmed,
  contextOf,
  did,
  expedited,
  given,
  held,
  orderOf,
  placed,
  selected,
  settingsChanged,
  shipmentOf,
  stateOf,
  stocked,
  storeSetTo,
  type World,
} from '../../support/given-order.ts'
import { basketOf, become, cameLate, caseOf, LATE_SALE, leaving } from '../../support/late-story.ts'

const PACKED = [placed(), confirmed(), expedited(), allGoodToGo(), allPaid()] as const
const onHold = (world: World, id?: string) => orderOf(world, id).holds.map((hold) => hold.reasonCode)

test('a parcel that left while its order was held counts as sent, and the order waits for a decision', () => {
  const { world } = given(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo(), held())
  const { caseId } = cameLate(world, 'CompleteShipment', leaving(world))
  expect(caseId).toBe('late.case')
  expect(shipmentOf(orderOf(world)).shippedAt).not.toBeNull()
  expect(onHold(world)).toEqual(['FRAUD_SUSPECTED', 'SYNC_CONFLICT'])
  expect(world.levels.get('main\nshirt')).toMatchObject({ physical: 8, allocated: 0 })
  expect(caseOf(world)).toMatchObject({
    kind: 'SHIPPED_WHILE_HELD',
    orderId: 'order-1',
    orderNumber: 'A-00001',
    command: { name: 'CompleteShipment', actor: { name: 'Wilma' } },
    refusal: { code: 'ON_HOLD' },
    serviceState: { status: 3, isOnHold: true },
    resolution: null,
  })
})

test('a paid parcel that completes its order leaves nothing to hold: the order only tells of it', () => {
  const { world } = given(...PACKED, held())
  cameLate(world, 'CompleteShipment', leaving(world))
  expect(orderOf(world).status).toBe(4)
  expect(onHold(world)).toEqual(['FRAUD_SUSPECTED'])
  expect(world.events.at(-1)?.event).toMatchObject({ kind: 'NoteAdded', note: 'A parcel left while the order was held or changed' })
})

test('a parcel that was unpacked meanwhile had left all the same', () => {
  const { world } = given(...PACKED, (each) => did('UnsetGoodToGo', { shipmentId: shipmentOf(orderOf(each)).id })(each))
  cameLate(world, 'CompleteShipment', leaving(world))
  expect(shipmentOf(orderOf(world))).toMatchObject({ isGoodToGo: true })
  expect(orderOf(world).status).toBe(4)
})

test('a parcel that left while its order was cancelled brings the order back to Processing', () => {
  const { world } = given(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo(), cancelled())
  const args = leaving(world)
  expect(orderOf(world).status).toBe(6)
  cameLate(world, 'CompleteShipment', args)
  expect(orderOf(world)).toMatchObject({ status: 3, cancelled: null, allocations: [] })
  expect(caseOf(world).kind).toBe('SHIPPED_WHILE_CANCELLED')
  expect(onHold(world)).toEqual(['SYNC_CONFLICT'])
  expect(world.levels.get('main\nshirt')).toMatchObject({ physical: 8, allocated: 0 })
})

test('where its goods were promised to another order meanwhile, that order waits for stock again', () => {
  const { world } = given(
    stocked('main', 'shirt', 2),
    stocked('north', 'shirt', 0),
    placed({ paymentMethodId: 'invoice' }),
    confirmed(),
    expedited(),
    allGoodToGo(),
    cancelled(),
    placed({ aggregateId: 'other', number: 'A-00002', create: { reference: 'OTHERAAAA' } }),
    did('ConfirmOrder', {}, { aggregateId: 'other' }),
  )
  cameLate(world, 'CompleteShipment', leaving(world))
  expect(orderOf(world, 'other').allocations).toEqual([])
  expect(onHold(world, 'other')).toEqual(['SYNC_CONFLICT'])
  expect(caseOf(world).affectedOrderIds).toEqual(['other'])
  expect(world.levels.get('main\nshirt')).toMatchObject({ physical: 0, allocated: 0 })
})

test('the same goods leaving twice go out of stock once more, corrected first where the shelf is empty in the books', () => {
  const { world } = given(stocked('main', 'shirt', 3), ...PACKED, allShipped())
  cameLate(world, 'CompleteShipment', leaving(world))
  expect(caseOf(world)).toMatchObject({
    kind: 'DOUBLE_SHIPMENT',
    recorded: [{ as: 'unlinkedIssue', goods: [{ warehouseId: 'main', itemId: 'shirt', quantity: 2, corrected: 1 }] }],
  })
  expect(world.levels.get('main\nshirt')).toMatchObject({ physical: 0, allocated: 0 })
  expect(world.movements.slice(-2).map((each) => [each.reason, each.deltaPhysical])).toEqual([
    ['correction', 1],
    ['remove', -2],
  ])
  expect(orderOf(world).shipments).toHaveLength(1)
})

test('goods that came back twice are in stock, in no return', () => {
  const { world } = given(...PACKED, allShipped())
  const shipment = shipmentOf(orderOf(world))
  const lines = [
    {
      shipmentLineId: shipment.lines[0]?.id ?? '',
      quantity: 2,
      stockAction: 'releaseItemsBackToWarehouse',
      condition: 'A',
      reasonCode: 'size',
    } as const,
  ]
  const back = { shipmentId: shipment.id, lines, shippingCost: 0, handlingCost: 0, returnCost: 0, voucherValue: 0, comment: '' }
  did('CreateReturn', back)(world)
  cameLate(world, 'CreateReturn', back)
  expect(caseOf(world).kind).toBe('OVER_RETURN')
  expect(orderOf(world).returns).toHaveLength(1)
  expect(world.levels.get('main\nshirt')).toMatchObject({ physical: 12 })
})

test('money for a cancelled order is in the till and no payment of the order', () => {
  const { world } = given(placed({ paymentMethodId: 'bankWire' }), cancelled())
  cameLate(world, 'MarkAsPaid', { methodId: 'cash' })
  expect(caseOf(world)).toMatchObject({ kind: 'PAID_WHILE_CANCELLED', recorded: [{ as: 'unassignedTillMoney', amount: 24_900 }] })
  expect(orderOf(world)).toMatchObject({ status: 6 })
  expect(orderOf(world).payments.flatMap((payment) => payment.entries)).toEqual([])
})

test('cash given back beyond what was paid is missing in the till and no refund', () => {
  const { world } = given(placed({ paymentMethodId: 'invoice' }), confirmed())
  cameLate(world, 'StandardRefund', {
    lines: [{ orderLineId: 'L1', quantity: 1 }],
    stockAction: 'releaseItemsBackToWarehouse',
    shippingCost: 0,
    method: 'cash',
    reason: 'late',
  })
  expect(caseOf(world)).toMatchObject({ kind: 'OVER_REFUND', recorded: [{ as: 'tillDifference', amount: 10_000, currency: 'SEK' }] })
  expect(orderOf(world).refunds).toEqual([])
  expect(onHold(world)).toContain('SYNC_CONFLICT')
})

test('the counter sold the last units: the youngest order that is not packed gives up its own', () => {
  const { world } = given(
    stocked('main', 'shirt', 4),
    stocked('north', 'shirt', 0),
    placed(),
    confirmed(),
    placed({ aggregateId: 'young', number: 'A-00002', create: { reference: 'YOUNGAAAA' } }),
    did('ConfirmOrder', {}, { aggregateId: 'young' }),
    did('ExpediteOrder', {}, { aggregateId: 'young' }),
    basketOf(1),
  )
  cameLate(world, 'CounterSale', LATE_SALE, { aggregateId: 'sale' })
  expect(orderOf(world, 'sale')).toMatchObject({ status: 4, number: 'A-00009' })
  expect(orderOf(world).allocations).toMatchObject([{ quantity: 2 }])
  expect(orderOf(world, 'young').allocations).toMatchObject([{ quantity: 1 }])
  expect(shipmentOf(orderOf(world, 'young')).lines).toMatchObject([{ quantity: 1, value: 10_000 }])
  expect(onHold(world, 'young')).toEqual(['SYNC_CONFLICT'])
  expect(caseOf(world)).toMatchObject({
    kind: 'OVERSOLD',
    affectedOrderIds: ['young'],
    recorded: [{ as: 'asGivenAfterMakingRoom', givenUp: [{ orderId: 'young', orderLineId: 'L1', quantity: 1 }], corrections: [] }],
  })
  expect(world.levels.get('main\nshirt')).toMatchObject({ physical: 3, allocated: 3 })
})

test('a parcel that loses all its goods is taken apart, and one that is packed keeps them: the record is corrected', () => {
  const { world } = given(stocked('main', 'shirt', 2), stocked('north', 'shirt', 0), placed(), confirmed(), expedited(), basketOf(2))
  cameLate(world, 'CounterSale', LATE_SALE, { aggregateId: 'sale' })
  expect(orderOf(world)).toMatchObject({ status: 2, allocations: [] })

  const packed = given(stocked('main', 'shirt', 2), stocked('north', 'shirt', 0), ...PACKED.slice(0, 4), basketOf(2)).world
  cameLate(packed, 'CounterSale', LATE_SALE, { aggregateId: 'sale' })
  expect(orderOf(packed)).toMatchObject({ status: 3, holds: [] })
  expect(caseOf(packed).recorded).toEqual([
    { as: 'asGivenAfterMakingRoom', givenUp: [], corrections: [{ warehouseId: 'main', itemId: 'shirt', quantity: 2 }] },
  ])
  expect(packed.levels.get('main\nshirt')).toMatchObject({ physical: 2, allocated: 2 })
})

test('goods taken off the shelf that were promised are gone all the same', () => {
  const { world } = given(stocked('main', 'shirt', 2), stocked('north', 'shirt', 0), placed(), confirmed())
  cameLate(
    world,
    'RemoveStock',
    { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: 1 }], note: 'broken' },
    { aggregateId: 'stock' },
  )
  expect(caseOf(world)).toMatchObject({ kind: 'OVERSOLD', orderId: null, affectedOrderIds: ['order-1'] })
  expect(world.levels.get('main\nshirt')).toMatchObject({ physical: 1, allocated: 1 })
})

test('what somebody did who may no longer do it stands', () => {
  const { world } = given(...PACKED)
  cameLate(world, 'CompleteShipment', leaving(world), { role: 'counter' })
  expect(orderOf(world).status).toBe(4)
  expect(caseOf(world)).toMatchObject({ kind: 'PERMISSION_REVOKED', refusal: { code: 'FORBIDDEN' } })
})

test('where more than the person was refused, it becomes that case', () => {
  const { world } = given(...PACKED, allShipped())
  cameLate(world, 'CompleteShipment', leaving(world), { role: 'counter' })
  expect(caseOf(world)).toMatchObject({ kind: 'DOUBLE_SHIPMENT', refusal: { code: 'ALREADY_SHIPPED' } })
})

test('a sale whose method was restricted meanwhile stands at the printed price', () => {
  const { world } = given(
    selected({ paymentMethodId: 'cash' }),
    settingsChanged((settings) => ({
      ...settings,
      paymentMethods: settings.paymentMethods.map((method) => ({
        ...method,
        restrictions: { ...method.restrictions, currencies: ['JPY'] },
      })),
    })),
  )
  cameLate(world, 'CreateOrder', { number: 'A-00001', reference: 'ABCDEFGHI' })
  expect(caseOf(world)).toMatchObject({ kind: 'PRICE_CHANGED', recorded: [{ as: 'asGiven' }] })
  expect(orderOf(world).totals.grandTotal).toBe(24_900)
})

test('a paid sale of a basket that was thrown away leaves its money and its goods', () => {
  const { world } = given(basketOf(2), did('DeleteSelection', {}, { aggregateId: 'sale' }))
  cameLate(world, 'CounterSale', LATE_SALE, { aggregateId: 'sale' })
  expect(caseOf(world)).toMatchObject({
    kind: 'PAID_WHILE_CANCELLED',
    recorded: [
      { as: 'unassignedTillMoney', amount: 20_000 },
      { as: 'unlinkedIssue', goods: [{ warehouseId: 'main', itemId: 'shirt', quantity: 2 }] },
    ],
  })
  expect(world.levels.get('main\nshirt')).toMatchObject({ physical: 8 })
})

test('a sale made late of what is gone stands under a free name where another order carries its own', () => {
  const { world } = given(selected({ paymentMethodId: 'cash' }))
  const command = commandBy('late', 'CreateOrder', { number: 'A-00001', reference: 'ABCDEFGHI' })
  const refusal: Refusal = { code: 'UNAVAILABLE_ITEMS', facts: {} }
  const conflict = conflictOf(command, refusal, stateOf(world), world.settings)
  if (!conflict) throw new Error('nothing is to be kept')
  const names = { number: 'A-00001#2', reference: 'ABCDEFGHI' }
  const kept = recordConflict(command, refusal, conflict, stateOf(world), { ...contextOf(world, command.id), orderNames: names })
  become(world, command, kept)
  expect(kept.decision.warnings).toEqual([{ code: 'NUMBER_CLASH', facts: { number: 'A-00001', is: 'A-00001#2' } }])
  expect(orderOf(world)).toMatchObject(names)
})

test('a sale under a name no desk gives keeps its goods and its money beside the orders', () => {
  const { world } = given(basketOf(2))
  const { caseId } = cameLate(world, 'CounterSale', { ...LATE_SALE, reference: 'ABCDEFGHI#2' }, { aggregateId: 'sale' })
  expect(caseId).toBe('late.case')
  expect(stateOf(world, 'sale').order).toBeNull()
  expect(caseOf(world).recorded.map(({ as }) => as)).toEqual(['unassignedTillMoney', 'unlinkedIssue'])
})

test('what is about a deleted order is kept beside, and the order does not come back', () => {
  const { world } = given(placed(), cancelled(), did('DeleteOrder', { typedNumber: 'A-00001' }))
  const { decision } = cameLate(world, 'CreateReturn', {
    shipmentId: 'gone',
    lines: [],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
  })
  expect(decision.events).toEqual([])
  expect(caseOf(world)).toMatchObject({ kind: 'DELETED', recorded: [{ as: 'placeholder' }] })
  expect(stateOf(world).order).toBeNull()
})

test('an edit that clashes in one field is done in the others, and somebody chooses', () => {
  const { world } = given(placed(), did('EditOrder', { changes: { poNumber: 'theirs' } }))
  const before = { poNumber: '', comment: '' }
  cameLate(world, 'EditOrder', { changes: { poNumber: 'mine', comment: 'ring first' }, before })
  expect(orderOf(world)).toMatchObject({ poNumber: 'theirs', comment: 'ring first' })
  expect(caseOf(world)).toMatchObject({ kind: 'EDIT_CONFLICT', refusal: { code: 'STALE_VERSION', facts: { fields: ['poNumber'] } } })
  expect(onHold(world)).toEqual(['SYNC_CONFLICT'])
})

test('an edit of fields nobody else touched is simply done', () => {
  const { world, when } = given(placed(), did('EditOrder', { changes: { poNumber: 'theirs' } }))
  when('EditOrder', { changes: { comment: 'ring first' }, before: { comment: '' } }).thenAccepted()
  expect(orderOf(world)).toMatchObject({ poNumber: 'theirs', comment: 'ring first' })
})

test('a second scan of the same held order is no second question', () => {
  const { world } = given(placed(), confirmed(), expedited(), cancelled())
  const scan = { shipmentId: orderOf(world).shipments[0]?.id ?? '', code: 'SKU-shirt' }
  const first = cameLate(world, 'ScanItem', scan)
  const second = cameLate(world, 'ScanItem', scan, { commandId: 'later' })
  expect([first.caseId, second.caseId]).toEqual(['late.case', 'late.case'])
  expect(second.decision.elsewhere).toEqual([])
})

test('what another desk scans, and another parcel, are questions of their own', () => {
  const { world } = given(
    stocked('main', 'shirt', 1),
    stocked('north', 'shirt', 1),
    placed({ paymentMethodId: 'invoice' }),
    confirmed(),
    expedited(),
    cancelled(),
  )
  const scan = (index: number) => ({ shipmentId: shipmentOf(orderOf(world), index).id, code: 'SKU-shirt' })
  const ids = [
    cameLate(world, 'ScanItem', scan(0)),
    cameLate(world, 'ScanItem', scan(0), { commandId: 'elsewhere', deskId: 'desk-2' }),
    cameLate(world, 'ScanItem', scan(1), { commandId: 'other-parcel' }),
  ].map(({ caseId }) => caseId)
  expect(ids).toEqual(['late.case', 'elsewhere.case', 'other-parcel.case'])
})

test('a case is opened when the shop hears of it, not when its desk says it happened', () => {
  const { world } = given(placed({ paymentMethodId: 'bankWire' }), cancelled())
  const command = commandBy('late', 'MarkAsPaid', { methodId: 'cash' })
  const refusal: Refusal = { code: 'WRONG_STATUS', facts: {} }
  const conflict = conflictOf(command, refusal, stateOf(world), world.settings)
  if (!conflict) throw new Error('nothing is to be kept')
  const openedAt = '2025-03-05T08:00:00.000Z'
  become(world, command, recordConflict(command, refusal, conflict, stateOf(world), { ...contextOf(world, command.id), openedAt }))
  expect(caseOf(world)).toMatchObject({ openedAt, command: { occurredAt: '2025-03-03T12:00:00.000Z' } })
})

test('a sale by a method that was switched off meanwhile stands', () => {
  const { world } = given(
    selected({ paymentMethodId: 'cash' }),
    settingsChanged((settings) => ({
      ...settings,
      paymentMethods: settings.paymentMethods.map((method) => ({ ...method, active: false })),
    })),
  )
  cameLate(world, 'CreateOrder', { number: 'A-00001', reference: 'ABCDEFGHI' })
  expect(caseOf(world)).toMatchObject({ kind: 'PRICE_CHANGED', recorded: [{ as: 'asGiven' }] })
  expect(orderOf(world).totals.grandTotal).toBe(24_900)
})

test('a paid sale of more than there is stands, where the store would have refused it', () => {
  const { world } = given(
    stocked('main', 'shirt', 1),
    stocked('north', 'shirt', 0),
    selected({ paymentMethodId: 'cash' }),
    storeSetTo({ oversellingPrevention: 'aggressive' }),
  )
  cameLate(world, 'CreateOrder', { number: 'A-00001', reference: 'ABCDEFGHI' })
  expect(caseOf(world).kind).toBe('OVERSOLD')
  expect(orderOf(world).totals.grandTotal).toBe(24_900)
})

test('a parcel that left finds room for the same goods in two of its lines', () => {
  const { world } = given(
    stocked('main', 'shirt', 2),
    stocked('north', 'shirt', 0),
    placed({
      paymentMethodId: 'invoice',
      lines: [aLine('L1', 'shirt', { quantity: 1 }), aLine('L2', 'shirt', { quantity: 1, unitPrice: 9_000 })],
    }),
    confirmed(),
    expedited(),
    allGoodToGo(),
    cancelled(),
    placed({ aggregateId: 'other', number: 'A-00002', create: { reference: 'OTHERAAAA' } }),
    did('ConfirmOrder', {}, { aggregateId: 'other' }),
  )
  cameLate(world, 'CompleteShipment', leaving(world))
  expect(orderOf(world, 'other').allocations).toEqual([])
  expect(world.levels.get('main\nshirt')).toMatchObject({ physical: 0, allocated: 0 })
})

test('the order goods left for never gives up its own', () => {
  const { world } = given(stocked('main', 'shirt', 2), placed({ paymentMethodId: 'invoice' }), confirmed(), expedited())
  const command = commandBy('late', 'CompleteShipment', leaving(world))
  const wanted = [{ warehouseId: 'main', itemId: 'shirt', quantity: 2 }]
  expect(roomForGoods(wanted, command, contextOf(world, command.id))).toMatchObject({ givenUp: [], corrections: wanted })
})

test('a second sale of one basket is noticed: its money and its goods are there twice', () => {
  const { world } = given(basketOf(2), did('CounterSale', LATE_SALE, { aggregateId: 'sale' }))
  const command = commandBy('late', 'CounterSale', LATE_SALE, { aggregateId: 'sale' })
  const state = stateOf(world, 'sale')
  const context = contextOf(world, 'late')
  const decision = decide(command, state, context)
  expect(casesNoticed(command, decision, state, context, true)).toEqual([])
  const [noticed] = casesNoticed(command, decision, state, context, false)
  if (!noticed || decision.outcome === 'refused') throw new Error('nothing was noticed')
  become(world, command, openNoticed(command, decision, noticed, state, context))
  expect(caseOf(world)).toMatchObject({
    kind: 'POSSIBLE_DUPLICATE',
    refusal: null,
    recorded: [{ amount: 20_000 }, { as: 'unlinkedIssue' }],
  })
  expect(world.levels.get('main\nshirt')).toMatchObject({ physical: 6 })
})

test('the same buyer, the same lines, minutes apart: shown to somebody', () => {
  const { world } = given(placed(), selected({ aggregateId: 'again', paymentMethodId: 'cash' }))
  const at = new Date(Date.parse(orderOf(world).orderDate) + 120_000).toISOString()
  const command = commandBy('late', 'CreateOrder', { number: 'A-2', reference: 'AGAINAAAA' }, { aggregateId: 'again', at })
  const state = stateOf(world, 'again')
  const context = { ...contextOf(world, 'late'), recentOrders: [orderOf(world)] }
  const decision = decide(command, state, context)
  expect(casesNoticed(command, decision, state, context, true)).toMatchObject([
    { kind: 'POSSIBLE_DUPLICATE', recorded: [{ as: 'asGiven' }], affectedOrderIds: ['order-1'] },
  ])
})

test('a sale at old prices is shown only where the price is no longer the shop’s', () => {
  const noticedAt = (unitPrice: number, pricedAt: string) => {
    const { world } = given(selected({ paymentMethodId: 'cash', lines: [aLine('L1', 'shirt', { unitPrice })] }))
    const command = commandBy('late', 'CreateOrder', { number: 'A-2', reference: 'AGAINAAAA', pricedAt })
    const context = contextOf(world, 'late')
    return casesNoticed(command, decide(command, stateOf(world), context), stateOf(world), context, true).map(({ kind }) => kind)
  }
  expect(noticedAt(9_000, '2025-03-01T08:00:00Z')).toEqual(['PRICE_CHANGED'])
  expect(noticedAt(10_000, '2025-03-01T08:00:00Z')).toEqual([])
  expect(noticedAt(9_000, '2025-03-03T08:00:00Z')).toEqual([])
})

test('only what the desk could not know makes a case: inside an order it must have changed', () => {
  expect(couldHaveChangedMeanwhile({ code: 'WRONG_STATUS', facts: {} }, true)).toBe(false)
  expect(couldHaveChangedMeanwhile({ code: 'WRONG_STATUS', facts: {} }, false)).toBe(true)
  expect(couldHaveChangedMeanwhile({ code: 'VALIDATION', facts: { field: 'quantity' } }, true)).toBe(false)
  expect(couldHaveChangedMeanwhile({ code: 'NOT_FOUND', facts: { shipmentId: 'x' } }, true)).toBe(false)
  for (const code of ['FORBIDDEN', 'INSUFFICIENT_STOCK', 'UNAVAILABLE_ITEMS', 'DELETED'] as const) {
    expect(couldHaveChangedMeanwhile({ code, facts: {} }, true), code).toBe(true)
  }
  expect(couldHaveChangedMeanwhile({ code: 'VALIDATION', facts: { field: 'number' } }, true)).toBe(true)
  for (const facts of [{ itemId: 'x' }, { methodId: 'x' }, { id: 'x' }]) {
    expect(couldHaveChangedMeanwhile({ code: 'NOT_FOUND', facts }, true)).toBe(true)
  }
})
