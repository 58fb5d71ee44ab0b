// A desk that was away tells what it did. Refused or not, it has happened: afterwards goods, stock, status and money are
// right, and what must hold of any world holds of this one.

import { expect, test } from 'vitest'
import type { CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { stockKey } from '../../shared/lifecycle/stock.ts'
import { type BasketLine, basketArgs, checkoutArgs, type OrderPlan } from './walk-baskets.ts'
import { brokenInWorld } from './walk-checks.ts'
import { brokenByStep, brokenStory } from './walk-step-checks.ts'
import { type Happening, issue, newWalkWorld, stateOf, type WalkWorld } from './walk-world.ts'

const SHIRTS: BasketLine = { item: 0, quantity: 2, unitPrice: 1_000, lineDiscount: 0 }
const BY_INVOICE: OrderPlan = {
  store: 0,
  by: 'admin',
  origin: 'showroom',
  currency: 'SEK',
  payment: 'invoice',
  authorization: 'granted',
  lines: [SHIRTS],
  voucher: 0,
  shippingCost: 0,
  handlingCost: 0,
  shippingMethod: 'home',
  vatExempt: false,
  confirmNow: true,
  holdNow: false,
}
const OVER_THE_COUNTER: OrderPlan = { ...BY_INVOICE, payment: 'cash', origin: 'counter', shippingMethod: 'pickup', confirmNow: false }

/** Shops with so many shirts in the main warehouse, and none anywhere else. */
function shopWith(shirts: number): WalkWorld {
  const world = newWalkWorld({ shop: { stores: [{}, {}], threshold: 0, stockOffset: null }, stock: [0], orders: [] })
  if (shirts > 0) does(world, 'ReceiveStock', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: shirts }], note: '' }, 'main')
  return world
}

function does<Name extends CommandName>(world: WalkWorld, name: Name, args: CommandArgs[Name], id: string): void {
  const { decision } = issue(world, name, args, id)
  if (decision.outcome !== 'accepted') throw new Error(`${name}: ${JSON.stringify(decision)}`)
}

/** Told late and refused, with everything that must hold checked afterwards. */
function late<Name extends CommandName>(world: WalkWorld, name: Name, args: CommandArgs[Name], id: string): Happening {
  const happening = issue(world, name, args, id, 'admin', `away-${world.commandsIssued}`)
  expect(happening.decision.outcome).toBe('refused')
  expect([...brokenByStep(happening, world), ...brokenInWorld(world), ...brokenStory(world)]).toEqual([])
  return happening
}

function places(world: WalkWorld, id: string, plan: OrderPlan = BY_INVOICE): void {
  does(world, 'CreateSelection', basketArgs(plan, id), id)
  does(world, 'CreateOrder', checkoutArgs(plan, id), id)
}

function orderOf(world: WalkWorld, id: string): Order {
  const { order } = stateOf(world, id)
  if (!order) throw new Error(`there is no order ${id}`)
  return order
}

const parcelOf = (world: WalkWorld, id: string) => orderOf(world, id).shipments[0]?.id ?? ''

function packs(world: WalkWorld, id: string): string {
  does(world, 'ExpediteOrder', {}, id)
  does(world, 'SetGoodToGo', { shipmentId: parcelOf(world, id) }, id)
  return parcelOf(world, id)
}

const RELEASED = { comment: '', stockAction: 'releaseItemsBackToWarehouse' } as const
const shelf = (world: WalkWorld) => world.levels.get(stockKey('main', 'shirt'))

test('a parcel that left while its order was held has left, and the order is still held', () => {
  const world = shopWith(5)
  places(world, 'o1')
  const shipmentId = packs(world, 'o1')
  does(world, 'PutOnHold', { reasonCode: 'FRAUD_SUSPECTED', reason: 'a look' }, 'o1')
  expect(late(world, 'CompleteShipment', { shipmentId, dispatch: { trackingNumber: 'T-1' } }, 'o1').late?.conflict?.kind).toBe(
    'SHIPPED_WHILE_HELD',
  )
  expect(orderOf(world, 'o1')).toMatchObject({ status: 3, holds: [{}], shipments: [{ trackingNumber: 'T-1' }], allocations: [] })
  expect(shelf(world)).toMatchObject({ physical: 3, allocated: 0 })
})

