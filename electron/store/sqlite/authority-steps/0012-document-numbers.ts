import type { MigrationStep } from '../../migration.ts'

/**
 * Numbers of invoices and credit slips: the last one of each series, held by whoever takes the next, and every number given with
 * what stays of its paper once the order is deleted: no name, only the amount.
 */
export const documentNumbers: MigrationStep = {
  number: 12,
  name: 'document-numbers',
  sql: `
    CREATE TABLE document_series (
      name TEXT NOT NULL PRIMARY KEY,
      last INTEGER NOT NULL CONSTRAINT series_counts_up CHECK (last >= 0)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE document_number (
      series TEXT NOT NULL,
      counter INTEGER NOT NULL CONSTRAINT counters_begin_at_one CHECK (counter >= 1),
      number TEXT NOT NULL CONSTRAINT number_is_given_once UNIQUE,
      kind TEXT NOT NULL,
      order_id TEXT NOT NULL,
      document_id TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      total INTEGER NOT NULL,
      tax_total INTEGER NOT NULL,
      currency TEXT NOT NULL,
      PRIMARY KEY (series, counter)
    ) STRICT, WITHOUT ROWID;
  `,
}
