import type { CommandFault, DeskReport } from '../../ports/order-store.ts'
import type { PostgresConnection } from './connection.ts'

// Beside the shop's history, and without a version: each is one statement that waits for no command.

export async function keepReport(db: PostgresConnection, report: DeskReport): Promise<void> {
  await db.run(
    `INSERT INTO desk_report (desk_id, body)
     SELECT id, $2 FROM desk WHERE id = $1
     ON CONFLICT (desk_id) DO UPDATE SET body = excluded.body`,
    report.deskId,
    JSON.stringify(report),
  )
}

export async function countFault(db: PostgresConnection, { commandId, fault, at }: CommandFault): Promise<number> {
  const row = await db.get<{ times: number }>(
    `INSERT INTO command_fault AS known (command_id, fault, times, last_at)
     VALUES ($1, $2, 1, $3)
     ON CONFLICT (command_id, fault) DO UPDATE SET
       times = known.times + (excluded.last_at - known.last_at >= interval '1 second')::integer,
       last_at = CASE WHEN excluded.last_at - known.last_at >= interval '1 second' THEN excluded.last_at ELSE known.last_at END
     RETURNING times`,
    commandId,
    fault,
    at,
  )
  return row?.times ?? 1
}
