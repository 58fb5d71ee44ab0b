import type { MigrationStep } from '../../migration.ts'

/** Until when a payment request is somebody's to ask for; null for who made it durable, who asks at once. */
export const paymentTurns: MigrationStep = {
  number: 11,
  name: 'payment-turns',
  sql: 'ALTER TABLE payment_request ADD COLUMN taken_until_ms INTEGER;',
}