test('a parcel somebody unpacked again meanwhile has left all the same', () => {
  const world = shopWith(5)
  places(world, 'o1')
  const shipmentId = packs(world, 'o1')
  does(world, 'UnsetGoodToGo', { shipmentId }, 'o1')
  late(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1')
  expect(orderOf(world, 'o1').shipments).toMatchObject([{ isGoodToGo: true, shippedAt: expect.any(String) }])
})

test('a parcel that left while its order was cancelled brings the order back, and whoever got its goods waits', () => {
  const world = shopWith(2)
  places(world, 'o1')
  const shipmentId = packs(world, 'o1')
  does(world, 'CancelOrder', RELEASED, 'o1')
  places(world, 'o2')
  does(world, 'ExpediteOrder', {}, 'o2')
  expect(orderOf(world, 'o2').status).toBe(3)
  expect(late(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1').late?.conflict?.kind).toBe('SHIPPED_WHILE_CANCELLED')
  expect(orderOf(world, 'o1')).toMatchObject({ status: 3, cancelled: null, shipments: [{ voidedAt: null, shippedAt: expect.any(String) }] })
  expect(orderOf(world, 'o2')).toMatchObject({ status: 2, allocations: [], shipments: [{ voidedAt: expect.any(String) }] })
  expect(shelf(world)).toMatchObject({ physical: 0, allocated: 0 })
})

test('where all others are packed the record is corrected first, so that nothing stands below zero', () => {
  const world = shopWith(2)
  places(world, 'o1')
  const shipmentId = packs(world, 'o1')
  does(world, 'CancelOrder', RELEASED, 'o1')
  places(world, 'o2')
  packs(world, 'o2')
  late(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1')
  expect(orderOf(world, 'o2')).toMatchObject({ status: 3, shipments: [{ isGoodToGo: true }] })
  expect(shelf(world)).toMatchObject({ physical: 2, allocated: 2 })
})

test('the same parcel leaving twice takes its goods off the shelf and leaves the order alone', () => {
  const world = shopWith(5)
  places(world, 'o1')
  const shipmentId = packs(world, 'o1')
  does(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1')
  const before = orderOf(world, 'o1')
  late(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1')
  expect(orderOf(world, 'o1')).toBe(before)
  expect(shelf(world)).toMatchObject({ physical: 1, allocated: 0 })
})

test('it takes them from the youngest promise where nothing is free, and only that order’s parcel shrinks', () => {
  const world = shopWith(5)
  places(world, 'o1')
  const shipmentId = packs(world, 'o1')
  does(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1')
  places(world, 'o2', { ...BY_INVOICE, lines: [{ ...SHIRTS, quantity: 3 }] })
  does(world, 'ExpediteOrder', {}, 'o2')
  late(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1')
  const [parcel] = orderOf(world, 'o2').shipments
  expect(parcel).toMatchObject({ voidedAt: null, lines: [{ quantity: 1, value: 1_000 }] })
  expect(shelf(world)).toMatchObject({ physical: 1, allocated: 1 })
})

test('what is paid or being paid keeps its parcel whole', () => {
  const world = shopWith(4)
  places(world, 'o1')
  const shipmentId = packs(world, 'o1')
  does(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1')
  places(world, 'o2', { ...BY_INVOICE, payment: 'cash' })
  does(world, 'ExpediteOrder', {}, 'o2')
  expect(orderOf(world, 'o2').shipments).toMatchObject([{ isPaid: true, isGoodToGo: false }])
  late(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1')
  expect(orderOf(world, 'o2').shipments).toMatchObject([{ isPaid: true, lines: [{ quantity: 2 }] }])
  expect(shelf(world)).toMatchObject({ physical: 2, allocated: 2 })
})

test('goods that came back twice lie on the shelf, and the order has them back once', () => {
  const world = shopWith(5)
  places(world, 'o1')
  const shipmentId = packs(world, 'o1')
  does(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1')
  const line = {
    shipmentLineId: orderOf(world, 'o1').shipments[0]?.lines[0]?.id ?? '',
    quantity: 2,
    condition: 'A',
    reasonCode: 'size',
  } as const
  const costs = { shippingCost: 0, handlingCost: 0, returnCost: 0, voucherValue: 0, comment: '' }
  const back = { shipmentId, lines: [{ ...line, stockAction: 'releaseItemsBackToWarehouse' as const }], ...costs }
  does(world, 'CreateReturn', back, 'o1')
  late(world, 'CreateReturn', back, 'o1')
  expect(orderOf(world, 'o1').returns).toHaveLength(1)
  expect(shelf(world)).toMatchObject({ physical: 7, allocated: 0 })
})

test('what was sold over the counter is sold, and the youngest order that was promised it waits', () => {
  const world = shopWith(2)
  does(world, 'CreateSelection', basketArgs(OVER_THE_COUNTER, 'till'), 'till')
  places(world, 'web')
  const sale = late(world, 'CounterSale', { number: 'T-1', reference: 'ABCDEFGHI' }, 'till')
  expect(sale.late?.conflict?.kind).toBe('OVERSOLD')
  expect(orderOf(world, 'till')).toMatchObject({ status: 4, number: 'T-1' })
  expect(orderOf(world, 'web')).toMatchObject({ status: 2, allocations: [] })
  expect(shelf(world)).toMatchObject({ physical: 0, allocated: 0 })
})

test('where overselling is prevented it is sold all the same, whoever waits: the customer has left with it', () => {
  const world = newWalkWorld({
    shop: { stores: [{ oversellingPrevention: 'standard' }, {}], threshold: 0, stockOffset: null },
    stock: [0],
    orders: [],
  })
  places(world, 'web', { ...BY_INVOICE, store: 1 })
  does(world, 'CreateSelection', basketArgs(OVER_THE_COUNTER, 'till'), 'till')
  late(world, 'CounterSale', { number: 'T-1', reference: 'ABCDEFGHI' }, 'till')
  expect(orderOf(world, 'till').status).toBe(4)
  expect(orderOf(world, 'web')).toMatchObject({ status: 2, allocations: [] })
  expect(shelf(world)).toMatchObject({ physical: 0, allocated: 0 })
})

test('goods removed or moved that the record no longer has free are gone from it', () => {
  const world = shopWith(2)
  places(world, 'web')
  const lines = [{ itemId: 'shirt', quantity: 1 }]
  late(world, 'RemoveStock', { warehouseId: 'main', lines: [...lines, ...lines], note: 'broken' }, 'main')
  expect(shelf(world)).toMatchObject({ physical: 0, allocated: 0 })
  late(world, 'TransferStock', { fromWarehouseId: 'main', toWarehouseId: 'north', lines, note: '' }, 'main')
  expect(world.levels.get(stockKey('north', 'shirt'))).toMatchObject({ physical: 1 })
  expect(orderOf(world, 'web')).toMatchObject({ status: 2, allocations: [] })
})

test('what somebody did who is not allowed to any more stands as it was', () => {
  const world = shopWith(5)
  places(world, 'o1')
  const shipmentId = packs(world, 'o1')
  const happening = issue(world, 'CompleteShipment', { shipmentId, dispatch: {} }, 'o1', 'counter', 'away')
  expect(happening.late?.conflict?.kind).toBe('PERMISSION_REVOKED')
  expect(brokenInWorld(world)).toEqual([])
  expect(orderOf(world, 'o1').shipments).toMatchObject([{ shippedAt: expect.any(String) }])
})

test('a wish that came too late changes nothing', () => {
  const world = shopWith(5)
  places(world, 'o1')
  const shipmentId = packs(world, 'o1')
  does(world, 'UnsetGoodToGo', { shipmentId }, 'o1')
  does(world, 'PutOnHold', { reasonCode: 'FRAUD_SUSPECTED', reason: 'a look' }, 'o1')
  const before = orderOf(world, 'o1')
  expect(late(world, 'SetGoodToGo', { shipmentId }, 'o1').late).toMatchObject({ conflict: { kind: 'HELD_MEANWHILE' }, recorded: [] })
  expect(orderOf(world, 'o1')).toBe(before)
})
