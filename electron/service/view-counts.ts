import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import type { RowView } from '../../shared/lifecycle/list-view.ts'
import { isInView } from '../../shared/views/list-filter.ts'
import { standingOf } from '../../shared/views/standing.ts'
import type { StoreReads } from '../ports/order-store.ts'
import { idsOfListView } from './read-list-view.ts'

type CountingReads = Pick<StoreReads, 'readQueue' | 'changesSince'>

interface Counted {
  readonly view: RowView
  readonly walkedAtMs: number
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
  readonly #kept = new Map<string, Counted>()
  /** How far all that are kept have followed. */
  #cursor: Cursor | null = null
  /** One after the other: two walks at once would be twice as slow for everybody. */
  #tail: Promise<unknown> = Promise.resolve()

  constructor(reads: CountingReads, now: () => string) {
    this.#reads = reads
    this.#now = now
  }

  counts(views: readonly RowView[]): Promise<readonly number[]> {
    const turn = this.#tail.then(async () => {
      await this.#follow()
      const counts: number[] = []
      for (const view of views) counts.push((await this.#count(view)).ids.size)
      return counts
    })
    this.#tail = turn.catch(() => undefined)
    return turn
  }

  /** Takes over what has changed since it was asked last; where that is too much or cannot be told, nothing is kept. */
  async #follow(): Promise<void> {
    const page = this.#cursor && (await this.#reads.changesSince(this.#cursor, CHANGES_FOLLOWED))
    if (page === null || page.reset !== undefined || page.more) return this.#beginAnew()
    const now = this.#now()
    for (const change of page.rows) {
      if (change.type !== 'order') continue
      const standing = change.row && standingOf(change.row)
      for (const { view, ids } of this.#kept.values()) {
        if (standing && isInView(view, standing, now)) ids.add(change.id)
        else ids.delete(change.id)
      }
    }
    this.#cursor = { epoch: page.epoch, version: page.to }
  }

  /** The feed itself says where it ends, in the epoch its readers go on in. What changes during a walk is looked at again. */
  async #beginAnew(): Promise<void> {
    this.#kept.clear()
    const { epoch, head } = await this.#reads.changesSince(null, 1)
    this.#cursor = { epoch, version: head }
  }

  async #count({ base, filter }: RowView): Promise<Counted> {
    const view = { base, filter }
    const key = canonicalJson(view)
    const known = this.#kept.get(key)
    const counted = known && !this.#isOutdated(known) ? known : await this.#walked(view)
    this.#kept.delete(key)
    this.#kept.set(key, counted)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > VIEWS_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return counted
  }

  async #walked(view: RowView): Promise<Counted> {
    const now = this.#now()
    return { view, walkedAtMs: Date.parse(now), ids: await idsOfListView(this.#reads, view, now) }
  }

  #isOutdated({ view: { filter }, walkedAtMs }: Counted): boolean {
    const isAgeing = filter.fromDays !== undefined || filter.underDays !== undefined
    return isAgeing && Date.parse(this.#now()) - walkedAtMs > AGES_FOR_MS
  }
}
