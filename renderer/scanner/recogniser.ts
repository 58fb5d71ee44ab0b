import { controlCharacter, textOf } from './decode-strokes.ts'
import { hasMark, isByFingers, isScan, type RunEnd } from './judge-run.ts'
import { meanGap, pressedByFinger } from './run-speed.ts'
import type { ScannerSettings } from './scanner-settings.ts'
import type { Stroke } from './stroke.ts'

/** What the recogniser remembers between keys. */
export interface Recogniser {
  /** The keys that came without a pause so far. */
  readonly strokes: readonly Stroke[]
  readonly isField: boolean
  /** These keys are a person's already: the rest of them pass. */
  readonly isTyping: boolean
  /** Until then an Enter or Tab still belongs to the scan before it. */
  readonly tailUntil: number
  /** Alt has just gone down. */
  readonly startsNumber: boolean
  /** The scan before ended with a key, as those of this scanner do. */
  readonly endsByKey: boolean
}

export type KeyInput =
  | { readonly is: 'down'; readonly stroke: Stroke; readonly isField: boolean; readonly isForeign: boolean }
  | { readonly is: 'up'; readonly code: string; readonly at: number }
  | { readonly is: 'wake'; readonly at: number }

/** Keys that have ended, and whether a scanner sent them. */
export interface EndedRun {
  readonly strokes: readonly Stroke[]
  readonly isField: boolean
  readonly isScan: boolean
  readonly ended: RunEnd | 'typing'
  readonly text: string
}

export interface Step {
  readonly next: Recogniser
  /**
   * What becomes of the key that came in: it goes its way; it is kept back until it is known whose it is; or it belongs to a scan and
   * goes nowhere.
   */
  readonly key: 'pass' | 'hold' | 'swallow'
  /** The keys kept back so far are a person's: they go their way now, before this one. */
  readonly releases: boolean
  readonly ended: EndedRun | null
}

export const NOTHING_YET: Recogniser = {
  strokes: [],
  isField: false,
  isTyping: false,
  tailUntil: -1,
  startsNumber: false,
  endsByKey: false,
}

/** A silence in the middle of what will end with a key is the computer's, which passes the rest on late. */
const SILENCES_BEFORE_KEY = 4

/** A terminator that comes late, or a second one (CR LF). */
const TAIL_AFTER_SILENCE_MS = 250
const TAIL_AFTER_ENTER_MS = 50

/** One key, or the end of a pause: pure, so that recorded timings can be played through it. */
export function recognise(state: Recogniser, input: KeyInput, settings: ScannerSettings): Step {
  switch (input.is) {
    case 'up':
      return letGo(state, input.code, input.at, settings)
    case 'wake':
      return afterPause(state, input.at, settings)
    case 'down':
      return pressed(state, input.stroke, input, settings)
  }
}

/** When the recogniser wants to be woken if no key comes; null when it waits for nothing. */
export function wakesAt({ strokes, isTyping, isField, endsByKey }: Recogniser, settings: ScannerSettings): number | null {
  const last = strokes.at(-1)
  if (!last || isTyping) return null
  const text = textOf(strokes, settings)
  if (text.length >= settings.minKeys || hasMark(text, settings))
    return last.at + settings.silenceMs * (endsByKey ? SILENCES_BEFORE_KEY : 1)
  return isField && strokes.every((stroke) => !stroke.isControl) ? null : last.at + settings.maxGapMs
}

function pressed(state: Recogniser, stroke: Stroke, { isField, isForeign }: KeyWay, settings: ScannerSettings): Step {
  if (MODIFIERS.has(stroke.key)) {
    return { ...UNTOUCHED, next: { ...state, startsNumber: stroke.key === 'Alt' || state.startsNumber } }
  }
  // A pause that nobody was woken for, because the window was busy: what came before it is judged first.
  const last = state.strokes.at(-1)
  if (last && stroke.at - last.at > (isTerminator(stroke) ? settings.silenceMs : settings.maxGapMs)) {
    const before = endedByPause(state, stroke.at, settings)
    const after = pressed(before.next, stroke, { isField, isForeign }, settings)
    return { ...after, releases: before.releases || after.releases, ended: before.ended ?? after.ended }
  }
  if (isForeign) return personsKey(state)
  if (isTerminator(stroke)) return terminated(state, stroke, settings)
  if (stroke.isAlt ? !/^\d$/.test(stroke.key) : stroke.key.length !== 1 && stroke.key !== 'Dead') return personsKey(state)
  if (stroke.isControl && !isSentControl(state, stroke, settings)) return personsKey(state)
  if (state.isTyping) return { ...UNTOUCHED, next: { ...state, strokes: [...state.strokes, stroke] } }
  return joined(state, { ...stroke, startsNumber: state.startsNumber }, isField, settings)
}

interface KeyWay {
  readonly isField: boolean
  /** A chord with Meta, or a key an input method is working with: never a scanner's. */
  readonly isForeign: boolean
}

/** The key becomes part of what may be a scan. */
function joined(state: Recogniser, stroke: Stroke, isField: boolean, settings: ScannerSettings): Step {
  const strokes = [...state.strokes, stroke]
  const next: Recogniser = {
    ...state,
    strokes,
    isField: state.strokes.length === 0 ? isField : state.isField || isField,
    startsNumber: false,
  }
  const text = textOf(strokes, settings)
  if (isPersonsForSure(next, stroke, text, settings)) {
    return { next: { ...next, isTyping: true }, key: 'pass', releases: true, ended: null }
  }
  const isWhole = settings.suffix !== '' && text.endsWith(settings.suffix) && isScan(next, 'suffix', stroke.at, settings)
  if (isWhole) return ended(next, 'suffix', stroke.at + settings.silenceMs, 'swallow', settings)
  // Space presses buttons and scrolls, and no code begins with it.
  if (strokes.length === 1 && stroke.key === ' ') return { ...UNTOUCHED, next: nothingMore(state) }
  const isHeld = stroke.isControl || (!isField && !stroke.isAlt && (!settings.onlyMarked || mayBeMarked(text, settings)))
  return { next, key: isHeld ? 'hold' : 'pass', releases: false, ended: null }
}

