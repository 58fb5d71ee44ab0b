import type { MigrationStep } from '../../migration.ts'

/**
 * Desks that work apart: who they are and how far each one's commands have come, where a command stood in its desk's outbox,
 * and the cases that came of it for a person: while one is open, `open_about` lists the orders it is about. Orders say who bought
 * them and when, to be found by that. What a desk said of itself is overwritten and has no version; it has a table of its own, so
 * that it never waits for a command of that desk.
 */
export const desksAndCases: MigrationStep = {
  number: 8,
  name: 'desks-and-cases',
  sql: `
    CREATE TABLE desk (
      id word NOT NULL PRIMARY KEY,
      name text NOT NULL,
      series word NOT NULL CONSTRAINT series_is_given_once UNIQUE,
      pairing_code_hash text,
      pairing_expires_at text,
      token_hash text,
      last_seq bigint NOT NULL CONSTRAINT last_seq_counts_up CHECK (last_seq >= 0),
      added_at word NOT NULL,
      revoked_at text
    );

    CREATE TABLE desk_report (
      desk_id word NOT NULL PRIMARY KEY,
      body text NOT NULL
    );

    CREATE TABLE sync_case (
      id word NOT NULL PRIMARY KEY,
      version bigint NOT NULL,
      snapshot text NOT NULL,
      open_about text[]
    );

    CREATE INDEX sync_case_by_version ON sync_case (version, id);
    CREATE INDEX sync_case_open ON sync_case (id) WHERE open_about IS NOT NULL;

    ALTER TABLE orders ADD COLUMN buyer text;
    ALTER TABLE orders ADD COLUMN ordered_ms bigint;
    CREATE INDEX orders_by_buyer ON orders (buyer, ordered_ms) WHERE buyer IS NOT NULL;

    CREATE TABLE command_fault (
      command_id word NOT NULL,
      fault word NOT NULL,
      times bigint NOT NULL CONSTRAINT fault_happened CHECK (times > 0),
      last_at timestamptz NOT NULL,
      PRIMARY KEY (command_id, fault)
    );

    ALTER TABLE command ADD COLUMN seq bigint;

    CREATE UNIQUE INDEX command_by_seq ON command (desk_id, seq) WHERE seq IS NOT NULL;
    CREATE INDEX result_by_version ON command (desk_id, version) WHERE seq IS NOT NULL;
    CREATE INDEX command_not_accepted ON command (desk_id, aggregate_id, seq)
      WHERE seq IS NOT NULL AND status IN ('refused', 'blocked', 'quarantined');
  `,
}
