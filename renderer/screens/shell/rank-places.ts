import { isFoundBy, normalisedWords, queryWords, wholeWord } from '../../../shared/views/search-words.ts'
import type { Place } from './palette-places.ts'

/** As many as are looked through at a glance. */
const SHOWN = 12

/**
 * The places a text means, the likeliest first: whose words begin with what was typed, then those that have its letters in this
 * order. What cannot be done now stands behind what can. Places keep their own order among equals.
 */
export function rankPlaces(places: readonly Place[], text: string): readonly Place[] {
  const words = queryWords(text)
  if (words.length === 0) return places
  const letters = wholeWord(text)
  return places
    .map((place) => ({ place, rank: rankOf(place, words, letters) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, SHOWN)
    .map(({ place }) => place)
}

function rankOf(place: Place, words: readonly string[], letters: string): number | null {
  // Its words are those that were typed.
  if (place.isAlways) return 9
  const blocked = place.why === undefined ? 0 : 0.5
  if (isFoundBy(normalisedWords(place.label), words)) return blocked
  if (place.isFound) return 1
  if (isFoundBy(normalisedWords(`${place.label} ${place.group}`), words)) return 2 + blocked
  if (hasInOrder(wholeWord(place.label), letters)) return 3 + blocked
  return null
}

/** `pslp` is in `packing slip`: letters may be left out, not changed. */
function hasInOrder(label: string, letters: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = label.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return letters.length > 1
}
