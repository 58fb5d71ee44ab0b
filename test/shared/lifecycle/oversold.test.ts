import { expect, test } from 'vitest'
import { makeRoom } from '../../../shared/lifecycle/oversold.ts'
import type { StockLevel } from '../../../shared/lifecycle/stock.ts'
import { stockKey } from '../../../shared/lifecycle/stock.ts'
import { aLine, did, given, orderOf, placed, type Step, stocked, type World } from '../../support/given-order.ts'

const one = [aLine('L1', 'shirt', { quantity: 1 })]

/** An order of one shirt, confirmed and allocated. */
function ordered(aggregateId: string, at: string, ...more: readonly Step[]): Step {
  return (world) => {
    placed({ aggregateId, number: aggregateId, lines: one, by: { at }, create: { reference: aggregateId.toUpperCase().padEnd(9, 'X') } })(
      world,
    )
    did('ConfirmOrder', {}, { aggregateId })(world)
    for (const step of more) step(world)
  }
}

const levelOf = (world: World): StockLevel =>
  world.levels.get(stockKey('main', 'shirt')) ?? { warehouseId: 'main', itemId: 'shirt', physical: 0, allocated: 0 }

const expedite = (aggregateId: string) => did('ExpediteOrder', {}, { aggregateId })
const pack =
  (aggregateId: string): Step =>
  (world) =>
    did('SetGoodToGo', { shipmentId: orderOf(world, aggregateId).shipments[0]?.id ?? '' }, { aggregateId })(world)

test('goods that are free need nobody to give anything up', () => {
  const { world } = given(stocked('main', 'shirt', 3), ordered('early', '2025-03-01T10:00:00.000Z'))
  expect(makeRoom(levelOf(world), 2, [orderOf(world, 'early')])).toEqual({ givenUp: [], allotments: [], correction: null, shortage: 0 })
})

test('the youngest order loses its allocation, and its unpacked parcel shrinks with it', () => {
  const { world } = given(
    stocked('main', 'shirt', 2),
    ordered('early', '2025-03-01T10:00:00.000Z'),
    ordered('young', '2025-03-02T10:00:00.000Z', expedite('young')),
  )
  const orders = [orderOf(world, 'early'), orderOf(world, 'young')]
  const parcel = orders[1]?.shipments[0]
  expect(makeRoom(levelOf(world), 1, orders)).toEqual({
    givenUp: [
      {
        orderId: 'young',
        orderLineId: 'L1',
        quantity: 1,
        shrinks: [{ shipmentId: parcel?.id, shipmentLineId: parcel?.lines[0]?.id, quantity: 1 }],
      },
    ],
    allotments: [],
    correction: null,
    shortage: 0,
  })
})

test('what is good-to-go is not touched: an older order gives up instead', () => {
  const { world } = given(
    stocked('main', 'shirt', 2),
    ordered('early', '2025-03-01T10:00:00.000Z'),
    ordered('young', '2025-03-02T10:00:00.000Z', expedite('young'), pack('young')),
  )
  const { givenUp } = makeRoom(levelOf(world), 1, [orderOf(world, 'early'), orderOf(world, 'young')])
  expect(givenUp).toEqual([{ orderId: 'early', orderLineId: 'L1', quantity: 1, shrinks: [] }])
})

test('what is paid is not touched either: its contents are what was paid for', () => {
  const paid: Step = (world) =>
    did('MarkAsPaid', { shipmentId: orderOf(world, 'young').shipments[0]?.id ?? '' }, { aggregateId: 'young' })(world)
  const { world } = given(
    stocked('main', 'shirt', 2),
    ordered('early', '2025-03-01T10:00:00.000Z'),
    ordered('young', '2025-03-02T10:00:00.000Z', expedite('young'), paid),
  )
  const { givenUp } = makeRoom(levelOf(world), 1, [orderOf(world, 'early'), orderOf(world, 'young')])
  expect(givenUp.map((each) => each.orderId)).toEqual(['early'])
})

test('what nobody can give up is corrected into the record, and the shelf is counted', () => {
  const { world } = given(stocked('main', 'shirt', 1), ordered('young', '2025-03-02T10:00:00.000Z', expedite('young'), pack('young')))
  expect(makeRoom(levelOf(world), 2, [orderOf(world, 'young')])).toEqual({
    givenUp: [],
    allotments: [],
    correction: { warehouseId: 'main', itemId: 'shirt', deltaPhysical: 2, deltaAllocated: 0, reason: 'correction' },
    shortage: 2,
  })
})

test('afterwards there is room for exactly what left', () => {
  for (const quantity of [1, 2, 3, 4, 5]) {
    const { world } = given(
      stocked('main', 'shirt', 3),
      ordered('first', '2025-03-01T10:00:00.000Z'),
      ordered('second', '2025-03-02T10:00:00.000Z', expedite('second')),
      ordered('third', '2025-03-03T10:00:00.000Z', expedite('third'), pack('third')),
    )
    const level = levelOf(world)
    const room = makeRoom(
      level,
      quantity,
      ['first', 'second', 'third'].map((id) => orderOf(world, id)),
    )
    const released = room.givenUp.reduce((sum, each) => sum + each.quantity, 0)
    const free = level.physical + (room.correction?.deltaPhysical ?? 0) - (level.allocated - released)
    expect(free).toBe(quantity)
  }
})
