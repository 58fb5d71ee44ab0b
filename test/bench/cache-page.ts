// The page the cache is measured on: the window's own cache room with nothing of the window around it, and what the browser's
// database can do by itself, for comparison. Built and served by `window-cache.ts`, which calls it by `bench()`.

import { Dexie } from 'dexie'
import { type DeskCopy, openDeskCopy } from '../../renderer/cache/desk-copy.ts'
import { type PackedPage, unpackListing } from '../../shared/contract/packed-changes.ts'
import type { QueueId } from '../../shared/views/queues.ts'

const SEARCHES = 200

let copy: DeskCopy | null = null

async function page(number: number): Promise<PackedPage | null> {
  const answer = await fetch(`/pages/${number}`)
  return answer.ok ? ((await answer.json()) as PackedPage) : null
}

async function opened(): Promise<DeskCopy> {
  return openDeskCopy({ blocked: () => {}, superseded: () => {} }, 'bench')
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** The longest this page was not able to answer a key while `work` went on. */
async function longestTask(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration)
  })
  observer.observe({ type: 'longtask' })
  await work()
  await new Promise((resolve) => setTimeout(resolve, 50))
  observer.disconnect()
  return longest
}

async function deleted(name: string): Promise<void> {
  await Dexie.delete(name)
}

export interface PageFigures {
  readonly cacheFillMs: number
  readonly cacheFillLongestTaskMs: number
  readonly cacheOrders: number
}

/** Takes over every page, as a window does from its desk process, but over plain HTTP. */
async function fill(): Promise<PageFigures> {
  copy?.close()
  await deleted('bench')
  copy = await opened()
  const into = copy
  let cacheFillMs = 0
  const cacheFillLongestTaskMs = await longestTask(async () => {
    cacheFillMs = await timed(async () => {
      let coming = page(0)
      for (let number = 1; ; number += 1) {
        const next = await coming
        if (next === null) return
        coming = page(number)
        await into.apply(next)
      }
    })
  })
  const counts = await into.counts()
  return { cacheFillMs, cacheFillLongestTaskMs, cacheOrders: Object.values(counts).reduce((sum, count) => sum + (count ?? 0), 0) }
}

/** From opening the database to the first rows of the queue. */
async function coldStart(queue: QueueId): Promise<{ readonly coldStartMs: number; readonly coldStartLongestTaskMs: number }> {
  copy?.close()
  let coldStartMs = 0
  const coldStartLongestTaskMs = await longestTask(async () => {
    coldStartMs = await timed(async () => {
      copy = await opened()
      await copy.rows(await copy.queueIds(queue, 'oldest-first', 100))
    })
  })
  return { coldStartMs, coldStartLongestTaskMs }
}

async function firstRows(queue: QueueId): Promise<readonly number[]> {
  const from = copy ?? (await opened())
  const times: number[] = []
  for (let attempt = 0; attempt < 50; attempt += 1) {
    times.push(
      await timed(async () => {
        const rows = await from.rows(await from.queueIds(queue, attempt % 2 === 0 ? 'oldest-first' : 'newest-first', 100))
        if (rows.length !== 100) throw new Error(`${rows.length} rows of ${queue}`)
      }),
    )
  }
  return times
}

async function wholeQueue(queue: QueueId): Promise<{ readonly ms: number; readonly length: number }> {
  const from = copy ?? (await opened())
  let length = 0
  const ms = await timed(async () => {
    length = (await from.queueIds(queue, 'oldest-first')).length
  })
  return { ms, length }
}

async function search(texts: readonly string[]): Promise<readonly number[]> {
  const from = copy ?? (await opened())
  const times: number[] = []
  for (let attempt = 0; attempt < SEARCHES; attempt += 1) {
    times.push(await timed(() => from.search(texts[attempt % texts.length] ?? '', 50, false)))
  }
  return times
}

/** The bytes of the pages into a store without indexes, a record per page: the least a packed copy can take. */
async function rawPacked(): Promise<number> {
  await deleted('raw')
  const database = await rawDatabase('raw', (upgraded) => upgraded.createObjectStore('packs', { keyPath: 'number' }))
  const ms = await timed(async () => {
    let coming = page(0)
    for (let number = 1; ; number += 1) {
      const next = await coming
      if (next === null) return
      coming = page(number)
      await written(database, 'packs', [{ number, listing: next.listing }])
    }
  })
  database.close()
  return ms
}

/** A record per order, without any index. */
async function rawRows(): Promise<number> {
  await deleted('raw')
  const database = await rawDatabase('raw', (upgraded) => upgraded.createObjectStore('rows', { keyPath: 'id' }))
  const ms = await timed(() => eachTwoThousand((rows) => written(database, 'rows', rows)))
  database.close()
  return ms
}

/** A record per order with its queues and terms indexed, as this copy was kept before. */
async function dexieRows(): Promise<number> {
  await deleted('by-row')
  const database = new Dexie('by-row', { chromeTransactionDurability: 'relaxed', cache: 'immutable' })
  database.version(1).stores({ rows: 'id, *terms, *places' })
  await database.open()
  const ms = await timed(() => eachTwoThousand((rows) => database.table('rows').bulkPut([...rows])))
  database.close()
  return ms
}

async function eachTwoThousand(put: (rows: readonly object[]) => Promise<unknown>): Promise<void> {
  let rows: object[] = []
  for (let number = 0; ; number += 1) {
    const next = await page(number)
    if (next === null) break
    if (next.listing) {
      unpackListing(next.listing, (thing) => {
        const places = thing.queues.split(' ').map((queue) => [queue, thing.sortKey])
        rows.push({ id: thing.id, places, row: JSON.parse(thing.row) as unknown, terms: thing.terms.trim().split(' ') })
      })
    }
    for (; rows.length >= 2000; rows = rows.slice(2000)) await put(rows.slice(0, 2000))
  }
  await put(rows)
}

function rawDatabase(name: string, upgrade: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1)
    opening.onupgradeneeded = () => upgrade(opening.result)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error)
  })
}

function written(database: IDBDatabase, store: string, records: readonly object[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, 'readwrite', { durability: 'relaxed' })
    for (const record of records) transaction.objectStore(store).put(record)
    transaction.oncomplete = () => resolve()
    transaction.onerror = () => reject(transaction.error)
  })
}

const cacheBench = { fill, coldStart, firstRows, wholeQueue, search, rawPacked, rawRows, dexieRows }

export type CacheBench = typeof cacheBench

Object.assign(globalThis, { bench: () => cacheBench })
