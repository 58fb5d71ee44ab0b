import type { Tone } from '../../../shared/views/order-facts.ts'

/** How a line is, for people: the window's to the desk process, and the desk's to its hub. */
export interface ConnectionWords {
  readonly tone: Tone
  /** In the pill: a few words. */
  readonly short: string
  /** In the sync centre: what is so, what is safe, what to do. */
  readonly full: string
}
