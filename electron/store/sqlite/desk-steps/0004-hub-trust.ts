import type { MigrationStep } from '../../migration.ts'

/** The certificate the hub is known by, and whether a person said that the line may be plain. */
export const hubTrust: MigrationStep = {
  number: 4,
  name: 'hub-trust',
  sql: `
    ALTER TABLE pairing ADD COLUMN certificate TEXT;
    ALTER TABLE pairing ADD COLUMN is_plain_allowed INTEGER NOT NULL DEFAULT 0;
  `,
}
