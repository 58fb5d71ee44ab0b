import type { MigrationStep } from '../../migration.ts'

/** The epoch whose confirmed rows contain a command that is to be sent again after a restore. */
export const containedElsewhere: MigrationStep = {
  number: 5,
  name: 'contained-elsewhere',
  sql: `
    ALTER TABLE outbox ADD COLUMN contained_in TEXT;
  `,
}
