import type { MigrationStep } from '../../migration.ts'

/** The row of every order says which store sold it; it was said only of those that waited for payment. */
export const rowStores: MigrationStep = {
  number: 16,
  name: 'row-stores',
  sql: `
    UPDATE queue_row
    SET body = left(body, -1) || ',"storeId":' || (orders.snapshot::jsonb -> 'storeId')::text || '}'
    FROM orders
    WHERE orders.id = queue_row.id AND NOT body::jsonb ? 'storeId';
  `,
}
