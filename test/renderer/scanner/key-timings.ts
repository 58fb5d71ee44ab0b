// Key presses as scanners and people send them: what each device does with its pauses, and a player for the recogniser.

import { LAYOUT_NAMES, type LayoutName, letterOn } from '../../../renderer/scanner/key-layouts.ts'
import { type EndedRun, type KeyInput, NOTHING_YET, recognise, wakesAt } from '../../../renderer/scanner/recogniser.ts'
import type { ScannerSettings } from '../../../renderer/scanner/scanner-settings.ts'

/** Chance that is the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Chance = () => number

/** The pauses before each key and how long it is down, as one model of scanner sends them over and over. */
export interface ScannerModel {
  readonly name: string
  readonly gaps: readonly number[]
  readonly downMs: number
}

export const SCANNER_MODELS: readonly ScannerModel[] = [
  { name: 'a corded laser scanner, every millisecond polled', gaps: [2, 2, 3, 2, 1, 2, 2], downMs: 1 },
  { name: 'a corded imager, polled every 8 ms', gaps: [16, 16, 8, 16, 24, 16, 16, 8], downMs: 8 },
  { name: 'a counter scanner with the usual pause between letters', gaps: [20, 21, 20, 19, 20], downMs: 9 },
  { name: 'a cordless scanner that sends its letters in bundles', gaps: [1, 2, 34, 1, 1, 38, 2, 1, 31], downMs: 1 },
  { name: 'a ring scanner over radio that hiccups', gaps: [12, 14, 11, 13, 12, 66, 12, 11, 13, 14], downMs: 5 },
  { name: 'a scanner set slow for an old terminal', gaps: [29, 28, 29, 28], downMs: 14 },
  { name: 'a scanner whose keys go up when the next goes down', gaps: [10, 10, 11, 10, 9], downMs: 11 },
]

const CODES = [...'`1234567890-=', ...'qwertyuiop[]\\', ..."asdfghjkl;'", ...'zxcvbnm,./'].map(codeOnUs)

interface Sending {
  readonly model: ScannerModel
  readonly chance: Chance
  readonly from: number
  /** What the scanner believes it is plugged into, and what the computer makes of its keys. */
  readonly scanner?: LayoutName
  readonly computer?: LayoutName
  readonly isCapsLock?: boolean
  readonly end?: 'Enter' | 'Tab' | null
  readonly isField?: boolean
}

/** The keys a scanner sends for a code, with a fifth of jitter. */
export function sentByScanner(code: string, sending: Sending): readonly KeyInput[] {
  const { model, chance, from, scanner = 'us', computer = 'us', isCapsLock = false, end = 'Enter', isField = false } = sending
  const inputs: KeyInput[] = []
  let at = from
  const press = (key: string, physical: string, isShifted: boolean, isControl = false) => {
    inputs.push({ is: 'down', isField, isForeign: false, stroke: { ...PLAIN, key, code: physical, at, isShifted, isControl, isCapsLock } })
    inputs.push({ is: 'up', code: physical, at: at + model.downMs * (0.8 + chance() * 0.4) })
  }
  const pause = (place: number) => {
    at += (model.gaps[place % model.gaps.length] ?? 10) * (0.8 + chance() * 0.4)
  }
  for (const [place, letter] of [...code].entries()) {
    if (place > 0) pause(place)
    if (letter.charCodeAt(0) < 32) {
      const key = String.fromCharCode(letter.charCodeAt(0) + 64).toLowerCase()
      press(key, codeOnUs(key), false, true)
      continue
    }
    const { physical, isShifted } = keyFor(letter, scanner)
    if (isShifted) inputs.push({ is: 'down', isField, isForeign: false, stroke: { ...PLAIN, key: 'Shift', code: 'ShiftLeft', at } })
    press(arrivingKey(physical, isShifted, computer, isCapsLock), physical, isShifted)
  }
  if (end !== null) {
    pause(code.length)
    press(end, end, false)
  }
  return inputs.toSorted((a, b) => momentOf(a) - momentOf(b))
}

export interface Typist {
  readonly name: string
  readonly wordsPerMinute: number
  /** How long a finger stays on a key. */
  readonly downMs: number
  /** How often two or more letters come as one movement of the hand, three times as fast. */
  readonly rolls: number
}

export const TYPISTS: readonly Typist[] = [
  { name: 'somebody who looks for the keys', wordsPerMinute: 60, downMs: 110, rolls: 0.02 },
  { name: 'an office worker', wordsPerMinute: 90, downMs: 95, rolls: 0.15 },
  { name: 'a practised typist', wordsPerMinute: 120, downMs: 90, rolls: 0.25 },
  { name: 'a fast typist', wordsPerMinute: 150, downMs: 85, rolls: 0.35 },
  { name: 'a champion', wordsPerMinute: 180, downMs: 80, rolls: 0.45 },
  { name: 'somebody on the number block', wordsPerMinute: 140, downMs: 70, rolls: 0.2 },
]

interface Typing {
  readonly chance: Chance
  readonly from: number
  readonly isField: boolean
}

