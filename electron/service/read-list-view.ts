import { setImmediate } from 'node:timers/promises'
import type { RowView } from '../../shared/lifecycle/list-view.ts'
import { basesOf, passes } from '../../shared/views/list-filter.ts'
import { type QueueRow, sortKeyOfRow } from '../../shared/views/queue-row.ts'
import type { ListViewRequest, QueuePage, QueuePageRequest, StoreReads } from '../ports/order-store.ts'

/** So many rows are looked at between two breaths, in which others are answered. */
const ROWS_AT_ONCE = 400

/** A page ends after so many rows were looked at, however few of them were let through: nobody waits long for one answer. */
const MOST_LOOKED_AT = 8_000

/**
 * A page of a view: the queues it is read from, walked by key side by side, each order once. It may hold fewer rows than asked for,
 * even none, while `next` says that there is more to look through.
 */
export async function readListView(reads: Pick<StoreReads, 'readQueue'>, request: ListViewRequest, now: string): Promise<QueuePage> {
  const found: QueueRow[] = []
  let looked = 0
  for await (const { row, key } of eachRow(reads, request)) {
    looked += 1
    if (passes(request.view.filter, row, now)) found.push(row)
    if (found.length === request.limit || looked === MOST_LOOKED_AT) return { rows: found, next: key }
  }
  return { rows: found, next: null }
}

/** The ids of everything a view shows. */
export async function idsOfListView(reads: Pick<StoreReads, 'readQueue'>, view: RowView, now: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for await (const { row } of eachRow(reads, { view: { ...view, order: 'newest-first' }, after: null, limit: 0 })) {
    if (passes(view.filter, row, now)) ids.add(row.id)
  }
  return ids
}

/** Every row of the queues a view is read from, in its order, an order that stands in several of them once. */
async function* eachRow(
  reads: Pick<StoreReads, 'readQueue'>,
  { view, after }: ListViewRequest,
): AsyncGenerator<{ readonly row: QueueRow; readonly key: string }> {
  const isOldestFirst = view.order === 'oldest-first'
  const walks = basesOf(view).map((queue) => new QueueWalk(reads, { queue, order: isOldestFirst ? 'oldest' : 'newest' }, after))
  for (let given = 1; ; given += 1) {
    for (const walk of walks) if (walk.needsMore) await walk.readOn()
    const near = walks.reduce<QueueRow | null>((nearest, { row }) => {
      if (nearest === null || row === null) return nearest ?? row
      return sortKeyOfRow(row) < sortKeyOfRow(nearest) === isOldestFirst ? row : nearest
    }, null)
    if (near === null) return
    yield { row: near, key: sortKeyOfRow(near) }
    for (const walk of walks) walk.pass(near.id)
    if (given % ROWS_AT_ONCE === 0) await setImmediate()
  }
}

/** One queue, as far as it has been looked through. */
class QueueWalk {
  readonly #reads: Pick<StoreReads, 'readQueue'>
  readonly #queue: Pick<QueuePageRequest, 'queue' | 'order'>
  #rows: readonly QueueRow[] = []
  #place = 0
  /** Where the rest begins: the first page after this; null when there is nothing more. */
  #rest: { readonly after: string | null } | null

  constructor(reads: Pick<StoreReads, 'readQueue'>, queue: Pick<QueuePageRequest, 'queue' | 'order'>, after: string | null) {
    this.#reads = reads
    this.#queue = queue
    this.#rest = { after }
  }

  /** The row it stands at; null at its end, and before more was read. */
  get row(): QueueRow | null {
    return this.#rows[this.#place] ?? null
  }

  get needsMore(): boolean {
    return this.row === null && this.#rest !== null
  }

  async readOn(): Promise<void> {
    const after = this.#rest?.after ?? null
    const { rows, next } = await this.#reads.readQueue({ ...this.#queue, limit: ROWS_AT_ONCE, ...(after === null ? {} : { after }) })
    this.#rows = rows
    this.#place = 0
    this.#rest = next === null ? null : { after: next }
  }

  /** Leaves the row it stands at if it is this one. */
  pass(id: string): void {
    if (this.row?.id === id) this.#place += 1
  }
}
