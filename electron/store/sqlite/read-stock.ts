import type { ItemStock } from '../../../shared/contract/changes.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { SqliteConnection } from './connection.ts'

interface LevelRow {
  readonly warehouse_id: string
  readonly physical: number
  readonly allocated: number
}

export function readItemStock(db: SqliteConnection, itemId: string): ItemStock {
  const demand = db.get<{ demand: number }>('SELECT demand FROM item_stock WHERE item_id = ?', itemId)?.demand ?? 0
  const levels = db
    .all<LevelRow>('SELECT warehouse_id, physical, allocated FROM stock_level WHERE item_id = ? ORDER BY warehouse_id', itemId)
    .map((row) => ({ warehouseId: row.warehouse_id, itemId, physical: row.physical, allocated: row.allocated }))
  return { itemId, levels, demand }
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
