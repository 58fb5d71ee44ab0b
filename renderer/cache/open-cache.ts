import { Dexie } from 'dexie'
import { CACHE_VERSIONS, CacheDatabase } from './cache-database.ts'

/** What may happen to the database from outside while it is being opened or is open. */
export interface CacheEvents {
  /** Another window holds an older form open; opening goes on when it closes. */
  blocked(): void
  /** A newer form is being opened elsewhere: this window has let go of its copy and must be reloaded. */
  superseded(): void
}

export interface OpenedDatabase {
  readonly database: CacheDatabase
  /** The copy was unreadable and has been thrown away. */
  readonly wasRebuilt: boolean
}

const CACHE_NAME = 'order-desk'

/** IndexedDB counts Dexie's versions in tens. */
const DEXIE_FACTOR = 10

/** Opens the copy. One that cannot be read is thrown away and begun again, once; a second failure is the caller's to tell. */
export async function openCache(events: CacheEvents, name = CACHE_NAME, versions = CACHE_VERSIONS): Promise<OpenedDatabase> {
  try {
    return { database: await opened(name, versions, events), wasRebuilt: false }
  } catch {
    // Whatever the fault was (a form from the future, a damaged file), the desk process holds the truth: begin again.
    await Dexie.delete(name)
    return { database: await opened(name, versions, events), wasRebuilt: true }
  }
}

/** Throws the copy away and begins it again. */
export async function rebuildCache(database: CacheDatabase, events: CacheEvents): Promise<CacheDatabase> {
  database.close()
  await Dexie.delete(database.name)
  return opened(database.name, CACHE_VERSIONS, events)
}

async function opened(name: string, versions: typeof CACHE_VERSIONS, events: CacheEvents): Promise<CacheDatabase> {
  const database = new CacheDatabase(name, versions)
  database.on('blocked', () => events.blocked())
  database.on('versionchange', (change) => {
    // Holding on would block the other window. After a deletion (it rebuilds the copy) the next reading opens the new one;
    // after an upgrade nothing may be opened here any more.
    const isUpgrade = change.newVersion !== null
    database.close({ disableAutoOpen: isUpgrade })
    if (isUpgrade) events.superseded()
    return false
  })
  try {
    await database.open()
    // Dexie opens a newer form as well as it can; this code would misread what it does not know.
    const newest = Math.max(...versions.map((each) => each.version))
    if (database.backendDB().version / DEXIE_FACTOR > newest) throw new Error('the copy is of a newer form')
    // A damaged store may open and fail at the first read: read before trusting it.
    await database.base()
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** True when a reading failed only because this window has let go of its copy: nobody waits for the answer any more. */
export function isCopyClosed(error: unknown): boolean {
  return error instanceof Error && error.name === 'DatabaseClosedError'
}
