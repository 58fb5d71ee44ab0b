import type { ChangeRow } from '../../shared/contract/changes.ts'
import { type ListedThing, packListing, unpackListing } from '../../shared/contract/packed-changes.ts'
import type { CacheDatabase } from './cache-database.ts'
import type { LooseThing, Pack } from './cache-records.ts'
import { catchUpWithDisk, eachPack, type LiveCopy } from './live-copy.ts'

/** Reading this many loose things at every start is quick; more of them become a pack. */
const LOOSE_KEPT = 2000

/**
 * Takes purged things out of the packs that still hold them, makes a pack of loose things when they have become many, and packs
 * again what is left of packs of which most is gone. Changes nothing that anybody sees.
 */
export async function tidyCopy(database: CacheDatabase, live: LiveCopy, looseKept = LOOSE_KEPT): Promise<void> {
  if (!live.mustScrub && live.loose.size <= looseKept) return
  await database.transaction('rw', database.tables, async () => {
    await catchUpWithDisk(database, live)
    await tidied(database, live, looseKept)
  })
}

async function tidied(database: CacheDatabase, live: LiveCopy, looseKept: number): Promise<void> {
  const loose = await database.loose.toArray()
  const purged = loose.filter(({ change }) => change.kind === 'gone' && change.mustScrub)
  if (purged.length > 0) await scrub(database, live, purged)
  // Numbers beyond the base's last belong to a stage until it is shown.
  if (loose.length > looseKept && live.base && !live.stage) await packAgain(database, live, loose)
}

async function scrub(database: CacheDatabase, live: LiveCopy, purged: readonly LooseThing[]): Promise<void> {
  const ids = new Set(purged.flatMap(({ change }) => (change.kind === 'gone' ? change.id : [])))
  const cleaned: Pack[] = []
  for (const generation of new Set([live.base?.generation ?? 0, live.stage?.record.generation ?? 0])) {
    await eachPack(database, generation, 0, Number.MAX_SAFE_INTEGER, (pack) => {
      const clean = without(pack, ids)
      if (clean) cleaned.push(clean)
    })
  }
  await database.packs.bulkPut(cleaned)
  live.mustScrub = false
  await database.loose.bulkPut(
    purged.flatMap((thing) => (thing.change.kind === 'gone' ? { ...thing, change: { ...thing.change, mustScrub: false } } : [])),
  )
}

/** The pack without these ids; null when it holds none of them. What says that they are gone stays. */
function without(pack: Pack, ids: ReadonlySet<string>): Pack | null {
  const left: ListedThing[] = []
  unpackListing(pack.listing, (thing) => {
    if (!ids.has(thing.id)) left.push(thing)
  })
  const rows = JSON.parse(pack.others) as readonly ChangeRow[]
  const leftRows = rows.filter((row) => row.row === null || !ids.has(row.id))
  if (left.length === pack.listing.count && leftRows.length === rows.length) return null
  return { ...pack, listing: packListing(left), others: JSON.stringify(leftRows) }
}

async function packAgain(database: CacheDatabase, live: LiveCopy, loose: readonly LooseThing[]): Promise<void> {
  const { base, memory } = live
  if (!base) return
  const things: ListedThing[] = []
  const rows: ChangeRow[] = []
  for (const { version, change } of loose) {
    if (change.kind === 'listed') things.push(change.thing)
    else if (change.kind === 'other') rows.push(change.row)
    else rows.push({ type: 'order', id: change.id, version, row: null, deleted: 'archive' })
  }
  const worn: Pack[] = []
  await eachPack(database, base.generation, 0, base.lastPack, (pack) => {
    const left: ListedThing[] = []
    unpackListing(pack.listing, (thing) => {
      if (memory.lists.versionOf(thing.id) === thing.version) left.push(thing)
    })
    if (left.length * 2 >= pack.listing.count) return
    worn.push(pack)
    const known = new Set(loose.map(({ key }) => key))
    things.push(...left.filter((thing) => !known.has(`order ${thing.id}`)))
    rows.push(...(JSON.parse(pack.others) as readonly ChangeRow[]))
  })
  await database.packs.bulkDelete(worn.map((pack) => [pack.generation, pack.number] as const))
  await database.loose.clear()
  live.loose = new Set()
  const number = base.lastPack + 1
  await database.packs.put({
    generation: base.generation,
    number,
    listing: packListing(things),
    // By version, so that what says a thing is gone comes after what it was.
    others: JSON.stringify(rows.sort((a, b) => a.version - b.version)),
  })
  const next = { ...base, lastPack: number, edition: base.edition + 1 }
  await database.cursor.put(next)
  live.base = next
}
