import type { ReportQuestion, ReportSlice, StateChange } from '../../ports/order-store.ts'
import { reportSteps } from '../report-steps.ts'
import type { SqliteConnection } from './connection.ts'

/** Keeps what reports count in step with the orders. */
export function saveReportFacts(db: SqliteConnection, states: readonly StateChange[]): void {
  const { gone, now } = reportSteps(states)
  for (const { orderId, name } of gone) db.run('DELETE FROM report_fact WHERE order_id = ? AND name = ?', orderId, name)
  for (const fact of now) {
    db.run(
      `INSERT INTO report_fact (order_id, name, store_id, kind, currency, at_ms, amount, done_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (order_id, name) DO UPDATE SET store_id = excluded.store_id, currency = excluded.currency, at_ms = excluded.at_ms,
         amount = excluded.amount, done_ms = excluded.done_ms`,
      fact.orderId,
      fact.name,
      fact.storeId,
      fact.kind,
      fact.currency,
      fact.atMs,
      fact.amount,
      fact.doneMs,
    )
  }
}

/** From the index alone. */
export function readReport(db: SqliteConnection, { storeId, fromMs, untilMs, lateAfterMs, nowMs }: ReportQuestion): readonly ReportSlice[] {
  return [
    ...(['ordered', 'returned'] as const).flatMap((kind) =>
      db.all<ReportSlice>(
        `SELECT kind, currency, at_ms / 900000 * 900000 AS atMs, count(*) AS count, sum(amount) AS amount
         FROM report_fact
         WHERE store_id = ? AND kind = ? AND at_ms >= ? AND at_ms < ?
         GROUP BY currency, at_ms / 900000`,
        storeId,
        kind,
        fromMs,
        untilMs,
      ),
    ),
    ...db.all<ReportSlice>(
      `SELECT 'late' AS kind, currency, (at_ms + ?1) / 900000 * 900000 AS atMs, count(*) AS count, 0 AS amount
       FROM report_fact
       WHERE store_id = ?2 AND kind = 'confirmed' AND at_ms >= ?3 - ?1 AND at_ms < min(?4, ?5) - ?1
         AND (done_ms IS NULL OR done_ms > at_ms + ?1)
       GROUP BY currency, (at_ms + ?1) / 900000`,
      lateAfterMs,
      storeId,
      fromMs,
      untilMs,
      nowMs,
    ),
  ]
}
