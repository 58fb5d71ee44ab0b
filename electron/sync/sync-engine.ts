// sync: a desk that has its authority elsewhere. Two directions that never wait for each other, over ports alone: the same modules
// run in a real desk and in a simulated world.

import type { Cursor } from '../../shared/contract/changes.ts'
import type { SyncStatus } from '../../shared/contract/sync-status.ts'
import { AuthorityCalls, type SyncPorts } from './authority-calls.ts'
import { Courtesy } from './courtesy.ts'
import type { LoopParts } from './loop-parts.ts'
import { PullLoop } from './pull-loop.ts'
import { PushLoop } from './push-loop.ts'
import { SharedEpoch } from './shared-epoch.ts'
import { WatchLoop } from './watch-loop.ts'

/** So long a settled command can be sent again to an authority that was restored from an older copy. */
const ARCHIVE_MS = 30 * 24 * 60 * 60 * 1000

export interface SyncListeners {
  /** The confirmed rows are others now. */
  revealed?(cursor: Cursor): void
  /** Commands of this desk were answered, settled, or are to be sent again. */
  outboxChanged?(): void
  status?(status: SyncStatus): void
}

/** Keeps the outbox moving and the replica fresh for as long as the desk runs, with or without a window. */
export class SyncEngine {
  readonly courtesy = new Courtesy()
  readonly #ports: SyncPorts
  readonly #stop = new AbortController()
  readonly #calls: AuthorityCalls
  readonly #push: PushLoop
  readonly #pull: PullLoop
  readonly #watch: WatchLoop
  readonly #listeners = new Set<SyncListeners>()
  readonly #waiting = new Set<() => void>()
  #status: SyncStatus
  #refreshing: Promise<void> = Promise.resolve()
  #running: Promise<unknown> = Promise.resolve()

  private constructor(ports: SyncPorts, shownEpoch: string | null) {
    this.#ports = ports
    const epoch = new SharedEpoch(
      ports.outbox,
      shownEpoch,
      () => this.#onSentAgain(),
      () => this.#calls.tellNumbers(),
    )
    const stopping = this.#stop.signal
    this.#calls = new AuthorityCalls(ports, epoch, stopping, (isBack) => this.#onLine(isBack))
    const parts: LoopParts = { ports, calls: this.#calls, epoch, courtesy: this.courtesy, stopping, changed: () => this.#changed() }
    this.#push = new PushLoop(parts, () => this.#onAnswers())
    this.#pull = new PullLoop(parts, (cursor) => this.#onReveal(cursor))
    this.#watch = new WatchLoop(parts, () => this.#poke())
    this.#status = {
      mode: 'joined',
      line: this.#calls.connectivity.line,
      since: this.#calls.connectivity.since,
      waiting: 0,
      oldestAt: null,
      unseen: 0,
      lastPullAt: null,
      skewMs: null,
      bootstrap: null,
    }
  }

  /** Begins to sync, taking up whatever a process before left in the middle. */
  static async start(ports: SyncPorts): Promise<SyncEngine> {
    const base = await ports.replica.cursor()
    if (base) await ports.outbox.contained(base.epoch, base.version)
    await ports.outbox.wipeSettledBefore(new Date(Date.parse(ports.clock.now()) - ARCHIVE_MS).toISOString())
    const engine = new SyncEngine(ports, base?.epoch ?? null)
    await engine.#refresh()
    engine.#running = Promise.all([engine.#push.run(), engine.#pull.run(), engine.#watch.run()])
    return engine
  }

  get isOnline(): boolean {
    return this.#calls.connectivity.isOnline
  }

  get calls(): AuthorityCalls {
    return this.#calls
  }

  status(): SyncStatus {
    return this.#status
  }

  /** Calls the listeners from now on; answers how to stop that. */
  listen(listeners: SyncListeners): () => void {
    this.#listeners.add(listeners)
    return () => this.#listeners.delete(listeners)
  }

  /** The desk has new work, or a reason to think that the line is back: what waits is tried now. */
  kick(): void {
    this.#wake()
    this.#changed()
  }

  /** Asks for what changed, without waiting for the next time. */
  pullNow(): void {
    this.#pull.bell.ring()
  }

  /** Resolves when everything the desk did is answered, and shown in the confirmed rows. */
  async settled(): Promise<void> {
    while (!this.#stop.signal.aborted && !(await this.#isSettled())) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  /** Ends the loops without waiting for an authority that does not answer; what is unsent stays in the outbox. */
  async stop(): Promise<void> {
    this.#stop.abort()
    this.#wake()
    await this.#running
    await this.#refreshing
    this.#wakeWaiting()
  }

  async #isSettled(): Promise<boolean> {
    if (this.#pull.lastPullAt === null) return false
    if ((await this.#ports.outbox.unsent({ commands: 1, bytes: 1 })).length > 0) return false
    return (await this.#ports.outbox.unsettled()).every(({ state }) => state !== 'accepted')
  }

  #poke(): void {
    this.#push.bell.ring()
    this.#pull.bell.ring()
  }

  #wake(): void {
    this.#poke()
    this.#watch.bell.ring()
  }

  #onLine(isBack: boolean): void {
    if (isBack) this.#wake()
    this.#changed()
  }

  #onAnswers(): void {
    // What was answered is in the rows by now: it stays in the overlay until they are here.
    this.#pull.bell.ring()
    this.#onOutbox()
  }

  #onSentAgain(): void {
    this.#push.bell.ring()
    this.#onOutbox()
    this.#changed()
  }

  #onOutbox(): void {
    for (const listener of this.#listeners) listener.outboxChanged?.()
  }

  #onReveal(cursor: Cursor): void {
    for (const listener of this.#listeners) {
      listener.outboxChanged?.()
      listener.revealed?.(cursor)
    }
    // Whatever the authority forgot waits to be sent again.
    this.#push.bell.ring()
  }

  #changed(): void {
    this.#refreshing = this.#refreshing.then(() => this.#refresh()).catch(() => undefined)
  }

  async #refresh(): Promise<void> {
    const { pending, oldestAt, unseen } = await this.#ports.outbox.summary()
    const { line, since } = this.#calls.connectivity
    const status: SyncStatus = {
      mode: 'joined',
      line,
      since,
      waiting: pending,
      oldestAt,
      unseen,
      lastPullAt: this.#pull.lastPullAt,
      skewMs: this.#calls.skewMs,
      bootstrap: this.#pull.progress,
    }
    const isNews = JSON.stringify(status) !== JSON.stringify(this.#status)
    this.#status = status
    if (isNews) for (const listener of this.#listeners) listener.status?.(status)
    this.#wakeWaiting()
  }

  #wakeWaiting(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }
}
