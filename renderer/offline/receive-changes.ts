import type { ChangePage, ChangeRow, Cursor } from '../../shared/contract/changes.ts'

/** Where changes come from. */
export interface ChangeSource {
  isReachable(): boolean
  /** Tells when the desk process has become reachable; the answer stops it. */
  onReachable(listener: () => void): () => void
  pull(cursor: Cursor | null, limit: number): Promise<ChangePage>
  /** Yields whenever there is something to pull; ends or throws when the line breaks. */
  watch(signal: AbortSignal): Promise<AsyncIterable<unknown>>
}

/** Where changes go. */
export interface ChangeSink {
  cursor(): Promise<Cursor | null>
  /** Takes over a page and its cursor in one piece. */
  apply(page: ChangePage): Promise<void>
  /** How far a longer catching-up has come; null when it is over. */
  progress(state: { readonly done: number; readonly total: number } | null): void
  /** Everything up to the cursor is in the copy: screens may show it. `isReset` when the copy was begun again. */
  reveal(changes: { readonly cursor: Cursor; readonly rows: readonly ChangeRow[]; readonly isReset: boolean }): Promise<void>
  /** The copy could not take a page. True when it has been begun again and pulling may go on. */
  failed(error: unknown): Promise<boolean>
}

export interface ChangeReceiver {
  /** Pulls now; resolves when this window holds everything there was. Never rejects. */
  pullNow(): Promise<void>
  stop(): void
}

const PAGE_ROWS = 2000
const QUIET_PULL_MS = 15_000

/**
 * Keeps the copy up to date: pulls when told that there is something, when the line comes back, and every 15 seconds all the same.
 *
 * At most one pull is in flight. Rows are revealed when a pull has reached the head, so that no screen sees half of what one
 * command did; only the very first filling of an empty copy is shown as it comes.
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
        isAskedAgain = true
      }
    } while (isAskedAgain && !hasGivenUp && !stopping.signal.aborted)
  }

  const pullToHead = async () => {
    let cursor = await sink.cursor()
    const isFirstFilling = cursor === null
    let isReset = false
    let rows: ChangeRow[] = []
    while (source.isReachable() && !stopping.signal.aborted) {
      let page: ChangePage
      try {
        page = await source.pull(cursor, PAGE_ROWS)
      } catch {
        // The line broke: what came is in the copy, and the rest comes when it is back. An unrevealed part is revealed then.
        break
      }
      try {
        await sink.apply(page)
      } catch (error) {
        hasGivenUp = !(await sink.failed(error))
        if (hasGivenUp) return
        cursor = null
        rows = []
        isReset = true
        continue
      }
      cursor = { epoch: page.epoch, version: page.to }
      isReset ||= page.reset !== undefined
      rows.push(...page.rows)
      if (page.more) sink.progress({ done: page.to, total: page.head })
      if (!page.more || isFirstFilling) {
        await sink.reveal({ cursor, rows, isReset })
        rows = []
        isReset = false
      }
      if (!page.more) break
    }
    sink.progress(null)
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
