import { expect, test } from 'vitest'
import { CONFLICT_KINDS, CONFLICTS } from '../../../shared/lifecycle/conflict.ts'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import { choicesOf } from '../../../shared/views/case-choices.ts'
import { caseHeadline, effectSentence, happenedSentence, keptSentences, knownSentence } from '../../../shared/views/case-sentence.ts'
import { historySentence } from '../../../shared/views/history-sentence.ts'
import { warningSentence } from '../../../shared/views/warning-sentence.ts'
import { commandBy } from '../../support/given-order.ts'
import { TEST_SHOP } from '../../support/test-shop.ts'

const CASE: SyncCase = {
  id: 'late.case',
  kind: 'SHIPPED_WHILE_HELD',
  orderId: 'order-1',
  orderNumber: 'A-00001',
  command: commandBy('late', 'CompleteShipment', { shipmentId: 's', dispatch: {} }, { actorName: 'Wilma' }),
  refusal: { code: 'ON_HOLD', facts: { number: 'A-00001', reasonCode: 'FRAUD_SUSPECTED', reason: 'a look' } },
  serviceState: { status: 3, isOnHold: true, changedAt: '2025-03-03T09:00:00Z', changedBy: 'Maja' },
  recorded: [{ as: 'completedShipment', shipmentId: 's', restoresOrder: false }],
  affectedOrderIds: [],
  openedAt: '2025-03-03T12:00:00Z',
  resolution: null,
}

test('a card says what happened here, what the service knew, and what the customer notices', () => {
  expect(caseHeadline(CASE)).toBe('Shipped while the order was held')
  expect(happenedSentence(CASE, TEST_SHOP)).toBe('Wilma: complete shipment.')
  expect(knownSentence(CASE)).toMatch(/^Order A-00001 was Processing, on hold, last changed by Maja\. ./)
  expect(keptSentences(CASE)).toEqual(['The parcel counts as sent.'])
  expect(effectSentence(CASE)).toBe('The customer is about to get a parcel that should have waited.')
})

test('goods and money are counted', () => {
  const command = commandBy('late', 'MarkAsPaid', { methodId: 'cash' }, { actorName: 'Kim' })
  expect(happenedSentence({ ...CASE, command }, TEST_SHOP)).toBe('Kim: mark as paid, by cash.')
  const delivery = commandBy('late', 'ReceiveStock', { warehouseId: 'main', lines: [{ itemId: 'x', quantity: 3 }], note: '' })
  expect(happenedSentence({ ...CASE, command: delivery }, null)).toContain('3 units')
  const goods = [{ warehouseId: 'main', itemId: 'shirt', quantity: 1 }]
  const recorded = [
    { as: 'nothing' },
    { as: 'asGiven' },
    { as: 'completedShipment', shipmentId: 's', restoresOrder: true },
    { as: 'unlinkedIssue', goods },
    { as: 'unlinkedReceipt', goods },
    { as: 'unassignedTillMoney', amount: 24_900, currency: 'SEK', methodId: 'cash' },
    { as: 'tillDifference', amount: 100, currency: 'SEK' },
    { as: 'asGivenAfterMakingRoom', givenUp: [{ orderId: 'o', orderLineId: 'L1', quantity: 2 }], corrections: goods },
    { as: 'placeholder' },
  ] as const
  const sentences = keptSentences({ ...CASE, recorded })
  expect(new Set(sentences).size).toBe(recorded.length)
  expect(sentences[3]).toBe('1 unit left the stock, in no shipment.')
  expect(sentences[5]).toBe('SEK\u00a0249.00 is in the till and belongs to no order.')
  expect(sentences[7]).toBe('It is recorded as it was done; other orders gave up 2 units, 1 unit corrected into the record.')
})

