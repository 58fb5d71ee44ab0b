import type { ChangeRow, Cursor } from '../../shared/contract/changes.ts'
import type { PackedPage } from '../../shared/contract/packed-changes.ts'

/** Where changes come from. */
export interface ChangeSource {
  isReachable(): boolean
  /** Tells when the desk process has become reachable; the answer stops it. */
  onReachable(listener: () => void): () => void
  pull(cursor: Cursor | null, limit: number): Promise<PackedPage>
  /** Those of these orders and baskets that exist, whole. */
  whole(ids: readonly string[]): Promise<readonly ChangeRow[]>
  /** Yields whenever there is something to pull; ends or throws when the line breaks. */
  watch(signal: AbortSignal): Promise<AsyncIterable<unknown>>
}

/** Where changes go. */
export interface ChangeSink {
  /** How far what is shown has come; null before the copy was whole for the first time. */
  cursor(): Promise<Cursor | null>
  /** Where the next pull goes on: beyond the cursor when pages wait to be shown. */
  pullFrom(): Promise<Cursor | null>
  /** Takes over a page and its cursor in one piece. The last page of a pull shows all before it. */
  apply(page: PackedPage, whole: readonly ChangeRow[]): Promise<void>
  /** Which of these orders and baskets somebody looks at or waits for; of all there are, when it is not known what changed. */
  lookedAt(ids: readonly string[] | 'any'): readonly string[]
  /** A page that is not the last has been taken over: how far that is, and what of it may be seen already. */
  advanced(page: PackedPage): Promise<void>
  /** Everything up to the cursor is in the copy: screens may show it. */
  reveal(changes: Revealed): Promise<void>
  /** The pull is over, however it ended. */
  rested(): void
  /** The copy could not take a page. True when it has been begun again and pulling may go on. */
  failed(error: unknown): Promise<boolean>
}

export interface Revealed {
  readonly cursor: Cursor
  /** Whole rows: what came so, and what somebody looks at. */
  readonly rows: readonly ChangeRow[]
  /** Orders and baskets that changed, whole or only in the lists; `any` when there are too many to tell or nobody knows. */
  readonly ids: readonly string[] | 'any'
  /** The copy was begun again: versions seen before mean nothing now. */
  readonly isReset: boolean
}

export interface ChangeReceiver {
  /** Pulls now; resolves when this window holds everything there was. Never rejects. */
  pullNow(): Promise<void>
  stop(): void
}

const PAGE_ROWS = 5000
/** The first page of all brings the catalogue and the counts, and with them screens: it is short. */
const FIRST_ROWS = 250
const QUIET_PULL_MS = 15_000

/** More changed orders than this are not told one by one: lists are read anew. */
const MOST_TOLD = 2000

/**
 * Keeps the copy up to date: pulls when told that there is something, when the line comes back, and every 15 seconds all the same.
 *
 * At most one pull is in flight; while a page is taken over the next is already on its way. Nothing is revealed before a pull
 * has reached the head, so that no screen sees half of what one command did. While an empty copy is being filled, screens read
 * their lists and counts from the desk process, which is there, or nothing would come.
 */
