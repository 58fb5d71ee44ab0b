import { describe, expect, test } from 'vitest'
import { freeToAllocate, stockKey } from '../../../shared/lifecycle/stock.ts'
import {
  aLine,
  checkout,
  confirmed,
  did,
  given,
  issue,
  type Placing,
  placed,
  type Step,
  selected,
  stocked,
  storeSetTo,
  type World,
} from '../../support/given-order.ts'
import { cameLate, caseOf } from '../../support/late-story.ts'

const COUNTER: Placing = {
  origin: 'counter',
  paymentMethodId: 'cash',
  changes: { customerId: null, ownerKind: 'anonymous', address: null, shippingAddress: null, shippingMethodId: null },
}
const NAMES = { number: 'K-00001', reference: 'ABCDEFGHI' }
const basket = (quantity: number, aggregateId?: string) =>
  selected({ ...COUNTER, lines: [aLine('L1', 'shirt', { quantity })], ...(aggregateId ? { aggregateId } : {}) })
const shirts = (deskId: string, quantity: number, warehouseId = 'main') => ({
  warehouseId,
  deskId,
  lines: [{ itemId: 'shirt', quantity }],
})
const AT_MAIN = { aggregateId: 'main' }
const granted = (deskId: string, quantity: number, warehouseId?: string): Step =>
  did('GrantAllotment', shirts(deskId, quantity, warehouseId), AT_MAIN)
const level = (world: World, warehouseId = 'main') =>
  world.levels.get(stockKey(warehouseId, 'shirt')) ?? { warehouseId, itemId: 'shirt', physical: 0, allocated: 0 }
const rights = (world: World, warehouseId?: string) =>
  Object.fromEntries((level(world, warehouseId).allotments ?? []).map((each) => [each.deskId, each.quantity]))
// Ten shirts in main and five in north, as the shop begins; these stories are told with main alone.
const ONLY_MAIN = stocked('north', 'shirt', 0)

describe('a right to units', () => {
  test('is granted out of what is free, and nobody else may promise those units then', () => {
    const { world } = given(ONLY_MAIN, granted('till', 4))
    expect([freeToAllocate(level(world)), freeToAllocate(level(world), 'till'), freeToAllocate(level(world), 'other')]).toEqual([6, 10, 6])
    expect(rights(world)).toEqual({ till: 4 })
  })

  test('grows with the next grant, and others have their own', () => {
    expect(rights(given(ONLY_MAIN, granted('till', 4), granted('counter', 1), granted('till', 2)).world)).toEqual({ counter: 1, till: 6 })
  })

  test('is never granted beyond what is free: neither what is promised to orders nor what another desk may sell', () => {
    const then = given(ONLY_MAIN, placed(), confirmed(), granted('counter', 5))
    then.when('GrantAllotment', shirts('till', 4), AT_MAIN).thenRefused('INSUFFICIENT_STOCK', { wanted: 4, available: 3 })
    then.when('GrantAllotment', shirts('counter', 4), AT_MAIN).thenRefused('INSUFFICIENT_STOCK')
    then.when('GrantAllotment', shirts('till', 3), AT_MAIN)
    expect(rights(then.world)).toEqual({ counter: 5, till: 3 })
  })

  test.each([
    ['a place that is not there', { ...shirts('till', 1), warehouseId: 'moon' }, 'VALIDATION'],
    ['nobody', shirts(' ', 1), 'VALIDATION'],
    ['no units', shirts('till', 0), 'VALIDATION'],
    ['a product nobody knows', { ...shirts('till', 1), lines: [{ itemId: 'unknown', quantity: 1 }] }, 'NOT_FOUND'],
  ] as const)('is not granted for %s', (_, args, code) => {
    given(ONLY_MAIN).when('GrantAllotment', args, AT_MAIN).thenRefused(code)
  })

  test.each(['counter', 'warehouse', 'integration'] as const)('is not granted by the role %s', (role) => {
    given(ONLY_MAIN)
      .when('GrantAllotment', shirts('desk', 1), { ...AT_MAIN, role })
      .thenRefused('FORBIDDEN')
  })

  test('is given back by the desk itself, and by a manager for a desk that is silent', () => {
    const then = given(ONLY_MAIN, granted('till', 4))
    then.when('ReturnAllotment', shirts('till', 1), { ...AT_MAIN, role: 'counter', deskId: 'till' })
    expect(rights(then.world)).toEqual({ till: 3 })
    then.when('ReturnAllotment', shirts('till', 1), { ...AT_MAIN, role: 'counter', deskId: 'other' }).thenRefused('FORBIDDEN')
    then.when('ReturnAllotment', shirts('till', 3), { ...AT_MAIN, role: 'manager', deskId: 'office' })
    expect(level(then.world)).not.toHaveProperty('allotments')
  })

  test('cannot be given back beyond what is left of it', () => {
    given(ONLY_MAIN, granted('till', 4))
      .when('ReturnAllotment', shirts('till', 5), AT_MAIN)
      .thenRefused('VALIDATION', { field: 'quantity', held: 4 })
  })
})

