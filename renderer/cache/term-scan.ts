/** One stretch of terms as it came: a line per thing, every term with a blank before it. */
interface Stretch {
  readonly text: string
  /** By line. */
  readonly slots: readonly number[]
  /** Where each line begins; worked out at the first search. */
  starts: Uint32Array | null
}

/**
 * Finds things by the beginnings of their terms, by looking through all of them.
 *
 * The terms of a hundred thousand orders are some ten million letters in twenty texts, and the engine looks through a text at
 * memory speed: a search takes as long as a frame or two. An inverted index over the same terms takes a hundred times the memory
 * and seconds to build at every start.
 */
export class TermScan {
  readonly #stretches: Stretch[] = []
  /** By slot: the stretch that holds its terms now, and the line there. Older stretches may still hold older ones. */
  readonly #stretchOf: number[] = []
  readonly #lineOf: number[] = []

  /** A line of terms for each of these slots, in their order; a negative slot's line is of nobody. */
  add(text: string, slots: readonly number[]): void {
    if (slots.length === 0) return
    const stretch = this.#stretches.push({ text, slots, starts: null }) - 1
    for (const [line, slot] of slots.entries()) {
      if (slot < 0) continue
      this.#stretchOf[slot] = stretch
      this.#lineOf[slot] = line
    }
  }

  forget(slot: number): void {
    this.#stretchOf[slot] = -1
  }

  /** The line of this slot. */
  of(slot: number): string {
    const stretch = this.#stretches[this.#stretchOf[slot] ?? -1]
    return stretch ? lineText(stretch, this.#lineOf[slot] ?? 0) : ''
  }

  /** The slots in whose terms every word begins some term, each once. */
  find(words: readonly string[]): number[] {
    const [longest, ...others] = words.toSorted((a, b) => b.length - a.length)
    if (longest === undefined) return []
    const found: number[] = []
    for (const [number, stretch] of this.#stretches.entries()) {
      const { text } = stretch
      let at = indexOfBeginning(text, longest, 0)
      if (at === -1) continue
      const starts = startsOf(stretch)
      let line = 0
      while (at !== -1) {
        line = lineAt(starts, at, line)
        const slot = stretch.slots[line] ?? -1
        if (slot >= 0 && this.#stretchOf[slot] === number && this.#lineOf[slot] === line) {
          if (others.length === 0 || hasAll(lineText(stretch, line), others)) found.push(slot)
        }
        line += 1
        const next = starts[line]
        at = next === undefined ? -1 : indexOfBeginning(text, longest, next)
      }
    }
    return found
  }
}

// The blank before a term is the commonest letter there is: it is looked at only after the word was found.
function indexOfBeginning(text: string, word: string, from: number): number {
  let at = text.indexOf(word, from)
  while (at !== -1 && text.charCodeAt(at - 1) !== BLANK) at = text.indexOf(word, at + 1)
  return at
}

const BLANK = 32

function hasAll(line: string, words: readonly string[]): boolean {
  return words.every((word) => line.includes(` ${word}`))
}

function startsOf(stretch: Stretch): Uint32Array {
  if (stretch.starts) return stretch.starts
  const starts = new Uint32Array(stretch.slots.length)
  let at = 0
  for (let line = 1; line < starts.length; line += 1) {
    at = stretch.text.indexOf('\n', at) + 1
    starts[line] = at
  }
  stretch.starts = starts
  return starts
}

/** The line that holds this place, at or after `from`. */
function lineAt(starts: Uint32Array, at: number, from: number): number {
  let low = from
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}

function lineText(stretch: Stretch, line: number): string {
  const starts = startsOf(stretch)
  const next = starts[line + 1]
  return stretch.text.slice(starts[line], next === undefined ? undefined : next - 1)
}
