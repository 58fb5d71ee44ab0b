import { expect, test } from 'vitest'
import type { CommandArgs, NewLine } from '../../../shared/lifecycle/command.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import {
  aLine,
  did,
  given,
  type IssueOptions,
  issue,
  ORDER_ID,
  placed,
  type Step,
  stateOf,
  storeSetTo,
  type World,
} from '../../support/given-order.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

const GUEST = { aggregateId: 'guest' } as const
const OWN = { aggregateId: 'own' } as const

function basket(lines: readonly NewLine[], changes: CommandArgs['CreateSelection']['changes'], on: IssueOptions): Step {
  return did('CreateSelection', { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'showroom', lines, changes }, on)
}

/** A stranger with two shirts in hand. */
const guest = (lines: readonly NewLine[] = [aLine('L1', 'shirt')], changes: CommandArgs['CreateSelection']['changes'] = {}) =>
  basket(lines, { ownerKind: 'anonymous', ...changes }, GUEST)

/** What customer `eva` left in her account. */
const stored = (lines: readonly NewLine[] = [aLine('L1', 'mug')], changes: CommandArgs['CreateSelection']['changes'] = {}) =>
  basket(lines, { customerId: 'eva', ...changes }, OWN)

function selectionOf(world: World, id: string): Selection {
  const { selection } = stateOf(world, id)
  if (!selection) throw new Error(`there is no selection ${id}`)
  return selection
}

const units = ({ lines }: Selection) => lines.reduce((sum, line) => sum + line.quantity, 0)

test('a stranger who says who they are keeps the basket, and it does not expire any more', () => {
  const { world } = given(guest()).when('AssignCustomer', { customerId: 'eva' }, GUEST).thenEvents('SelectionAssigned')
  expect(selectionOf(world, 'guest')).toMatchObject({ customerId: 'eva', ownerKind: 'customer', state: 'open', expiresAt: null })
})

test('what lies in the basket joins what the customer had open, and the basket leads there', () => {
  const { world, decision } = given(stored(), guest())
    .when('AssignCustomer', { customerId: 'eva' }, GUEST)
    .thenEvents('SelectionMergedAway')
  expect(selectionOf(world, 'guest')).toMatchObject({ state: 'merged', mergedInto: 'own', customerId: 'eva', expiresAt: null })
  expect(decision).toMatchObject({ warnings: [{ code: 'SELECTION_MERGED', facts: { into: 'own', customerId: 'eva' } }] })
  expect(selectionOf(world, 'own').lines).toMatchObject([
    { itemId: 'mug', quantity: 2 },
    { itemId: 'shirt', quantity: 2 },
  ])
})

test('the same goods on the same terms become one line, with all units and all of their discount', () => {
  const { world } = given(
    stored([aLine('A', 'shirt', { quantity: 3, lineDiscount: 500 })]),
    guest([aLine('B', 'shirt', { quantity: 2, lineDiscount: 200 })]),
  ).when('AssignCustomer', { customerId: 'eva' }, GUEST)
  expect(selectionOf(world, 'own').lines).toMatchObject([{ id: 'A', quantity: 5, lineDiscount: 700 }])
})

test.each([
  ['price', { unitPrice: 9_000 }],
  ['comment', { comment: 'as a present' }],
  ['delivery window', { deliveryWindow: 'week 12' }],
  ['pick-up', { storePickup: true }],
] as const)('the same goods at another %s stay a line of their own', (_, other) => {
  const { world } = given(stored([aLine('L1', 'shirt')]), guest([aLine('L1', 'shirt', other)])).when(
    'AssignCustomer',
    { customerId: 'eva' },
    GUEST,
  )
  const { lines } = selectionOf(world, 'own')
  expect(lines).toMatchObject([{ quantity: 2 }, { quantity: 2, ...other }])
  expect(new Set(lines.map((line) => line.id)).size).toBe(2)
})

test('a voucher both baskets carry counts once, others come along', () => {
  const spring = { kind: 'voucher', name: 'SPRING', amount: 1_000 } as const
  const { world } = given(
    stored([aLine('L1', 'mug')], { discounts: [spring] }),
    guest([aLine('L1', 'shirt')], { discounts: [spring, { kind: 'voucher', name: 'FRIEND', amount: 500 }] }),
  ).when('AssignCustomer', { customerId: 'eva' }, GUEST)
  expect(selectionOf(world, 'own').discounts.map((each) => each.name)).toEqual(['SPRING', 'FRIEND'])
})

test('addresses and wishes the customer’s basket lacks come along; those it has stay', () => {
  const { world } = given(
    stored([aLine('L1', 'mug')], { comment: 'ring twice' }),
    guest([aLine('L1', 'shirt')], { address: TEST_ADDRESS, comment: 'leave it outside', shippingMethodId: 'home' }),
  ).when('AssignCustomer', { customerId: 'eva' }, GUEST)
  expect(selectionOf(world, 'own')).toMatchObject({ address: TEST_ADDRESS, comment: 'ring twice', shippingMethodId: 'home' })
})

