import { expect, test } from 'vitest'
import { aLine, checkout, did, given, issue, ORDER_ID, placed, selected, stateOf, storeSetTo } from '../../support/given-order.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

const BEGUN = '2025-03-01T10:00:00.000Z'
const A_MONTH_LATER = '2025-03-31T10:00:00.000Z'
const AN_HOUR_LATER = '2025-03-01T11:00:00.000Z'
const LATER_THAN_AN_HOUR = '2025-03-01T11:00:00.001Z'
const byClock = (at: string) => ({ role: 'system', at }) as const

const stranger = selected({ changes: { customerId: null, ownerKind: 'anonymous' }, by: { at: BEGUN } })
const customer = selected({ by: { at: BEGUN } })

test('a checkout is asked for by who may not check out, and done by who may', () => {
  const { world } = given(selected()).when('RequestCheckout', {}, { role: 'counter' }).thenEvents('SelectionCheckoutRequested')
  expect(stateOf(world).selection).toMatchObject({ state: 'checkoutRequested', checkoutRequestedAt: expect.any(String) })
  expect(issue(world, 'RequestCheckout', {})).toEqual({ outcome: 'accepted-no-effect' })
  expect(issue(world, 'CreateOrder', checkout())).toMatchObject({ outcome: 'accepted' })
  expect(stateOf(world).selection).toMatchObject({ state: 'checkedOut', orderId: ORDER_ID })
})

test('there is nothing to check out in an empty basket', () => {
  given(selected({ lines: [] }))
    .when('RequestCheckout', {})
    .thenRefused('VALIDATION', { field: 'lines' })
  given(placed()).when('RequestCheckout', {}).thenRefused('WRONG_STATUS')
})

test('a stranger’s basket loses its contents after the store’s days, and nothing changes it afterwards', () => {
  const { world } = given(stranger).when('ExpireSelection', {}, byClock(A_MONTH_LATER)).thenEvents('SelectionExpired')
  const expired = stateOf(world).selection
  expect(expired).toMatchObject({ state: 'expired', lines: [], discounts: [], address: null, shippingAddress: null })
  expect(issue(world, 'ExpireSelection', {}, byClock(A_MONTH_LATER))).toEqual({ outcome: 'accepted-no-effect' })
  for (const [name, args] of [
    ['SetSelectionLine', { line: aLine('L2', 'mug') }],
    ['EditSelection', { changes: { comment: 'x' } }],
    ['AssignCustomer', { customerId: 'eva' }],
    ['RequestCheckout', {}],
    ['CreateOrder', checkout()],
    ['MarkAbandoned', {}],
  ] as const) {
    expect(issue(world, name, args, { role: 'system' }), name).toMatchObject({ outcome: 'refused', refusal: { code: 'SELECTION_EXPIRED' } })
  }
  expect(stateOf(world).selection).toEqual(expired)
})

test('before its day nothing expires, and a change gives the whole time again', () => {
  given(stranger).when('ExpireSelection', {}, byClock('2025-03-31T09:59:59.999Z')).thenRefused('WRONG_STATUS')
  given(stranger, did('SetSelectionLine', { line: aLine('L2', 'mug') }, { at: '2025-03-20T10:00:00.000Z' }))
    .when('ExpireSelection', {}, byClock(A_MONTH_LATER))
    .thenRefused('WRONG_STATUS')
})

test('the basket of somebody who is known never expires', () => {
  given(customer).when('ExpireSelection', {}, byClock('2035-01-01T00:00:00.000Z')).thenRefused('WRONG_STATUS')
  given(stranger, did('EditSelection', { changes: { customerId: 'eva', ownerKind: 'customer' } }, { at: AN_HOUR_LATER }))
    .when('ExpireSelection', {}, byClock('2035-01-01T00:00:00.000Z'))
    .thenRefused('WRONG_STATUS')
})

test('who is known once is not made a stranger again', () => {
  given(customer)
    .when('EditSelection', { changes: { ownerKind: 'anonymous' } })
    .thenRefused('VALIDATION', { field: 'ownerKind' })
})

test('what was ordered, thrown away or merged does not expire', () => {
  given(placed()).when('ExpireSelection', {}, byClock(A_MONTH_LATER)).thenRefused('WRONG_STATUS')
  given(stranger, did('DeleteSelection', {}, { at: AN_HOUR_LATER }))
    .when('ExpireSelection', {}, byClock(A_MONTH_LATER))
    .thenRefused('DELETED')
})

test('a basket left lying longer than the store waits is said to be abandoned, once', () => {
  const { world } = given(customer).when('MarkAbandoned', {}, byClock(LATER_THAN_AN_HOUR)).thenEvents('SelectionAbandoned')
  expect(stateOf(world).selection).toMatchObject({ state: 'open', abandonedAt: LATER_THAN_AN_HOUR, updatedAt: BEGUN })
  expect(issue(world, 'MarkAbandoned', {}, byClock(A_MONTH_LATER))).toEqual({ outcome: 'accepted-no-effect' })
  issue(world, 'EditSelection', { changes: { comment: 'back again' } }, { at: '2025-03-02T10:00:00.000Z' })
  expect(issue(world, 'MarkAbandoned', {}, byClock(A_MONTH_LATER))).toEqual({ outcome: 'accepted-no-effect' })
})

