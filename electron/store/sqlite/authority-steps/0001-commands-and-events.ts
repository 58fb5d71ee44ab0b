import type { MigrationStep } from '../../migration.ts'

/**
 * The clock of the shop, every command with its outcome, every event. One row of `clock` gives each transaction its
 * version; the single writer makes versions grow in the order of commits. An event's position is its place in all history;
 * its body goes when its order is deleted, the row stays. That each event has its command is checked by `verify`: a foreign key
 * would cost one more index page with every commit.
 */
export const commandsAndEvents: MigrationStep = {
  number: 1,
  name: 'commands-and-events',
  sql: `
    CREATE TABLE clock (
      one INTEGER NOT NULL PRIMARY KEY CONSTRAINT clock_is_one_row CHECK (one = 1),
      epoch TEXT NOT NULL,
      version INTEGER NOT NULL CONSTRAINT clock_version_counts_up CHECK (version >= 0)
    ) STRICT;

    CREATE TABLE command (
      id TEXT NOT NULL PRIMARY KEY,
      hash TEXT NOT NULL,
      name TEXT NOT NULL,
      aggregate_type TEXT NOT NULL,
      aggregate_id TEXT NOT NULL,
      actor_id TEXT NOT NULL,
      desk_id TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      status TEXT NOT NULL,
      detail TEXT,
      version INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE event (
      position INTEGER NOT NULL PRIMARY KEY,
      version INTEGER NOT NULL,
      aggregate_id TEXT NOT NULL,
      command_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      happened_at TEXT NOT NULL,
      happened_by TEXT NOT NULL,
      body TEXT
    ) STRICT;

    CREATE INDEX event_by_aggregate ON event (aggregate_id, position);
  `,
}
