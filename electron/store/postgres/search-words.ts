/** PostgreSQL keeps words of up to 2 kB: longer ones are kept and sought by their beginnings. */
const LONGEST_WORD = 500

export function lexemeOf(term: string): string {
  return term.slice(0, LONGEST_WORD)
}

/** A question for documents that carry all the words whole, or as beginnings. Words are letters and digits alone. */
export function questionOf(words: readonly string[], as: 'whole' | 'beginnings'): string {
  return words.map((word) => `'${lexemeOf(word)}'${as === 'beginnings' ? ':*' : ''}`).join(' & ')
}
