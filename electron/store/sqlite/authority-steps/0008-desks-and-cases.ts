import type { MigrationStep } from '../../migration.ts'

/**
 * Desks that work apart: who they are and how far each one's commands have come, where a command stood in its desk's outbox,
 * and the cases that came of it for a person: while one is open, `open_about` lists the orders it is about. Orders say who bought
 * them and when, to be found by that. What a desk said of itself is overwritten and has no version.
 */
export const desksAndCases: MigrationStep = {
  number: 8,
  name: 'desks-and-cases',
  sql: `
    CREATE TABLE desk (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      series TEXT NOT NULL CONSTRAINT series_is_given_once UNIQUE,
      pairing_code_hash TEXT,
      pairing_expires_at TEXT,
      token_hash TEXT,
      last_seq INTEGER NOT NULL CONSTRAINT last_seq_counts_up CHECK (last_seq >= 0),
      added_at TEXT NOT NULL,
      revoked_at TEXT,
      report TEXT
    ) STRICT;

    CREATE TABLE sync_case (
      id TEXT NOT NULL PRIMARY KEY,
      version INTEGER NOT NULL,
      snapshot TEXT NOT NULL,
      open_about TEXT
    ) STRICT;

    CREATE INDEX sync_case_by_version ON sync_case (version);
    CREATE INDEX sync_case_open ON sync_case (id) WHERE open_about IS NOT NULL;

    ALTER TABLE orders ADD COLUMN buyer TEXT;
    ALTER TABLE orders ADD COLUMN ordered_ms INTEGER;
    CREATE INDEX orders_by_buyer ON orders (buyer, ordered_ms) WHERE buyer IS NOT NULL;

    CREATE TABLE command_fault (
      command_id TEXT NOT NULL,
      fault TEXT NOT NULL,
      times INTEGER NOT NULL CONSTRAINT fault_happened CHECK (times > 0),
      last_at TEXT NOT NULL,
      PRIMARY KEY (command_id, fault)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE command ADD COLUMN seq INTEGER;

    CREATE UNIQUE INDEX command_by_seq ON command (desk_id, seq) WHERE seq IS NOT NULL;
    CREATE INDEX command_not_accepted ON command (desk_id, aggregate_id, seq)
      WHERE seq IS NOT NULL AND status IN ('refused', 'blocked', 'quarantined');
    CREATE INDEX result_by_version ON command (desk_id, version) WHERE seq IS NOT NULL;
  `,
}
