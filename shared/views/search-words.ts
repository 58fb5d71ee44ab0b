/**
 * One word as it is stored and sought: letters without accents in lower case, and digits. Punctuation and spaces go,
 * so `MUG-R 12` is `mugr12` and an e-mail address is one word.
 */
export function wholeWord(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => UNCOMPOSED[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** The words of a text, and of a hyphenated word also its parts: `Smith-Jones` is found by `jones` too. */
export function normalisedWords(text: string): readonly string[] {
  return text.split(/\s+/u).flatMap((word) => [wholeWord(word), ...partsOf(word)])
}

/** What a person typed, as words to be sought. A telephone number or code typed in groups is one word. */
export function queryWords(text: string): readonly string[] {
  const trimmed = text.trim()
  const words = isGroupedNumber(trimmed) ? [wholeWord(trimmed.replace('(0)', ''))] : trimmed.split(/\s+/u).map(wholeWord)
  return [...new Set(words)].filter((word) => word !== '').slice(0, MOST_WORDS)
}

/** True when every word begins some term. */
export function isFoundBy(terms: readonly string[], words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => terms.some((term) => term.startsWith(word)))
}

const MOST_WORDS = 12

// Letters Unicode does not take apart, written as people without them on the keyboard type them.
const UNCOMPOSED: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

function partsOf(word: string): readonly string[] {
  const parts = word.split(/[^\p{L}\p{N}\p{M}]+/u)
  return parts.length > 1 ? parts.map(wholeWord) : []
}

function isGroupedNumber(text: string): boolean {
  return /^\+?[\d\s()./-]+$/u.test(text) && text.replace(/\D/gu, '').length >= 7
}
