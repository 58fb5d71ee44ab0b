import type { MigrationStep } from '../../migration.ts'

/**
 * Numbers of invoices and credit slips: the last one of each series, its row locked by whoever takes the next, and every number
 * given with what stays of its paper once the order is deleted: no name, only the amount.
 */
export const documentNumbers: MigrationStep = {
  number: 12,
  name: 'document-numbers',
  sql: `
    CREATE TABLE document_series (
      name text NOT NULL PRIMARY KEY,
      last bigint NOT NULL CONSTRAINT series_counts_up CHECK (last >= 0)
    );

    CREATE TABLE document_number (
      series text NOT NULL,
      counter bigint NOT NULL CONSTRAINT counters_begin_at_one CHECK (counter >= 1),
      number text NOT NULL CONSTRAINT number_is_given_once UNIQUE,
      kind text NOT NULL,
      order_id text NOT NULL,
      document_id text NOT NULL,
      issued_at text NOT NULL,
      total bigint NOT NULL,
      tax_total bigint NOT NULL,
      currency text NOT NULL,
      PRIMARY KEY (series, counter)
    );
  `,
}
