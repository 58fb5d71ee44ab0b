import { finished } from 'node:stream/promises'
import { CsvError, type Parser, parse } from 'csv-parse'
import { unescapeFormula } from '../../shared/base/csv-cell.ts'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type Phrase, phrase } from '../../shared/views/phrase.ts'
import type { FileFault, FileFaultCode } from './file-fault.ts'
import { COLUMN_NAMES, type LedgerColumn, matchHeader, REQUIRED_COLUMNS } from './ledger-columns.ts'
import type { SourceFile } from './read-source.ts'
import { REJECTS_COLUMNS } from './rejects-file.ts'
import { EXPORT_AGAIN } from './source-text.ts'

export interface TableRow {
  /** Line of the file it begins on, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** A file of lines under a header, taken apart but not yet understood. */
export interface LedgerTable {
  readonly file: string
  readonly delimiter: string
  readonly header: readonly string[]
  readonly columns: ReadonlyMap<LedgerColumn, number>
  readonly rows: readonly TableRow[]
}

const DELIMITERS = [';', ',', '\t']
const MAX_RECORD_CHARS = 1_000_000
const CHUNK_CHARS = 256 * 1024

/** Reads a table with header from a text: delimiter and columns are found, lines keep their number in the file. */
export async function readTable(source: SourceFile): Promise<Result<LedgerTable, FileFault>> {
  const { delimiter, text, skippedLines } = splitOffHint(source.text)
  const rows: TableRow[] = []
  let line = skippedLines
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: MAX_RECORD_CHARS,
    // Taken here rather than from the stream: on an error the stream forgets what it has not handed out.
    on_record: (record: string[], { lines }) => {
      line = skippedLines + lines
      rows.push({ line: line - breaksWithin(record), cells: record })
      return null
    },
  })
  try {
    const done = finished(parser.resume())
    feed(parser, text)
    await done
  } catch (error) {
    if (error instanceof CsvError) return fail(brokenTable(source.name, error, line + 1))
    throw error
  }
  return underHeader(source.name, delimiter, rows)
}

/** Parsed in pieces, so that a long file lets other work through. */
function feed(parser: Parser, text: string): void {
  let at = 0
  const more = () => {
    while (at < text.length) {
      const piece = text.slice(at, at + CHUNK_CHARS)
      at += CHUNK_CHARS
      if (!parser.write(piece)) {
        parser.once('drain', more)
        return
      }
    }
    parser.end()
  }
  more()
}

function underHeader(file: string, delimiter: string, rows: readonly TableRow[]): Result<LedgerTable, FileFault> {
  const [head, ...body] = asRejectsMended(rows)
  const header = (head?.cells ?? []).map((cell) => cell.trim())
  const { columns, missing, twice } = matchHeader(header)
  const line = head?.line ?? 1
  if (missing.length > 0) {
    const found = header.slice(0, 12).map((name) => (name.length > 30 ? `${name.slice(0, 30)}…` : name))
    return fault(
      'MISSING_HEADER',
      file,
      line,
      phrase('The header has no column {columns} (it says: {found}).', {
        columns: { list: missing.map(columnName) },
        found: { list: found },
      }),
      phrase('The first line must name {columns}, in any order; Description, InvoiceDate, CustomerID and Country are welcome.', {
        columns: { list: REQUIRED_COLUMNS.map(columnName) },
      }),
    )
  }
  const [double] = twice
  if (double) {
    return fault(
      'DUPLICATE_HEADER',
      file,
      line,
      phrase('Two columns mean {column}: {names}.', { column: columnName(double.column), names: { list: double.names } }),
      phrase('Rename or remove one of them.'),
    )
  }
  if (body.length === 0) return fault('EMPTY', file, line, phrase('There is a header, but no line below it.'), EXPORT_AGAIN)
  return ok({ file, delimiter, header, columns, rows: body })
}

/** A rejects file that somebody mended: its two columns in front are ours, and so are its apostrophes. */
function asRejectsMended(rows: readonly TableRow[]): readonly TableRow[] {
  const head = rows[0]?.cells ?? []
  if (!REJECTS_COLUMNS.every((name, index) => head[index] === name)) return rows
  return rows.map(({ line, cells }) => ({ line, cells: cells.slice(REJECTS_COLUMNS.length).map(unescapeFormula) }))
}

function columnName(column: LedgerColumn): string {
  return COLUMN_NAMES[column][0] ?? column
}

/** Spreadsheets may say their delimiter in a first line `sep=;`. Else the one under which most known columns appear. */
function splitOffHint(text: string): { readonly delimiter: string; readonly text: string; readonly skippedLines: number } {
  const hint = /^sep=(.)\r?\n/i.exec(text)
  if (hint?.[1]) return { delimiter: hint[1], text: text.slice(hint[0].length), skippedLines: 1 }
  const start = text.search(/\S/)
  const end = text.slice(start).search(/[\r\n]/)
  const header = end < 0 ? text.slice(start) : text.slice(start, start + end)
  const known = (delimiter: string) => matchHeader(header.split(delimiter).map((cell) => cell.replaceAll('"', ''))).columns.size
  const delimiter = DELIMITERS.reduce((best, each) => (known(each) > known(best) ? each : best))
  return { delimiter, text, skippedLines: 0 }
}

function breaksWithin(record: readonly string[]): number {
  let breaks = 0
  for (const cell of record) if (/[\r\n]/.test(cell)) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0
  return breaks
}

function brokenTable(file: string, error: CsvError, line: number): FileFault {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    const message = phrase('A quotation mark opened on this line or soon after is never closed.')
    return { code: 'BROKEN_CSV', file, line, message, cure: phrase('Close it, or double quotation marks that belong to the text.') }
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const message = phrase('The line is longer than a million characters; a quotation mark may be missing.')
    return { code: 'BROKEN_CSV', file, line, message, cure: phrase('Look at this line in a text editor and mend or remove it.') }
  }
  return {
    code: 'BROKEN_CSV',
    file,
    line,
    message: phrase('The line cannot be taken apart ({code}).', { code: error.code }),
    cure: phrase('Mend or remove this line.'),
  }
}

function fault(code: FileFaultCode, file: string, line: number, message: Phrase, cure: Phrase): Result<never, FileFault> {
  return fail({ code, file, line, message, cure })
}
