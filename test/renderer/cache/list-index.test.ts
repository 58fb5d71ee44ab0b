import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ListIndex } from '../../../renderer/cache/list-index.ts'
import { type ListedThing, packListing } from '../../../shared/contract/packed-changes.ts'
import type { QueueId } from '../../../shared/views/queues.ts'
import { isFoundBy } from '../../../shared/views/search-words.ts'

const QUEUES: readonly QueueId[] = ['pending', 'toPack', 'held', 'archived', 'completed']
const TERMS = ['a', 'ab', 'abc', 'b', 'ba', 'łódź', '12', '123', 'mug']

const thing: fc.Arbitrary<ListedThing> = fc
  .record({
    id: fc.constantFrom('o1', 'o2', 'o3', 'o4', 'o5', 'o6'),
    version: fc.integer({ min: 1, max: 9 }),
    day: fc.integer({ min: 1, max: 4 }),
    queues: fc.subarray([...QUEUES]),
    terms: fc.subarray(TERMS),
  })
  .map(({ id, version, day, queues, terms }) => ({
    id,
    version,
    sortKey: `2026-01-0${day} ${id}`,
    queues: queues.join(' '),
    row: JSON.stringify({ id, kind: 'order', number: `${id}@${version}@${day}${queues.join('')}${terms.join('')}` }),
    terms: terms.map((term) => ` ${term}`).join(''),
  }))

/** What a window shows otherwise: two that stand elsewhere for now, one of them in this queue at another place, and a new one. */
const RETOUCH = {
  hidden: new Set(['o2', 'o4']),
  added: [
    { id: 'new', sortKey: '2026-01-03 new' },
    { id: 'o2', sortKey: '2026-01-00 o2' },
  ],
}

type Deed =
  | { readonly kind: 'pack'; readonly things: readonly ListedThing[] }
  | { readonly kind: 'put'; readonly thing: ListedThing }
  | { readonly kind: 'remove'; readonly id: string; readonly version: number }
  | { readonly kind: 'look' }

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('pack' as const), things: fc.uniqueArray(thing, { maxLength: 5, selector: (each) => each.id }) }),
  fc.record({ kind: fc.constant('put' as const), thing }),
  fc.record({ kind: fc.constant('remove' as const), id: fc.constantFrom('o1', 'o2', 'o3'), version: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('look' as const) }),
)

/** The same as slowly and plainly as it can be said: the newest of each id. */
class Plain {
  readonly known = new Map<string, { readonly version: number; readonly thing: ListedThing | null }>()

  take(id: string, version: number, listed: ListedThing | null): void {
    if ((this.known.get(id)?.version ?? 0) <= version) this.known.set(id, { version, thing: listed })
  }

  listed(): readonly ListedThing[] {
    return [...this.known.values()].flatMap((each) => each.thing ?? []).sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
  }

  ids(queue: QueueId): readonly string[] {
    return this.listed().flatMap((each) => (each.queues.split(' ').includes(queue) ? each.id : []))
  }

  retouched(queue: QueueId): readonly string[] {
    const kept = this.listed().filter(({ id, queues }) => queues.split(' ').includes(queue) && !RETOUCH.hidden.has(id))
    return [...kept, ...RETOUCH.added].sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1)).map(({ id }) => id)
  }

  search(words: readonly string[], includeArchived: boolean): readonly unknown[] {
    return this.listed()
      .filter((each) => isFoundBy(each.terms.split(' '), words) && (includeArchived || !each.queues.split(' ').includes('archived')))
      .reverse()
      .map((each) => JSON.parse(each.row) as unknown)
  }
}

test('whatever comes in whatever order, queues, counts, rows and search say what the newest of each says', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      const index = new ListIndex()
      const plain = new Plain()
      const compare = () => {
        for (const queue of QUEUES) {
          const ids = plain.ids(queue)
          expect(index.queueIds(queue, 'oldest-first')).toEqual(ids)
          expect(index.queueIds(queue, 'newest-first', 2)).toEqual([...ids].reverse().slice(0, 2))
          expect(index.counts()[queue]).toBe(ids.length)
          expect(index.queueIds(queue, 'oldest-first', undefined, RETOUCH)).toEqual(plain.retouched(queue))
          expect(index.queueIds(queue, 'newest-first', 3, RETOUCH)).toEqual([...plain.retouched(queue)].reverse().slice(0, 3))
        }
        for (const words of [['a'], ['ab'], ['abc', 'b'], ['łód'], ['12', 'mug'], ['nothing']]) {
          for (const includeArchived of [true, false]) {
            expect(index.search(words, 100, includeArchived), words.join(' ')).toEqual(plain.search(words, includeArchived))
          }
        }
        expect(index.standings(plain.listed().map((each) => each.id)).map((each) => [each.sortKey, each.queues.join(' ')])).toEqual(
          plain.listed().map((each) => [each.sortKey, inRailOrder(each.queues)]),
        )
        for (const { id, row, terms } of plain.listed()) expect(index.thing(id)).toMatchObject({ row, terms })
      }
      for (const each of deeds) {
        if (each.kind === 'pack') {
          index.putAll(packListing(each.things))
          for (const one of each.things) plain.take(one.id, one.version, one)
        } else if (each.kind === 'put') {
          index.put(each.thing)
          plain.take(each.thing.id, each.thing.version, each.thing)
        } else if (each.kind === 'remove') {
          index.remove(each.id, each.version)
          plain.take(each.id, each.version, null)
        } else compare()
      }
      compare()
    }),
    { numRuns: 400 },
  )
})

function inRailOrder(queues: string): string {
  const order: readonly QueueId[] = ['pending', 'toPack', 'held', 'completed', 'archived']
  return order.filter((queue) => queues.split(' ').includes(queue)).join(' ')
}

test('a search that finds more than is shown shows the newest', () => {
  const index = new ListIndex()
  const things = Array.from({ length: 12_000 }, (_, place) => ({
    id: `o${place}`,
    version: place + 1,
    // Every other one comes out of its order.
    sortKey: String(place % 2 === 0 ? place : 30_000 - place).padStart(6, '0'),
    queues: place % 3 === 0 ? 'archived' : 'pending',
    row: JSON.stringify({ id: `o${place}`, kind: 'order' }),
    terms: ' pia lind',
  }))
  index.putAll(packListing(things))
  const newest = things
    .filter((each) => each.queues === 'pending')
    .sort((a, b) => (a.sortKey < b.sortKey ? 1 : -1))
    .slice(0, 5)
  expect(index.search(['pi', 'lind'], 5, false).map((row) => row.id)).toEqual(newest.map((each) => each.id))
})
