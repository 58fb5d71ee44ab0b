import type { MigrationStep } from '../../migration.ts'

/**
 * The state of each order and basket beside its events, with the version it last changed at: what the feed reads. Of a basket
 * also whose it is and when the clock may have something to do with it. A deleted order leaves a tombstone, so that neither its
 * id nor its number comes back.
 */
export const ordersAndSelections: MigrationStep = {
  number: 2,
  name: 'orders-and-selections',
  sql: `
    CREATE TABLE orders (
      id word NOT NULL PRIMARY KEY,
      number word NOT NULL CONSTRAINT order_number_is_unique UNIQUE,
      reference word NOT NULL CONSTRAINT order_reference_is_unique UNIQUE,
      version bigint NOT NULL,
      snapshot text NOT NULL
    );

    CREATE INDEX order_by_version ON orders (version, id);

    CREATE TABLE selection (
      id word NOT NULL PRIMARY KEY,
      version bigint NOT NULL,
      snapshot text NOT NULL,
      customer_id word,
      updated_at word NOT NULL,
      lapses_at word,
      idle_since word
    );

    CREATE INDEX selection_by_version ON selection (version, id);

    CREATE TABLE tombstone (
      id word NOT NULL PRIMARY KEY,
      number word NOT NULL CONSTRAINT tombstone_number_is_unique UNIQUE,
      reference word NOT NULL CONSTRAINT tombstone_reference_is_unique UNIQUE,
      deleted_at text NOT NULL,
      deleted_by text NOT NULL,
      version bigint NOT NULL
    );

    CREATE INDEX tombstone_by_version ON tombstone (version, id);
  `,
}
