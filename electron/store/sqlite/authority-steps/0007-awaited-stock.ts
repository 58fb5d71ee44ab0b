import type { MigrationStep } from '../../migration.ts'

/** Which orders ship by themselves as soon as goods arrive: few at any time, so they are found without looking at all others. */
export const awaitedStock: MigrationStep = {
  number: 7,
  name: 'awaited-stock',
  sql: `
    ALTER TABLE orders ADD COLUMN awaits_stock INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX order_awaiting_stock ON orders (id) WHERE awaits_stock = 1;
  `,
}
