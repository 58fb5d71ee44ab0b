import { invariant } from '../../shared/base/invariant.ts'
import type { ChangePage, ChangeRow } from '../../shared/contract/changes.ts'
import { type PackedListing, packRows } from '../../shared/contract/packed-changes.ts'
import type { CacheDatabase } from './cache-database.ts'
import type { CachedBase, CachedStage, Pack } from './cache-records.ts'
import { dropBodies, keptIds, noteBodies, putBodies } from './keep-bodies.ts'
import { catchUpWithDisk, type LiveCopy, type LiveStage, newStage, noteLoose, takeIntoStage, takeLooseThing } from './live-copy.ts'

/** A page as the copy takes it: the feed's own form, or with what is many packed. */
export interface FeedPage extends ChangePage {
  readonly listing?: PackedListing | null
}

/**
 * Takes over one page and the cursor in ONE transaction: after a crash the copy stands either before or after the page.
 *
 * The last page of a pull reveals everything staged before it. `whole` are orders somebody looks at that came only listed; they
 * are kept with the page that makes their new state visible. When this rejects, `live` may be ahead of the disk and must be read
 * again.
 */
export async function applyPage(database: CacheDatabase, live: LiveCopy, page: FeedPage, whole: readonly ChangeRow[] = []): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    await catchUpWithDisk(database, live)
    const from = live.stage?.record ?? live.base
    const beginsAnew = page.reset !== undefined || from === null || from.epoch !== page.epoch
    invariant(page.from <= (beginsAnew ? 0 : from.version), 'a page of the feed that goes on from nowhere')
    // A page of long ago, come late: nothing in it is newer than what is here.
    if (!beginsAnew && page.to < from.version) return
    if (!beginsAnew && !live.stage && !page.more && !page.listing && live.base) await takeLoose(database, live, live.base, page, whole)
    else await takeStaged(database, live, page, whole, beginsAnew)
  })
}

/** What changes while people work: a record each, shown at once. */
async function takeLoose(
  database: CacheDatabase,
  live: LiveCopy,
  base: CachedBase,
  page: FeedPage,
  whole: readonly ChangeRow[],
): Promise<void> {
  const things = live.memory.loosened(page.rows).filter((thing) => thing.version >= live.memory.versionOf(thing))
  await database.loose.bulkPut([...things])
  const isKnownOlder = (row: ChangeRow) => row.version < live.memory.lists.versionOf(row.id)
  const bodies = [...page.rows, ...whole].filter((row) => !isKnownOlder(row))
  const closedBodies = await putBodies(database, bodies, base.closedBodies)
  for (const thing of things) takeLooseThing(live, thing)
  await putBase(database, live, { ...base, version: page.to, closedBodies })
  noteBodies(live, bodies)
}

/** One of many pages, or the first of all: a pack beside what is shown. The last one shows them all. */
async function takeStaged(
  database: CacheDatabase,
  live: LiveCopy,
  page: FeedPage,
  whole: readonly ChangeRow[],
  beginsAnew: boolean,
): Promise<void> {
  const stage = beginsAnew ? stageAnew(live, page) : (live.stage ?? stageOnBase(live, page))
  live.stage = stage
  const packed = page.listing ? { listing: page.listing, rows: page.rows } : packRows(page.rows)
  const record: CachedStage = { ...stage.record, version: page.to, lastPack: stage.record.lastPack + 1 }
  const pack: Pack = {
    generation: record.generation,
    number: record.lastPack,
    listing: packed.listing,
    others: JSON.stringify(packed.rows),
  }
  await database.packs.put(pack)
  stage.record = record
  takeIntoStage(stage, pack)
  if (page.more) await database.cursor.put(record)
  else await reveal(database, live, stage, [...page.rows, ...whole])
}

/** What an older stage has left goes with the old generations, when this one is shown. */
function stageAnew(live: LiveCopy, page: FeedPage): LiveStage {
  const generation = Math.max(live.base?.generation ?? 0, live.stage?.record.generation ?? 0) + 1
  return newStage({ id: 'stage', copyId: crypto.randomUUID(), epoch: page.epoch, version: 0, generation, lastPack: 0, onBase: null })
}

function stageOnBase(live: LiveCopy, page: FeedPage): LiveStage {
  invariant(live.base, 'a stage goes on from a base or begins anew')
  const { copyId, epoch, version, generation, lastPack } = live.base
  return newStage({ id: 'stage', copyId, epoch: page.epoch, version, generation, lastPack, onBase: { epoch, version } })
}

async function reveal(database: CacheDatabase, live: LiveCopy, stage: LiveStage, rows: readonly ChangeRow[]): Promise<void> {
  const { copyId, epoch, version, generation, lastPack } = stage.record
  let closedBodies = live.base?.closedBodies ?? 0
  if (stage.memory) {
    closedBodies = 0
    await database.packs.where('[generation+number]').below([generation]).delete()
    for (const table of [database.loose, database.orders, database.selections, database.histories]) await table.clear()
    live.memory = stage.memory
    live.bodies = new Set()
    live.loose = new Set()
    live.mustScrub = false
  } else {
    // What came only listed, or as gone, is newer than what is kept whole of it.
    const kept = await keptIds(database, live)
    const listed = stage.packs.flatMap(({ listing }) => listing.ids.split('\n'))
    const outdated = [...listed, ...stage.goneOrders].filter((id) => kept.has(id))
    closedBodies = await dropBodies(database, outdated, closedBodies)
    for (const id of outdated) kept.delete(id)
    for (const pack of stage.packs) live.memory.takePack(pack)
  }
  await database.loose.bulkPut(stage.purged)
  for (const thing of stage.purged) noteLoose(live, thing)
  closedBodies = await putBodies(database, rows, closedBodies)
  await database.cursor.delete('stage')
  live.stage = null
  const edition = live.base?.edition ?? 0
  await putBase(database, live, { id: 'base', copyId, epoch, version, generation, lastPack, edition, counts: {}, closedBodies })
  noteBodies(live, rows)
}

/** Written last: from here on the copy stands at its version. */
async function putBase(database: CacheDatabase, live: LiveCopy, next: CachedBase): Promise<void> {
  const base = { ...next, edition: next.edition + 1, counts: live.memory.lists.counts() }
  await database.cursor.put(base)
  live.base = base
}
