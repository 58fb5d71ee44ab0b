// scanner: from key presses to a decoded scan, and to the screen it is meant for. It knows no order and no screen.

import type { Gs1 } from './gs1.ts'
import type { ScanFault } from './scan-fault.ts'

/** What a scanner read, taken apart. Screens get this and nothing else; they look codes up with `knownCode`. */
export interface Scan {
  /** One per scan of this window, rising. */
  readonly id: number
  /** What stands in the barcode: prefix, suffix and AIM id are gone, keyboard layout and Caps Lock are made up for. */
  readonly code: string
  /** The texts the code may be known by, likeliest first: the code itself, then its item number in every length it is written in. */
  readonly codes: readonly string[]
  /** The item number as 14 digits, where the code is one or holds one and its check digit is right. */
  readonly gtin: string | null
  /** What a GS1 code says besides the item: batch, expiry, serial number, weight. */
  readonly gs1: Gs1 | null
  /** The three characters by which a scanner names the kind of barcode (`]C1`); null where it sends none. */
  readonly aim: string | null
  /** What is wrong with the code itself; lookups may still find it. */
  readonly fault: ScanFault | null
}

/** What came of a scan: said, shown and sounded. `ok` is short and high, `wrong` long and low, `info` neither. */
export interface Verdict {
  readonly tone: 'ok' | 'wrong' | 'info'
  readonly text: string
}

/** What a screen answers; null is "nothing of mine": the window then opens what the code names, or says that nobody knows it. */
export type ScanAnswer = Verdict | null | Promise<Verdict | null>

export type ScanHandler = (scan: Scan) => ScanAnswer

/** What the command cards do on a screen; a card without an entry here is refused in words. Null says nothing. */
export interface ScanCommands {
  confirm?(): ScanAnswer
  cancel?(): ScanAnswer
  undo?(): ScanAnswer
  print?(): ScanAnswer
  next?(): ScanAnswer
  /** One more, five more, one less of what was scanned last. */
  quantity?(change: number): ScanAnswer
}
