import type { CommandFault, DeskReport, PaymentTurns } from '../../ports/order-store.ts'
import type { PaymentRequest } from '../../ports/payment-provider.ts'
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

export async function takePaymentTurns(db: PostgresConnection, { mine, at, until }: PaymentTurns): Promise<readonly PaymentRequest[]> {
  const rows = await db.all<{ body: string }>(
    `UPDATE payment_request
     SET taken_until_ms = $2::bigint
     WHERE coalesce(taken_until_ms, (extract(epoch FROM asked_at::timestamptz) * 1000)::bigint + $2::bigint - $1::bigint) <= $1::bigint
       OR entry_id = ANY($3::text[])
     RETURNING body`,
    Date.parse(at),
    Date.parse(until),
    mine,
  )
  return rows.map(({ body }) => JSON.parse(body) as PaymentRequest)
}
