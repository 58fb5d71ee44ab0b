import { useEffect, useRef } from 'react'
import { type Receiver, receiveScans } from './receivers.ts'
import type { ScanCommands, ScanHandler } from './scan.ts'
import { topDialog } from './top-dialog.ts'

interface ScanOptions {
  /** What the command cards do while this screen is the one that gets scans. */
  readonly commands?: ScanCommands
  /** The component stands inside a dialog: it gets scans while that dialog is open. Without it a dialog refuses scans. */
  readonly isInDialog?: boolean
  /** The screen shows the verdict itself, large: the window then only sounds, flashes and speaks it. */
  readonly showsVerdict?: boolean
}

/**
 * Gives a screen what is scanned while it is there, whatever has the focus. Only the component that was mounted last gets scans;
 * they come one at a time, in order, the next one when the handler has answered. What it answers is shown, sounded and spoken.
 */
export function useScans(handler: ScanHandler, options: ScanOptions = {}): void {
  const latest = useRef({ handler, options })
  latest.current = { handler, options }
  const isInDialog = options.isInDialog === true
  useEffect(() => {
    const receiver: Receiver = {
      handle: (scan) => latest.current.handler(scan),
      commands: () => latest.current.options.commands ?? {},
      showsVerdict: () => latest.current.options.showsVerdict === true,
      dialog: isInDialog ? topDialog() : null,
    }
    return receiveScans(receiver)
  }, [isInDialog])
}