function isPersonsForSure(run: Recogniser, stroke: Stroke, text: string, settings: ScannerSettings): boolean {
  if (stroke.isRepeat) return true
  // What is marked is a scan however slow it comes, and the mark may stand at its end.
  if (hasMark(text, settings) || settings.suffix !== '' || run.strokes.length < 4) return false
  return meanGap(run.strokes) > settings.meanGapMs * 2 || isByFingers(run, stroke.at)
}

/** Where only marked codes are scans, keys are kept back only while they may be a mark, or lie between mark and end. */
function mayBeMarked(text: string, settings: ScannerSettings): boolean {
  if (hasMark(text, settings)) return true
  const { prefix, suffix } = settings
  return prefix === '' ? suffix !== '' || ']'.startsWith(text) : prefix.startsWith(text)
}

/** Control characters are sent as chords: within a scan, or as the first character of the prefix. */
function isSentControl({ strokes, isTyping }: Recogniser, stroke: Stroke, settings: ScannerSettings): boolean {
  if (controlCharacter(stroke) === '') return false
  const last = strokes.at(-1)
  if (last && !isTyping) return stroke.at - last.at <= settings.meanGapMs || hasMark(textOf(strokes, settings), settings)
  return settings.prefix.startsWith(controlCharacter(stroke))
}

function isTerminator(stroke: Stroke): boolean {
  if (stroke.isAlt || stroke.isRepeat) return false
  // Ctrl+M and Ctrl+J are Enter and line feed by their numbers.
  if (stroke.isControl) return controlCharacter(stroke) === '\r' || controlCharacter(stroke) === '\n'
  return !stroke.isShifted && (stroke.key === 'Enter' || stroke.key === 'Tab')
}

function terminated(state: Recogniser, stroke: Stroke, settings: ScannerSettings): Step {
  const last = state.strokes.at(-1)
  if (!last) return stroke.at <= state.tailUntil ? { ...UNTOUCHED, next: state, key: 'swallow' } : { ...UNTOUCHED, next: state }
  const end = stroke.key === 'Tab' ? 'tab' : 'enter'
  if (!state.isTyping && isScan(state, end, stroke.at, settings)) {
    return ended(state, end, stroke.at + TAIL_AFTER_ENTER_MS, 'swallow', settings)
  }
  return personsKey(state)
}

function afterPause(state: Recogniser, at: number, settings: ScannerSettings): Step {
  const wakes = wakesAt(state, settings)
  return wakes === null || wakes > at ? { ...UNTOUCHED, next: state } : endedByPause(state, at, settings)
}

function endedByPause(state: Recogniser, at: number, settings: ScannerSettings): Step {
  const last = state.strokes.at(-1)
  // The same sum as the one it was woken by: figures with fractions do not forgive another.
  if (last && !state.isTyping && at >= last.at + settings.silenceMs && isScan(state, 'silence', at, settings)) {
    return ended(state, 'silence', last.at + TAIL_AFTER_SILENCE_MS, 'pass', settings)
  }
  return personsKey(state)
}

function letGo(state: Recogniser, code: string, at: number, settings: ScannerSettings): Step {
  const index = state.strokes.findLastIndex((stroke) => stroke.code === code && stroke.upAt === null)
  const strokes = state.strokes.map((stroke, place) => (place === index ? { ...stroke, upAt: at } : stroke))
  // One long key may be a hiccup of the radio; two of the first few are fingers, and their letters are wanted on the screen.
  const isTyping = !state.isTyping && strokes.length < 6 && pressedByFinger(strokes) >= 2 && !mayStillBeMarked(strokes, settings)
  return { next: { ...state, strokes, isTyping: state.isTyping || isTyping }, key: 'pass', releases: isTyping, ended: null }
}

function mayStillBeMarked(strokes: readonly Stroke[], settings: ScannerSettings): boolean {
  const text = textOf(strokes, settings)
  return (
    settings.suffix !== '' ||
    hasMark(text, settings) ||
    (settings.prefix !== '' && settings.prefix.startsWith(text)) ||
    text.startsWith(']')
  )
}

/** Whatever was kept back is a person's, and so is this key. */
function personsKey(state: Recogniser): Step {
  const { strokes, isField, isTyping } = state
  return {
    next: nothingMore(state),
    key: 'pass',
    releases: !isTyping && strokes.length > 0,
    ended: strokes.length > 0 ? { strokes, isField, isScan: false, ended: 'typing', text: '' } : null,
  }
}

function ended(state: Recogniser, end: RunEnd, tailUntil: number, key: Step['key'], settings: ScannerSettings): Step {
  const { strokes, isField } = state
  const run: EndedRun = { strokes, isField, isScan: true, ended: end, text: textOf(strokes, settings) }
  return { next: { ...nothingMore(state), tailUntil, endsByKey: end !== 'silence' }, key, releases: false, ended: run }
}

function nothingMore(state: Recogniser): Recogniser {
  return { ...NOTHING_YET, tailUntil: state.tailUntil, endsByKey: state.endsByKey }
}

const UNTOUCHED = { key: 'pass', releases: false, ended: null } as const

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn', 'ScrollLock'])
