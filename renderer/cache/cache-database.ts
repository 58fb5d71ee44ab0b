import { Dexie, type EntityTable, type Table } from 'dexie'
import type {
  CachedCursor,
  CachedHistory,
  CachedItem,
  CachedOrder,
  CachedRow,
  CachedSelection,
  CachedSettings,
  CachedStock,
  Counter,
  Placement,
} from './cache-records.ts'

export type PlacementKey = readonly [queue: string, sortKey: string, id: string]

/** Every form the copy has had, oldest first. A step is never changed after release; a new form is a new step. */
export const CACHE_VERSIONS: readonly { readonly version: number; readonly stores: Readonly<Record<string, string>> }[] = [
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
  // What a customer has open is asked for when a selection is given to them.
  { version: 2, stores: { selections: 'id, selection.customerId' } },
]

/** The database behind the copy. */
export class CacheDatabase extends Dexie {
  declare readonly orders: EntityTable<CachedOrder, 'id'>
  declare readonly selections: EntityTable<CachedSelection, 'id'>
  declare readonly rows: EntityTable<CachedRow, 'id'>
  declare readonly placements: Table<Placement, PlacementKey>
  declare readonly counters: EntityTable<Counter, 'name'>
  declare readonly stock: EntityTable<CachedStock, 'itemId'>
  declare readonly items: EntityTable<CachedItem, 'id'>
  declare readonly settings: EntityTable<CachedSettings, 'id'>
  declare readonly histories: EntityTable<CachedHistory, 'id'>
  declare readonly cursor: EntityTable<CachedCursor, 'id'>

  constructor(name: string, versions = CACHE_VERSIONS) {
    // The copy can be fetched again, so it need not wait for the disk. Read values are shared and frozen, never edited.
    super(name, { chromeTransactionDurability: 'relaxed', cache: 'immutable' })
    for (const { version, stores } of versions) this.version(version).stores(stores)
  }
}
