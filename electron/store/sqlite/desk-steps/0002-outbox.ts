import type { MigrationStep } from '../../migration.ts'

/**
 * The work of this desk: every command in the order it was made, each row sealed with the hash of the one before, and what became
 * of it. `outbox_head` is the seal of the last row, so that a missing end is noticed too; a cleared outbox goes on from there. The
 * text of a command goes once nobody needs it any more or its order was purged; its row, its number and its seal stay.
 */
export const outbox: MigrationStep = {
  number: 2,
  name: 'outbox',
  sql: `
    CREATE TABLE outbox (
      seq INTEGER NOT NULL PRIMARY KEY,
      id TEXT NOT NULL CONSTRAINT command_is_kept_once UNIQUE,
      aggregate_id TEXT NOT NULL,
      body TEXT,
      body_hash TEXT NOT NULL,
      kept_at TEXT NOT NULL,
      seal TEXT NOT NULL,
      known INTEGER NOT NULL,
      is_fact INTEGER NOT NULL,
      state TEXT NOT NULL,
      outcome TEXT,
      epoch TEXT,
      version INTEGER,
      seen_at TEXT,
      change INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX outbox_by_change ON outbox (change);
    CREATE INDEX outbox_by_aggregate ON outbox (aggregate_id);
    CREATE INDEX outbox_unsettled ON outbox (seq) WHERE state <> 'settled';

    CREATE TABLE outbox_head (
      one INTEGER NOT NULL PRIMARY KEY CONSTRAINT outbox_head_is_one_row CHECK (one = 1),
      first_seq INTEGER NOT NULL,
      first_seal TEXT NOT NULL,
      last_seq INTEGER NOT NULL,
      last_seal TEXT NOT NULL,
      sent_to INTEGER NOT NULL,
      is_behind INTEGER NOT NULL,
      change INTEGER NOT NULL
    ) STRICT;

    INSERT INTO outbox_head (one, first_seq, first_seal, last_seq, last_seal, sent_to, is_behind, change) VALUES (1, 0, '', 0, '', 0, 0, 0);

    CREATE TABLE forgotten_aggregate (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
  `,
}
