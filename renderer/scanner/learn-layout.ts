import { textOf } from './decode-strokes.ts'
import { LAYOUT_NAMES, lettersBetween } from './key-layouts.ts'
import { FIRST_SETTINGS, type ScannerSettings } from './scanner-settings.ts'
import type { Stroke } from './stroke.ts'

/** Printed as a barcode for setting up: letters that move between keyboards, both ends of the digits, and the usual signs. */
export const TEST_CODE = 'AZ09-_/+'

type Keyboard = Pick<ScannerSettings, 'layout' | 'letters'>

/** The keyboard a scanner is set to, from the keys it pressed for the test code; null when it is none we know. */
export function learnedKeyboard(strokes: readonly Stroke[]): Keyboard | null {
  const candidates: Keyboard[] = [
    { layout: 'asTyped', letters: {} },
    ...LAYOUT_NAMES.map((layout) => ({ layout, letters: {} })),
    // A window that is not told which key was pressed has only the characters to go by.
    ...LAYOUT_NAMES.flatMap((computer) =>
      LAYOUT_NAMES.map((scanner): Keyboard => ({ layout: 'asTyped', letters: lettersBetween(computer, scanner) })),
    ),
  ]
  return candidates.find((keyboard) => textOf(strokes, { ...FIRST_SETTINGS, ...keyboard }).includes(TEST_CODE)) ?? null
}
