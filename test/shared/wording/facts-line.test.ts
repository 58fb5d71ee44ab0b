import { afterEach, expect, test } from 'vitest'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { speak } from '../../../shared/wording/tongue.ts'

afterEach(() => speak({ language: 'en', messages: {} }))

test('facts stand in one line, and those that are empty are left out', () => {
  expect(factsLine(['TR-10-GR', '', undefined, false, 'size 62'])).toBe('TR-10-GR · size 62')
})

test('among Arabic words each fact keeps its own direction, so that a stock code is not turned round', () => {
  speak({ language: 'ar', messages: {} })
  expect(factsLine(['TR-10-GR', 'المقاس 62'])).toBe('\u2068TR-10-GR\u2069 · \u2068المقاس 62\u2069')
})
