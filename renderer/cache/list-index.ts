import { type ListedThing, type PackedListing, unpackListing } from '../../shared/contract/packed-changes.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import { QUEUE_IDS, type QueueId } from '../../shared/views/queues.ts'
import type { Standing } from '../../shared/views/standing.ts'
import type { QueueCounts } from './cache-records.ts'
import { TermScan } from './term-scan.ts'

export type QueueOrder = 'oldest-first' | 'newest-first'

/** What a queue shows otherwise than the index has it: ids it does not show, and those it shows besides at their place. */
export interface QueueRetouch {
  readonly hidden: ReadonlySet<string>
  readonly added: readonly { readonly id: string; readonly sortKey: string }[]
}

const AS_IT_IS: QueueRetouch = { hidden: new Set(), added: [] }

/** In place of queues: no list shows it any more. */
const GONE = -1

/**
 * Every listed order and basket in memory: what queues, rows and search are answered from.
 *
 * A thing keeps its place (`slot`) for ever; columns are arrays by slot. Rows stay the texts they came as and are parsed when
 * somebody looks at them. A queue is not a list of its own but a walk over all slots in sort order, which takes well under a
 * millisecond for a hundred thousand, and so can never disagree with what a row says of itself.
 */
export class ListIndex {
  readonly #slots = new Map<string, number>()
  readonly #ids: string[] = []
  readonly #versions: number[] = []
  readonly #sortKeys: string[] = []
  /** A bit per queue; `GONE` for what stands in no list any more. */
  readonly #queues: number[] = []
  readonly #rows: string[] = []
  readonly #counts = QUEUE_IDS.map(() => 0)
  readonly #terms = new TermScan()
  /** Slots by sort key, but for those that came since. */
  #sorted: number[] = []
  #unsorted: number[] = []
  #isDisordered = false

