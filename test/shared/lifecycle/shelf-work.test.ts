import { describe, expect, test } from 'vitest'
import { aLine, confirmed, did, given, placed } from '../../support/given-order.ts'

const AT_MAIN = { aggregateId: 'main', role: 'warehouse' } as const
const shirts = (quantity: number) => ({ warehouseId: 'main', lines: [{ itemId: 'shirt', quantity }], note: 'stocktaking' })
/** Four shirts of ten in Main belong to order A-00001. */
const sold = [placed({ lines: [aLine('L1', 'shirt', { quantity: 4 })] }), confirmed()]

describe('counting stock', () => {
  test('sets the books to what was found, more or less', () => {
    given().when('CountStock', shirts(7), AT_MAIN).thenEvents('StockCounted').thenStock('main', 'shirt', { physical: 7, allocated: 0 })
    given().when('CountStock', shirts(12), AT_MAIN).thenStock('main', 'shirt', { physical: 12 })
    given().when('CountStock', shirts(0), AT_MAIN).thenStock('main', 'shirt', { physical: 0 })
  })

  test('never takes what is promised: the shortage is kept, the endangered order named', () => {
    const then = given(...sold)
      .when('CountStock', shirts(1), AT_MAIN)
      .thenStock('main', 'shirt', { physical: 4, allocated: 4, countedShortage: 3 })
    expect(then.decision).toMatchObject({
      events: [{ kind: 'StockCounted', lines: [{ counted: 1, from: 10, to: 4, countedShortage: 3, endangeredOrders: ['A-00001'] }] }],
      warnings: [{ code: 'COUNTED_SHORT', facts: { items: ['shirt'], missing: 3, orders: ['A-00001'] } }],
    })
  })

  test('names nobody while enough is there for all that is promised', () => {
    expect(given(...sold).when('CountStock', shirts(4), AT_MAIN).decision).toMatchObject({ outcome: 'accepted', warnings: [] })
  })

  test('again, with the goods found, ends the shortage', () => {
    const { world } = given(...sold, did('CountStock', shirts(1), AT_MAIN))
      .when('CountStock', shirts(4), AT_MAIN)
      .thenEvents('StockCounted')
    expect(world.levels.get('main\nshirt')).toEqual({ warehouseId: 'main', itemId: 'shirt', physical: 4, allocated: 4 })
  })

  test('that finds what the books say changes nothing', () => {
    given().when('CountStock', shirts(10), AT_MAIN).thenNoEffect()
  })

  test('of one item twice is refused: which count is right only a person can tell', () => {
    const twice = { ...shirts(7), lines: [...shirts(7).lines, ...shirts(3).lines] }
    given().when('CountStock', twice, AT_MAIN).thenRefused('VALIDATION', { field: 'quantity' })
  })
})

describe('taking stock out of the books', () => {
  test('takes what is free', () => {
    given(...sold)
      .when('RemoveStock', shirts(6), AT_MAIN)
      .thenEvents('StockRemoved')
      .thenStock('main', 'shirt', { physical: 4, allocated: 4 })
  })

  test('leaves what is promised', () => {
    given(...sold)
      .when('RemoveStock', shirts(7), AT_MAIN)
      .thenRefused('INSUFFICIENT_STOCK', { productName: 'shirt', warehouse: 'Main', wanted: 7, available: 6 })
  })

  test('counts an item named twice together', () => {
    const twice = { ...shirts(4), lines: [...shirts(4).lines, ...shirts(4).lines] }
    given(...sold)
      .when('RemoveStock', twice, AT_MAIN)
      .thenRefused('INSUFFICIENT_STOCK', { wanted: 8 })
  })
})

describe('sending stock to another warehouse', () => {
  const sent = (quantity: number, toWarehouseId = 'north') => ({
    fromWarehouseId: 'main',
    toWarehouseId,
    lines: [{ itemId: 'shirt', quantity }],
    note: '',
  })

  test('moves the units and loses none', () => {
    given(...sold)
      .when('TransferStock', sent(6), AT_MAIN)
      .thenEvents('StockTransferred')
      .thenStock('main', 'shirt', { physical: 4, allocated: 4 })
      .thenStock('north', 'shirt', { physical: 11, allocated: 0 })
  })

  test('leaves what is promised where it was promised', () => {
    given(...sold)
      .when('TransferStock', sent(7), AT_MAIN)
      .thenRefused('INSUFFICIENT_STOCK', { available: 6 })
  })

  test.each(['main', 'moon'])('to %s is no transfer', (to) => {
    given().when('TransferStock', sent(1, to), AT_MAIN).thenRefused('VALIDATION', { field: 'toWarehouseId' })
  })

  test('from nowhere is no transfer', () => {
    given()
      .when('TransferStock', { ...sent(1), fromWarehouseId: 'moon' }, AT_MAIN)
      .thenRefused('VALIDATION', { field: 'fromWarehouseId' })
  })
})

describe.each(['CountStock', 'RemoveStock'] as const)('%s', (name) => {
  test.each([
    [{ warehouseId: 'moon' }, 'VALIDATION'],
    [{ lines: [] }, 'VALIDATION'],
    [{ lines: [{ itemId: 'unicorn', quantity: 1 }] }, 'NOT_FOUND'],
    [{ lines: [{ itemId: 'shirt', quantity: -1 }] }, 'VALIDATION'],
    [{ lines: [{ itemId: 'shirt', quantity: 1.5 }] }, 'VALIDATION'],
  ] as const)('refuses what cannot be: %j', (wrong, code) => {
    given()
      .when(name, { ...shirts(1), ...wrong }, AT_MAIN)
      .thenRefused(code)
  })

  test('is not for the counter', () => {
    given()
      .when(name, shirts(1), { ...AT_MAIN, role: 'counter' })
      .thenRefused('FORBIDDEN')
  })
})
