import { afterEach, expect, test } from 'vitest'
import { type Phrase, refusedPhrase, sayPhrase } from '../../../shared/views/phrase.ts'
import { refusalText } from '../../../shared/views/refusal-sentence.ts'
import { speak } from '../../../shared/wording/tongue.ts'

afterEach(() => speak({ language: 'en', messages: {} }))

test('what a rule said crosses the wire and is read in the language of whoever reads it', () => {
  const crossed: Phrase = JSON.parse(JSON.stringify(refusedPhrase({ code: 'ON_HOLD', facts: { reason: 'Betrug' } })))
  expect(sayPhrase(crossed)).toBe('The order is on hold: Betrug. Resume the order first.')
  speak({
    language: 'de',
    messages: {
      'The order is on hold: {reason}.': 'Der Auftrag ist angehalten: {reason}.',
      'Resume the order first.': 'Setzen Sie ihn erst fort.',
    },
  })
  expect(sayPhrase(crossed)).toBe('Der Auftrag ist angehalten: Betrug. Setzen Sie ihn erst fort.')
})

test('a window that does not know rules in a phrase, or not that rule, reads the English sentence', () => {
  const refusal = { code: 'PURGED', facts: {} } as const
  const words = refusedPhrase(refusal)
  expect(words).toMatchObject({ message: refusalText(refusal) })
  const ofNewerHub: Phrase = JSON.parse(JSON.stringify(words).replace('PURGED', 'MOON_IS_FULL'))
  expect(sayPhrase(ofNewerHub)).toBe(refusalText(refusal))
})
