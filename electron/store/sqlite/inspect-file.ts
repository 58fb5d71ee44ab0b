import { existsSync, statSync } from 'node:fs'
import { SqliteConnection } from './connection.ts'
import { applyPragmas, readPragma, readPragmas, sqliteVersion } from './pragmas.ts'

export interface FileInspection {
  readonly file: string
  readonly sqliteVersion: string
  readonly schemaVersion: number
  readonly bytes: number
  readonly walBytes: number
  readonly settings: Readonly<Record<string, string | number | null>>
  /** `ok`, or the first damage found. */
  readonly check: string
}

/** What a doctor wants to know of a database file: settings as they took, sizes, and whether its pages are sound. */
export function inspectFile(file: string): FileInspection {
  const connection = new SqliteConnection(file)
  try {
    applyPragmas(connection)
    connection.exec('PRAGMA query_only = ON')
    const wal = `${file}-wal`
    return {
      file,
      sqliteVersion: sqliteVersion(connection),
      schemaVersion: Number(readPragma(connection, 'user_version')),
      bytes: statSync(file).size,
      walBytes: existsSync(wal) ? statSync(wal).size : 0,
      settings: readPragmas(connection),
      check: String(readPragma(connection, 'quick_check')),
    }
  } finally {
    connection.close()
  }
}