test('a basket is not abandoned while the store waits, without an e-mail, empty, asked for or ordered', () => {
  given(customer).when('MarkAbandoned', {}, byClock(AN_HOUR_LATER)).thenRefused('WRONG_STATUS')
  given(storeSetTo({ abandonedAfterMinutes: 120 }), customer)
    .when('MarkAbandoned', {}, byClock(LATER_THAN_AN_HOUR))
    .thenRefused('WRONG_STATUS')
  const nameless = { ...TEST_ADDRESS, email: '' }
  given(selected({ changes: { address: nameless, shippingAddress: nameless }, by: { at: BEGUN } }))
    .when('MarkAbandoned', {}, byClock(A_MONTH_LATER))
    .thenRefused('WRONG_STATUS')
  given(selected({ lines: [], by: { at: BEGUN } }))
    .when('MarkAbandoned', {}, byClock(A_MONTH_LATER))
    .thenRefused('WRONG_STATUS')
  given(customer, did('RequestCheckout', {}, { at: BEGUN }))
    .when('MarkAbandoned', {}, byClock(A_MONTH_LATER))
    .thenRefused('WRONG_STATUS')
  given(placed()).when('MarkAbandoned', {}, byClock(A_MONTH_LATER)).thenRefused('WRONG_STATUS')
})

test('who declined the reminder is not called abandoned; who asked for it is named so, everybody else is only known', () => {
  const answered = (cartAbandonmentEmail: boolean) => selected({ changes: { cartAbandonmentEmail }, by: { at: BEGUN } })
  given(answered(false)).when('MarkAbandoned', {}, byClock(LATER_THAN_AN_HOUR)).thenRefused('WRONG_STATUS')
  const said = (step: typeof customer) => given(step).when('MarkAbandoned', {}, byClock(LATER_THAN_AN_HOUR)).decision
  expect(said(answered(true))).toMatchObject({ events: [{ email: TEST_ADDRESS.email, cartAbandonmentEmail: true }] })
  expect(said(customer)).toMatchObject({ events: [{ email: TEST_ADDRESS.email, cartAbandonmentEmail: false }] })
})

test('the answer to “may we remind you” comes along at sign-in, unless the customer has given one before', () => {
  const guest = selected({ aggregateId: 'guest', changes: { customerId: null, ownerKind: 'anonymous', cartAbandonmentEmail: true } })
  const merged = (own: typeof customer) => {
    const { world } = given(own, guest)
    issue(world, 'AssignCustomer', { customerId: 'customer' }, { aggregateId: 'guest' })
    return stateOf(world).selection
  }
  expect(merged(selected())).toMatchObject({ cartAbandonmentEmail: true, lines: [{ quantity: 4 }] })
  expect(merged(selected({ changes: { cartAbandonmentEmail: false } }))).toMatchObject({ cartAbandonmentEmail: false })
})

test('only the clock lets baskets expire or calls them abandoned', () => {
  given(stranger).when('ExpireSelection', {}, { role: 'admin', at: A_MONTH_LATER }).thenRefused('FORBIDDEN')
  given(customer).when('MarkAbandoned', {}, { role: 'admin', at: A_MONTH_LATER }).thenRefused('FORBIDDEN')
})

test('fixed contents are changed by the shop and not by who came by the link, who still checks out', () => {
  const fixed = selected({ changes: { lockedContents: true } })
  const byLink = { role: 'integration' } as const
  given(fixed)
    .when('SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: 1 }) }, byLink)
    .thenRefused('LOCKED')
  given(fixed)
    .when('EditSelection', { changes: { discounts: [{ kind: 'manual', name: 'x', amount: 1 }] } }, byLink)
    .thenRefused('LOCKED')
  given(fixed)
    .when('EditSelection', { changes: { lockedContents: false } }, byLink)
    .thenRefused('LOCKED')
  given(fixed).when('DeleteSelection', {}, byLink).thenRefused('LOCKED')
  given(fixed)
    .when('EditSelection', { changes: { comment: 'ring twice' } }, byLink)
    .thenAccepted()
  given(fixed)
    .when('SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: 1 }) })
    .thenAccepted()
  given(fixed).when('CreateOrder', checkout(), byLink).thenAccepted()
})

test('however often it is asked, one selection makes one order', () => {
  const { world } = given(selected())
  expect(issue(world, 'CreateOrder', checkout(), { commandId: 'first' })).toMatchObject({ outcome: 'accepted' })
  const { order } = stateOf(world)
  const again = { ...checkout({ number: 'A-00002' }), reference: 'ZZZZZZZZZ' }
  expect(issue(world, 'CreateOrder', again, { commandId: 'second' })).toEqual({ outcome: 'accepted-no-effect' })
  expect(stateOf(world).order).toEqual(order)
})
