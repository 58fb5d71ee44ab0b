import type { ScanCommands, ScanHandler } from './scan.ts'

/** A mounted component that wants scans. */
export interface Receiver {
  readonly handle: ScanHandler
  commands(): ScanCommands
  showsVerdict(): boolean
  /** The dialog the component stands in; null for a screen. */
  readonly dialog: Element | null
}

const receivers: Receiver[] = []

/** Puts a receiver on top of all others; answers how to take it away. */
export function receiveScans(receiver: Receiver): () => void {
  receivers.push(receiver)
  return () => {
    const at = receivers.indexOf(receiver)
    if (at !== -1) receivers.splice(at, 1)
  }
}

/** Who gets a scan while this dialog lies on top; null when nobody does. */
export function receiverUnder(dialog: Element | null): Receiver | null {
  return receivers.findLast((each) => each.dialog === dialog) ?? null
}
