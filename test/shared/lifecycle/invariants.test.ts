import { expect, test } from 'vitest'
import { brokenInvariants } from '../../../shared/lifecycle/invariants.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { brokenBySteps } from '../../../shared/lifecycle/step-invariants.ts'
import { brokenStock } from '../../../shared/lifecycle/stock-invariants.ts'
import {
  allGoodToGo,
  completed,
  confirmed,
  expedited,
  given,
  held,
  orderOf,
  placed,
  shipmentOf,
  stateOf,
} from '../../support/given-order.ts'

const processing = () => orderOf(given(placed(), confirmed(), expedited()).world)
const done = () => orderOf(given(placed(), completed()).world)

function changedLine(order: Order, change: Partial<Order['lines'][number]>): Order {
  return { ...order, lines: order.lines.map((line) => ({ ...line, ...change })) }
}

function changedShipment(order: Order, change: Partial<Order['shipments'][number]>): Order {
  return { ...order, shipments: order.shipments.map((shipment) => ({ ...shipment, ...change })) }
}

test('an order as the rules leave it breaks nothing', () => {
  expect(brokenInvariants(processing())).toEqual([])
  expect(brokenInvariants(done())).toEqual([])
})

test.each<readonly [string, () => Order]>([
  ['I-1', () => changedLine(processing(), { quantity: 1 })],
  ['I-2', () => ({ ...processing(), allocations: [] })],
  ['I-2', () => ({ ...processing(), allocations: [{ orderLineId: 'L1', warehouseId: 'north', quantity: 2 }] })],
  ['I-2', () => ({ ...processing(), allocations: [{ orderLineId: 'L1', warehouseId: 'main', quantity: 3 }] })],
  ['I-4', () => changedLine(done(), { cancelledQuantity: 1 })],
  ['I-5', () => ({ ...done(), allocations: [{ orderLineId: 'L1', warehouseId: 'main', quantity: 1 }] })],
  ['I-6', () => changedShipment(processing(), { lines: [] })],
  ['I-14', () => ({ ...processing(), status: 2 })],
  ['I-16', () => ({ ...processing(), status: 4 })],
  ['I-17', () => ({ ...processing(), shipments: [] })],
  ['I-18', () => ({ ...processing(), confirmedAt: null })],
  ['I-19', () => changedShipment(done(), { isGoodToGo: false })],
  ['I-28', () => withEntry(done(), 'CAPTURE', 30_000)],
  ['I-29', () => withEntry(done(), 'REFUND', 30_000)],
  ['I-30', () => changedShipment(done(), { carriedShippingCost: 5_000 })],
  ['I-31', () => changedLine(processing(), { total: 1 })],
  ['I-31', () => ({ ...processing(), totals: { ...processing().totals, grandTotal: 1 } })],
  ['I-47', () => withEntry(done(), 'PREPAID', 1)],
])('%s is noticed when it is broken (%#)', (invariant, planted) => {
  expect(brokenInvariants(planted()).map((each) => each.split(' ')[0])).toContain(invariant)
})

function withEntry(order: Order, entryType: 'CAPTURE' | 'REFUND' | 'PREPAID', value: number): Order {
  return {
    ...order,
    payments: order.payments.map((payment) => ({
      ...payment,
      entries: [
        ...payment.entries,
        { id: 'x', entryType, status: 'success', value, externalReference: '', idempotencyKey: 'x', at: '', by: '' },
      ],
    })),
  }
}

test('a parcel that leaves a held order, a shipment of a pending one and a forbidden step are noticed', () => {
  const stamp = { at: '2025-03-03T10:00:00.000Z', by: 'nobody' }
  const { world } = given(placed(), confirmed(), expedited(), allGoodToGo(), held())
  const state = stateOf(world)
  const { id: shipmentId } = shipmentOf(orderOf(world))
  const dispatch = { carrier: '', service: '', numberOfPackages: 1, trackingNumber: '', returnTrackingNumber: '', sendEmail: false }
  const left = { kind: 'ShipmentCompleted', shipmentId, dispatch, trackingUrl: '', ...stamp } as const
  expect(brokenBySteps(state, [left], 'CompleteShipment', world.settings)).toEqual([
    'I-19 a shipment left unready',
    'I-20 ShipmentCompleted while flagged',
  ])
  expect(brokenBySteps(state, [{ kind: 'OrderUnconfirmed', ...stamp }], 'ConfirmOrder', world.settings)).toEqual([
    'I-15 ConfirmOrder led from 3 to 3',
  ])
  const pending = given(placed()).world
  const created = { kind: 'ShipmentCreated', shipment: shipmentOf(orderOf(world)), ...stamp } as const
  expect(brokenBySteps(stateOf(pending), [created], 'ExpediteOrder', pending.settings)).toContain('I-18 a shipment of an unconfirmed order')
})

test('stock that does not add up is noticed', () => {
  const { world } = given(placed(), confirmed())
  const orders = [orderOf(world)]
  const levels = [...world.levels.values()]
  expect(brokenStock(levels, world.movements, orders)).toEqual([])
  expect(brokenStock(levels, world.movements, [])).toEqual(['I-8 shirt in main: 2 stored, 0 promised'])
  expect(brokenStock(levels, world.movements.slice(0, -1), orders)).toEqual(['I-9 shirt in main: allocated'])
  expect(brokenStock(levels.slice(1), world.movements, orders)).toEqual(['I-8 main: shirt has no level'])
  const oversold = levels.map((level) => (level.itemId === 'shirt' ? { ...level, physical: 1 } : level))
  expect(brokenStock(oversold, world.movements, orders)).toContain('I-7 shirt in main')
})
