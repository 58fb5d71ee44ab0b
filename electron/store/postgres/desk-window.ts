import { type DeskWindow, FIRST_WINDOW, type WindowStep } from '../../ports/order-store.ts'
import type { PostgresConnection } from './connection.ts'
import type { WriteStatement } from './write-statement.ts'

interface WindowRow extends Omit<DeskWindow, 'closedUntilMs' | 'at'> {
  readonly at: Date
  readonly closed_until_ms: number
}

export async function readWindow(db: PostgresConnection): Promise<DeskWindow> {
  const row = await db.get<WindowRow>('SELECT * FROM desk_window ORDER BY version DESC LIMIT 1')
  if (!row) return FIRST_WINDOW
  const { version, at, days, scope, floor } = row
  return { version, at: at.toISOString(), days, closedUntilMs: row.closed_until_ms, scope, floor }
}

export async function closedBetween(db: PostgresConnection, afterMs: number, untilMs: number, limit: number): Promise<readonly number[]> {
  const rows = await db.all<{ closed_ms: number }>(
    `SELECT closed_ms FROM orders WHERE closed_ms > $1 AND closed_ms <= $2
     UNION ALL
     SELECT closed_ms FROM selection
     WHERE closed_ms > $1 AND closed_ms <= $2 AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = selection.id)
     UNION ALL
     SELECT closed_ms FROM sync_case WHERE closed_ms > $1 AND closed_ms <= $2
     ORDER BY closed_ms LIMIT $3`,
    afterMs,
    untilMs,
    limit,
  )
  return rows.map((row) => row.closed_ms)
}

export async function windowVersionAt(db: PostgresConnection, at: string): Promise<number> {
  const row = await db.get<{ version: number | null }>('SELECT max(version) AS version FROM desk_window WHERE at <= $1', at)
  return row?.version ?? 0
}

/** Steps below the floor are told to nobody any more. */
export function writeWindow(write: WriteStatement, step: WindowStep): void {
  write.add(
    'desk_window_step',
    `INSERT INTO desk_window (version, at, days, closed_from_ms, closed_until_ms, scope, floor)
     SELECT tick.version, $at::timestamptz, $days::bigint, $from::bigint, $until::bigint, $scope::text, $floor::bigint
     FROM tick`,
    { at: step.at, days: step.days, from: step.closedFromMs, until: step.closedUntilMs, scope: step.scope, floor: step.floor },
  )
  write.add('desk_window_below', 'DELETE FROM desk_window WHERE version < $floor::bigint', { floor: step.floor })
}
