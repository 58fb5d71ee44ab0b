import type { PaymentTurns } from '../../ports/order-store.ts'
import type { PaymentRequest } from '../../ports/payment-provider.ts'
import type { SqliteConnection } from './connection.ts'

export function takePaymentTurns(db: SqliteConnection, { mine, at, until }: PaymentTurns): readonly PaymentRequest[] {
  const [atMs, untilMs] = [Date.parse(at), Date.parse(until)]
  return db
    .all<{ body: string }>(
      `UPDATE payment_request
       SET taken_until_ms = ?2
       WHERE coalesce(taken_until_ms, CAST(unixepoch(asked_at, 'subsec') * 1000 AS INTEGER) + ?2 - ?1) <= ?1
         OR entry_id IN (SELECT value FROM json_each(?3))
       RETURNING body`,
      atMs,
      untilMs,
      JSON.stringify(mine),
    )
    .map(({ body }) => JSON.parse(body) as PaymentRequest)
}
