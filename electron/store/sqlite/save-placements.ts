import { invariant } from '../../../shared/base/invariant.ts'
import type { QueueId } from '../../../shared/views/queues.ts'
import type { Placement, StateChange } from '../../ports/order-store.ts'
import type { SqliteConnection } from './connection.ts'

/** Moves orders and baskets between queues, keeps the counts, and keeps what they are found by. */
export function savePlacements(db: SqliteConnection, states: readonly StateChange[]): void {
  const steps = new Map<QueueId, number>()
  const count = (queue: QueueId, step: 1 | -1) => steps.set(queue, (steps.get(queue) ?? 0) + step)
  for (const { id, placed, placedBefore } of states) {
    const left = stands(placedBefore, placed)
    const entered = stands(placed, placedBefore)
    for (const queue of left) {
      db.run('DELETE FROM order_queue WHERE queue = ? AND sort_key = ?', queue, placedBefore?.sortKey ?? '')
      count(queue, -1)
    }
    if (placed) saveRow(db, id, placed, placedBefore)
    for (const queue of entered) {
      db.run('INSERT INTO order_queue (queue, sort_key, id) VALUES (?, ?, ?)', queue, placed?.sortKey ?? '', id)
      count(queue, 1)
    }
    saveTerms(db, id, placed, placedBefore)
    if (!placed && placedBefore) db.run('DELETE FROM queue_row WHERE id = ?', id)
  }
  for (const [queue, step] of steps) if (step !== 0) saveCount(db, queue, step)
}

/** The queues of `here` that `there` is not in, or is in under another key. */
function stands(here: Placement | null, there: Placement | null): readonly QueueId[] {
  if (!here) return []
  if (!there || there.sortKey !== here.sortKey) return here.queues
  return here.queues.filter((queue) => !there.queues.includes(queue))
}

function saveRow(db: SqliteConnection, id: string, placed: Placement, before: Placement | null): void {
  const body = JSON.stringify(placed.row)
  if (before && before.sortKey === placed.sortKey && JSON.stringify(before.row) === body) return
  db.run(
    `INSERT INTO queue_row (id, sort_key, body)
     VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET sort_key = excluded.sort_key, body = excluded.body`,
    id,
    placed.sortKey,
    body,
  )
}

// Counts only fall below zero by a bug; an UPSERT would test its CHECK on the negative step first, so this is two statements.
function saveCount(db: SqliteConnection, queue: QueueId, step: number): void {
  db.run('INSERT INTO queue_count (queue, count) VALUES (?, 0) ON CONFLICT (queue) DO NOTHING', queue)
  db.run('UPDATE queue_count SET count = count + ? WHERE queue = ?', step, queue)
}

function saveTerms(db: SqliteConnection, id: string, placed: Placement | null, before: Placement | null): void {
  if (placed && before && placed.terms === null) {
    if (placed.isArchived !== before.isArchived) {
      db.run('UPDATE search_doc SET is_archived = ? WHERE id = ?', placed.isArchived ? 1 : 0, id)
    }
    return
  }
  if (before) removeTerms(db, id)
  if (!placed) return
  invariant(placed.terms, `a new placement of ${id} has terms`)
  const terms = placed.terms.join(' ')
  const doc = freeDoc(db, placed.sortKey)
  db.run('INSERT INTO search_doc (doc, id, is_archived, terms) VALUES (?, ?, ?, ?)', doc, id, placed.isArchived ? 1 : 0, terms)
  db.run('INSERT INTO search_index (rowid, terms) VALUES (?, ?)', doc, terms)
}

function removeTerms(db: SqliteConnection, id: string): void {
  const row = db.get<{ doc: number }>('DELETE FROM search_doc WHERE id = ? RETURNING doc', id)
  if (row) db.run('DELETE FROM search_index WHERE rowid = ?', row.doc)
}

/** Room for a million orders of one second: seconds since 1970 times this, plus a place, stays a safe integer until 2242. */
const PLACES_PER_SECOND = 2 ** 20

function freeDoc(db: SqliteConnection, sortKey: string): number {
  const time = Date.parse(sortKey.slice(0, sortKey.indexOf(' ')))
  const first = (Number.isNaN(time) ? 0 : Math.floor(time / 1000)) * PLACES_PER_SECOND
  const last = db.get<{ doc: number | null }>(
    'SELECT max(doc) AS doc FROM search_doc WHERE doc >= ? AND doc < ?',
    first,
    first + PLACES_PER_SECOND,
  )
  return last?.doc == null ? first : last.doc + 1
}