/** The keys a person presses for a text; `\n` is Enter. Fast hands press the next key before the last one is up. */
export function typedBy(text: string, { wordsPerMinute, downMs, rolls }: Typist, { chance, from, isField }: Typing): readonly KeyInput[] {
  const usual = 60_000 / (wordsPerMinute * 5)
  const inputs: KeyInput[] = []
  let at = from
  let rolling = 0
  const ups = new Map<string, number>()
  for (const letter of text) {
    if (rolling === 0 && chance() < rolls) rolling = 1 + Math.floor(chance() * 5)
    at += usual * (rolling > 0 ? 0.33 : 1) * Math.exp(normal(chance) * 0.35)
    rolling = Math.max(0, rolling - 1)
    const { physical, isShifted } = letter === '\n' ? { physical: 'Enter', isShifted: false } : keyFor(letter, 'us')
    const key = letter === '\n' ? 'Enter' : letter
    // No finger is on a key twice at once.
    at = Math.max(at, (ups.get(physical) ?? 0) + 25)
    const up = at + Math.max(45, downMs * Math.exp(normal(chance) * 0.25))
    ups.set(physical, up)
    inputs.push({ is: 'down', isField, isForeign: false, stroke: { ...PLAIN, key, code: physical, at, isShifted } })
    inputs.push({ is: 'up', code: physical, at: up })
  }
  return inputs.toSorted((a, b) => momentOf(a) - momentOf(b))
}

export interface Played {
  readonly scans: readonly EndedRun[]
  /** Keys that went their way, in that order, with how long each was kept back. */
  readonly passed: readonly { readonly key: string; readonly heldMs: number }[]
}

/** Plays keys to the recogniser as a window does, with timers that come up to a frame late, and waits until it is quiet. */
export function play(inputs: readonly KeyInput[], settings: ScannerSettings, chance: Chance = () => 0): Played {
  let state = NOTHING_YET
  const scans: EndedRun[] = []
  const passed: { key: string; heldMs: number }[] = []
  let held: { key: string; at: number }[] = []
  const take = (input: KeyInput, now: number) => {
    const step = recognise(state, input, settings)
    state = step.next
    if (step.releases) {
      passed.push(...held.map(({ key, at }) => ({ key, heldMs: now - at })))
      held = []
    }
    if (step.ended?.isScan) scans.push(step.ended)
    if (step.ended) held = []
    if (input.is !== 'down') return
    if (step.key === 'hold') held.push({ key: input.stroke.key, at: now })
    if (step.key === 'pass') passed.push({ key: input.stroke.key, heldMs: 0 })
  }
  const wakeBefore = (moment: number) => {
    for (let wake = wakesAt(state, settings); wake !== null; wake = wakesAt(state, settings)) {
      const woken = wake + chance() * 16
      if (woken >= moment) return
      take({ is: 'wake', at: woken }, woken)
    }
  }
  for (const input of inputs) {
    wakeBefore(momentOf(input))
    take(input, momentOf(input))
  }
  wakeBefore(Number.POSITIVE_INFINITY)
  return { scans, passed }
}

const PLAIN = {
  isShifted: false,
  isControl: false,
  isAlt: false,
  isCapsLock: false,
  isRepeat: false,
  isReal: true,
  upAt: null,
  startsNumber: false,
} as const

export function momentOf(input: KeyInput): number {
  return input.is === 'down' ? input.stroke.at : input.at
}

/** Around 0, mostly within one of it (the sum of twelve throws). */
function normal(chance: Chance): number {
  let sum = -6
  for (let throws = 0; throws < 12; throws += 1) sum += chance()
  return sum
}

function keyFor(letter: string, layout: LayoutName): { physical: string; isShifted: boolean } {
  for (const isShifted of [false, true]) {
    const physical = CODES.find((code) => letterOn(layout, code, isShifted) === letter)
    if (physical !== undefined) return { physical, isShifted }
  }
  return { physical: letter === ' ' ? 'Space' : '', isShifted: false }
}

/** What the computer says arrived: accents of some keyboards wait for the next letter, Caps Lock turns letters around. */
function arrivingKey(physical: string, isShifted: boolean, computer: LayoutName, isCapsLock: boolean): string {
  const key = letterOn(computer, physical, isShifted) ?? ' '
  if (computer !== 'us' && computer !== 'gb' && '^¨´`'.includes(key)) return 'Dead'
  if (!isCapsLock || key.toLowerCase() === key.toUpperCase() || key === 'ß') return key
  return key === key.toLowerCase() ? key.toUpperCase() : key.toLowerCase()
}

function codeOnUs(letter: string): string {
  const names: Readonly<Record<string, string>> = {
    '`': 'Backquote',
    '-': 'Minus',
    '=': 'Equal',
    '[': 'BracketLeft',
    ']': 'BracketRight',
    '\\': 'Backslash',
    ';': 'Semicolon',
    "'": 'Quote',
    ',': 'Comma',
    '.': 'Period',
    '/': 'Slash',
  }
  return names[letter] ?? (/\d/.test(letter) ? `Digit${letter}` : `Key${letter.toUpperCase()}`)
}

export const COMPUTERS: readonly LayoutName[] = LAYOUT_NAMES
