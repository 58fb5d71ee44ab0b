import { StoreFailure } from '../../ports/store-failure.ts'
import type { SqliteConnection } from './connection.ts'

/** Before this one, two connections could corrupt a WAL file between reset and checkpoint. */
const OLDEST_SQLITE = '3.51.3'

/** What every connection to a file of ours is set to, and the value it must answer afterwards. */
const SETTINGS: readonly { readonly name: string; readonly set: string; readonly expect: string | number }[] = [
  { name: 'journal_mode', set: 'WAL', expect: 'wal' },
  // A commit that was acknowledged survives a power cut.
  { name: 'synchronous', set: 'FULL', expect: 2 },
  { name: 'foreign_keys', set: 'ON', expect: 1 },
  { name: 'recursive_triggers', set: 'ON', expect: 1 },
  { name: 'busy_timeout', set: '5000', expect: 5000 },
  { name: 'trusted_schema', set: 'OFF', expect: 0 },
  { name: 'cell_size_check', set: 'ON', expect: 1 },
  { name: 'mmap_size', set: '0', expect: 0 },
  // What is deleted leaves the file, not only the index of its pages.
  { name: 'secure_delete', set: 'ON', expect: 1 },
  { name: 'wal_autocheckpoint', set: '1000', expect: 1000 },
]

// Only macOS tells a plain fsync from one that reaches the platter.
const MACOS_SETTINGS: typeof SETTINGS = [
  { name: 'fullfsync', set: '1', expect: 1 },
  { name: 'checkpoint_fullfsync', set: '1', expect: 1 },
]

/** Sets the connection up and asserts that every setting took: a promise nobody checked is not kept. */
export function applyPragmas(connection: SqliteConnection): void {
  const version = sqliteVersion(connection)
  if (isOlder(version, OLDEST_SQLITE)) {
    throw new StoreFailure('unfit', `SQLite ${version} is too old: ${OLDEST_SQLITE} or newer is needed.`)
  }
  for (const { name, set } of settingsHere()) connection.exec(`PRAGMA ${name} = ${set}`)
  for (const { name, expect } of settingsHere()) {
    const actual = readPragma(connection, name)
    if (actual !== expect) {
      throw new StoreFailure('unfit', `SQLite did not accept ${name}: ${actual} instead of ${expect}, in ${connection.file}.`)
    }
  }
}

/** The settings as they are now, by name. */
export function readPragmas(connection: SqliteConnection): Readonly<Record<string, string | number | null>> {
  return Object.fromEntries(settingsHere().map(({ name }) => [name, readPragma(connection, name)]))
}

export function readPragma(connection: SqliteConnection, name: string): string | number | null {
  const row = connection.get<Record<string, string | number | null>>(`PRAGMA ${name}`)
  return row ? (Object.values(row)[0] ?? null) : null
}

export function sqliteVersion(connection: SqliteConnection): string {
  return connection.get<{ version: string }>('SELECT sqlite_version() AS version')?.version ?? '0'
}

function settingsHere(): typeof SETTINGS {
  return process.platform === 'darwin' ? [...SETTINGS, ...MACOS_SETTINGS] : SETTINGS
}

/** Compares dotted versions part by part. */
export function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) => text.split('.').map(Number)) as [number[], number[]]
  for (let place = 0; place < right.length; place += 1) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
