import type { ChangeRow } from '../../shared/contract/changes.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { Confirmed } from '../../shared/sync/project-pending.ts'
import type { CacheDatabase } from './cache-database.ts'
import type { CachedOrder } from './cache-records.ts'
import { catchUpWithDisk, type LiveCopy } from './live-copy.ts'

/** So many closed orders are kept whole of those that came whole; the desk process is asked when another is opened. */
const CLOSED_BODIES_KEPT = 20_000

/** So many open ones are fetched whole when nothing else is to do, those that changed last first. */
const OPEN_BODIES_FETCHED = 20_000

/** Keeps orders and baskets that came whole; answers how many closed ones are kept now. Belongs into the page's transaction. */
export async function putBodies(database: CacheDatabase, rows: readonly ChangeRow[], closedBefore: number): Promise<number> {
  let closed = closedBefore
  const orders = latestById(rows.filter((row) => row.type === 'order'))
  if (orders.length > 0) {
    const kept = await database.orders.bulkGet(orders.map((row) => row.id))
    const bodies: CachedOrder[] = []
    const gone: string[] = []
    for (const [index, change] of orders.entries()) {
      const wasClosed = isClosed(kept[index]?.order.status)
      const isNowClosed = isClosed(change.row?.status)
      // A body already here is refreshed even without room: a stale one would be worse than one too many.
      if (change.row !== null && (!isNowClosed || closed < CLOSED_BODIES_KEPT || kept[index] !== undefined)) {
        bodies.push({ id: change.id, version: change.version, order: change.row })
        closed += (isNowClosed ? 1 : 0) - (wasClosed ? 1 : 0)
      } else if (kept[index] !== undefined) {
        gone.push(change.id)
        if (wasClosed) closed -= 1
      }
    }
    await database.orders.bulkPut(bodies)
    await database.orders.bulkDelete(gone)
    // With an order goes the basket it once was.
    await database.selections.bulkDelete(orders.flatMap((row) => (row.row === null ? row.id : [])))
  }
  const selections = latestById(rows.filter((row) => row.type === 'selection'))
  await database.selections.bulkPut(
    selections.flatMap((row) => (row.row ? [{ id: row.id, version: row.version, selection: row.row }] : [])),
  )
  await database.selections.bulkDelete(selections.flatMap((row) => (row.row ? [] : row.id)))
  return closed
}

/** Lets go of everything kept whole of these ids. Answers how many closed ones are kept now. */
export async function dropBodies(database: CacheDatabase, ids: readonly string[], closedBefore: number): Promise<number> {
  const orders = await database.orders.bulkGet([...ids])
  await database.orders.bulkDelete([...ids])
  await database.selections.bulkDelete([...ids])
  return closedBefore - orders.filter((body) => isClosed(body?.order.status)).length
}

/** The order and basket of one id; null when the copy does not hold them whole, or only older than its lists are. */
export async function readBody(database: CacheDatabase, live: LiveCopy, id: string): Promise<Confirmed | null> {
  const [order, selection] = await Promise.all([database.orders.get(id), database.selections.get(id)])
  // A listed order whose body is not kept must not pass for the selection it once was.
  if (!order && (!selection || live.memory.lists.find(id)?.isOrder)) return null
  const version = Math.max(order?.version ?? 0, selection?.version ?? 0)
  const isOlder = version < live.memory.lists.versionOf(id)
  return isOlder ? null : { state: stateOf(order?.order ?? null, selection?.selection ?? null), version }
}

/** Every id of which something is kept whole. Asked for by the one window that writes, which remembers it from then on. */
export async function keptIds(database: CacheDatabase, live: LiveCopy): Promise<Set<string>> {
  live.bodies ??= new Set([
    ...(await database.orders.toCollection().primaryKeys()),
    ...(await database.selections.toCollection().primaryKeys()),
  ])
  return live.bodies
}

/** What these rows did to the ids that are kept whole. */
export function noteBodies({ bodies }: LiveCopy, rows: readonly ChangeRow[]): void {
  if (bodies === null) return
  for (const row of rows) {
    if (row.type !== 'order' && row.type !== 'selection') continue
    if (row.row === null) bodies.delete(row.id)
    else bodies.add(row.id)
  }
}

/** Open orders and baskets that are not kept whole yet, those that changed last first. */
export async function bodiesWanted(database: CacheDatabase, live: LiveCopy): Promise<readonly string[]> {
  const kept = await keptIds(database, live)
  return live.memory.lists.openIds(OPEN_BODIES_FETCHED, (id) => !kept.has(id))
}

/** Keeps some that were fetched whole, but for those that have changed since. */
export async function keepFetched(database: CacheDatabase, live: LiveCopy, fetched: readonly ChangeRow[]): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    await catchUpWithDisk(database, live)
    const { base } = live
    if (!base) return
    const rows = fetched.filter((row) => row.version >= live.memory.lists.versionOf(row.id))
    const closedBodies = await putBodies(database, rows, base.closedBodies)
    noteBodies(live, rows)
    if (closedBodies === base.closedBodies) return
    live.base = { ...base, closedBodies }
    await database.cursor.put(live.base)
  })
}

function stateOf(order: LifecycleState['order'], selection: LifecycleState['selection']): LifecycleState {
  return { order, selection, deleted: false }
}

function isClosed(status: number | undefined): boolean {
  return status !== undefined && status >= 4
}

function latestById<Row extends ChangeRow>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}
