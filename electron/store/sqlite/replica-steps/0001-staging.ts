import type { MigrationStep } from '../../migration.ts'

/**
 * Pages on their way: rows as they came, and how far they reach. `left_window` remembers what went out of this desk's window,
 * so that readers of the replica hear of it too.
 */
export const staging: MigrationStep = {
  number: 1,
  name: 'staging',
  sql: `
    CREATE TABLE stage (
      one INTEGER NOT NULL PRIMARY KEY CONSTRAINT stage_is_one_row CHECK (one = 1),
      epoch TEXT NOT NULL,
      version INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE staged_row (
      position INTEGER NOT NULL PRIMARY KEY,
      body TEXT NOT NULL
    ) STRICT;

    CREATE TABLE staged_result (seq INTEGER NOT NULL PRIMARY KEY, outcome TEXT NOT NULL) STRICT;

    CREATE TABLE staged_purge (id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;

    CREATE TABLE left_window (
      type TEXT NOT NULL,
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      PRIMARY KEY (type, id)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX left_window_by_version ON left_window (version);
  `,
}
