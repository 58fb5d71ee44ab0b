import type { StateChange } from '../../ports/order-store.ts'
import { type PlacementSteps, placementSteps } from '../placement-steps.ts'
import { lexemeOf } from './search-words.ts'
import type { RowSource, WriteStatement } from './write-statement.ts'

type CountColumns = RowSource<PlacementSteps['counts'][number]>['columns']

/** Moves orders and baskets between queues, keeps the counts, and keeps what they are found by. */
export function writePlacements(write: WriteStatement, states: readonly StateChange[]): void {
  const steps = placementSteps(states)
  write.addRows(
    'queues_left',
    { rows: steps.left, columns: { queue: ['text', ({ queue }) => queue], sort_key: ['text', ({ sortKey }) => sortKey] } },
    'DELETE FROM order_queue USING $rows WHERE order_queue.queue = given.queue AND order_queue.sort_key = given.sort_key',
  )
  write.addRows(
    'rows_shown',
    {
      rows: steps.rows,
      columns: { id: ['text', ({ id }) => id], sort_key: ['text', ({ sortKey }) => sortKey], body: ['text', ({ body }) => body] },
    },
    `INSERT INTO queue_row (id, sort_key, body)
     SELECT given.id, given.sort_key, given.body FROM $rows
     ON CONFLICT (id) DO UPDATE SET sort_key = excluded.sort_key, body = excluded.body`,
  )
  write.addRows(
    'queues_entered',
    {
      rows: steps.entered,
      columns: { queue: ['text', ({ queue }) => queue], sort_key: ['text', ({ sortKey }) => sortKey], id: ['text', ({ id }) => id] },
    },
    'INSERT INTO order_queue (queue, sort_key, id) SELECT given.queue, given.sort_key, given.id FROM $rows',
  )
  const counted = { queue: ['text', ({ queue }) => queue], step: ['bigint', ({ step }) => step] } satisfies CountColumns
  write.addRows(
    'queues_grown',
    { rows: steps.counts.filter(({ step }) => step > 0), columns: counted },
    `INSERT INTO queue_count (queue, count)
     SELECT given.queue, given.step FROM $rows
     ON CONFLICT (queue) DO UPDATE SET count = queue_count.count + excluded.count`,
  )
  write.addRows(
    'queues_shrunk',
    { rows: steps.counts.filter(({ step }) => step < 0), columns: counted },
    'UPDATE queue_count SET count = queue_count.count + given.step FROM $rows WHERE queue_count.queue = given.queue',
  )
  writeWords(write, steps)
}

function writeWords(write: WriteStatement, { archived, found, gone }: PlacementSteps): void {
  write.addRows(
    'archived',
    { rows: archived, columns: { id: ['text', ({ id }) => id], is_archived: ['boolean', ({ isArchived }) => isArchived] } },
    'UPDATE search_doc SET is_archived = given.is_archived FROM $rows WHERE search_doc.id = given.id',
  )
  write.addRows(
    'found',
    {
      rows: found,
      columns: {
        id: ['text', ({ id }) => id],
        sort_key: ['text', ({ sortKey }) => sortKey],
        is_archived: ['boolean', ({ isArchived }) => isArchived],
        terms: ['text', ({ terms }) => terms.join(' ')],
        lexemes: ['text', ({ terms }) => terms.map(lexemeOf).join(' ')],
      },
    },
    `INSERT INTO search_doc (id, sort_key, is_archived, terms, lexemes)
     SELECT given.id, given.sort_key, given.is_archived, given.terms, array_to_tsvector(string_to_array(given.lexemes, ' ')) FROM $rows
     ON CONFLICT (id) DO UPDATE SET sort_key = excluded.sort_key, is_archived = excluded.is_archived, terms = excluded.terms,
       lexemes = excluded.lexemes`,
  )
  if (gone.length === 0) return
  write.add('forgotten', 'DELETE FROM search_doc WHERE id = ANY($gone::text[])', { gone })
  write.add('rows_gone', 'DELETE FROM queue_row WHERE id = ANY($gone::text[])', { gone })
}
