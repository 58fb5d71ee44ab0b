import { expect, test } from 'vitest'
import { awaitedItems, awaitsStock } from '../../../shared/lifecycle/awaits-stock.ts'
import {
  aLine,
  did,
  given,
  type IssueOptions,
  issue,
  orderOf,
  placed,
  type Step,
  shipmentOf,
  storeSetTo,
} from '../../support/given-order.ts'

const direct = (changes = {}) => storeSetTo({ directToShipment: true, ...changes })
const SERVICE: IssueOptions = { role: 'system' }
const delivery = (quantity: number, itemId = 'poster'): Step =>
  did('ReceiveStock', { warehouseId: 'main', lines: [{ itemId, quantity }], note: '' }, { aggregateId: 'main' })
/** Three posters, of which there are none. */
const posters = placed({ lines: [aLine('L1', 'poster', { quantity: 3 })] })

test('an order nothing could be found for waits as Confirmed, and gets its parcel when goods have arrived', () => {
  const { world } = given(direct(), posters)
  expect(orderOf(world)).toMatchObject({ status: 2, deferredWork: ['ship'] })
  expect(awaitsStock(orderOf(world))).toBe(true)
  expect([...awaitedItems(orderOf(world))]).toEqual(['poster'])
  given(direct(), posters, delivery(3))
    .when('ShipArrivedStock', {}, SERVICE)
    .thenEvents('StockAllocated', 'ShipmentCreated', 'ShipmentMadeGoodToGo')
    .thenOrder({ status: 3, deferredWork: [], shipments: [{ isGoodToGo: true, isPaid: false }] })
    .when('ShipArrivedStock', {}, SERVICE)
    .thenNoEffect()
})

test('with nothing there yet nothing happens', () => {
  given(direct(), posters).when('ShipArrivedStock', {}, SERVICE).thenNoEffect()
  given(direct(), posters, delivery(9, 'mug')).when('ShipArrivedStock', {}, SERVICE).thenNoEffect()
})

test('a part of it is sent ahead, and the rest is still waited for', () => {
  const { world } = given(direct(), posters, delivery(1))
    .when('ShipArrivedStock', {}, SERVICE)
    .thenOrder({ status: 3, deferredWork: ['ship'], allocations: [{ quantity: 1 }] })
  expect(awaitsStock(orderOf(world))).toBe(true)
})

test('an order that was found all it needs waits for nothing', () => {
  const { world } = given(direct(), placed())
  expect(orderOf(world)).toMatchObject({ status: 3, deferredWork: [] })
  expect(awaitsStock(orderOf(world))).toBe(false)
  expect([...awaitedItems(orderOf(world))]).toEqual([])
})

test('an order of a store that leaves packing to people gets nothing by itself', () => {
  given(storeSetTo({ autoconfirmOrders: true }), posters, delivery(3))
    .when('ShipArrivedStock', {}, SERVICE)
    .thenNoEffect()
})

test('while it is held nothing is packed; when the hold goes, what has arrived is', () => {
  const hold = did('PutOnHold', { reasonCode: 'OTHER', reason: 'a look' })
  const { world } = given(direct(), posters, hold)
  expect(awaitsStock(orderOf(world))).toBe(false)
  given(direct(), posters, hold, delivery(3))
    .when('ShipArrivedStock', {}, SERVICE)
    .thenNoEffect()
    .when('ResumeOrder', {})
    .thenEvents('OrderResumed', 'StockAllocated', 'ShipmentCreated', 'ShipmentMadeGoodToGo')
})

test('a hold that comes and goes while nothing arrives leaves the order waiting as it was', () => {
  given(direct(), posters, did('PutOnHold', { reasonCode: 'OTHER', reason: 'a look' }))
    .when('ResumeOrder', {})
    .thenEvents('OrderResumed')
    .thenOrder({ status: 2, deferredWork: ['ship'] })
})

test.each([
  ['unallocates', did('UnallocateOrder', { lines: [{ orderLineId: 'L2', quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' })],
  ['unconfirms', did('UnconfirmOrder', {})],
] as const)('whoever %s an order by hand stops what it would do by itself', (_, byHand) => {
  const both = placed({ lines: [aLine('L1', 'poster'), aLine('L2', 'mug')] })
  const undone: Step = (world) => did('DeleteShipment', { shipmentId: shipmentOf(orderOf(world)).id })(world)
  const { world } = given(direct(), both, undone)
  expect(orderOf(world)).toMatchObject({ status: 2, deferredWork: [] })
  given(direct(), posters).when('UnconfirmOrder', {}).thenOrder({ status: 1, deferredWork: [] })
  const later = given(direct(), both, undone, byHand, delivery(3)).world
  expect(issue(later, 'ShipArrivedStock', {}, SERVICE)).toEqual({ outcome: 'accepted-no-effect' })
})

test('a parcel somebody made smaller is not filled up again by itself', () => {
  const both = placed({ lines: [aLine('L1', 'poster'), aLine('L2', 'mug')] })
  const { world } = given(direct(), both)
  expect(orderOf(world).deferredWork).toEqual(['ship'])
  const { id, lines } = shipmentOf(orderOf(world))
  did('EditShipment', { shipmentId: id, details: { additionalMessage: 'fragile' } })(world)
  expect(orderOf(world).deferredWork).toEqual(['ship'])
  did('EditShipment', { shipmentId: id, lines: [{ shipmentLineId: lines[0]?.id ?? '', quantity: 1 }] })(world)
  expect(orderOf(world).deferredWork).toEqual([])
})

test('a cancelled order that comes back waits again, and gets what has arrived meanwhile', () => {
  const cancel = did('CancelOrder', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
  given(direct(), posters, delivery(1), did('ShipArrivedStock', {}, SERVICE), cancel)
    .when('ShipArrivedStock', {}, SERVICE)
    .thenNoEffect()
    .when('RestoreOrder', {})
    .thenOrder({ status: 3, deferredWork: ['ship'], allocations: [{ quantity: 1 }] })
})

test('nobody but the service says that goods have arrived', () => {
  for (const role of ['warehouse', 'counter', 'manager', 'admin', 'integration'] as const) {
    given(direct(), posters, delivery(3)).when('ShipArrivedStock', {}, { role }).thenRefused('FORBIDDEN')
  }
})
