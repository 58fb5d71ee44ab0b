import type { ChangePage, ChangeRow } from '../../shared/contract/changes.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import { queueRowOf } from '../../shared/views/queue-row.ts'
import { type QueueId, queuesOf, sortKeyOf } from '../../shared/views/queues.ts'
import { searchTerms } from '../../shared/views/search-terms.ts'
import { normalisedWords, wholeWord } from '../../shared/views/search-words.ts'
import type { CacheDatabase, PlacementKey } from './cache-database.ts'
import { type CachedOrder, type CachedRow, type Placement, type Standing, standingOf } from './cache-records.ts'

/** So many closed orders are kept whole; of older ones only the row stays, and the desk process is asked when one is opened. */
const CLOSED_BODIES_KEPT = 20_000

/**
 * Takes over one page of changes and the cursor in ONE transaction: after a crash the copy stands either before or after the page.
 *
 * Nothing but the database is awaited inside, because an idle transaction commits itself.
 */
export async function applyPage(database: CacheDatabase, page: ChangePage): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    const known = await database.cursor.get('cursor')
    const isOtherEpoch = known !== undefined && known.epoch !== page.epoch
    if (page.reset !== undefined || isOtherEpoch) await Promise.all(database.tables.map((table) => table.clear()))
    const wasWhole = known?.isWhole === true && page.reset === undefined && !isOtherEpoch

    await putStandings(database, page.rows)
    await putBodies(database, page.rows)
    await putStock(database, page.rows)
    await putItems(database, page.rows)
    const settings = page.rows.findLast((row) => row.type === 'settings')
    if (settings?.row) await database.settings.put({ id: 'settings', settings: settings.row })
    await database.cursor.put({ id: 'cursor', epoch: page.epoch, version: page.to, isWhole: wasWhole || !page.more })
  })
}

async function putStandings(database: CacheDatabase, rows: readonly ChangeRow[]): Promise<void> {
  const listed = rows.filter((row) => row.type === 'order' || row.type === 'selection')
  if (listed.length === 0) return
  const ids = [...new Set(listed.map((row) => row.id))]
  const before = new Map((await database.rows.bulkGet(ids)).flatMap((row) => (row ? [[row.id, row]] : [])))
  const after = new Map<string, CachedRow>()
  for (const change of listed) {
    const row = after.get(change.id) ?? before.get(change.id) ?? { id: change.id, order: null, selection: null, terms: [] }
    after.set(change.id, changedRow(row, change))
  }

  const goneKeys: PlacementKey[] = []
  const placements: Placement[] = []
  const counts = new Map<QueueId, number>()
  for (const id of ids) {
    for (const placement of placementsOf(before.get(id))) {
      goneKeys.push([placement.queue, placement.sortKey, placement.id])
      counts.set(placement.queue, (counts.get(placement.queue) ?? 0) - 1)
    }
    for (const placement of placementsOf(after.get(id))) {
      placements.push(placement)
      counts.set(placement.queue, (counts.get(placement.queue) ?? 0) + 1)
    }
  }
  await database.placements.bulkDelete(goneKeys)
  await database.placements.bulkPut(placements)
  const [kept, gone] = partition([...after.values()], (row) => standingOf(row) !== null)
  await database.rows.bulkPut(kept)
  await database.rows.bulkDelete(gone.map((row) => row.id))
  for (const [name, change] of counts) await addToCounter(database, name, change)
}

function changedRow(row: CachedRow, change: Extract<ChangeRow, { type: 'order' | 'selection' }>): CachedRow {
  if (change.type === 'order') {
    if (change.row !== null) return { ...row, order: standing(change.row), terms: searchTerms(change.row) }
    // The selection under a deleted order was checked out long ago: its own row takes it from the lists.
    return { ...row, order: null, terms: [] }
  }
  // A selection in no queue is over; the order it became, if any, stands for it.
  const open = change.row !== null && queuesOf(change.row).length > 0 ? change.row : null
  const selection = open && standing(open)
  return row.order === null ? { ...row, selection, terms: open ? searchTerms(open) : [] } : { ...row, selection }
}

