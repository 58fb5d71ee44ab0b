import { existsSync, statSync } from 'node:fs'
import { StoreFailure } from '../../ports/store-failure.ts'
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
  const sizes = { bytes: statSync(file).size, walBytes: existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0 }
  try {
    applyPragmas(connection)
    connection.exec('PRAGMA query_only = ON')
    return {
      file,
      ...sizes,
      sqliteVersion: sqliteVersion(connection),
      schemaVersion: Number(readPragma(connection, 'user_version')),
      settings: readPragmas(connection),
      check: String(readPragma(connection, 'quick_check')),
    }
  } catch (error) {
    // Damage beyond reading is a finding too.
    if (!(error instanceof StoreFailure) || error.kind !== 'corrupt') throw error
    return { file, ...sizes, sqliteVersion: 'unknown', schemaVersion: 0, settings: {}, check: error.message }
  } finally {
    connection.close()
  }
}
