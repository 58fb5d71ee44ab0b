import { expect, test } from 'vitest'
import { phoneTerms } from '../../../shared/views/phone-terms.ts'
import { isFoundBy, normalisedWords, queryWords, wholeWord } from '../../../shared/views/search-words.ts'

test.each([
  ['Ångström', 'angstrom'],
  ['ZOË', 'zoe'],
  ['Weiß', 'weiss'],
  ['Øre', 'ore'],
  ['Łódź', 'lodz'],
  ['İstanbul', 'istanbul'],
  ['MUG-R 12', 'mugr12'],
  ['zoe.ang@example.com', 'zoeangexamplecom'],
  ['ﬁne', 'fine'],
  ['٣', '٣'],
  ['东京', '东京'],
  ['--', ''],
])('%s is sought as %s', (text, word) => {
  expect(wholeWord(text)).toBe(word)
})

test('a hyphenated name is found whole and by its parts', () => {
  expect(normalisedWords('Anne-Marie  d’Arc')).toEqual(['annemarie', 'anne', 'marie', 'darc', 'd', 'arc'])
})

test('a number typed in groups is one word, words are words', () => {
  expect(queryWords('  070-123 45 67 ')).toEqual(['0701234567'])
  expect(queryWords('+46 (0)70 123 45 67')).toEqual(['46701234567'])
  expect(queryWords('7 350012 345678')).toEqual(['7350012345678'])
  expect(queryWords('Pia  LIND pia')).toEqual(['pia', 'lind'])
  expect(queryWords('42 17')).toEqual(['42', '17'])
  expect(queryWords(' \t ')).toEqual([])
  expect(queryWords('- "" *')).toEqual([])
})

test('a telephone number is found as typed, in its international and in its national form', () => {
  const swedish = phoneTerms('070-123 45 67', 'SE')
  const same = phoneTerms('+46 (0)70 123 45 67', 'DE')
  for (const typed of ['0701234567', '46701234567', '0046701234567', '701234567']) {
    expect(swedish, typed).toContain(typed)
    expect(same, typed).toContain(typed)
  }
  expect(phoneTerms('0046 70 123 45 67', '')).toContain('0701234567')
  expect(phoneTerms('(212) 555-0100', 'US')).toContain('12125550100')
  expect(phoneTerms('12345678', 'XX')).toEqual(expect.arrayContaining(['12345678']))
  expect(swedish).toContain('4567')
  expect(same).toContain('4567')
  expect(phoneTerms('', 'SE')).toEqual([])
  expect(phoneTerms('112', 'SE')).toEqual(['112'])
})

test('every word must begin some term', () => {
  const terms = ['pia', 'lind', 'a00042']
  expect(isFoundBy(terms, ['pi', 'a00'])).toBe(true)
  expect(isFoundBy(terms, ['pia', 'lund'])).toBe(false)
  expect(isFoundBy(terms, [])).toBe(false)
})
