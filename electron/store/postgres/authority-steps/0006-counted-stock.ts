import type { MigrationStep } from '../../migration.ts'

/**
 * What a count found missing of promised units, in the ledger and on the level it sums up to; NULL in the ledger where
 * nobody counted. The index finds whom the units of an item are promised to.
 */
export const countedStock: MigrationStep = {
  number: 6,
  name: 'counted-stock',
  sql: `
    ALTER TABLE stock_movement ADD COLUMN counted_shortage bigint;
    ALTER TABLE stock_level ADD COLUMN counted_shortage bigint NOT NULL DEFAULT 0;
    CREATE INDEX movement_by_item ON stock_movement (item_id, warehouse_id);
  `,
}
