import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { Cursor, DeskCursor } from '../../shared/contract/changes.ts'
import { type PullAnswer, SYNC_LIMITS } from '../../shared/contract/sync-messages.ts'
import { LinkFailure } from '../ports/authority-link.ts'
import { PAGE_MS } from './authority-calls.ts'
import { Backoff } from './backoff.ts'
import { Bell } from './bell.ts'
import type { LoopParts } from './loop-parts.ts'
import { restAfter } from './rest-after.ts'

/** Without any hint a desk asks this often, give or take a fifth. */
const UNASKED_MS = 15_000
/** Hints that come within this time are one question. */
const BURST_MS = 50

/** A page that is on its way. */
interface Question {
  readonly cursor: DeskCursor | null
  readonly maxRows: number
  /** Rejects an answer that the authority was set back before. */
  readonly assertStill: () => void
  readonly answer: Promise<PullAnswer>
}

/** Fetches what changed, one page at a time, and shows it in one piece once it is complete. */
export class PullLoop {
  readonly bell = new Bell()
  readonly #parts: LoopParts
  readonly #backoff: Backoff
  readonly #onReveal: (cursor: Cursor, isReset: boolean) => void
  /** Asked for while the page before it is written. */
  #ahead: Question | null = null
  #progress: { readonly version: number; readonly of: number } | null = null
  #lastPullAt: string | null = null

  constructor(parts: LoopParts, onReveal: (cursor: Cursor, isReset: boolean) => void) {
    this.#parts = parts
    this.#backoff = new Backoff(() => parts.ports.pace.random())
    this.#onReveal = onReveal
  }

  get progress(): { readonly version: number; readonly of: number } | null {
    return this.#progress
  }

  get lastPullAt(): string | null {
    return this.#lastPullAt
  }

  async run(): Promise<void> {
    const { ports, stopping } = this.#parts
    while (!stopping.aborted) {
      try {
        const isComplete = await this.#pullOnce()
        this.#backoff.reset()
        if (!isComplete) continue
        await this.bell.sleep(ports.pace, UNASKED_MS * (0.8 + 0.4 * ports.pace.random()))
        await ports.pace.pause(BURST_MS, stopping)
      } catch (error) {
        this.#ahead = null
        await restAfter(error, this.bell, this.#backoff, this.#parts)
      }
    }
  }

  /** True when everything there was is shown. */
  async #pullOnce(): Promise<boolean> {
    const { ports, calls, courtesy, stopping, changed } = this.#parts
    const { replica, clock } = ports
    await calls.greeted()
    if (courtesy.isAsked && ((await replica.staged())?.isBootstrap ?? true)) await courtesy.wait(ports.pace, stopping)
    const staged = await replica.staged()
    const cursor = staged?.cursor ?? (await replica.cursor())
    // The first page is short: a window that is just being opened goes before all the others.
    const maxRows = staged?.isBootstrap ? SYNC_LIMITS.bootstrapRows : SYNC_LIMITS.pullRows
    const question = this.#question(cursor, maxRows)
    const page = await question.answer
    question.assertStill()
    assertAnswers(cursor, page)
    await this.#sendForgotten(page)
    const isElsewhere = cursor === null || page.reset !== undefined || page.to !== cursor.version || page.epoch !== cursor.epoch
    const isNews = staged !== null || isElsewhere || page.rows.length > 0
    if (page.more && page.from === 0 && ports.reads) courtesy.expect()
    if (page.more && !courtesy.isAsked) this.#askAhead(question, page)
    if (isNews) await this.#takeOver(page)
    if (!page.more) this.#lastPullAt = clock.now()
    changed()
    return !page.more
  }

  /** The page after this cursor: the one that is on its way already, else one asked for now. */
  #question(cursor: DeskCursor | null, maxRows: number): Question {
    const ahead = this.#ahead
    this.#ahead = null
    const isAsked = ahead !== null && ahead.maxRows === maxRows && canonicalJson(ahead.cursor) === canonicalJson(cursor)
    return isAsked ? ahead : this.#ask(cursor, maxRows)
  }

  /** The authority reads the next page while this one is written: the desk will go on from its end, in the same part of the shop. */
  #askAhead({ cursor, maxRows }: Question, { from, epoch, to, head, scope }: PullAnswer): void {
    const begun = scope === undefined ? {} : { scope, snap: head }
    const ahead =
      from === 0
        ? this.#ask({ ...begun, epoch, version: to }, SYNC_LIMITS.bootstrapRows)
        : this.#ask({ ...cursor, epoch, version: to }, maxRows)
    // Whoever goes on with it hears of it.
    ahead.answer.catch(() => undefined)
    this.#ahead = ahead
  }

  #ask(cursor: DeskCursor | null, maxRows: number): Question {
    const { ports, calls, epoch } = this.#parts
    const assertStill = epoch.asking()
    const sentAt = ports.clock.now()
    const answer = calls
      .ask((signal) => ports.link.pull(cursor, maxRows, signal), PAGE_MS)
      .then((page) => {
        calls.compareClocks(sentAt, page.serverTime)
        return page
      })
    return { cursor, maxRows, assertStill, answer }
  }

  async #sendForgotten({ reset, epoch, from, lastSeq }: PullAnswer): Promise<void> {
    const { epoch: shared } = this.#parts
    // Only a page from the beginning can tell of a new epoch.
    if (from > 0 && epoch !== shared.current) throw new LinkFailure('fault', 'The service answered from before it was set back.')
    if (reset === 'ahead') await shared.forgot(lastSeq)
    await shared.meet(epoch, lastSeq)
  }

  async #takeOver(page: PullAnswer): Promise<void> {
    const { outbox, replica } = this.#parts.ports
    const assertStill = this.#parts.epoch.asking()
    await replica.stage(page)
    const staged = await replica.staged()
    const isBootstrap = staged?.isBootstrap ?? false
    this.#progress = isBootstrap && page.more ? { version: page.to, of: page.head } : null
    if (page.more) return
    // Answers first: should the desk stop in between, they are only early.
    const { results, purged } = await replica.stagedNews()
    assertStill()
    await outbox.settle(page.epoch, results)
    await outbox.forget(purged)
    await replica.reveal()
    await outbox.contained(page.epoch, page.to)
    this.#onReveal({ epoch: page.epoch, version: page.to }, isBootstrap)
  }
}

function assertAnswers(cursor: Cursor | null, page: PullAnswer): void {
  const asked = cursor?.version ?? 0
  const answersIt = page.reset !== undefined || asked === 0 ? page.from === 0 : page.from === asked && page.epoch === cursor?.epoch
  if (!answersIt) throw new LinkFailure('fault', 'The service answered another question.')
}
