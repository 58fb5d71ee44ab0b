import type { MigrationStep } from '../../migration.ts'

/** Who this desk is, and every number it ever gave: by command, so that the same command keeps its number. */
export const identityAndNumbers: MigrationStep = {
  number: 1,
  name: 'identity-and-numbers',
  sql: `
    CREATE TABLE desk (
      one INTEGER NOT NULL PRIMARY KEY CONSTRAINT desk_is_one_row CHECK (one = 1),
      desk_id TEXT NOT NULL,
      series TEXT NOT NULL
    ) STRICT;

    CREATE TABLE series (
      name TEXT NOT NULL PRIMARY KEY,
      counter INTEGER NOT NULL CONSTRAINT counter_counts_up CHECK (counter >= 0)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE issued_number (
      command_id TEXT NOT NULL PRIMARY KEY,
      number TEXT NOT NULL CONSTRAINT number_is_given_once UNIQUE,
      reference TEXT NOT NULL CONSTRAINT reference_is_given_once UNIQUE
    ) STRICT, WITHOUT ROWID;
  `,
}
