import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie'
import type { CachedBase, CachedHistory, CachedOrder, CachedSelection, CachedStage, LooseThing, Pack } from './cache-records.ts'

export type PackKey = readonly [generation: number, number: number]

/** One form the copy has had. `null` takes a store away. */
interface CacheForm {
  readonly version: number
  readonly stores: Readonly<Record<string, string | null>>
  /** What older forms held means nothing to this one: it begins empty and is filled again. */
  readonly beginsEmpty?: true
}

/** Every form the copy has had, oldest first. A step is never changed after release; a new form is a new step. */
export const CACHE_VERSIONS: readonly CacheForm[] = [
  {
    version: 1,
    stores: {
      orders: 'id',
      selections: 'id',
      rows: 'id, *terms',
      placements: '[queue+sortKey+id]',
      counters: 'name',
      stock: 'itemId',
      items: 'id, *terms',
      settings: 'id',
      histories: 'id',
      cursor: 'id',
    },
  },
  {
    version: 2,
    beginsEmpty: true,
    stores: {
      packs: '[generation+number]',
      loose: 'key, version',
      bodyPacks: 'number',
      bodyLists: 'number',
      cursor: 'id',
      rows: null,
      placements: null,
      counters: null,
      stock: null,
      items: null,
      settings: null,
    },
  },
  // The queue To pick is new: rows of older copies do not know that they stand in it.
  { version: 3, beginsEmpty: true, stores: {} },
  // Rows say which store sold: those of older copies do not.
  { version: 4, beginsEmpty: true, stores: {} },
  // An order whole is a record of its own: what was packed by two hundred is fetched again in idle time.
  { version: 5, stores: { bodyPacks: null, bodyLists: null } },
]

/** The database behind the copy. */
export class CacheDatabase extends Dexie {
  declare readonly packs: Table<Pack, PackKey>
  declare readonly loose: EntityTable<LooseThing, 'key'>
  declare readonly orders: EntityTable<CachedOrder, 'id'>
  declare readonly selections: EntityTable<CachedSelection, 'id'>
  declare readonly histories: EntityTable<CachedHistory, 'id'>
  declare readonly cursor: Table<CachedBase | CachedStage, 'base' | 'stage'>

  constructor(name: string, versions = CACHE_VERSIONS) {
    // The copy can be fetched again, so it need not wait for the disk. Read values are shared and frozen, never edited.
    super(name, { chromeTransactionDurability: 'relaxed', cache: 'immutable' })
    for (const { version, stores, beginsEmpty } of versions) {
      const form = this.version(version).stores({ ...stores })
      if (beginsEmpty) form.upgrade((change) => emptied(change))
    }
  }

  async base(): Promise<CachedBase | null> {
    const base = await this.cursor.get('base')
    return base?.id === 'base' ? base : null
  }

  async stage(): Promise<CachedStage | null> {
    const stage = await this.cursor.get('stage')
    return stage?.id === 'stage' ? stage : null
  }
}

/** Every store a form of today keeps anything in. */
const HELD_STORES = ['packs', 'loose', 'orders', 'selections', 'histories', 'cursor']

async function emptied(change: Transaction): Promise<void> {
  for (const name of HELD_STORES) if (change.storeNames.includes(name)) await change.table(name).clear()
}
