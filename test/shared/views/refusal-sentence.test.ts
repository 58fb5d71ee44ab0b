import { describe, expect, test } from 'vitest'
import { REFUSAL_CODES, type Refusal, type RefusalFacts } from '../../../shared/lifecycle/refusal.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { refusalSentence, refusalText } from '../../../shared/views/refusal-sentence.ts'

/** All facts any rule gives, at once: no sentence may stumble over one. */
const MANY_FACTS: RefusalFacts = {
  number: 'A-00001',
  shipment: 'A-00001-1',
  return: 'A-00001-R1',
  status: 4,
  role: 'counter',
  command: 'CancelOrder',
  reason: 'the desk wants a look',
  by: 'Mona',
  productName: 'Blue mug',
  sku: 'MUG-B',
  wanted: 3,
  available: 1,
  max: 1_250,
  currency: 'SEK',
  items: ['Blue mug', 'Red mug'],
  method: 'Card online',
  why: 'it does not deliver to DE',
  warehouse: 'Main',
}

describe.each(REFUSAL_CODES)('%s', (code) => {
  test.each([
    ['without facts', {}],
    ['with every fact a rule gives', MANY_FACTS],
  ])('has a sentence and a next step for people, %s', (_, facts) => {
    const { sentence, nextStep } = refusalSentence({ code, facts })
    for (const text of [sentence, nextStep]) {
      expect(text).toMatch(/^[A-Z].*\.$/s)
      expect(text).not.toMatch(/undefined|null|NaN|\[object|_|\s{2}/)
    }
  })
})

test('quantities and names of the refusal stand in its sentence', () => {
  const facts = { productName: 'Blue mug', wanted: 3, available: 1 }
  expect(refusalSentence({ code: 'QTY_EXCEEDS_SHIPPED', facts }).sentence).toBe('You asked for 3. Only 1 of Blue mug is left to come back.')
  expect(refusalSentence({ code: 'QTY_EXCEEDS_ALLOCATED', facts: { ...facts, available: 0 } }).sentence).toBe(
    'Nothing of Blue mug is allocated and free.',
  )
})

test('amounts stand in the currency of the order', () => {
  const refusal = { code: 'REFUND_EXCEEDS_NET', facts: { max: 12_000, wanted: 13_000, currency: 'SEK', method: 'cash' } } as const
  expect(refusalText(refusal)).toBe('The refund can be at most SEK\u00a0120.00. Enter a smaller amount.')
})

test('a held order names its reason', () => {
  expect(refusalSentence({ code: 'ON_HOLD', facts: { reason: 'call the customer.', by: 'Mona' } }).sentence).toBe(
    'The order is on hold: call the customer.',
  )
})

test('the way on from a closed status is named', () => {
  expect(refusalText({ code: 'WRONG_STATUS', facts: { number: 'A-00001', status: 5 } })).toBe(
    'Order A-00001 is Archived. Reactivate it first.',
  )
  expect(refusalText({ code: 'WRONG_STATUS', facts: { number: 'A-00001', status: 6 } })).toBe(
    'Order A-00001 is Cancelled. Restore it first.',
  )
})

test('what a role may not do is said by its name on the button', () => {
  expect(refusalSentence({ code: 'FORBIDDEN', facts: { role: 'counter', command: 'CancelOrder' } }).sentence).toBe(
    'Counter staff may not cancel order.',
  )
})

test('a forbidden deed names who can be asked: a manager where one may do it, an administrator where not', () => {
  const forbidden = (command: string) => refusalSentence({ code: 'FORBIDDEN', facts: { role: 'warehouse', command } })
  expect(forbidden('CancelOrder').nextStep).toBe('Ask a manager to do it.')
  expect(forbidden('SaveSettings')).toEqual({
    sentence: 'Warehouse staff may not save settings.',
    nextStep: 'Ask an administrator to do it.',
  })
})

test('settings that were changed by somebody else are not called an order', () => {
  expect(refusalSentence({ code: 'STALE_VERSION', facts: { what: 'settings' } }).sentence).toBe('Somebody changed the settings meanwhile.')
  expect(refusalSentence({ code: 'STALE_VERSION', facts: {} }).sentence).toBe('Somebody changed this order meanwhile.')
})

test('a wrong setting is said by its list and what is wrong with it', () => {
  const facts = { field: 'shippingMethods', id: 'home', part: 'name', why: 'the name is missing' }
  expect(refusalSentence({ code: 'VALIDATION', facts }).sentence).toBe('Shipping methods: the name is missing.')
})

test('beyond the authorization the sentence says what to take first', () => {
  const facts = { wanted: 29_899, authorized: 24_900, missing: 4_999, currency: 'EUR' }
  expect(refusalSentence({ code: 'AUTH_EXCEEDED', facts })).toEqual({
    sentence: `The amount can be at most ${moneyText(24_900, 'EUR')}.`,
    nextStep: `No more than was authorized can be taken. Take an extra payment of ${moneyText(4_999, 'EUR')} first.`,
  })
  expect(refusalSentence({ code: 'AUTH_EXCEEDED', facts: { max: 0 } }).nextStep).toContain('Take an extra payment first.')
})

test('a reason of a newer hub is told by its code', () => {
  const refusal = { code: 'MOON_IS_FULL', facts: {} } as unknown as Refusal
  expect(refusalText(refusal)).toBe(
    'It was refused for a reason this desk does not know: MOON_IS_FULL. Bring this desk to the version of its hub.',
  )
})