function standing(subject: Order | Selection): Standing {
  return { row: queueRowOf(subject), sortKey: sortKeyOf(subject), queues: queuesOf(subject) }
}

function placementsOf(row: CachedRow | undefined): readonly Placement[] {
  const standing = row === undefined ? null : standingOf(row)
  return row === undefined || standing === null ? [] : standing.queues.map((queue) => ({ queue, sortKey: standing.sortKey, id: row.id }))
}

async function putBodies(database: CacheDatabase, rows: readonly ChangeRow[]): Promise<void> {
  const orders = latestById(rows.filter((row) => row.type === 'order'))
  if (orders.length > 0) {
    const kept = await database.orders.bulkGet(orders.map((row) => row.id))
    let room = CLOSED_BODIES_KEPT - ((await database.counters.get('bodies'))?.count ?? 0)
    let closed = 0
    const bodies: CachedOrder[] = []
    const gone: string[] = []
    for (const [index, change] of orders.entries()) {
      const wasClosed = isClosed(kept[index]?.order.status)
      const isNowClosed = isClosed(change.row?.status)
      // A body already here is refreshed even without room: a stale one would be worse than one too many.
      if (change.row !== null && (!isNowClosed || room > 0 || kept[index] !== undefined)) {
        bodies.push({ id: change.id, version: change.version, order: change.row })
        const step = (isNowClosed ? 1 : 0) - (wasClosed ? 1 : 0)
        closed += step
        room -= step
      } else if (kept[index] !== undefined) {
        gone.push(change.id)
        if (wasClosed) closed -= 1
      }
    }
    await database.orders.bulkPut(bodies)
    await database.orders.bulkDelete(gone)
    if (closed !== 0) await addToCounter(database, 'bodies', closed)
  }
  const selections = latestById(rows.filter((row) => row.type === 'selection'))
  const [present, deleted] = partition(selections, (row) => row.row !== null)
  await database.selections.bulkPut(present.flatMap((row) => (row.row ? [{ id: row.id, version: row.version, selection: row.row }] : [])))
  await database.selections.bulkDelete(deleted.map((row) => row.id))
}

async function putStock(database: CacheDatabase, rows: readonly ChangeRow[]): Promise<void> {
  const stock = latestById(rows.filter((row) => row.type === 'stock'))
  await database.stock.bulkPut(stock.flatMap((row) => (row.row ? [{ ...row.row, version: row.version }] : [])))
}

async function putItems(database: CacheDatabase, rows: readonly ChangeRow[]): Promise<void> {
  const items = latestById(rows.filter((row) => row.type === 'item'))
  const [present, gone] = partition(items, (row) => row.row !== null)
  await database.items.bulkPut(
    present.flatMap(({ id, row: item }) =>
      item === null
        ? []
        : [
            {
              id,
              item,
              terms: [
                ...new Set([
                  wholeWord(item.sku),
                  wholeWord(item.ean),
                  ...normalisedWords(`${item.productName} ${item.variantName} ${item.brandName} ${item.size}`),
                ]),
              ].filter((term) => term !== ''),
            },
          ],
    ),
  )
  await database.items.bulkDelete(gone.map((row) => row.id))
}

async function addToCounter(database: CacheDatabase, name: QueueId | 'bodies', change: number): Promise<void> {
  const count = (await database.counters.get(name))?.count ?? 0
  if (change !== 0) await database.counters.put({ name, count: count + change })
}

function isClosed(status: number | undefined): boolean {
  return status !== undefined && status >= 4
}

function latestById<Row extends ChangeRow>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()]
}

function partition<Item>(items: readonly Item[], belongs: (item: Item) => boolean): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))]
}
