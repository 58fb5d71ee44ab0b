import { expect, test } from 'vitest'
import { restoreLostEscapes } from '../../../electron/imports/lost-escapes.ts'

test.each([
  ['Dybecksvu00e4gen 51', 'Dybecksvägen 51'],
  ['u00c5sa u00d6berg', 'Åsa Öberg'],
  ['vu00E4gen', 'vägen'],
  ['3u00a0600.00u00a0SEK', '3 600.00 SEK'],
  ['Pawu0142owski', 'Pawłowski'],
  ['10u20ac', '10€'],
])('the letters of %s come back', (lost, found) => {
  expect(restoreLostEscapes(lost)).toBe(found)
})

test.each([
  ['CPU00A4', 'an article code in capitals'],
  ['menu0041', 'plain ASCII is never written as an escape'],
  ['u0099', 'a control character is no letter'],
  ['Vägen u00e4', 'where ä survived, u00e4 is what was meant'],
  ['\\u00e4', 'an escape that kept its backslash was written on purpose'],
  ['u00zz', 'no code at all'],
])('%s stays as it is: %s', (text) => {
  expect(restoreLostEscapes(text)).toBe(text)
})

test('a no-break space becomes a plain one, so that names are found by what people type', () => {
  expect(restoreLostEscapes('Anna\u00a0Berg')).toBe('Anna Berg')
})
