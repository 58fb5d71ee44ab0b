import type { ChangeRow } from '../../shared/contract/changes.ts'
import type { WholeStates } from '../../shared/contract/packed-changes.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { Confirmed } from '../../shared/sync/project-pending.ts'
import type { CacheDatabase } from './cache-database.ts'
import type { CachedOrder } from './cache-records.ts'
import { type LiveCopy, placeBodies } from './live-copy.ts'

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
  const listed = live.memory.lists.find(id)
  if (live.bodies.has(id)) {
    const [order, selection] = await Promise.all([database.orders.get(id), database.selections.get(id)])
    const version = Math.max(order?.version ?? 0, selection?.version ?? 0)
    // A listed order whose body is not kept must not pass for the selection it once was.
    if (order || (selection && !listed?.isOrder)) return { state: stateOf(order?.order ?? null, selection?.selection ?? null), version }
  }
  const place = live.packedBodies.get(id)
  if (!listed || !place || place.version < listed.version) return null
  const pack = await database.bodyPacks.get(place.number)
  const line = pack?.states.split('\n')[place.line]
  if (line === undefined) return null
  const { order, selection } = JSON.parse(line) as Pick<LifecycleState, 'order' | 'selection'>
  return { state: stateOf(order, selection), version: place.version }
}

/** Open orders and baskets that are not kept whole yet, those that changed last first. */
export function bodiesWanted(live: LiveCopy): readonly string[] {
  return live.memory.lists.openIds(OPEN_BODIES_FETCHED).filter((id) => {
    const place = live.packedBodies.get(id)
    return !live.bodies.has(id) && (!place || place.version < live.memory.lists.versionOf(id))
  })
}

/** Keeps several whole, as they came, and lets go of packs of which most has grown old. */
export async function keepBodyPack(database: CacheDatabase, live: LiveCopy, { ids, versions, states }: WholeStates): Promise<void> {
  await database.transaction('rw', database.bodyPacks, database.bodyLists, async () => {
    const lists = await database.bodyLists.toArray()
    const number = Math.max(0, ...lists.map((list) => list.number)) + 1
    await database.bodyPacks.put({ number, states })
    await database.bodyLists.put({ number, ids, versions })
    const isOld = (id: string, version: number) => live.memory.lists.find(id) === null || version < live.memory.lists.versionOf(id)
    const worn = lists.filter((list) => list.ids.filter((id, line) => isOld(id, list.versions[line] ?? 0)).length > list.ids.length / 2)
    await database.bodyPacks.bulkDelete(worn.map((list) => list.number))
    await database.bodyLists.bulkDelete(worn.map((list) => list.number))
    const gone = new Set(worn.map((list) => list.number))
    for (const [id, place] of live.packedBodies) if (gone.has(place.number)) live.packedBodies.delete(id)
    placeBodies(live, { number, ids, versions })
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