  /** Takes over what is newer than what is known; equal versions count as newer, so that one version may say several things. */
  putAll(listing: PackedListing): void {
    const slots: number[] = []
    unpackListing(listing, (thing) => {
      slots.push(this.#put(thing) ?? GONE)
    })
    this.#terms.add(listing.terms, slots)
  }

  put(thing: ListedThing): void {
    const slot = this.#put(thing)
    if (slot !== null) this.#terms.add(thing.terms, [slot])
  }

  remove(id: string, version: number): void {
    const slot = this.#slots.get(id)
    if (slot === undefined) {
      // Remembered, so that an older pack read later does not bring it back.
      this.#newSlot({ id, version, sortKey: '', queues: '', row: '', terms: '' }, GONE)
      return
    }
    if ((this.#versions[slot] ?? 0) > version) return
    this.#versions[slot] = version
    this.#place(slot, GONE)
    this.#rows[slot] = ''
    this.#terms.forget(slot)
  }

  /** The version its list entry came with, and whether that was an order's; null for what no list shows. */
  find(id: string): { readonly version: number; readonly isOrder: boolean } | null {
    const slot = this.#slots.get(id)
    if (slot === undefined || this.#queues[slot] === GONE) return null
    return { version: this.#versions[slot] ?? 0, isOrder: this.#row(slot).kind === 'order' }
  }

  /** The newest version known of an id, listed or gone; 0 when it was never here. */
  versionOf(id: string): number {
    const slot = this.#slots.get(id)
    return slot === undefined ? 0 : (this.#versions[slot] ?? 0)
  }

  /** Of the `limit` things that changed last among those that somebody still works on: the wanted ones, newest first. */
  openIds(limit: number, isWanted: (id: string) => boolean): readonly string[] {
    const open: number[] = []
    for (const [slot, queues] of this.#queues.entries()) if (queues !== GONE && (queues & CLOSED) === 0) open.push(slot)
    const version = (slot: number) => this.#versions[slot] ?? 0
    // Typed arrays are sorted as numbers, many times faster than by asking; and mostly nothing is wanted any more.
    const oldest = open.length <= limit ? 0 : (Float64Array.from(open, version).sort().at(-limit) ?? 0)
    return open
      .filter((slot) => version(slot) >= oldest && isWanted(this.#ids[slot] ?? ''))
      .sort((a, b) => version(b) - version(a))
      .map((slot) => this.#ids[slot] ?? '')
  }

  counts(): QueueCounts {
    return namedCounts(this.#counts)
  }

  /** The ids of a queue in its order: the first `limit` of them, or all. */
  queueIds(queue: QueueId, order: QueueOrder, limit = Number.POSITIVE_INFINITY, { hidden, added } = AS_IT_IS): readonly string[] {
    const bit = 1 << QUEUE_IDS.indexOf(queue)
    const isAhead = (a: string, b: string) => (order === 'oldest-first' ? a < b : a > b)
    const besides = added.toSorted((a, b) => (isAhead(a.sortKey, b.sortKey) ? -1 : 1))
    const ids: string[] = []
    let next = 0
    const putBesides = (upTo: string | null) => {
      for (; ids.length < limit; next += 1) {
        const each = besides[next]
        if (!each || (upTo !== null && !isAhead(each.sortKey, upTo))) return
        ids.push(each.id)
      }
    }
    const sorted = this.#inOrder()
    for (let place = 0; place < sorted.length && ids.length < limit; place += 1) {
      const slot = sorted[order === 'oldest-first' ? place : sorted.length - 1 - place] ?? 0
      const queues = this.#queues[slot] ?? GONE
      if (queues === GONE || (queues & bit) === 0) continue
      const id = this.#ids[slot] ?? ''
      if (hidden.size > 0 && hidden.has(id)) continue
      if (next < besides.length) putBesides(this.#sortKeys[slot] ?? '')
      if (ids.length < limit) ids.push(id)
    }
    putBesides(null)
    return ids
  }

  /** How these ids stand, in the order asked for; what no list shows is left out. */
  standings(ids: readonly string[]): readonly Standing[] {
    return ids.flatMap((id) => {
      const slot = this.#slots.get(id)
      const queues = slot === undefined ? GONE : (this.#queues[slot] ?? GONE)
      if (slot === undefined || queues === GONE) return []
      return [{ row: this.#row(slot), sortKey: this.#sortKeys[slot] ?? '', queues: queuesOfBits(queues) }]
    })
  }

  /** Rows in which every word begins some term, newest first. */
  search(words: readonly string[], limit: number, includeArchived: boolean): readonly QueueRow[] {
    const found = this.#terms.find(words)
    const hidden = includeArchived ? 0 : ARCHIVED
    const isShown = (slot: number) => {
      const queues = this.#queues[slot] ?? GONE
      return queues !== GONE && (queues & hidden) === 0
    }
    if (found.length <= FEW_FOUND) {
      const key = (slot: number) => this.#sortKeys[slot] ?? ''
      const shown = found.filter(isShown).sort((a, b) => (key(a) < key(b) ? 1 : -1))
      return shown.slice(0, limit).map((slot) => this.#row(slot))
    }
    const marked = new Uint8Array(this.#ids.length)
    for (const slot of found) marked[slot] = 1
    const rows: QueueRow[] = []
    const sorted = this.#inOrder()
    for (let place = sorted.length - 1; place >= 0 && rows.length < limit; place -= 1) {
      const slot = sorted[place] ?? 0
      if (marked[slot] === 1 && isShown(slot)) rows.push(this.#row(slot))
    }
    return rows
  }

  /** A listed thing as it would be packed; null for what no list shows. */
  thing(id: string): ListedThing | null {
    const slot = this.#slots.get(id)
    const queues = slot === undefined ? GONE : (this.#queues[slot] ?? GONE)
    if (slot === undefined || queues === GONE) return null
    return {
      id,
      version: this.#versions[slot] ?? 0,
      sortKey: this.#sortKeys[slot] ?? '',
      queues: queuesOfBits(queues).join(' '),
      row: this.#rows[slot] ?? '',
      terms: this.#terms.of(slot),
    }
  }

  #put(thing: ListedThing): number | null {
    const slot = this.#slots.get(thing.id)
    if (slot === undefined) return this.#newSlot(thing, bitsOf(thing.queues))
    if ((this.#versions[slot] ?? 0) > thing.version) return null
    this.#versions[slot] = thing.version
    this.#rows[slot] = thing.row
    this.#place(slot, bitsOf(thing.queues))
    if (this.#sortKeys[slot] !== thing.sortKey) {
      this.#sortKeys[slot] = thing.sortKey
      this.#isDisordered = true
    }
    return slot
  }

  #newSlot(thing: ListedThing, queues: number): number {
    const slot = this.#ids.push(thing.id) - 1
    this.#slots.set(thing.id, slot)
    this.#versions.push(thing.version)
    this.#sortKeys.push(thing.sortKey)
    this.#queues.push(queues)
    this.#rows.push(thing.row)
    this.#unsorted.push(slot)
    addBits(this.#counts, queues, 1)
    return slot
  }

  #place(slot: number, queues: number): void {
    addBits(this.#counts, this.#queues[slot] ?? GONE, -1)
    addBits(this.#counts, queues, 1)
    this.#queues[slot] = queues
  }

  #row(slot: number): QueueRow {
    return JSON.parse(this.#rows[slot] ?? 'null') as QueueRow
  }

  #inOrder(): readonly number[] {
    const keys = this.#sortKeys
    const byKey = (a: number, b: number) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1)
    if (this.#isDisordered) {
      this.#sorted = [...this.#sorted, ...this.#unsorted].sort(byKey)
      this.#isDisordered = false
      this.#unsorted = []
    } else if (this.#unsorted.length > 0) {
      const came = this.#unsorted.sort(byKey)
      this.#sorted = this.#sorted.length === 0 ? came : merged(this.#sorted, came, byKey)
      this.#unsorted = []
    }
    return this.#sorted
  }
}

/** So few matches are sorted by themselves; more are picked out of the order of all. */
const FEW_FOUND = 5000

const CLOSED = (['completed', 'archived', 'cancelled'] as const).reduce((bits, queue) => bits | (1 << QUEUE_IDS.indexOf(queue)), 0)
const ARCHIVED = 1 << QUEUE_IDS.indexOf('archived')

function merged(left: readonly number[], right: readonly number[], compare: (a: number, b: number) => number): number[] {
  const all: number[] = []
  let place = 0
  for (const slot of left) {
    for (let next = right[place]; next !== undefined && compare(next, slot) < 0; next = right[place]) {
      all.push(next)
      place += 1
    }
    all.push(slot)
  }
  for (; place < right.length; place += 1) all.push(right[place] ?? 0)
  return all
}

// There are a few dozen combinations of queues, and a hundred thousand things in them.
const bitsByName = new Map<string, number>()
const queuesByBits = new Map<number, readonly QueueId[]>()

function bitsOf(queues: string): number {
  const known = bitsByName.get(queues)
  if (known !== undefined) return known
  const names = queues.split(' ')
  let bits = 0
  for (const [bit, queue] of QUEUE_IDS.entries()) if (names.includes(queue)) bits |= 1 << bit
  bitsByName.set(queues, bits)
  return bits
}

function queuesOfBits(bits: number): readonly QueueId[] {
  const known = queuesByBits.get(bits)
  if (known) return known
  const queues = QUEUE_IDS.filter((_, bit) => (bits & (1 << bit)) !== 0)
  queuesByBits.set(bits, queues)
  return queues
}

function addBits(counts: number[], bits: number, step: 1 | -1): void {
  if (bits === GONE) return
  for (let bit = 0; bits >> bit !== 0; bit += 1) if ((bits & (1 << bit)) !== 0) counts[bit] = (counts[bit] ?? 0) + step
}

function namedCounts(counts: readonly number[]): QueueCounts {
  return Object.fromEntries(QUEUE_IDS.map((queue, bit) => [queue, counts[bit] ?? 0]))
}
