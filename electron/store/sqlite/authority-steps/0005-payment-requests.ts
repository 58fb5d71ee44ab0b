import type { MigrationStep } from '../../migration.ts'

/** Requests to the payment provider, kept from the commit that makes them until the commit that records their answer. */
export const paymentRequests: MigrationStep = {
  number: 5,
  name: 'payment-requests',
  sql: `
    CREATE TABLE payment_request (
      entry_id TEXT NOT NULL PRIMARY KEY,
      asked_at TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
