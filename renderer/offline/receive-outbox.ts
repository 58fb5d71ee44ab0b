import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { SyncStatus } from '../../shared/contract/sync-status.ts'

/** Where the desk process tells of its own commands and of its line to the authority. */
export interface OutboxSource {
  isReachable(): boolean
  /** Tells when the desk process has become reachable; the answer stops it. */
  onReachable(listener: () => void): () => void
  pull(after: number, limit: number): Promise<readonly OutboxEntry[]>
  /** Yields whenever entries changed; ends or throws when the line breaks. */
  watch(signal: AbortSignal): Promise<AsyncIterable<unknown>>
  watchStatus(signal: AbortSignal): Promise<AsyncIterable<SyncStatus>>
}

export interface OutboxSink {
  /** Entries as they are now. `isWhole`: everything there is, and what is not among them is no more. */
  changed(entries: readonly OutboxEntry[], isWhole: boolean): Promise<void>
  status(status: SyncStatus): void
}

export interface OutboxReceiver {
  /** Reads everything anew: the desk has become another, or its authority was set back. */
  refill(): Promise<void>
  stop(): void
}

const PAGE_ENTRIES = 500

/** Every window reads the one outbox of its desk process by itself: what one window did, all show, and a reload forgets nothing. */
export function receiveOutbox(source: OutboxSource, sink: OutboxSink, againMs = 1000): OutboxReceiver {
  const stopping = new AbortController()
  const { signal } = stopping
  let change = 0
  let turn: Promise<void> = Promise.resolve()

  /** One reading at a time; each goes on where the one before has ended. */
  const read = (isAnew: boolean): Promise<void> => {
    turn = turn.then(() => readOn(isAnew)).catch(() => undefined)
    return turn
  }

  const readOn = async (isAnew: boolean) => {
    let after = isAnew ? 0 : change
    const all: OutboxEntry[] = []
    while (!signal.aborted && source.isReachable()) {
      const entries = await source.pull(after, PAGE_ENTRIES)
      all.push(...entries)
      after = entries.at(-1)?.change ?? after
      if (entries.length < PAGE_ENTRIES) {
        if (isAnew || all.length > 0) await sink.changed(newestOf(all), isAnew)
        change = after
        return
      }
    }
  }

  void again(source, signal, againMs, async () => {
    const pokes = await source.watch(signal)
    // The desk process may be another one than before the line broke: its changes are counted anew.
    void read(true)
    for await (const _ of pokes) void read(false)
  })
  void again(source, signal, againMs, async () => {
    for await (const status of await source.watchStatus(signal)) sink.status(status)
  })

  return { refill: () => read(true), stop: () => stopping.abort() }
}

/** Each entry once, as it was last told; by number. */
function newestOf(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  return [...new Map(entries.map((entry) => [entry.seq, entry])).values()].toSorted((a, b) => a.seq - b.seq)
}

/** Follows for as long as the window stands; whenever the line breaks it begins again once there is one. */
async function again(source: OutboxSource, signal: AbortSignal, againMs: number, follow: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    if (!source.isReachable()) await reachable(source, signal)
    if (signal.aborted) return
    try {
      await follow()
    } catch {
      // The line broke, or the desk process has no answer: the next round follows again.
    }
    await pause(againMs, signal)
  }
}

function reachable(source: OutboxSource, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop()
      resolve()
    }
    const stop = source.onReachable(done)
    signal.addEventListener('abort', done, { once: true })
  })
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, delayMs)
    signal.addEventListener('abort', done, { once: true })
  })
}
