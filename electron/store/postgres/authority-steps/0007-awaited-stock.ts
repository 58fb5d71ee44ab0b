import type { MigrationStep } from '../../migration.ts'

/** Which orders ship by themselves as soon as goods arrive, and the items they ordered: few at any time. */
export const awaitedStock: MigrationStep = {
  number: 7,
  name: 'awaited-stock',
  sql: `
    ALTER TABLE orders ADD COLUMN awaits_stock boolean NOT NULL DEFAULT false;
    CREATE INDEX order_awaiting_stock ON orders (id) WHERE awaits_stock;
  `,
}
