import { StoreFailure } from '../../ports/store-failure.ts'
import { type MigrationStep, versionOf } from '../migration.ts'
import { backUp } from './back-up.ts'
import type { SqliteConnection } from './connection.ts'
import { readPragma } from './pragmas.ts'

/** What marks a file as ours, so that a wrong path never gets our tables. */
export interface FileMark {
  readonly applicationId: number
  readonly steps: readonly MigrationStep[]
}

/**
 * Brings a file to the newest version. Each step and the number it leads to are one transaction: a crash between
 * leaves the version before, whole; a verified copy of the file as it was is kept first. A file from a newer program is
 * refused untouched, as is one that is not ours.
 */
export function migrate(connection: SqliteConnection, mark: FileMark): void {
  const newest = versionOf(mark.steps)
  const current = assertOurs(connection, mark)
  if (current > 0 && current < newest) backUp(connection, current)
  for (const step of mark.steps.slice(current)) runStep(connection, step, mark.applicationId)
  if (current < newest) assertForeignKeys(connection)
}

/** Refuses a file this program must not touch; answers the version it is at. */
export function assertOurs(connection: SqliteConnection, mark: FileMark): number {
  const current = Number(readPragma(connection, 'user_version'))
  const applicationId = Number(readPragma(connection, 'application_id'))
  const isEmpty = Number(readPragma(connection, 'schema_version')) === 0
  if (!isEmpty && applicationId !== mark.applicationId) {
    throw new StoreFailure('not-ours', `${connection.file} is a database of another program. It was not changed; choose another folder.`)
  }
  const newest = versionOf(mark.steps)
  if (current > newest) {
    throw new StoreFailure(
      'from-the-future',
      `${connection.file} was written by a newer order desk (version ${current}, this one knows ${newest}). ` +
        'It was not changed; install the newer program.',
    )
  }
  return current
}

function runStep(connection: SqliteConnection, step: MigrationStep, applicationId: number): void {
  connection.begin()
  try {
    connection.exec(step.sql)
    connection.exec(`PRAGMA application_id = ${applicationId}`)
    connection.exec(`PRAGMA user_version = ${step.number}`)
    connection.commit()
  } catch (error) {
    connection.rollback()
    throw error
  }
}

function assertForeignKeys(connection: SqliteConnection): void {
  const broken = connection.get<{ table: string }>('PRAGMA foreign_key_check')
  if (broken)
    throw new StoreFailure('corrupt', `${connection.file} has rows in ${broken.table} that point nowhere. Restore the newest backup.`)
}
