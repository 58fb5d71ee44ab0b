import { createInterface } from 'node:readline'

/** Fulfils when the person (Ctrl+C) or the system asks this process to end. Meanwhile, Enter in a terminal calls `onEnter`. */
export function untilToldToEnd(onEnter: () => void): Promise<void> {
  const terminal = process.stdin.isTTY ? createInterface({ input: process.stdin }) : null
  return new Promise((resolve) => {
    const end = () => {
      terminal?.close()
      resolve()
    }
    // More of the same while ending is the terminal and npm both passing on one Ctrl+C.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
    terminal?.on('line', onEnter)
    terminal?.on('SIGINT', end)
  })
}