test('signing in twice adds nothing twice', () => {
  const { world } = given(stored(), guest(), did('AssignCustomer', { customerId: 'eva' }, GUEST))
  const before = selectionOf(world, 'own')
  expect(issue(world, 'AssignCustomer', { customerId: 'eva' }, GUEST)).toEqual({ outcome: 'accepted-no-effect' })
  expect(issue(world, 'SignIn', { customerId: 'eva', ...HERE }, GUEST)).toEqual({ outcome: 'accepted-no-effect' })
  expect(issue(world, 'AssignCustomer', { customerId: 'eva' }, OWN)).toEqual({ outcome: 'accepted-no-effect' })
  expect(selectionOf(world, 'own')).toEqual(before)
  expect(units(before)).toBe(4)
})

const HERE = { storeId: 'store', marketId: 'market', currency: 'SEK' } as const

test('nothing more can be put into a basket that was merged', () => {
  given(stored(), guest(), did('AssignCustomer', { customerId: 'eva' }, GUEST))
    .when('SetSelectionLine', { line: aLine('L9', 'shirt') }, GUEST)
    .thenRefused('WRONG_STATUS', { status: 'merged', mergedInto: 'own' })
})

test.each([['in another currency', stored([aLine('L1', 'mug')]), { currency: 'EUR' }]] as const)(
  'a basket %s is not merged',
  (_, own, changed) => {
    const { world } = given(
      own,
      did('CreateSelection', { ...HERE, ...changed, origin: 'showroom', lines: [aLine('L1', 'shirt')], changes: {} }, GUEST),
    )
    issue(world, 'AssignCustomer', { customerId: 'eva' }, GUEST)
    expect(selectionOf(world, 'guest')).toMatchObject({ state: 'open', customerId: 'eva' })
  },
)

test('an order sheet with fixed contents, one asked to be checked out, and one that is an order already take nothing in', () => {
  const steps: readonly Step[] = [
    stored([aLine('L1', 'mug')], { lockedContents: true }),
    basket([aLine('L1', 'mug')], { customerId: 'eva' }, { aggregateId: 'requested' }),
    did('RequestCheckout', {}, { aggregateId: 'requested' }),
    placed({ changes: { customerId: 'eva' } }),
  ]
  const { world } = given(...steps, guest())
    .when('AssignCustomer', { customerId: 'eva' }, GUEST)
    .thenEvents('SelectionAssigned')
  expect(stateOf(world, ORDER_ID).selection).toMatchObject({ lines: [{ quantity: 2 }] })
})

test('of several open baskets the one changed last takes the contents in', () => {
  const { world } = given(
    stored(),
    basket([aLine('L1', 'mug')], { customerId: 'eva' }, { aggregateId: 'later' }),
    did('EditSelection', { changes: { comment: 'soon' } }, OWN),
    guest(),
  ).when('AssignCustomer', { customerId: 'eva' }, GUEST)
  expect(selectionOf(world, 'guest')).toMatchObject({ mergedInto: 'own' })
})

test('a basket of one customer is not given to another', () => {
  given(stored()).when('AssignCustomer', { customerId: 'bo' }, OWN).thenRefused('VALIDATION', { field: 'customerId' })
})

test('an expired basket is not brought back by signing in', () => {
  given(guest())
    .when('AssignCustomer', { customerId: 'eva' }, { ...GUEST, at: '2026-01-01T00:00:00.000Z' })
    .thenRefused('SELECTION_EXPIRED')
})

test('signing in with nothing open begins an empty basket only where the store wants it, and only one', () => {
  const signIn = { customerId: 'eva', ...HERE }
  given().when('SignIn', signIn, OWN).thenNoEffect()
  const { world } = given(storeSetTo({ newSelectionAtSignIn: true }))
    .when('SignIn', signIn, OWN)
    .thenEvents('SelectionCreated')
  expect(selectionOf(world, 'own')).toMatchObject({ customerId: 'eva', ownerKind: 'customer', lines: [], expiresAt: null, state: 'open' })
  expect(issue(world, 'SignIn', signIn, { aggregateId: 'another' })).toEqual({ outcome: 'accepted-no-effect' })
})

test('signing in with a basket in hand merges it', () => {
  given(stored(), guest())
    .when('SignIn', { customerId: 'eva', ...HERE }, GUEST)
    .thenEvents('SelectionMergedAway')
})

test.each([
  ['storeId', { storeId: 'elsewhere' }],
  ['marketId', { marketId: 'moon' }],
] as const)('signing in to an unknown %s is refused', (field, wrong) => {
  given(storeSetTo({ newSelectionAtSignIn: true }))
    .when('SignIn', { customerId: 'eva', ...HERE, ...wrong }, OWN)
    .thenRefused('VALIDATION', { field })
})
