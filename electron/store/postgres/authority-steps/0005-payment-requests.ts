import type { MigrationStep } from '../../migration.ts'

/** Requests to the payment provider, kept from the commit that makes them until the commit that records their answer. */
export const paymentRequests: MigrationStep = {
  number: 5,
  name: 'payment-requests',
  sql: `
    CREATE TABLE payment_request (
      entry_id word NOT NULL PRIMARY KEY,
      asked_at word NOT NULL,
      body text NOT NULL
    );
  `,
}
