import type { MigrationStep } from '../../migration.ts'

/**
 * Stock: the ledger, the levels it sums up to, and per item the units orders wait for. `item_stock.version` moves with
 * any level or demand of the item, so that the feed has one row per item. Then the catalogue and the shop's settings.
 */
export const stockAndCatalogue: MigrationStep = {
  number: 3,
  name: 'stock-and-catalogue',
  sql: `
    CREATE TABLE stock_movement (
      position INTEGER NOT NULL PRIMARY KEY,
      event_position INTEGER NOT NULL CONSTRAINT movement_has_event REFERENCES event (position),
      warehouse_id TEXT NOT NULL,
      item_id TEXT NOT NULL,
      delta_physical INTEGER NOT NULL,
      delta_allocated INTEGER NOT NULL,
      reason TEXT NOT NULL,
      order_line_id TEXT,
      shipment_line_id TEXT,
      return_line_id TEXT
    ) STRICT;

    CREATE INDEX movement_by_event ON stock_movement (event_position);

    CREATE TABLE stock_level (
      item_id TEXT NOT NULL,
      warehouse_id TEXT NOT NULL,
      physical INTEGER NOT NULL,
      allocated INTEGER NOT NULL,
      PRIMARY KEY (item_id, warehouse_id),
      CONSTRAINT allocated_is_on_the_shelf CHECK (0 <= allocated AND allocated <= physical)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE item_stock (
      item_id TEXT NOT NULL PRIMARY KEY,
      demand INTEGER NOT NULL CONSTRAINT demand_is_not_negative CHECK (demand >= 0),
      version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX item_stock_by_version ON item_stock (version);

    CREATE TABLE item (
      id TEXT NOT NULL PRIMARY KEY,
      sku TEXT NOT NULL,
      ean TEXT NOT NULL,
      version INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT;

    CREATE INDEX item_by_sku ON item (sku);
    CREATE INDEX item_by_ean ON item (ean);
    CREATE INDEX item_by_version ON item (version);

    CREATE TABLE shop_settings (
      one INTEGER NOT NULL PRIMARY KEY CONSTRAINT settings_are_one_row CHECK (one = 1),
      version INTEGER NOT NULL,
      body TEXT NOT NULL
    ) STRICT;
  `,
}
