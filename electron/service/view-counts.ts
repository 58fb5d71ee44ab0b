import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import type { ListView } from '../../shared/lifecycle/list-view.ts'
import { isInView } from '../../shared/views/list-filter.ts'
import { standingOf } from '../../shared/views/standing.ts'
import type { StoreReads } from '../ports/order-store.ts'
import { idsOfListView } from './read-list-view.ts'

type CountedView = Pick<ListView, 'base' | 'filter'>
type CountingReads = Pick<StoreReads, 'readQueue' | 'changesSince' | 'head'>

interface Counted {
  readonly cursor: Cursor
  readonly atMs: number
  readonly ids: Set<string>
}

/** So many views are kept counted; whoever asks for more pays for a walk. */
const VIEWS_KEPT = 40

/** More changes than these are counted anew. */
const CHANGES_FOLLOWED = 500

/** Of a view by age the passing of time changes the count. */
const AGES_FOR_MS = 60_000

/** How many orders views show. Each is walked once; after that the count follows what changes. */
export class ViewCounts {
  readonly #reads: CountingReads
  readonly #now: () => string
  readonly #counted = new Map<string, Counted>()
  /** One after the other: two walks at once would be twice as slow for everybody. */
  #tail: Promise<unknown> = Promise.resolve()

  constructor(reads: CountingReads, now: () => string) {
    this.#reads = reads
    this.#now = now
  }

  counts(views: readonly CountedView[]): Promise<readonly number[]> {
    const turn = this.#tail.then(async () => {
      const counts: number[] = []
      for (const view of views) counts.push(await this.#count(view))
      return counts
    })
    this.#tail = turn.catch(() => undefined)
    return turn
  }

  async #count({ base, filter }: CountedView): Promise<number> {
    const view = { base, filter }
    const key = canonicalJson(view)
    const known = this.#counted.get(key)
    const counted = (known && (await this.#followed(view, known))) ?? (await this.#walked(view))
    this.#counted.delete(key)
    this.#counted.set(key, counted)
    const [oldest] = this.#counted.keys()
    if (this.#counted.size > VIEWS_KEPT && oldest !== undefined) this.#counted.delete(oldest)
    return counted.ids.size
  }

  async #walked(view: CountedView): Promise<Counted> {
    // Asked before the walk: what changes meanwhile is looked at again.
    const { epoch, version } = await this.#reads.head()
    const now = this.#now()
    return { cursor: { epoch, version }, atMs: Date.parse(now), ids: await idsOfListView(this.#reads, view, now) }
  }

  /** Null where it has to be counted anew. */
  async #followed(view: CountedView, { cursor, atMs, ids }: Counted): Promise<Counted | null> {
    const now = this.#now()
    const isAgeing = view.filter.fromDays !== undefined || view.filter.underDays !== undefined
    if (isAgeing && Date.parse(now) - atMs > AGES_FOR_MS) return null
    const head = await this.#reads.head()
    if (head.epoch !== cursor.epoch) return null
    if (head.version === cursor.version) return { cursor, atMs, ids }
    const page = await this.#reads.changesSince(cursor, CHANGES_FOLLOWED)
    if (page.reset !== undefined || page.more) return null
    for (const change of page.rows) {
      if (change.type !== 'order') continue
      if (change.row !== null && isInView(view, standingOf(change.row), now)) ids.add(change.id)
      else ids.delete(change.id)
    }
    return { cursor: { epoch: page.epoch, version: page.to }, atMs, ids }
  }
}
