import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A browser that was let in, by the hash of its secret. */
interface Kept {
  readonly hash: string
  readonly until: string
}

/** Keeps the browsers of a desk in `desk-sessions.json` of its folder, readable by its owner only. */
export function sessionFile(folder: string): { read(): readonly Kept[]; write(sessions: readonly Kept[]): void } {
  const file = join(folder, 'desk-sessions.json')
  return {
    read() {
      try {
        const kept: unknown = JSON.parse(readFileSync(file, 'utf8'))
        return Array.isArray(kept) ? kept.filter(isKept) : []
      } catch {
        // Missing or damaged: every browser asks for a new address, and nothing else is lost.
        return []
      }
    },
    write(sessions) {
      writeFileSync(`${file}.new`, JSON.stringify(sessions), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  }
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'hash' in value &&
    typeof value.hash === 'string' &&
    'until' in value &&
    typeof value.until === 'string'
  )
}
