import type { MigrationStep } from '../../migration.ts'

/**
 * What lists and search read, kept with every commit. A queue is a range of `order_queue` in sort order, so a page is a
 * seek; its length is kept in `queue_count`. Search has one token per normalised term (the ascii tokenizer leaves
 * letters beyond ASCII alone). Beginnings of odd length up to nine have lists of their own, and the even ones are a few of the
 * next longer: typing a code that half the shop shares stays quick at every letter. `doc` grows with the order's date, so that
 * walking it backwards is newest first.
 */
export const queuesAndSearch: MigrationStep = {
  number: 4,
  name: 'queues-and-search',
  sql: `
    CREATE TABLE queue_row (
      id TEXT NOT NULL PRIMARY KEY,
      sort_key TEXT NOT NULL,
      body TEXT NOT NULL
    ) STRICT;

    CREATE TABLE order_queue (
      queue TEXT NOT NULL,
      sort_key TEXT NOT NULL,
      id TEXT NOT NULL CONSTRAINT placed_row_exists REFERENCES queue_row (id),
      PRIMARY KEY (queue, sort_key)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX order_queue_by_id ON order_queue (id);

    CREATE TABLE queue_count (
      queue TEXT NOT NULL PRIMARY KEY,
      count INTEGER NOT NULL CONSTRAINT count_is_not_negative CHECK (count >= 0)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE search_doc (
      doc INTEGER NOT NULL PRIMARY KEY,
      id TEXT NOT NULL CONSTRAINT found_once UNIQUE CONSTRAINT found_row_exists REFERENCES queue_row (id),
      is_archived INTEGER NOT NULL,
      terms TEXT NOT NULL
    ) STRICT;

    CREATE VIRTUAL TABLE search_index USING fts5 (
      terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 3 5 7 9'
    );
  `,
}
