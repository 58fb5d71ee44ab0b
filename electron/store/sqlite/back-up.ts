import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { StoreFailure } from '../../ports/store-failure.ts'
import { SqliteConnection } from './connection.ts'
import { readPragma } from './pragmas.ts'

export const BACKUP_FOLDER = 'backups'

/**
 * Keeps a copy of the file as it is now in `backups` beside it, named after its version. The copy is made aside, compared with
 * its source, brought to the disk and only then given its name: a file in `backups` can be trusted. Answers where it is.
 */
export function backUp(source: SqliteConnection, version: number): string {
  const folder = join(dirname(source.file), BACKUP_FOLDER)
  const kept = join(folder, `${basename(source.file, '.sqlite')}-version-${version}.sqlite`)
  const aside = `${kept}.part`
  mkdirSync(folder, { recursive: true })
  rmSync(aside, { force: true })
  try {
    // One read transaction: the copy is the file of one moment, whatever the log still holds.
    source.run('VACUUM INTO ?', aside)
    assertSame(source, aside)
    toDisk(aside)
    renameSync(aside, kept)
    toDisk(folder)
    return kept
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}

function assertSame(source: SqliteConnection, file: string): void {
  const copy = new SqliteConnection(file)
  try {
    const damage = readPragma(copy, 'quick_check')
    if (damage !== 'ok') throw new StoreFailure('corrupt', `A copy of ${source.file} came out damaged (${damage}). Nothing was changed.`)
    const differs = summary(source).find((line, index) => summary(copy)[index] !== line)
    if (differs) throw new StoreFailure('corrupt', `A copy of ${source.file} is not complete (${differs}). Nothing was changed.`)
  } finally {
    copy.close()
  }
}

/** Marks, version and how many rows each table has. */
function summary(db: SqliteConnection): readonly string[] {
  const tables = db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
  const marks = ['application_id', 'user_version'].map((name) => `${name} ${readPragma(db, name)}`)
  return [...marks, ...tables.map(({ name }) => `${name} ${db.get<{ rows: number }>(`SELECT count(*) AS rows FROM "${name}"`)?.rows}`)]
}

function toDisk(path: string): void {
  // Windows brings a renamed entry to the disk itself, and has no way to ask for it.
  if (process.platform === 'win32' && !path.endsWith('.part')) return
  const handle = openSync(path, process.platform === 'win32' ? 'r+' : 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
