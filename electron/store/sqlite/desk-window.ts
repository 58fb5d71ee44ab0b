import { type DeskWindow, FIRST_WINDOW, type WindowStep } from '../../ports/order-store.ts'
import type { SqliteConnection } from './connection.ts'

interface WindowRow {
  readonly version: number
  readonly at: string
  readonly days: number
  readonly closed_until_ms: number
  readonly scope: string
  readonly floor: number
}

export function readWindow(db: SqliteConnection): DeskWindow {
  const row = db.get<WindowRow>('SELECT * FROM desk_window ORDER BY version DESC LIMIT 1')
  if (!row) return FIRST_WINDOW
  const { version, at, days, scope, floor } = row
  return { version, at, days, closedUntilMs: row.closed_until_ms, scope, floor }
}

export function closedBetween(db: SqliteConnection, afterMs: number, untilMs: number, limit: number): readonly number[] {
  return db
    .all<{ closed_ms: number }>(
      `SELECT closed_ms FROM orders WHERE closed_ms > ?1 AND closed_ms <= ?2
       UNION ALL
       SELECT closed_ms FROM selection
       WHERE closed_ms > ?1 AND closed_ms <= ?2 AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = selection.id)
       UNION ALL
       SELECT closed_ms FROM sync_case WHERE closed_ms > ?1 AND closed_ms <= ?2
       ORDER BY closed_ms LIMIT ?3`,
      afterMs,
      untilMs,
      limit,
    )
    .map((row) => row.closed_ms)
}

export function windowVersionAt(db: SqliteConnection, at: string): number {
  return db.get<{ version: number | null }>('SELECT max(version) AS version FROM desk_window WHERE at <= ?', at)?.version ?? 0
}

/** Steps below the floor are told to nobody any more. */
export function saveWindow(db: SqliteConnection, step: WindowStep, version: number): void {
  db.run(
    `INSERT INTO desk_window (version, at, days, closed_from_ms, closed_until_ms, scope, floor)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    version,
    step.at,
    step.days,
    step.closedFromMs,
    step.closedUntilMs,
    step.scope,
    step.floor,
  )
  db.run('DELETE FROM desk_window WHERE version < ? AND version < ?', step.floor, version)
}
