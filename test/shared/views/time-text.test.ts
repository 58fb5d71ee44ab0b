import { expect, test } from 'vitest'
import { ageText, dueText, momentText } from '../../../shared/views/time-text.ts'

const NOW = '2026-03-04T12:00:00.000Z'

test.each([
  ['2026-03-04T11:58:30.000Z', '1 min'],
  ['2026-03-03T14:00:00.000Z', '22 h'],
  ['2026-03-02T09:00:00.000Z', '2 d 3 h'],
  ['2026-02-20T12:00:00.000Z', '12 d'],
  ['2025-06-04T12:00:00.000Z', '8 mo'],
  ['2010-12-01T08:26:00.000Z', '15 y'],
  ['2026-03-04T12:05:00.000Z', '0 min'],
])('an order of %s is %s old', (since, text) => {
  expect(ageText(since, NOW)).toBe(text)
})

test('a moment is a time today, a weekday this week, and a date before that, by the shop’s clock', () => {
  expect(momentText('2026-03-04T11:20:00.000Z', NOW, 'Europe/Stockholm')).toBe('12:20')
  expect(momentText('2026-03-03T23:30:00.000Z', NOW, 'Europe/Stockholm')).toBe('00:30')
  expect(momentText('2026-03-02T11:20:00.000Z', NOW, 'Europe/Stockholm')).toBe('Mon')
  expect(momentText('2026-01-02T11:20:00.000Z', NOW, 'Europe/Stockholm')).toBe('2 Jan')
  expect(momentText('2010-12-01T08:26:00.000Z', NOW, 'Europe/London')).toBe('1 Dec 2010')
})

test.each([
  ['2026-03-04T15:00:00.000Z', 'today 16:00'],
  ['2026-03-04T08:00:00.000Z', 'today 09:00'],
  ['2026-03-04T23:30:00.000Z', 'tomorrow'],
  ['2026-03-02T23:30:00.000Z', 'yesterday'],
  ['2026-03-02T12:00:00.000Z', '2 Mar'],
  ['2026-03-09T12:00:00.000Z', 'Mon'],
  ['2026-03-11T12:00:00.000Z', '11 Mar'],
  ['2027-01-02T12:00:00.000Z', '2 Jan 2027'],
])('what is due at %s is due %s by the clock of Stockholm', (at, text) => {
  expect(dueText(at, NOW, 'Europe/Stockholm')).toBe(text)
})
