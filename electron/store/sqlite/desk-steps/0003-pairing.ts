import type { MigrationStep } from '../../migration.ts'

/** The hub this desk was paired with, and what it proves itself with there. A desk without this row is its own authority. */
export const pairing: MigrationStep = {
  number: 3,
  name: 'pairing',
  sql: `
    CREATE TABLE pairing (
      one INTEGER NOT NULL PRIMARY KEY CONSTRAINT pairing_is_one_row CHECK (one = 1),
      hub TEXT NOT NULL,
      desk_name TEXT NOT NULL,
      token TEXT NOT NULL
    ) STRICT;
  `,
}
