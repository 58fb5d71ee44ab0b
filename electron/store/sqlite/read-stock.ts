import type { ItemStock } from '../../../shared/contract/changes.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { PromisedUnits } from '../../../shared/lifecycle/stock.ts'
import { type LevelRow, levelOf } from '../row-codec.ts'
import type { SqliteConnection } from './connection.ts'

export function readItemStock(db: SqliteConnection, itemId: string): ItemStock {
  const demand = db.get<{ demand: number }>('SELECT demand FROM item_stock WHERE item_id = ?', itemId)?.demand ?? 0
  const levels = db.all<LevelRow>(
    `SELECT item_id, warehouse_id, physical, allocated, counted_shortage, allotments
     FROM stock_level
     WHERE item_id = ?
     ORDER BY warehouse_id`,
    itemId,
  )
  return { itemId, levels: levels.map(levelOf), demand }
}

/** Whom the ledger has units of the item in this warehouse for: what it allocated to each order and has not taken back. */
export function readPromises(db: SqliteConnection, warehouseId: string, itemId: string): readonly PromisedUnits[] {
  return db
    .all<{ readonly id: string; readonly number: string; readonly quantity: number }>(
      `SELECT orders.id, orders.number, SUM(stock_movement.delta_allocated) AS quantity
       FROM stock_movement
       JOIN event ON event.position = stock_movement.event_position
       JOIN orders ON orders.id = event.aggregate_id
       WHERE stock_movement.warehouse_id = ? AND stock_movement.item_id = ?
       GROUP BY orders.id, orders.number
       HAVING SUM(stock_movement.delta_allocated) > 0
       ORDER BY orders.number`,
      warehouseId,
      itemId,
    )
    .map(({ id, number, quantity }) => ({ orderId: id, number, quantity }))
}

export function readItem(db: SqliteConnection, itemId: string): ProductItem | null {
  return parsed<ProductItem>(db.get('SELECT body FROM item WHERE id = ?', itemId))
}

export function findItemByCode(db: SqliteConnection, code: string): ProductItem | null {
  return parsed<ProductItem>(
    db.get(
      `SELECT body FROM item WHERE sku = ?1 AND sku <> ''
       UNION ALL
       SELECT body FROM item WHERE ean = ?1 AND ean <> ''
       LIMIT 1`,
      code,
    ),
  )
}

export function readShopSettings(db: SqliteConnection): ShopSettings | null {
  return parsed<ShopSettings>(db.get('SELECT body FROM shop_settings'))
}

function parsed<Value>(row: { readonly body: string } | undefined): Value | null {
  return row ? (JSON.parse(row.body) as Value) : null
}