export function receiveChanges(source: ChangeSource, sink: ChangeSink, quietMs = QUIET_PULL_MS): ChangeReceiver {
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  let isAskedAgain = false
  // Without a copy there is nowhere to put changes; the window says so and waits to be reloaded.
  let hasGivenUp = false

  const pullNow = (): Promise<void> => {
    if (hasGivenUp || stopping.signal.aborted) return Promise.resolve()
    if (running) {
      isAskedAgain = true
      return running
    }
    running = pullUntilQuiet().finally(() => {
      running = null
    })
    return running
  }

  const pullUntilQuiet = async () => {
    do {
      isAskedAgain = false
      try {
        await pullToHead()
      } catch (error) {
        // A copy that cannot even be read is as broken as one that cannot be written. One that was closed is nobody's any more.
        if (stopping.signal.aborted) return
        hasGivenUp = !(await sink.failed(error))
        isAskedAgain = !hasGivenUp
      }
    } while (isAskedAgain && !hasGivenUp && !stopping.signal.aborted)
  }

  const pullToHead = async () => {
    const [shown, from] = await Promise.all([sink.cursor(), sink.pullFrom()])
    if (!source.isReachable()) return
    const gathered = new Gathered(from !== null && isEqual(shown, from))
    let coming = asked(source.pull(from, from === null ? FIRST_ROWS : PAGE_ROWS))
    try {
      while (!stopping.signal.aborted) {
        const page = await coming
        if (page === null) break
        gathered.add(page)
        if (page.more) coming = asked(source.pull({ epoch: page.epoch, version: page.to }, PAGE_ROWS))
        const watched = page.more ? [] : sink.lookedAt(gathered.listed())
        const whole = watched.length === 0 ? [] : await asked(source.whole(watched))
        // Without them the screen would fall behind its own cursor: the page waits for the line to come back.
        if (whole === null) break
        await sink.apply(page, whole)
        if (page.more) await sink.advanced(page)
        else return await sink.reveal({ ...gathered.revealed(whole), cursor: { epoch: page.epoch, version: page.to } })
      }
    } finally {
      // No second pull may begin while one that nobody waits for is still on its way.
      await coming
      sink.rested()
    }
  }

  const watchForever = async () => {
    while (!stopping.signal.aborted) {
      if (!source.isReachable()) await reachable(source, stopping.signal)
      if (stopping.signal.aborted) return
      try {
        const pokes = await source.watch(stopping.signal)
        // Whatever changed while nobody watched.
        void pullNow()
        for await (const _ of pokes) void pullNow()
      } catch {
        // The line broke or the desk process does not answer: the quiet pull notices too, and the next round watches again.
      }
      await pause(1000, stopping.signal)
    }
  }

  const stopListening = source.onReachable(() => void pullNow())
  const timer = setInterval(() => {
    if (source.isReachable()) void pullNow()
  }, quietMs)
  void pullNow()
  void watchForever()

  return {
    pullNow,
    stop() {
      stopping.abort()
      stopListening()
      clearInterval(timer)
    },
  }
}

/** What one pull has brought so far. */
class Gathered {
  #rows: ChangeRow[] = []
  #listed: string[] = []
  #isTold: boolean
  #isReset = false

  /** `isTold`: it is known what was shown before, so that changes can be told one by one. */
  constructor(isTold: boolean) {
    this.#isTold = isTold
  }

  add(page: PackedPage): void {
    if (page.reset !== undefined) {
      this.#isTold = false
      this.#isReset = true
    }
    this.#rows.push(...page.rows)
    if (page.listing && page.listing.count > 0 && this.#isTold) this.#listed.push(...page.listing.ids.split('\n'))
    if (this.#listed.length > MOST_TOLD) this.#isTold = false
  }

  /** What changed without coming whole. */
  listed(): readonly string[] | 'any' {
    return this.#isTold ? this.#listed : 'any'
  }

  revealed(whole: readonly ChangeRow[]): Omit<Revealed, 'cursor'> {
    const rows = [...this.#rows, ...whole]
    const named = rows.flatMap((row) => (row.type === 'order' || row.type === 'selection' ? row.id : []))
    return { rows, ids: this.#isTold ? [...new Set([...this.#listed, ...named])] : 'any', isReset: this.#isReset }
  }
}

/** Null when the line broke: what came is in the copy, and the rest comes when it is back. */
async function asked<Answer>(question: Promise<Answer>): Promise<Answer | null> {
  return question.catch(() => null)
}

function isEqual(left: Cursor | null, right: Cursor): boolean {
  return left !== null && left.epoch === right.epoch && left.version === right.version
}

function reachable(source: ChangeSource, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = source.onReachable(() => {
      stop()
      resolve()
    })
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delayMs)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
