import type { PrintBox } from '../cache/print-box.ts'
import type { Paper } from './paper.ts'
import { type PrintFailure, type PrintJob, type PrintProfile, usualProfile } from './print-job.ts'
import type { PaperKind } from './print-request.ts'

/** Whatever puts paper out: the desk's printers, or the browser with its dialog. */
export interface PaperPrinter {
  print(paper: Paper, profile: PrintJob['profile']): Promise<{ readonly outcome: 'printed' | 'asked' } | PrintFailure>
}

export interface PrintQueueParts {
  readonly box: PrintBox<PrintJob, PrintProfile>
  readonly printer: PaperPrinter
  now(): string
  newId(): string
}

/** What the queue holds, as one value for screens. */
export interface PrintQueuePicture {
  /** Newest first. */
  readonly jobs: readonly PrintJob[]
  readonly profiles: Readonly<Partial<Record<PaperKind, PrintProfile>>>
}

const KEPT_MS = 24 * 60 * 60 * 1000

/**
 * The papers of this window on their way to a printer. A job is kept before it is tried and tried one after the other; what cannot
 * be printed stays with its reason until somebody tries it again, sends it elsewhere or throws it away. Nothing here ever throws at
 * who asked: a printer that is missing stops no work.
 */
export class PrintQueue {
  readonly #parts: PrintQueueParts
  readonly #listeners = new Set<() => void>()
  #picture: PrintQueuePicture = { jobs: [], profiles: {} }
  #tail: Promise<unknown> = Promise.resolve()

  private constructor(parts: PrintQueueParts) {
    this.#parts = parts
  }

  /** Takes up what an earlier window left; what was half done then may or may not have come out, and says so. */
  static async open(parts: PrintQueueParts): Promise<PrintQueue> {
    const queue = new PrintQueue(parts)
    const [jobs, profiles] = await Promise.all([parts.box.jobs(), parts.box.profiles()])
    const now = parts.now()
    const old = jobs.filter((job) => isOver(job) && Date.parse(now) - Date.parse(job.changedAt) > KEPT_MS)
    if (old.length > 0) await parts.box.dropJobs(old.map(({ id }) => id))
    const left = jobs.filter((job) => !old.includes(job)).toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
    queue.#show({ jobs: left, profiles: Object.fromEntries(profiles.map((profile) => [profile.kind, profile])) })
    for (const job of left) {
      if (job.state === 'printing') await queue.#change(job.id, { state: 'failed', failure: { why: 'interrupted' } })
      if (job.state === 'waiting') void queue.#inTurn(job.id)
    }
    return queue
  }

  picture = (): PrintQueuePicture => this.#picture

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  profileOf(kind: PaperKind): PrintProfile {
    return this.#picture.profiles[kind] ?? usualProfile(kind)
  }

  async setProfile(profile: PrintProfile): Promise<void> {
    await this.#parts.box.keepProfile(profile)
    this.#show({ ...this.#picture, profiles: { ...this.#picture.profiles, [profile.kind]: profile } })
  }

  /** Keeps the paper and prints it in its turn; answers how that went, whenever it went. */
  async add(paper: Paper, orderId: string | null, profile: PrintJob['profile']): Promise<PrintJob> {
    const at = this.#parts.now()
    const job: PrintJob = {
      id: this.#parts.newId(),
      createdAt: at,
      changedAt: at,
      kind: paper.kind,
      paper,
      orderId,
      profile,
      state: 'waiting',
      failure: null,
      tries: 0,
    }
    await this.#parts.box.keepJob(job)
    this.#show({ ...this.#picture, jobs: [job, ...this.#picture.jobs] })
    return this.#inTurn(job.id)
  }

  /** Once more, or on another printer or paper where that is said. */
  async retry(id: string, changes: Partial<PrintJob['profile']> = {}): Promise<PrintJob | null> {
    const job = this.#find(id)
    if (!job || job.state === 'printing') return job ?? null
    await this.#change(id, { state: 'waiting', failure: null, profile: { ...job.profile, ...changes } })
    return this.#inTurn(id)
  }

  /** Takes a job out of the list, printed or not. */
  async drop(ids: readonly string[]): Promise<void> {
    await this.#parts.box.dropJobs(ids)
    this.#show({ ...this.#picture, jobs: this.#picture.jobs.filter((job) => !ids.includes(job.id)) })
  }

  /** The papers of an order that was deleted for good go with it. */
  async forgetOrder(orderId: string): Promise<void> {
    const gone = this.#picture.jobs.filter((job) => job.orderId === orderId || isListedOn(job.paper, orderId))
    if (gone.length > 0) await this.drop(gone.map(({ id }) => id))
  }

  // One after the other: two dialogs at once would stand in each other's way, and papers come out in the order they were asked for.
  #inTurn(id: string): Promise<PrintJob> {
    const turn = this.#tail.then(() => this.#try(id))
    this.#tail = turn.catch(() => undefined)
    return turn
  }

  async #try(id: string): Promise<PrintJob> {
    const job = this.#find(id)
    if (!job) throw new Error('a paper was taken out of the queue before its turn')
    await this.#change(id, { state: 'printing', tries: job.tries + 1 })
    const answer = await this.#print(job)
    return 'outcome' in answer
      ? this.#change(id, { state: answer.outcome, failure: null })
      : this.#change(id, { state: 'failed', failure: answer })
  }

  async #print({ paper, profile }: PrintJob): ReturnType<PaperPrinter['print']> {
    try {
      return await this.#parts.printer.print(paper, profile)
    } catch (error) {
      return { why: 'failed', message: error instanceof Error ? error.message : String(error) }
    }
  }

  async #change(id: string, changes: Partial<PrintJob>): Promise<PrintJob> {
    const job = this.#find(id)
    if (!job) throw new Error('a paper was taken out of the queue while it was printed')
    const changed = { ...job, ...changes, changedAt: this.#parts.now() }
    await this.#parts.box.keepJob(changed)
    this.#show({ ...this.#picture, jobs: this.#picture.jobs.map((each) => (each.id === id ? changed : each)) })
    return changed
  }

  #find(id: string): PrintJob | undefined {
    return this.#picture.jobs.find((job) => job.id === id)
  }

  #show(picture: PrintQueuePicture): void {
    this.#picture = picture
    for (const listener of this.#listeners) listener()
  }
}

function isListedOn(paper: Paper, orderId: string): boolean {
  return paper.kind === 'pickList' && paper.lists.some(({ shipments }) => shipments.some((shipment) => shipment.orderId === orderId))
}

function isOver({ state }: PrintJob): boolean {
  return state === 'printed' || state === 'asked'
}
