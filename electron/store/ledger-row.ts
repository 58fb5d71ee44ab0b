import type { LedgerLine } from '../../shared/contract/stock-ledger.ts'
import { type MovementRow, movementOf } from './row-codec.ts'

/** A movement with its event, its command, the desk and the order behind it. */
export type LedgerRow = MovementRow & {
  readonly happened_at: string
  readonly happened_by: string
  readonly desk_id: string
  readonly desk_name: string | null
  readonly aggregate_id: string
  readonly order_number: string | null
}

/** Columns and joins of a LedgerRow. A deleted order is still called by its number. */
export const LEDGER_ROWS = `SELECT stock_movement.*, event.happened_at, event.happened_by, event.aggregate_id,
    command.desk_id, desk.name AS desk_name, coalesce(orders.number, tombstone.number) AS order_number
  FROM stock_movement
  JOIN event ON event.position = stock_movement.event_position
  JOIN command ON command.id = event.command_id
  LEFT JOIN desk ON desk.id = command.desk_id
  LEFT JOIN orders ON orders.id = event.aggregate_id
  LEFT JOIN tombstone ON tombstone.id = event.aggregate_id`

export function ledgerLineOf(row: LedgerRow): LedgerLine {
  const { position, movement } = movementOf(row)
  return {
    position,
    movement,
    at: row.happened_at,
    by: row.happened_by,
    deskId: row.desk_id,
    deskName: row.desk_name,
    order: row.order_number === null ? null : { id: row.aggregate_id, number: row.order_number },
  }
}
