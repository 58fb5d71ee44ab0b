import { expect, test } from 'vitest'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { selectionChips, selectionEnd, selectionLife, selectionOwner } from '../../../shared/views/selection-facts.ts'
import { warningSentence } from '../../../shared/views/warning-sentence.ts'
import { given, selected, stateOf } from '../../support/given-order.ts'

function selection(changes: Partial<Selection>): Selection {
  const { selection: begun } = stateOf(given(selected()).world)
  if (!begun) throw new Error('the story begins with a selection')
  return { ...begun, ...changes }
}

test.each([
  [{ ownerKind: 'anonymous', customerId: null }, 'A guest'],
  [{ ownerKind: 'staff', customerId: null }, 'The shop, no customer yet'],
  [{ ownerKind: 'staff', customerId: '7' }, 'Customer 7'],
  [{ ownerKind: 'customer', customerId: '7' }, 'Customer 7'],
  [{ ownerKind: 'customer', customerId: null }, 'A customer'],
  [{ ownerKind: 'account', customerId: null }, 'A business account'],
  [{ ownerKind: 'account', customerId: '7' }, 'Business account, customer 7'],
] as const)('the owner of %o is said in words', (owner, words) => {
  expect(selectionOwner(selection(owner))).toBe(words)
})

test('what was asked for, left lying or fixed is said while something can be done', () => {
  const busy = { state: 'checkoutRequested', abandonedAt: '2025-03-01T10:00:00.000Z', lockedContents: true } as const
  expect(selectionChips(selection(busy)).map((chip) => chip.text)).toEqual(['Checkout requested', 'Abandoned', 'Contents fixed'])
  expect(selectionChips(selection({ ...busy, state: 'merged' }))).toEqual([])
  expect(selectionChips(selection({}))).toEqual([])
})

test('how long it is kept is said in the shop’s time', () => {
  const expiresAt = '2025-03-31T23:30:00.000Z'
  expect(selectionLife(selection({ expiresAt }), 'Europe/Stockholm')).toBe('Expires on 1 Apr 2025')
  expect(selectionLife(selection({ expiresAt, state: 'expired' }), 'UTC')).toBe('Expired on 31 Mar 2025')
  expect(selectionLife(selection({}), 'UTC')).toBeNull()
})

test('a selection that is over says why', () => {
  for (const state of ['merged', 'expired', 'checkedOut', 'deleted'] as const) expect(selectionEnd(selection({ state }))).not.toBeNull()
  for (const state of ['open', 'checkoutRequested'] as const) expect(selectionEnd(selection({ state }))).toBeNull()
})

test('a merge says whose selections came together', () => {
  expect(warningSentence({ code: 'SELECTION_MERGED', facts: { into: 'own', customerId: 'eva' } })).toContain('Customer eva')
})