test('goods are called by their names where those are known, and counted where they are too many or one has none', () => {
  const names = ({ itemId }: { readonly itemId?: string }) => ({ shirt: 'Linen shirt', mug: 'Mug' })[itemId ?? ''] ?? null
  const received = (...lines: readonly { itemId: string; quantity: number }[]) =>
    commandBy('late', 'ReceiveStock', { warehouseId: 'main', lines, note: '' }, { actorName: 'Kim' })
  const [shirt, mug, stranger] = [
    { itemId: 'shirt', quantity: 2 },
    { itemId: 'mug', quantity: 1 },
    { itemId: 'gone', quantity: 1 },
  ]
  const sentence = (...lines: readonly { itemId: string; quantity: number }[]) =>
    happenedSentence({ ...CASE, command: received(...lines) }, null, names)
  expect(sentence(shirt, mug, shirt)).toBe('Kim: receive stock, 4 × Linen shirt and 1 × Mug.')
  expect(sentence(shirt, stranger)).toBe('Kim: receive stock, 3 units.')
  const goods = [{ warehouseId: 'main', itemId: 'shirt', quantity: 1 }]
  expect(keptSentences({ ...CASE, recorded: [{ as: 'unlinkedIssue', goods }] }, names)).toEqual([
    '1 × Linen shirt left the stock, in no shipment.',
  ])
  const many = ['a', 'b', 'c', 'd', 'e'].map((itemId) => ({ itemId, quantity: 1 }))
  expect(happenedSentence({ ...CASE, command: received(...many) }, null, ({ itemId }) => itemId ?? null)).toContain('5 units')
})

test('a selection is no order, and what was never here was not here', () => {
  const at = { ...CASE.serviceState, changedBy: null, isOnHold: false }
  expect(knownSentence({ ...CASE, refusal: null, serviceState: { ...at, status: 0 } })).toBe('It was a selection.')
  expect(knownSentence({ ...CASE, refusal: null, serviceState: { ...at, status: null } })).toBe('It was not here.')
})

test.each(CONFLICT_KINDS)('a case %s has its words, and each way of deciding it says what follows', (kind) => {
  expect(caseHeadline({ kind })).not.toBe('')
  expect(effectSentence({ kind })).toMatch(/\.$/)
  const choices = choicesOf(kind)
  expect(choices.map(({ choice }) => choice)).toEqual(CONFLICTS[kind].choices)
  expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length)
  for (const { consequence } of choices) expect(consequence).toMatch(/^[A-Z].*\.$/)
})

test('saying what something was asks for the item where that is unknown, else for the order', () => {
  const asksOf = (kind: 'UNKNOWN_ITEM' | 'DELETED' | 'CAPTURE_FAILED') => choicesOf(kind).flatMap(({ asks }) => asks)
  expect([asksOf('UNKNOWN_ITEM'), asksOf('DELETED'), asksOf('CAPTURE_FAILED')]).toEqual([['itemId'], ['orderId'], ['methodId']])
})

test('the history tells of a case and of its end', () => {
  const stamp = { at: '2025-03-03T12:00:00Z', by: 'Maja' }
  const names = { order: null, settings: null }
  expect(historySentence({ kind: 'CaseOpened', syncCase: CASE, ...stamp }, names)).toBe(
    'Laid before a manager: shipped while the order was held',
  )
  expect(historySentence({ kind: 'CaseResolved', choice: 'writeOff', comment: 'too late', ...stamp }, names)).toContain(
    'Decided: write off',
  )
})

test('what was noted without asking anybody is said', () => {
  expect(warningSentence({ code: 'NUMBER_CLASH', facts: { number: 'A-1', is: 'A-1#2' } })).toBe(
    'Another order has the number A-1: this one is A-1#2.',
  )
  expect(warningSentence({ code: 'REFERENCE_CLASH', facts: { reference: 'ABCDEFGHI', is: 'ABCDEFGHI#2' } })).toBe(
    'Another order has the reference ABCDEFGHI: this one has ABCDEFGHI#2.',
  )
  expect(warningSentence({ code: 'HELD_BY_ANOTHER_CASE', facts: {} })).toContain('Another case')
})
