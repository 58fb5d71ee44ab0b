import type { QueueId } from '../../../shared/views/queues.ts'
import type { StateChange } from '../../ports/order-store.ts'
import { type PlacementSteps, placementSteps } from '../placement-steps.ts'
import type { SqliteConnection } from './connection.ts'

/** Moves orders and baskets between queues, keeps the counts, and keeps what they are found by. */
export function savePlacements(db: SqliteConnection, states: readonly StateChange[]): void {
  const steps = placementSteps(states)
  for (const { queue, sortKey } of steps.left) db.run('DELETE FROM order_queue WHERE queue = ? AND sort_key = ?', queue, sortKey)
  for (const { id, sortKey, body } of steps.rows) {
    db.run(
      `INSERT INTO queue_row (id, sort_key, body)
       VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET sort_key = excluded.sort_key, body = excluded.body`,
      id,
      sortKey,
      body,
    )
  }
  for (const { queue, sortKey, id } of steps.entered) {
    db.run('INSERT INTO order_queue (queue, sort_key, id) VALUES (?, ?, ?)', queue, sortKey, id)
  }
  for (const { id, isArchived } of steps.archived) {
    db.run('UPDATE search_doc SET is_archived = ? WHERE id = ?', isArchived ? 1 : 0, id)
  }
  for (const found of steps.found) saveTerms(db, found)
  for (const id of steps.gone) {
    removeTerms(db, id)
    db.run('DELETE FROM queue_row WHERE id = ?', id)
  }
  for (const { queue, step } of steps.counts) saveCount(db, queue, step)
}

// Counts only fall below zero by a bug; an UPSERT would test its CHECK on the negative step first, so this is two statements.
function saveCount(db: SqliteConnection, queue: QueueId, step: number): void {
  db.run('INSERT INTO queue_count (queue, count) VALUES (?, 0) ON CONFLICT (queue) DO NOTHING', queue)
  db.run('UPDATE queue_count SET count = count + ? WHERE queue = ?', step, queue)
}

function saveTerms(db: SqliteConnection, { id, sortKey, isArchived, terms, isFirst }: PlacementSteps['found'][number]): void {
  if (!isFirst) removeTerms(db, id)
  const words = terms.join(' ')
  const doc = freeDoc(db, sortKey)
  db.run('INSERT INTO search_doc (doc, id, is_archived, terms) VALUES (?, ?, ?, ?)', doc, id, isArchived ? 1 : 0, words)
  db.run('INSERT INTO search_index (rowid, terms) VALUES (?, ?)', doc, words)
}

function removeTerms(db: SqliteConnection, id: string): void {
  const row = db.get<{ doc: number }>('DELETE FROM search_doc WHERE id = ? RETURNING doc', id)
  if (row) db.run('DELETE FROM search_index WHERE rowid = ?', row.doc)
}

/** Room for a million orders of one second: seconds since 1970 times this, plus a place, stays a safe integer until 2242. */
const PLACES_PER_SECOND = 2 ** 20

/** Where those begin that were placed at that second: documents stand in the order of their times. */
export function firstDocAt(at: string): number {
  const time = Date.parse(at)
  return (Number.isNaN(time) ? 0 : Math.floor(time / 1000)) * PLACES_PER_SECOND
}

function freeDoc(db: SqliteConnection, sortKey: string): number {
  const first = firstDocAt(sortKey.slice(0, sortKey.indexOf(' ')))
  const last = db.get<{ doc: number | null }>(
    'SELECT max(doc) AS doc FROM search_doc WHERE doc >= ? AND doc < ?',
    first,
    first + PLACES_PER_SECOND,
  )
  return last?.doc == null ? first : last.doc + 1
}
