import type { MigrationStep } from '../../migration.ts'

/**
 * What lists and search read, kept with every commit. A queue is a range of `order_queue` in sort order, so a page is a
 * seek; its length is kept in `queue_count`. Search asks `lexemes`, one per normalised term; where nearly everything matches,
 * walking `search_doc_by_age` backwards finds a page sooner than the index does.
 */
export const queuesAndSearch: MigrationStep = {
  number: 4,
  name: 'queues-and-search',
  sql: `
    CREATE TABLE queue_row (
      id word NOT NULL PRIMARY KEY,
      sort_key word NOT NULL,
      body text NOT NULL
    );

    CREATE TABLE order_queue (
      queue word NOT NULL,
      sort_key word NOT NULL,
      id word NOT NULL CONSTRAINT placed_row_exists REFERENCES queue_row (id),
      PRIMARY KEY (queue, sort_key)
    );

    CREATE INDEX order_queue_by_id ON order_queue (id);

    CREATE TABLE queue_count (
      queue word NOT NULL PRIMARY KEY,
      count bigint NOT NULL CONSTRAINT count_is_not_negative CHECK (count >= 0)
    );

    CREATE TABLE search_doc (
      id word NOT NULL PRIMARY KEY CONSTRAINT found_row_exists REFERENCES queue_row (id),
      sort_key word NOT NULL,
      is_archived boolean NOT NULL,
      terms text NOT NULL,
      lexemes tsvector NOT NULL
    );

    CREATE INDEX search_doc_by_age ON search_doc (sort_key);
    CREATE INDEX search_doc_by_lexeme ON search_doc USING gin (lexemes);
  `,
}
