import { StoreFailure } from '../../ports/store-failure.ts'
import { type MigrationStep, versionOf } from '../migration.ts'
import type { PostgresConnection } from './connection.ts'
import { LOCK_MIGRATION } from './locks.ts'

export interface MigrationOptions {
  readonly steps: readonly MigrationStep[]
  readonly now: string
  /** Names the line of versions of a database that is made now. */
  readonly newEpoch: string
}

/**
 * Brings a database to the newest version. Each step and its number are one transaction, and only one process at a time is in
 * one: several may start at once on the same database. One from a newer program is refused untouched, as is one that is not ours.
 */
export async function migrate(db: PostgresConnection, { steps, now, newEpoch }: MigrationOptions): Promise<void> {
  const newest = versionOf(steps)
  for (;;) {
    const taken = await inTurn(db, async () => {
      const current = await assertOurs(db, steps)
      const next = steps[current]
      if (next) await takeStep(db, next, now)
      return next?.number ?? newest
    })
    if (taken === newest) break
  }
  await inTurn(db, () =>
    db.run(
      `INSERT INTO clock (one, epoch, version, last_event, last_movement)
       VALUES (1, $1, 0, 0, 0)
       ON CONFLICT (one) DO NOTHING`,
      newEpoch,
    ),
  )
}

async function inTurn<Value>(db: PostgresConnection, work: () => Promise<Value>): Promise<Value> {
  await db.exec('BEGIN ISOLATION LEVEL READ COMMITTED')
  await db.exec(LOCK_MIGRATION)
  const value = await work()
  await db.exec('COMMIT')
  return value
}

/** The version a database is at. Refuses one this program must not touch. */
async function assertOurs(db: PostgresConnection, steps: readonly MigrationStep[]): Promise<number> {
  const tables = await db.all<{ name: string }>(
    `SELECT relname::text AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')`,
  )
  if (tables.length === 0) return 0
  if (!tables.some(({ name }) => name === 'schema_step')) {
    throw new StoreFailure('not-ours', 'The database belongs to another program. It was not changed; name an empty one.')
  }
  const taken = await db.all<{ number: number; name: string }>('SELECT number, name FROM schema_step ORDER BY number')
  if (taken.length > steps.length) {
    throw new StoreFailure(
      'from-the-future',
      `The database was written by a newer order desk (version ${taken.length}, this one knows ${steps.length}). ` +
        'It was not changed; install the newer program.',
    )
  }
  const foreign = taken.find(({ name }, index) => steps[index]?.name !== name)
  if (foreign) {
    throw new StoreFailure('not-ours', `The database took a step “${foreign.name}” this program does not know. It was not changed.`)
  }
  return taken.length
}

async function takeStep(db: PostgresConnection, step: MigrationStep, now: string): Promise<void> {
  await db.exec('CREATE TABLE IF NOT EXISTS schema_step (number integer NOT NULL PRIMARY KEY, name text NOT NULL, taken_at text NOT NULL)')
  await db.exec(step.sql)
  await db.run('INSERT INTO schema_step (number, name, taken_at) VALUES ($1, $2, $3)', step.number, step.name, now)
}
