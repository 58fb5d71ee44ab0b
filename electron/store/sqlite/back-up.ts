import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { StoreFailure } from '../../ports/store-failure.ts'
import { SqliteConnection } from './connection.ts'
import { readPragma } from './pragmas.ts'

export const BACKUP_FOLDER = 'backups'

/**
 * Keeps a copy of the file as it is now in `backups` beside it, named after its version: a file in `backups` can be trusted.
 * Answers where it is.
 */
export function backUp(source: SqliteConnection, version: number): string {
  const kept = join(dirname(source.file), BACKUP_FOLDER, `${basename(source.file, '.sqlite')}-version-${version}.sqlite`)
  keepCopy(source, kept)
  return kept
}

/**
 * Copies the file as it is at one moment, whatever works on it. The copy is made aside, compared with its source, brought to the
 * disk and only then given its name.
 */
export function keepCopy(source: SqliteConnection, kept: string): void {
  const folder = dirname(kept)
  const aside = `${kept}.part`
  mkdirSync(folder, { recursive: true })
  rmSync(aside, { force: true })
  try {
    const before = readPragma(source, 'data_version')
    // One read transaction: the copy is the file of one moment, whatever the log still holds.
    source.run('VACUUM INTO ?', aside)
    assertSame(source, aside, before)
    // Names and addresses of customers, wherever somebody wants it kept.
    chmodSync(aside, 0o600)
    toDisk(aside)
    renameSync(aside, kept)
    toDisk(folder)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}

function assertSame(source: SqliteConnection, file: string, before: unknown): void {
  const copy = new SqliteConnection(file)
  try {
    const damage = readPragma(copy, 'quick_check')
    if (damage !== 'ok') throw new StoreFailure('corrupt', `A copy of ${source.file} came out damaged (${damage}). Nothing was changed.`)
    const whole = summary(source)
    // Another process has written in between: then what is never taken back must be there, up to where the copy ends.
    const hasMoved = readPragma(source, 'data_version') !== before
    const [expected, found] = hasMoved ? [history(source, copy), history(copy, copy)] : [whole, summary(copy)]
    const differs = expected.find((line, index) => found[index] !== line)
    if (differs) throw new StoreFailure('corrupt', `A copy of ${source.file} is not complete (${differs}). Nothing was changed.`)
  } finally {
    copy.close()
  }
}

/** Marks, version and how many rows each table has. */
function summary(db: SqliteConnection): readonly string[] {
  return db.atOnce(() => {
    const tables = db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    return [
      ...marks(db),
      ...tables.map(({ name }) => `${name} ${db.get<{ rows: number }>(`SELECT count(*) AS rows FROM "${name}"`)?.rows}`),
    ]
  })
}

/** Marks, version and how many commands and events there are up to the moment of the copy. */
function history(db: SqliteConnection, copy: SqliteConnection): readonly string[] {
  const version = copy.get<{ version: number }>('SELECT version FROM clock')?.version ?? 0
  const rowsOf = (table: string) => db.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${table} WHERE version <= ?`, version)?.rows
  return [...marks(db), ...['command', 'event'].map((table) => `${table} ${rowsOf(table)}`)]
}

function marks(db: SqliteConnection): readonly string[] {
  return ['application_id', 'user_version'].map((name) => `${name} ${readPragma(db, name)}`)
}

/** Brings a file, or the names in a folder, to the disk. */
export function toDisk(path: string): void {
  // Windows brings a renamed entry to the disk itself, and has no way to ask for it.
  if (process.platform === 'win32' && !path.endsWith('.part')) return
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
