import { expect, test } from 'vitest'
import { aLine, did, given, ORDER_ID, placed, selected, stateOf, storeSetTo } from '../../support/given-order.ts'

const basket = {
  storeId: 'store',
  marketId: 'market',
  currency: 'SEK',
  origin: 'showroom',
  lines: [aLine('L1', 'shirt')],
  changes: {},
} as const

test('a basket begins open, in its store, market and currency', () => {
  const { world } = given().when('CreateSelection', basket).thenEvents('SelectionCreated')
  expect(stateOf(world).selection).toMatchObject({
    id: ORDER_ID,
    state: 'open',
    kind: 'cart',
    ownerKind: 'staff',
    expiresAt: null,
    lines: [{ id: 'L1', unitOriginalPrice: 10_000, lineDiscount: 0 }],
  })
})

test('a business store keeps order sheets', () => {
  const { world } = given(storeSetTo({ type: 'B2B' })).when('CreateSelection', basket)
  expect(stateOf(world).selection).toMatchObject({ kind: 'orderSheet' })
})

test('an id is used for one basket only', () => {
  given(selected()).when('CreateSelection', basket).thenRefused('ID_REUSED')
  given(placed()).when('CreateSelection', basket).thenRefused('ID_REUSED')
})

test.each([
  ['storeId', { storeId: 'elsewhere' }],
  ['marketId', { marketId: 'moon' }],
  ['currency', { currency: 'kr' }],
  ['quantity', { lines: [aLine('L1', 'shirt', { quantity: 0 })] }],
  ['quantity', { lines: [aLine('L1', 'shirt', { quantity: 1.5 })] }],
  ['unitPrice', { lines: [aLine('L1', 'shirt', { unitPrice: -1 })] }],
  ['lineDiscount', { lines: [aLine('L1', 'shirt', { lineDiscount: 20_001 })] }],
  ['taxPercent', { lines: [aLine('L1', 'shirt', { taxPercent: -25 })] }],
  ['lines', { lines: [aLine('L1', 'shirt'), aLine('L1', 'mug')] }],
  ['shippingCost', { changes: { shippingCost: -1 } }],
  ['handlingCost', { changes: { handlingCost: 0.5 } }],
  ['discounts', { changes: { discounts: [{ kind: 'manual', name: 'x', amount: -5 } as const] } }],
] as const)('a basket with a wrong %s is refused (%#)', (field, wrong) => {
  given()
    .when('CreateSelection', { ...basket, ...wrong })
    .thenRefused('VALIDATION', { field })
})

test('a stranger’s basket never begins empty, and lives thirty days from its last change', () => {
  const stranger = { ...basket, changes: { ownerKind: 'anonymous' } } as const
  given()
    .when('CreateSelection', { ...stranger, lines: [] })
    .thenRefused('VALIDATION', { field: 'lines' })
  const { world } = given(did('CreateSelection', stranger, { at: '2025-03-01T10:00:00.000Z' }))
    .when('EditSelection', { changes: { comment: 'wrap it' } }, { at: '2025-03-11T10:00:00.000Z' })
    .thenAccepted()
  expect(stateOf(world).selection).toMatchObject({ expiresAt: '2025-04-10T10:00:00.000Z' })
  given(did('CreateSelection', stranger, { at: '2025-03-01T10:00:00.000Z' }))
    .when('EditSelection', { changes: { comment: 'too late' } }, { at: '2025-03-31T10:00:00.000Z' })
    .thenRefused('SELECTION_EXPIRED')
})

test('a line is added, changed, and with quantity 0 taken out', () => {
  const then = given(selected())
    .when('SetSelectionLine', { line: aLine('L2', 'mug', { quantity: 1 }) })
    .thenEvents('SelectionLineSet')
    .when('SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: 5 }) })
    .thenEvents('SelectionLineSet')
    .when('SetSelectionLine', { line: aLine('L2', 'mug', { quantity: 0 }) })
    .thenEvents('SelectionLineSet')
  expect(stateOf(then.world).selection?.lines).toMatchObject([{ id: 'L1', quantity: 5 }])
})

test('setting a line to what it is, or removing one that is not there, changes nothing', () => {
  given(selected())
    .when('SetSelectionLine', { line: aLine('L1', 'shirt') })
    .thenNoEffect()
  given(selected())
    .when('SetSelectionLine', { line: aLine('L9', 'mug', { quantity: 0 }) })
    .thenNoEffect()
})

test('a line with a negative quantity is refused', () => {
  given(selected())
    .when('SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: -1 }) })
    .thenRefused('VALIDATION', { field: 'quantity' })
})

test('editing changes what the basket says, and only when something differs', () => {
  const then = given(selected())
    .when('EditSelection', { changes: { giftMessage: 'Happy birthday' } })
    .thenEvents('SelectionEdited')
  expect(stateOf(then.world).selection).toMatchObject({ giftMessage: 'Happy birthday' })
  then.when('EditSelection', { changes: { giftMessage: 'Happy birthday' } }).thenNoEffect()
  then.when('EditSelection', { changes: { shippingCost: -1 } }).thenRefused('VALIDATION', { field: 'shippingCost' })
})

test('a basket that became an order is not touched any more', () => {
  given(placed())
    .when('SetSelectionLine', { line: aLine('L2', 'mug') })
    .thenRefused('WRONG_STATUS')
  given(placed())
    .when('EditSelection', { changes: { comment: 'x' } })
    .thenRefused('WRONG_STATUS')
  given(placed()).when('DeleteSelection', {}).thenRefused('WRONG_STATUS')
})

test('an open basket may be thrown away, once', () => {
  given(selected())
    .when('DeleteSelection', {})
    .thenEvents('SelectionDeleted')
    .when('DeleteSelection', {})
    .thenNoEffect()
    .when('SetSelectionLine', { line: aLine('L2', 'mug') })
    .thenRefused('DELETED')
})

test('a basket nobody made is not found', () => {
  given()
    .when('SetSelectionLine', { line: aLine('L1', 'shirt') })
    .thenRefused('NOT_FOUND')
  given().when('EditSelection', { changes: {} }).thenRefused('NOT_FOUND')
  given().when('DeleteSelection', {}).thenRefused('NOT_FOUND')
})
