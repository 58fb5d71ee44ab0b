import type { MigrationStep } from '../../migration.ts'

/** Until when a payment request is some process's to ask for; null for the one that made it durable, which asks at once. */
export const paymentTurns: MigrationStep = {
  number: 11,
  name: 'payment-turns',
  sql: 'ALTER TABLE payment_request ADD COLUMN taken_until_ms bigint;',
}
