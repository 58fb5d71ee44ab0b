import { invariant } from '../../shared/base/invariant.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import type { PackedPage } from '../../shared/contract/packed-changes.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import { LinkFailure } from '../ports/authority-link.ts'
import type { AuthorityReads } from '../ports/authority-reads.ts'
import type { QueuePage, QueuePageRequest, SearchOptions } from '../ports/order-store.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'
import { type AuthorityCalls, PAGE_MS } from './authority-calls.ts'
import type { Courtesy } from './courtesy.ts'

export interface EarlyPorts {
  readonly replica: ReplicaStore
  /** Left out where windows wait until the desk holds everything. */
  readonly reads?: AuthorityReads
  readonly calls: AuthorityCalls
  readonly courtesy: Courtesy
}

type Read = Awaited<ReturnType<ReplicaStore['readState']>>

/** A page that was asked for before a window did, because it asked for the one before. */
interface PageAhead {
  readonly cursor: Cursor
  readonly maxRows: number
  readonly page: Promise<PackedPage>
}

interface Asked {
  readonly id: string
  readonly resolve: (read: Read) => void
  readonly reject: (error: unknown) => void
}

/**
 * A desk that joined a shop a moment ago holds nothing of it, and fetching everything takes a while. Until it does, what its windows
 * read comes from the authority itself: lists are there within seconds, and each order when it is opened. Null from any of these
 * means that the desk reads what it has.
 */
export class EarlyReads {
  readonly #ports: EarlyPorts
  #isFilled = false
  /** How far windows were told of the authority's feed. */
  #told: Cursor | null = null
  #ahead: PageAhead | null = null
  #states: Asked[] = []

  constructor(ports: EarlyPorts) {
    this.#ports = ports
  }

  /** Nothing is here yet, and the authority can be asked. */
  async isEarly(): Promise<boolean> {
    const { is } = this.#ports.calls.connectivity.line
    return (is === 'online' || is === 'connecting') && (await this.#isWaiting())
  }

  async pullPacked(cursor: Cursor | null, maxRows: number): Promise<PackedPage | null> {
    if (await this.#isWaiting()) return this.#pullEarly(cursor, maxRows)
    return cursor && this.#nothingSince(cursor)
  }

  async queue(page: QueuePageRequest): Promise<QueuePage | null> {
    return (await this.isEarly()) ? unlessGone(this.#ask((reads, signal) => reads.queue(page, signal))) : null
  }

  async search(text: string, options: SearchOptions): Promise<readonly QueueRow[] | null> {
    return (await this.isEarly()) ? unlessGone(this.#ask((reads, signal) => reads.search(text, options, signal))) : null
  }

  async state(id: string): Promise<Read | null> {
    if (!(await this.isEarly())) return null
    const read = new Promise<Read>((resolve, reject) => {
      this.#states.push({ id, resolve, reject })
      // What is asked for at the same time is one question.
      if (this.#states.length === 1) void Promise.resolve().then(() => this.#readStates())
    })
    return unlessGone(read)
  }

  /** For what only the desk's own holding can answer: a window that asks has read more than that by now. */
  async assertFilled(): Promise<void> {
    if (await this.#isWaiting()) throw new LinkFailure('unreachable', 'This desk holds nothing of the shop yet.')
  }

  async #isWaiting(): Promise<boolean> {
    if (this.#isFilled || !this.#ports.reads) return false
    this.#isFilled = (await this.#ports.replica.cursor()) !== null
    return !this.#isFilled
  }

  async #pullEarly(cursor: Cursor | null, maxRows: number): Promise<PackedPage | null> {
    const known = cursor?.version === 0 ? null : cursor
    // A window that has something keeps it until it is told something newer.
    if (!(await this.isEarly()) && known === null) return null
    const { courtesy } = this.#ports
    courtesy.asked()
    const asked = this.#page(known, maxRows)
    asked.catch(() => courtesy.failed())
    const page = known === null ? await unlessGone(asked) : await asked
    if (page === null) return null
    // After the first page, which is a short one, windows ask for more at a time.
    if (page.more && known !== null) this.#askAhead({ epoch: page.epoch, version: page.to }, maxRows)
    const before = this.#told?.epoch === page.epoch ? this.#told.version : 0
    this.#told = { epoch: page.epoch, version: Math.max(before, page.to) }
    courtesy.taken(page.more)
    return page
  }

  /** The page after this cursor: the one that is on its way already, else one asked for now. */
  #page(cursor: Cursor | null, maxRows: number): Promise<PackedPage> {
    const ahead = this.#ahead
    this.#ahead = null
    const isAsked = cursor !== null && ahead?.cursor.epoch === cursor.epoch && ahead.cursor.version === cursor.version
    return isAsked && ahead.maxRows === maxRows ? ahead.page : this.#askPage(cursor, maxRows)
  }

  /** While a window takes a page over, the authority reads the next. */
  #askAhead(cursor: Cursor, maxRows: number): void {
    const page = this.#askPage(cursor, maxRows)
    // Whoever asks for it hears of it; a window that has gone does not.
    page.catch(() => undefined)
    this.#ahead = { cursor, maxRows, page }
  }

  /** To a window that was told more than the desk holds by now: what it has is right. */
  async #nothingSince({ epoch, version }: Cursor): Promise<PackedPage | null> {
    const { replica } = this.#ports
    if (this.#told?.epoch !== epoch || this.#told.version < version) return null
    const head = await replica.head()
    if (head.epoch !== epoch || head.version >= version) return null
    return { epoch, head: version, from: version, to: version, more: false, rows: [], listing: null, counts: await replica.readCounts() }
  }

  async #readStates(): Promise<void> {
    const awaited = this.#states
    this.#states = []
    for (let from = 0; from < awaited.length; from += IDS_AT_ONCE) {
      const some = awaited.slice(from, from + IDS_AT_ONCE)
      try {
        const whole = await this.#ask((reads, signal) => reads.whole([...new Set(some.map(({ id }) => id))], signal))
        const lines = whole.states.split('\n')
        const found = new Map(
          whole.ids.map((id, line) => [id, { state: stateOf(lines[line] ?? '{}'), version: whole.versions[line] ?? 0 }]),
        )
        for (const { id, resolve } of some) resolve(found.get(id) ?? { state: NOTHING_YET, version: 0 })
      } catch (error) {
        for (const { reject } of some) reject(error)
      }
    }
  }

  #askPage(cursor: Cursor | null, maxRows: number): Promise<PackedPage> {
    return this.#ask((reads, signal) => reads.lists(cursor, maxRows, signal), PAGE_MS)
  }

  async #ask<Answer>(question: (reads: AuthorityReads, signal: AbortSignal) => Promise<Answer>, limitMs?: number): Promise<Answer> {
    const { reads, calls } = this.#ports
    invariant(reads, 'only who can be asked is asked')
    await calls.greeted()
    return calls.ask((signal) => question(reads, signal), limitMs)
  }
}

const IDS_AT_ONCE = 500

/** Null where no answer came: the line may break while a desk that holds nothing asks. */
async function unlessGone<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof LinkFailure) return null
    throw error
  }
}

function stateOf(text: string): LifecycleState {
  const { order = null, selection = null } = JSON.parse(text) as Partial<LifecycleState>
  return { ...NOTHING_YET, order, selection }
}
