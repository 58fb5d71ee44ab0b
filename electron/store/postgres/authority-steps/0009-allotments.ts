import type { MigrationStep } from '../../migration.ts'

/**
 * The units desks have the right to: in the ledger whose right moved by how many, on the level all of them by desk (JSON) with
 * their sum, which must be on the shelf beside what is promised to orders.
 */
export const allotments: MigrationStep = {
  number: 9,
  name: 'allotments',
  sql: `
    ALTER TABLE stock_movement ADD COLUMN allotted_desk text;
    ALTER TABLE stock_movement ADD COLUMN delta_allotted bigint;
    ALTER TABLE stock_level ADD COLUMN allotments text;
    ALTER TABLE stock_level ADD COLUMN allotted bigint NOT NULL DEFAULT 0
      CONSTRAINT allotted_is_on_the_shelf CHECK (0 <= allotted AND allocated + allotted <= physical);
  `,
}
