import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LOG_LIMIT_BYTES = 5 * 1024 * 1024

/** Where a desk's log lines go: `desk.log` in its folder, the one before it kept as `desk.log.1`. */
export function logFileWriter(folder: string): (line: string) => void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'desk.log')
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`)
  return (line) => appendFileSync(file, line)
}
