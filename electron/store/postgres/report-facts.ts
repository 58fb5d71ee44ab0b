import type { ReportQuestion, ReportSlice, StateChange } from '../../ports/order-store.ts'
import { reportSteps } from '../report-steps.ts'
import type { PostgresConnection } from './connection.ts'
import type { WriteStatement } from './write-statement.ts'

/** Keeps what reports count in step with the orders. */
export function writeReportFacts(write: WriteStatement, states: readonly StateChange[]): void {
  const { gone, now } = reportSteps(states)
  write.addRows(
    'report_facts_gone',
    { rows: gone, columns: { order_id: ['text', ({ orderId }) => orderId], name: ['text', ({ name }) => name] } },
    `DELETE FROM report_fact USING $rows
     WHERE report_fact.order_id = given.order_id AND report_fact.name = given.name`,
  )
  write.addRows(
    'report_facts_now',
    {
      rows: now,
      columns: {
        order_id: ['text', ({ orderId }) => orderId],
        name: ['text', ({ name }) => name],
        store_id: ['text', ({ storeId }) => storeId],
        kind: ['text', ({ kind }) => kind],
        currency: ['text', ({ currency }) => currency],
        at_ms: ['bigint', ({ atMs }) => atMs],
        amount: ['bigint', ({ amount }) => amount],
        done_ms: ['bigint', ({ doneMs }) => doneMs],
      },
    },
    `INSERT INTO report_fact (order_id, name, store_id, kind, currency, at_ms, amount, done_ms)
     SELECT given.order_id, given.name, given.store_id, given.kind, given.currency, given.at_ms, given.amount, given.done_ms FROM $rows
     ON CONFLICT (order_id, name) DO UPDATE SET store_id = excluded.store_id, currency = excluded.currency, at_ms = excluded.at_ms,
       amount = excluded.amount, done_ms = excluded.done_ms`,
  )
}

/** From the index alone. */
export async function readReport(db: PostgresConnection, question: ReportQuestion): Promise<readonly ReportSlice[]> {
  const { storeId, fromMs, untilMs, lateAfterMs, nowMs } = question
  return db.all<ReportSlice>(
    `SELECT kind, currency, at_ms / 900000 * 900000 AS "atMs", count(*) AS count, sum(amount)::bigint AS amount
     FROM report_fact
     WHERE store_id = $1 AND kind IN ('ordered', 'returned') AND at_ms >= $2 AND at_ms < $3
     GROUP BY kind, currency, at_ms / 900000
     UNION ALL
     SELECT 'late', currency, (at_ms + $4::bigint) / 900000 * 900000, count(*), 0
     FROM report_fact
     WHERE store_id = $1 AND kind = 'confirmed' AND at_ms >= $2 - $4::bigint AND at_ms < least($3, $5::bigint) - $4::bigint
       AND (done_ms IS NULL OR done_ms > at_ms + $4::bigint)
     GROUP BY currency, (at_ms + $4::bigint) / 900000`,
    storeId,
    fromMs,
    untilMs,
    lateAfterMs,
    nowMs,
  )
}
