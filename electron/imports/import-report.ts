import type { Phrase } from '../../shared/views/phrase.ts'
import type { Rejects } from './rejects-file.ts'

/** The figures of an import; `lines` is always `imported` plus `rejected`. What was there already counts as imported. */
export interface ImportFigures {
  readonly lines: number
  readonly imported: number
  readonly rejected: number
  readonly orders: number
  readonly returns: number
}

export interface ImportReport {
  readonly figures: ImportFigures
  /** Orders and returns that were there before. */
  readonly alreadyThere: number
  readonly rejects: Rejects
  /** How the file was read, for the person to check: dates, decimals, delimiter. */
  readonly notes: readonly Phrase[]
}

/** How far it is; called often, so it must be quick. */
export type OnProgress = (done: number, total: number, what: Phrase) => void

export interface ImportOptions {
  /** How ambiguous dates are read; null lets the file decide (decisions 33). */
  readonly dates: 'dmy' | 'mdy' | null
  readonly currency: string
  readonly timeZone: string | null
}

export const DEFAULT_IMPORT: ImportOptions = { dates: null, currency: 'GBP', timeZone: null }

/** Lets timers, sockets and the screen have their turn between two pieces of a long work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
