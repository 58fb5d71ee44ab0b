import type { LedgerLine } from '../../../shared/contract/stock-ledger.ts'
import { LEDGER_ROWS, type LedgerRow, ledgerLineOf } from '../ledger-row.ts'
import type { SqliteConnection } from './connection.ts'

/** The lines are chosen from the index alone; only those few are joined with what caused them. */
export function readLedger(db: SqliteConnection, itemId: string, before: number, limit: number): readonly LedgerLine[] {
  return db
    .all<LedgerRow>(
      `${LEDGER_ROWS}
       WHERE stock_movement.position IN
         (SELECT position FROM stock_movement WHERE item_id = ? AND position < ? ORDER BY position DESC LIMIT ?)
       ORDER BY stock_movement.position DESC`,
      itemId,
      before,
      limit,
    )
    .map(ledgerLineOf)
}
