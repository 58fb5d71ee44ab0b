import type { MigrationStep } from '../../migration.ts'

/**
 * Stock: the ledger, the levels it sums up to, and per item the units orders wait for. The row of `item_stock` is what a
 * transaction holds an item by; its version moves with any level or demand of the item. Then the catalogue and the settings.
 */
export const stockAndCatalogue: MigrationStep = {
  number: 3,
  name: 'stock-and-catalogue',
  sql: `
    CREATE TABLE stock_movement (
      position bigint NOT NULL PRIMARY KEY,
      event_position bigint NOT NULL CONSTRAINT movement_has_event REFERENCES event (position),
      warehouse_id word NOT NULL,
      item_id word NOT NULL,
      delta_physical bigint NOT NULL,
      delta_allocated bigint NOT NULL,
      reason text NOT NULL,
      order_line_id text,
      shipment_line_id text,
      return_line_id text
    );

    CREATE INDEX movement_by_event ON stock_movement (event_position);

    CREATE TABLE stock_level (
      item_id word NOT NULL,
      warehouse_id word NOT NULL,
      physical bigint NOT NULL,
      allocated bigint NOT NULL,
      PRIMARY KEY (item_id, warehouse_id),
      CONSTRAINT allocated_is_on_the_shelf CHECK (0 <= allocated AND allocated <= physical)
    );

    CREATE TABLE item_stock (
      item_id word NOT NULL PRIMARY KEY,
      demand bigint NOT NULL CONSTRAINT demand_is_not_negative CHECK (demand >= 0),
      version bigint NOT NULL
    );

    CREATE INDEX item_stock_by_version ON item_stock (version, item_id);

    CREATE TABLE item (
      id word NOT NULL PRIMARY KEY,
      sku word NOT NULL,
      ean word NOT NULL,
      version bigint NOT NULL,
      body text NOT NULL
    );

    CREATE INDEX item_by_sku ON item (sku);
    CREATE INDEX item_by_ean ON item (ean);
    CREATE INDEX item_by_version ON item (version, id);

    CREATE TABLE shop_settings (
      one integer NOT NULL PRIMARY KEY CONSTRAINT settings_are_one_row CHECK (one = 1),
      version bigint NOT NULL,
      body text NOT NULL
    );
  `,
}
