import type { MigrationStep } from '../../migration.ts'

/**
 * The state of each order and basket beside its events, with the version it last changed at: what the feed reads.
 * A deleted order leaves a tombstone, so that neither its id nor its number comes back.
 */
export const ordersAndSelections: MigrationStep = {
  number: 2,
  name: 'orders-and-selections',
  sql: `
    CREATE TABLE orders (
      id TEXT NOT NULL PRIMARY KEY,
      number TEXT NOT NULL CONSTRAINT order_number_is_unique UNIQUE,
      reference TEXT NOT NULL CONSTRAINT order_reference_is_unique UNIQUE,
      version INTEGER NOT NULL,
      snapshot TEXT NOT NULL
    ) STRICT;

    CREATE INDEX order_by_version ON orders (version);

    CREATE TABLE selection (
      id TEXT NOT NULL PRIMARY KEY,
      version INTEGER NOT NULL,
      snapshot TEXT NOT NULL
    ) STRICT;

    CREATE INDEX selection_by_version ON selection (version);

    CREATE TABLE tombstone (
      id TEXT NOT NULL PRIMARY KEY,
      number TEXT NOT NULL CONSTRAINT tombstone_number_is_unique UNIQUE,
      reference TEXT NOT NULL CONSTRAINT tombstone_reference_is_unique UNIQUE,
      deleted_at TEXT NOT NULL,
      deleted_by TEXT NOT NULL,
      version INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX tombstone_by_version ON tombstone (version);
  `,
}