describe('a desk that sells', () => {
  test('uses its right first, and then what is free to everybody', () => {
    const then = given(ONLY_MAIN, granted('till', 4), basket(3)).when('CounterSale', NAMES, { role: 'counter', deskId: 'till' })
    then.thenStock('main', 'shirt', { physical: 7, allocated: 0 })
    expect(rights(then.world)).toEqual({ till: 1 })
    basket(3, 'second')(then.world)
    issue(then.world, 'CounterSale', { number: 'K-00002', reference: 'ABCDEFGHK' }, { aggregateId: 'second', deskId: 'till' })
    expect(rights(then.world)).toEqual({})
    expect(level(then.world).physical).toBe(4)
  })

  test('takes the goods from where its right is, whatever the market asks first', () => {
    const then = given(granted('till', 2, 'north'), basket(2)).when('CounterSale', NAMES, { deskId: 'till' })
    then.thenOrder({ shipments: [{ warehouseId: 'north' }] })
    expect(rights(then.world, 'north')).toEqual({})
  })

  test('says in its own order’s history what it used', () => {
    given(ONLY_MAIN, granted('till', 4), basket(3))
      .when('CounterSale', NAMES, { deskId: 'till' })
      .thenEvents(
        'SelectionCheckedOut',
        'OrderCreated',
        'PaymentAdded',
        'OrderConfirmed',
        'AllotmentsChanged',
        'StockAllocated',
        'ShipmentCreated',
        'ShipmentMadeGoodToGo',
        'ShipmentPaid',
        'ShipmentCompleted',
      )
  })

  test('cannot sell what another desk has the right to', () => {
    given(ONLY_MAIN, granted('other', 9), basket(2)).when('CounterSale', NAMES, { deskId: 'till' }).thenRefused('INSUFFICIENT_STOCK')
  })

  test('is not stopped by orders that wait for the same goods', () => {
    const then = given(ONLY_MAIN, granted('till', 2), storeSetTo({ oversellingPrevention: 'standard' }))
    placed({ aggregateId: 'waiting', number: 'A-00009', lines: [aLine('L1', 'shirt', { quantity: 8 })] })(then.world)
    basket(2)(then.world)
    then.when('CreateOrder', checkout({ paymentMethodId: 'cash' }), { deskId: 'till' })
    expect(level(then.world).allotments ?? []).toHaveLength(1)
    then.when('ConfirmOrder', {}, { deskId: 'till' })
    expect(rights(then.world)).toEqual({})
  })
})

test('another desk’s order waits for stock rather than take what a desk has the right to', () => {
  const then = given(ONLY_MAIN, granted('till', 9), placed()).when('ConfirmOrder', {})
  then.thenOrder({ allocations: [{ quantity: 1 }] })
  then.when('ReturnAllotment', shirts('till', 9), AT_MAIN).when('AllocateOrder', {})
  then.thenOrder({ allocations: [{ quantity: 2 }] })
})

test('goods a desk takes off the shelf are first the free ones, and others’ rights stay', () => {
  const remove = (quantity: number) => ({ warehouseId: 'main', lines: [{ itemId: 'shirt', quantity }], note: '' })
  const then = given(ONLY_MAIN, granted('till', 4), granted('other', 3))
  then.when('RemoveStock', remove(2), { ...AT_MAIN, deskId: 'till' })
  expect(rights(then.world)).toEqual({ other: 3, till: 4 })
  then.when('RemoveStock', remove(3), { ...AT_MAIN, deskId: 'till' })
  expect(rights(then.world)).toEqual({ other: 3, till: 2 })
  then.when('RemoveStock', remove(3), { ...AT_MAIN, deskId: 'till' }).thenRefused('INSUFFICIENT_STOCK', { available: 2 })
})

test('a count that finds fewer units than desks have the right to takes rights away, the counting desk’s own first', () => {
  const counted = (quantity: number) => ({ warehouseId: 'main', lines: [{ itemId: 'shirt', quantity }], note: '' })
  const then = given(ONLY_MAIN, granted('till', 4), granted('other', 3))
  then.when('CountStock', counted(5), { ...AT_MAIN, deskId: 'till' })
  expect(rights(then.world)).toEqual({ other: 3, till: 2 })
  then.when('CountStock', counted(1), { ...AT_MAIN, deskId: 'office' })
  expect(rights(then.world)).toEqual({ till: 1 })
})

describe('goods that left beyond the record', () => {
  const late = (quantity: number, deskId: string, world: World) => {
    basket(quantity, 'late-sale')(world)
    return cameLate(world, 'CounterSale', NAMES, { aggregateId: 'late-sale', deskId })
  }

  test('are taken from orders before another desk loses its right', () => {
    const { world } = given(ONLY_MAIN, placed(), confirmed(), granted('other', 8))
    late(2, 'till', world)
    expect(rights(world)).toEqual({ other: 8 })
    expect(caseOf(world).kind).toBe('OVERSOLD')
    expect(level(world)).toMatchObject({ physical: 8, allocated: 0 })
  })

  test('are taken from another desk’s right before the record is corrected', () => {
    const { world } = given(ONLY_MAIN, granted('other', 9))
    late(4, 'till', world)
    expect(rights(world)).toEqual({ other: 6 })
    expect(level(world).physical).toBe(6)
    expect(world.movements.some(({ reason }) => reason === 'correction')).toBe(false)
    late12(world)
  })

  // More than ever stood there: all rights are gone, and somebody counts.
  const late12 = (world: World) => {
    basket(12, 'later')(world)
    cameLate(
      world,
      'CounterSale',
      { number: 'K-00002', reference: 'ABCDEFGHK' },
      { aggregateId: 'later', deskId: 'till', commandId: 'late2' },
    )
    expect(rights(world)).toEqual({})
    expect(level(world).physical).toBe(0)
    expect(world.movements.find(({ reason }) => reason === 'correction')).toMatchObject({ deltaPhysical: 6 })
  }
})
