// How the copy is kept (the plan of this room).
//
// IndexedDB's cost is per record, not per byte: a hundred thousand orders as a record each, with their queues and terms, took two
// minutes to write; the same as twenty packs of texts takes a second. So:
//
// * On disk there are PACKS of some thousand things, as they came over the wire, and LOOSE things: whatever changed since, a
//   record each. The newest version of a thing counts wherever it stands; no pack is ever edited to keep up.
// * In memory stands an index over all of it (`ListIndex`): queues, rows and search are answered from there, at once. It is built
//   from packs and loose things when the window opens, which takes about a second for a hundred thousand orders.
// * The BASE is what screens see: packs of one generation up to a number, the loose things, the cursor and the counts of the
//   queues, which change in one transaction. Counts are carried along, never counted; on opening they are compared with the
//   index, and a copy that contradicts itself is thrown away.
// * Pages that are not the last are kept in a STAGE, packs beyond the base's last or of a new generation, and shown together
//   when the feed has reached its head: between two pages a thing can be missing or double. A stage lives in the same database
//   as its base, goes on after a crash, and dies with it. A reset fills a new generation while the old one stays on screen.
// * BODIES, orders whole, stand apart, a record each: opening one is one small reading. They come with what changes, and in idle
//   time, a few at a time, for what is open. A body older than its entry in the lists is no body.
// * In idle time (`tidyCopy`) loose things become a pack, packs of which little is left are packed again, and what was purged
//   is taken out of the packs that still held it.
//
// Nothing but the database is awaited inside a transaction, because an idle one commits itself.

import type { ChangeRow } from '../../shared/contract/changes.ts'
import type { CacheDatabase } from './cache-database.ts'
import type { CachedBase, CachedStage, LooseThing, Pack } from './cache-records.ts'
import { CopyMemory } from './copy-memory.ts'

/** What of a stage has to be in memory: the new generation's index, or packs that will join the base's. */
export interface LiveStage {
  record: CachedStage
  readonly memory: CopyMemory | null
  readonly packs: Pack[]
  /** Ids that must leave this disk: what packs hold of them is taken out when nothing else is to do. */
  readonly purged: LooseThing[]
  /** Orders that have gone, for whatever reason: nothing is kept whole of them. */
  readonly goneOrders: string[]
}

/** This window's memory of the copy. Everything in it can be read from the database again. */
export interface LiveCopy {
  base: CachedBase | null
  memory: CopyMemory
  stage: LiveStage | null
  /** Ids of orders and baskets kept whole, for the one window that writes; null until it asks for them (`keptIds`). */
  bodies: Set<string> | null
  /** Keys of the loose things on disk. */
  loose: Set<string>
  /** Packs may still hold what was purged. */
  mustScrub: boolean
}

export function emptyCopy(): LiveCopy {
  return {
    base: null,
    memory: new CopyMemory(),
    stage: null,
    bodies: null,
    loose: new Set(),
    mustScrub: false,
  }
}

export async function loadCopy(database: CacheDatabase): Promise<LiveCopy> {
  return database.transaction('r', database.tables, async () => {
    const live = emptyCopy()
    await readBase(database, live)
    await readStage(database, live)
    return live
  })
}

/** Brings memory to what stands on disk, where another window may have written. Belongs into a transaction over all tables. */
export async function catchUpWithDisk(database: CacheDatabase, live: LiveCopy): Promise<void> {
  const base = await database.base()
  const before = live.base
  if (base && before && base.copyId === before.copyId) {
    if (base.edition !== before.edition) await readOnwards(database, live, base, before)
  } else if (base !== before) await readBase(database, live)
  const stage = await database.stage()
  const known = live.stage?.record
  if (stage?.copyId !== known?.copyId || stage?.lastPack !== known?.lastPack) await readStage(database, live)
}

async function readBase(database: CacheDatabase, live: LiveCopy): Promise<void> {
  live.base = await database.base()
  live.memory = new CopyMemory()
  live.bodies = null
  live.loose = new Set()
  live.mustScrub = false
  if (!live.base) return
  const { generation, lastPack, counts } = live.base
  await eachPack(database, generation, 1, lastPack, (pack) => live.memory.takePack(pack))
  for (const thing of await database.loose.toArray()) takeLooseThing(live, thing)
  if (!isEqual(counts, live.memory.lists.counts())) throw new Error('the counts of the copy are not those of its rows')
}

/** Only what was written since: new packs, and loose things that are newer. Packing again brings nothing new, and changes nothing. */
async function readOnwards(database: CacheDatabase, live: LiveCopy, base: CachedBase, before: CachedBase): Promise<void> {
  await eachPack(database, base.generation, before.lastPack + 1, base.lastPack, (pack) => live.memory.takePack(pack))
  // The version this window knew may have had more to it: `aboveOrEqual`.
  for (const thing of await database.loose.where('version').aboveOrEqual(before.version).toArray()) takeLooseThing(live, thing)
  live.bodies = null
  live.base = base
}

async function readStage(database: CacheDatabase, live: LiveCopy): Promise<void> {
  const record = await database.stage()
  if (!record) {
    live.stage = null
    return
  }
  const first = record.onBase === null ? 1 : (live.base?.lastPack ?? 0) + 1
  const stage = newStage(record)
  await eachPack(database, record.generation, first, record.lastPack, (pack) => takeIntoStage(stage, pack))
  live.stage = stage
}

/** Into memory what stands loose on disk. */
export function takeLooseThing(live: LiveCopy, thing: LooseThing): void {
  live.memory.take(thing)
  noteLoose(live, thing)
}

export function noteLoose(live: LiveCopy, { key, change }: LooseThing): void {
  live.loose.add(key)
  if (change.kind === 'gone' && change.mustScrub) live.mustScrub = true
}

export function newStage(record: CachedStage): LiveStage {
  return { record, memory: record.onBase === null ? new CopyMemory() : null, packs: [], purged: [], goneOrders: [] }
}

/** A new generation's index grows with every page; packs that go on from the base wait beside it. */
export function takeIntoStage(stage: LiveStage, pack: Pack): void {
  if (stage.memory) stage.memory.takePack(pack)
  else stage.packs.push(pack)
  for (const row of JSON.parse(pack.others) as readonly ChangeRow[]) {
    if ((row.type !== 'order' && row.type !== 'selection') || row.row !== null) continue
    if (row.type === 'order') stage.goneOrders.push(row.id)
    if (row.deleted === 'purge')
      stage.purged.push({ key: `order ${row.id}`, version: row.version, change: { kind: 'gone', id: row.id, mustScrub: true } })
  }
}

/** The next pack is on its way while this one is taken in. */
export async function eachPack(
  database: CacheDatabase,
  generation: number,
  first: number,
  last: number,
  take: (pack: Pack) => void,
): Promise<void> {
  const keys = await database.packs.where('[generation+number]').between([generation, first], [generation, last], true, true).primaryKeys()
  let next = keys[0] && database.packs.get(keys[0])
  for (const place of keys.keys()) {
    const pack = await next
    const key = keys[place + 1]
    next = key && database.packs.get(key)
    if (pack) take(pack)
  }
}

function isEqual(left: CachedBase['counts'], right: CachedBase['counts']): boolean {
  return JSON.stringify(Object.entries(left).sort()) === JSON.stringify(Object.entries(right).sort())
}
