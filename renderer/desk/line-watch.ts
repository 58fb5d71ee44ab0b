import type { Line } from './desk-connection.ts'

/** Remembers how the line is and tells those who asked, once per change. */
export interface LineWatch {
  line(): Line
  set(line: Line): void
  onLine(listener: (line: Line) => void): () => void
}

export function lineWatch(): LineWatch {
  let current: Line = 'connecting'
  const listeners = new Set<(line: Line) => void>()
  return {
    line: () => current,
    set(line) {
      if (line === current) return
      current = line
      for (const listener of [...listeners]) listener(line)
    },
    onLine(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
