import type { Stroke } from './stroke.ts'

/** The average pause between keys in milliseconds; 0 for a single key. */
export function meanGap(strokes: readonly Stroke[]): number {
  const first = strokes[0]
  const last = strokes.at(-1)
  return first && last && strokes.length > 1 ? (last.at - first.at) / (strokes.length - 1) : 0
}

/** No finger is off a key again sooner than this. */
const FINGER_MS = 40

/**
 * How many keys a finger still held when the next was pressed, among those that can be told. Scanners let each key go first; people
 * who type as fast as a scanner roll over nearly every key.
 */
export function rolledOver(strokes: readonly Stroke[], now: number): { readonly rolled: number; readonly told: number } {
  let rolled = 0
  let told = 0
  for (const [at, stroke] of strokes.entries()) {
    const next = strokes[at + 1]
    if (!next) break
    const downFor = (stroke.upAt ?? now) - stroke.at
    if (stroke.upAt === null && downFor < FINGER_MS) continue
    told += 1
    if (downFor >= FINGER_MS && (stroke.upAt ?? now) > next.at + OVERLAP_MS) rolled += 1
  }
  return { rolled, told }
}

/** How many keys were seen to be down as long as a finger is. */
export function pressedByFinger(strokes: readonly Stroke[]): number {
  return strokes.filter(({ at, upAt }) => upAt !== null && upAt - at >= FINGER_MS).length
}

// Some systems report the key that goes up after the one that goes down, at the same moment.
const OVERLAP_MS = 5

/** Every key was seen to be let go before the next was pressed. */
export function isPressedOneByOne(strokes: readonly Stroke[]): boolean {
  return strokes.every((stroke, at) => {
    const next = strokes[at + 1]
    return !next || (stroke.upAt !== null && stroke.upAt <= next.at + OVERLAP_MS)
  })
}
