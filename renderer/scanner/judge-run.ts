import { textOf } from './decode-strokes.ts'
import { isPressedOneByOne, meanGap, rolledOver } from './run-speed.ts'
import type { ScannerSettings } from './scanner-settings.ts'
import type { Stroke } from './stroke.ts'

export type RunEnd = 'enter' | 'tab' | 'silence' | 'suffix'

/** Keys that came without a pause, and what is known about them. */
export interface RunFacts {
  readonly strokes: readonly Stroke[]
  /** They went into a text field. */
  readonly isField: boolean
}

/** The three characters by which a scanner names the kind of barcode. */
export const AIM = /^\][A-Za-z][0-9A-Za-z]/

/** Whether these keys, ended like this at that moment, were sent by a scanner. */
export function isScan(run: RunFacts, ended: RunEnd, at: number, settings: ScannerSettings): boolean {
  const text = textOf(run.strokes, settings)
  if (hasMark(text, settings)) return text.length > (AIM.test(text) ? 3 : settings.prefix.length)
  const hasSuffix = settings.suffix !== '' && text.endsWith(settings.suffix) && text.length > settings.suffix.length
  if (settings.onlyMarked && !hasSuffix) return false
  if (text.length < settings.minKeys || isByFingers(run, at)) return false
  if (hasSuffix) return true
  if (meanGap(run.strokes) > slowest(run, settings)) return false
  return !(ended === 'silence' && run.isField && isProse(text))
}

/** Whether the text begins as only a scanner's can. Where only marked codes count and the mark is known, nothing else is one. */
export function hasMark(text: string, { prefix, onlyMarked }: ScannerSettings): boolean {
  if (prefix !== '' && text.startsWith(prefix)) return true
  return AIM.test(text) && !(onlyMarked && prefix !== '')
}

/** The keys say by themselves that fingers pressed them. */
export function isByFingers({ strokes }: RunFacts, at: number): boolean {
  if (strokes.some((stroke) => stroke.isRepeat)) return true
  if (!seesReleases(strokes)) return false
  const { rolled, told } = rolledOver(strokes, at)
  return rolled > 0 && rolled * 3 >= told
}

// Keys let go one by one at this speed are no person's: a busy computer that passes them on late must not lose the scan.
function slowest({ strokes }: RunFacts, { meanGapMs }: ScannerSettings): number {
  return strokes.length >= 6 && isPressedOneByOne(strokes) ? meanGapMs * 1.3 : meanGapMs
}

function seesReleases(strokes: readonly Stroke[]): boolean {
  return strokes.every((stroke) => stroke.isReal) || strokes.some((stroke) => stroke.upAt !== null)
}

// Dictation and text expanders fill fields as fast as scanners do, but with words, and they do not press Enter.
function isProse(text: string): boolean {
  return /^[\p{L}\s,.'’!?]+$/u.test(text) && (text.includes(' ') || text === text.toLowerCase())
}
