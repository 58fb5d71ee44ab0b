import { letterOn } from './key-layouts.ts'
import type { ScannerSettings } from './scanner-settings.ts'
import type { Stroke } from './stroke.ts'

type Keyboard = Pick<ScannerSettings, 'layout' | 'letters'>

/** The text these keys were meant to be, whatever keyboard the computer believes in and whether Caps Lock is on. */
export function textOf(strokes: readonly Stroke[], keyboard: Keyboard): string {
  let text = ''
  let number = ''
  for (const stroke of strokes) {
    if (number !== '' && (!stroke.isAlt || stroke.startsNumber)) {
      text += byNumber(number)
      number = ''
    }
    if (stroke.isAlt) number += stroke.key
    else text += stroke.isControl ? controlCharacter(stroke) : characterOf(stroke, keyboard)
  }
  if (number !== '') text += byNumber(number)
  const isUntaught = keyboard.layout === 'asTyped' && Object.keys(keyboard.letters).length === 0
  return isUntaught ? withDigits(text) : text
}

/** The character that Ctrl and this key stand for: Ctrl+] separates the parts of a GS1 code. Empty where they stand for none. */
export function controlCharacter({ key, code }: Stroke): string {
  const letter = /^[a-z[\\\]^_]$/i.test(key) ? key : (letterOn('us', code, false) ?? '')
  return /^[a-z[\\\]^_]$/i.test(letter) ? String.fromCharCode(letter.toUpperCase().charCodeAt(0) & 31) : ''
}

function characterOf(stroke: Stroke, { layout, letters }: Keyboard): string {
  const physical = layout === 'asTyped' ? null : letterOn(layout, stroke.code, stroke.isShifted)
  if (physical !== null) return physical
  if (stroke.key.length !== 1) return ''
  const meant = stroke.isCapsLock ? otherCase(stroke.key) : stroke.key
  return letters[meant] ?? meant
}

function byNumber(digits: string): string {
  return String.fromCharCode(Number(digits) & 255)
}

// Caps Lock turns around what the scanner sends: its Shift makes small letters.
function otherCase(letter: string): string {
  const lower = letter.toLowerCase()
  const upper = letter.toUpperCase()
  if (lower === upper || upper.length !== 1) return letter
  return letter === lower ? upper : lower
}

const FRENCH_DIGITS = 'à&é"\'(-è_ç'

/** A number sent to a French keyboard that nobody has taught: its keys give these signs without Shift. */
function withDigits(text: string): string {
  const isNumber = text.length >= 4 && [...text].every((sign) => FRENCH_DIGITS.includes(sign)) && /[àéèç&]/.test(text)
  return isNumber ? [...text].map((sign) => FRENCH_DIGITS.indexOf(sign)).join('') : text
}
