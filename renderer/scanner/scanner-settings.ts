import { LAYOUT_NAMES, type LayoutName } from './key-layouts.ts'

/** How scans are told from typing on this device, and how they are answered. */
export interface ScannerSettings {
  /** So many characters make a scan. */
  readonly minKeys: number
  /** A scanner is not slower than this on average. */
  readonly meanGapMs: number
  /** A longer pause ends what was being sent. The first letter is held so long, in case a scan begins with it. */
  readonly maxGapMs: number
  /** After so much silence a scan is over, where the scanner sends neither Enter nor Tab. */
  readonly silenceMs: number
  /** The same code again sooner than this is the scanner reading twice. */
  readonly bounceMs: number
  /** What the scanner was set to send before and after each code: it makes a scan certain. */
  readonly prefix: string
  readonly suffix: string
  /** Only what begins with the prefix or an AIM identifier, or ends with the suffix, is a scan. */
  readonly onlyMarked: boolean
  /** The keyboard the scanner believes it is on, where it is another than the computer's. */
  readonly layout: 'asTyped' | LayoutName
  /** What arrives as another character than was printed; for windows that are not told which key was pressed. */
  readonly letters: Readonly<Record<string, string>>
  /** 0 is silent, 100 as loud as the device goes. */
  readonly volume: number
}

export const FIRST_SETTINGS: ScannerSettings = {
  minKeys: 4,
  meanGapMs: 35,
  maxGapMs: 100,
  silenceMs: 120,
  bounceMs: 250,
  prefix: '',
  suffix: '',
  onlyMarked: false,
  layout: 'asTyped',
  letters: {},
  volume: 60,
}

/** The bounds within which the figures make sense; outside of them a scanner would be missed or a person robbed. */
export const SETTING_BOUNDS = {
  minKeys: [2, 20],
  meanGapMs: [5, 60],
  maxGapMs: [30, 250],
  silenceMs: [50, 500],
  bounceMs: [0, 2000],
  volume: [0, 100],
} as const

/** What was kept, with everything that is missing or makes no sense as on the first day. */
export function settingsFrom(kept: unknown): ScannerSettings {
  if (typeof kept !== 'object' || kept === null) return FIRST_SETTINGS
  const from: Partial<Record<keyof ScannerSettings, unknown>> = kept
  const figure = (name: keyof typeof SETTING_BOUNDS) => {
    const [least, most] = SETTING_BOUNDS[name]
    const value = from[name]
    return typeof value === 'number' && value >= least && value <= most ? Math.round(value) : FIRST_SETTINGS[name]
  }
  const silenceMs = figure('silenceMs')
  return {
    minKeys: figure('minKeys'),
    meanGapMs: figure('meanGapMs'),
    // Silence is longer than any pause within a scan.
    maxGapMs: Math.min(figure('maxGapMs'), silenceMs),
    silenceMs,
    bounceMs: figure('bounceMs'),
    prefix: shortText(from.prefix),
    suffix: shortText(from.suffix),
    onlyMarked: from.onlyMarked === true,
    layout: LAYOUT_NAMES.find((name) => name === from.layout) ?? 'asTyped',
    letters: lettersFrom(from.letters),
    volume: figure('volume'),
  }
}

function shortText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 12) : ''
}

function lettersFrom(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => pair[0].length === 1 && typeof pair[1] === 'string'),
  )
}
