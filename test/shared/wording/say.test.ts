import { afterEach, expect, test } from 'vitest'
import { midSentence, startOfSentence } from '../../../shared/wording/case-of-letters.ts'
import { listText } from '../../../shared/wording/list-text.ts'
import { msg, say, sayParts, told } from '../../../shared/wording/say.ts'
import { numberFormat, speak } from '../../../shared/wording/tongue.ts'

afterEach(() => speak({ language: 'en', messages: {} }))

test('English needs nothing set up', () => {
  expect(say('Mark good-to-go')).toBe('Mark good-to-go')
  expect(say('{count, plural, one {# order} other {# orders}}', { count: 1 })).toBe('1 order')
  expect(say('{count, plural, one {# order} other {# orders}}', { count: 1_204 })).toBe('1,204 orders')
})

test('the words of a table are said in the language spoken when they are shown', () => {
  const label = msg('Cancel order')
  expect(say(label)).toBe('Cancel order')
  speak({ language: 'sv', messages: { 'Cancel order': 'Makulera order' } })
  expect(say(label)).toBe('Makulera order')
})

test('what nobody has translated yet is said in English, with English plurals', () => {
  speak({ language: 'ar', messages: { 'To pack': '' } })
  expect(say('To pack')).toBe('To pack')
  expect(say('{count, plural, one {# order} other {# orders}}', { count: 1 })).toBe('1 order')
})

test('Arabic counts in all its forms', () => {
  const key = '{count, plural, one {# order} other {# orders}}'
  const orders = '{count, plural, one {طلب واحد} two {طلبان} few {# طلبات} many {# طلبًا} other {# طلب}}'
  speak({ language: 'ar', messages: { [key]: orders } })
  const said = (count: number) => say('{count, plural, one {# order} other {# orders}}', { count })
  expect([1, 2, 3, 11, 100].map(said)).toEqual(['طلب واحد', 'طلبان', '3 طلبات', '11 طلبًا', '100 طلب'])
})

test('an order number keeps its own direction in an Arabic sentence, and a choice is still understood', () => {
  speak({
    language: 'ar',
    messages: { 'Order {number}': 'الطلب {number}', '{kind, select, a {A} other {B}}': '{kind, select, a {أ} other {ب}}' },
  })
  expect(say('Order {number}', { number: 'ND-7' })).toBe('الطلب \u2068ND-7\u2069')
  expect(say('{kind, select, a {A} other {B}}', { kind: 'a' })).toBe('أ')
})

test('elements stand where the language wants them', () => {
  speak({ language: 'de', messages: { 'Refund {amount} {how}': '{how} {amount} erstatten' } })
  const amount = { bold: '5 kr' }
  expect(sayParts<typeof amount>('Refund {amount} {how}', { amount, how: 'bar' })).toEqual(['bar ', amount, ' erstatten'])
})

test('a reason that came with a fact is said in the spoken language where it is known', () => {
  speak({ language: 'sv', messages: { 'the order is not free': 'ordern är inte gratis' } })
  expect(told('the order is not free')).toBe('ordern är inte gratis')
  expect(told('no such method at Acme')).toBe('no such method at Acme')
})

test('a label within a sentence begins small, save in German', () => {
  expect(midSentence('Put on hold')).toBe('put on hold')
  expect(startOfSentence('put on hold')).toBe('Put on hold')
  speak({ language: 'de', messages: {} })
  expect(midSentence('Lieferschein')).toBe('Lieferschein')
})

test('lists and figures are those of the language, and of the person’s own region of it', () => {
  expect(listText(['mugs', 'bags', 'cards'])).toBe('mugs, bags and cards')
  speak({ language: 'de', messages: {}, locale: 'de-CH' })
  expect(listText(['Tassen', 'Taschen'])).toBe('Tassen und Taschen')
  expect(numberFormat().format(1_234_567)).toMatch(/^1['’]234['’]567$/)
})
