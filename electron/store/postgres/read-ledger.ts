import type { LedgerLine } from '../../../shared/contract/stock-ledger.ts'
import { LEDGER_ROWS, type LedgerRow, ledgerLineOf } from '../ledger-row.ts'
import type { PostgresConnection } from './connection.ts'

/** The lines are chosen first; only those few are joined with what caused them. */
export async function readLedger(db: PostgresConnection, itemId: string, before: number, limit: number): Promise<readonly LedgerLine[]> {
  const rows = await db.all<LedgerRow>(
    `${LEDGER_ROWS}
     WHERE stock_movement.position IN
       (SELECT position FROM stock_movement WHERE item_id = $1 AND position < $2 ORDER BY position DESC LIMIT $3)
     ORDER BY stock_movement.position DESC`,
    itemId,
    before,
    limit,
  )
  return rows.map(ledgerLineOf)
}
