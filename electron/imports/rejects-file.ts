import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Cell, csvLine } from '../../shared/base/csv-cell.ts'
import { type Phrase, phrase, sayPhrase } from '../../shared/views/phrase.ts'

/** A line that was not taken, with its cells as they came. */
export interface RejectedLine {
  readonly line: number
  readonly reason: Phrase
  readonly cells: readonly string[]
}

/** All lines that were not taken, as a table: line, reason, then the columns of the source. */
export interface Rejects {
  readonly header: readonly string[]
  readonly delimiter: string
  readonly lines: readonly RejectedLine[]
}

/**
 * Writes the rejects beside the file they come from, or into `elsewhere` when that folder may not be written, and says where.
 * Mended there, the same file can be imported: the two columns in front are passed over. Without rejects an older file goes.
 */
export async function writeRejects(sourcePath: string, elsewhere: string, rejects: Rejects): Promise<string | null> {
  const name = `${basename(sourcePath)}.rejects.csv`
  const places = [join(dirname(sourcePath), name), join(elsewhere, name)]
  if (rejects.lines.length === 0) {
    for (const place of places) await rm(place, { force: true }).catch(ignoreForbidden)
    return null
  }
  const text = rejectsText(rejects)
  for (const [index, place] of places.entries()) {
    try {
      // Whole or not at all: a half-written list of rejects would hide the others.
      await writeFile(`${place}.part`, text)
      await rename(`${place}.part`, place)
      return place
    } catch (error) {
      if (index === places.length - 1) throw error
      ignoreForbidden(error)
    }
  }
  return null
}

/** Where all of them are, for a person at another computer than the hub's. */
export function rejectsAtHub(file: string): Phrase {
  return phrase('All of them stand with their reasons in {file} on the hub’s computer.', { file })
}

/** The rejects as text of a CSV file, in the delimiter of their source. */
export function rejectsText(rejects: Rejects): string {
  const lines = [...rejects.lines].sort((a, b) => a.line - b.line)
  const head = csvLine([...REJECTS_COLUMNS, ...rejects.header], rejects.delimiter)
  return head + lines.map(({ line, reason, cells }) => csvLine([line, sayPhrase(reason), ...cells.map(asRead)], rejects.delimiter)).join('')
}

/** What stands before the columns of the source. */
export const REJECTS_COLUMNS: readonly string[] = ['line', 'reason']

// A number keeps its minus sign: nothing that is only digits runs as a formula.
function asRead(cell: string): Cell {
  return /^-\d+(?:[.,]\d+)*$/.test(cell) ? { number: cell } : cell
}

function ignoreForbidden(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error
}
