import type { JobProgress } from '../../shared/contract/job.ts'
import { phrase } from '../../shared/views/phrase.ts'
import type { Logger } from '../ports/logger.ts'
import { StoreFailure } from '../ports/store-failure.ts'
import type { Report } from './desk-face.ts'
import { failedJob } from './failed-job.ts'

/**
 * One long job at a time, as a stream of progress that ends with its result. A window that goes away does not stop the job:
 * half an import would be worse than one nobody watched.
 */
export class OneJob {
  readonly #logger: Logger
  readonly #whose: 'desk' | 'hub'
  #isRunning = false

  constructor(logger: Logger, whose: 'desk' | 'hub' = 'desk') {
    this.#logger = logger
    this.#whose = whose
  }

  async *run(
    what: string,
    work: (report: Report) => Promise<JobProgress>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<JobProgress, void, void> {
    if (this.#isRunning) {
      yield failedJob(what, 'BUSY', STILL_BUSY[this.#whose])
      return
    }
    this.#isRunning = true
    // Only the newest progress is kept: a slow window skips steps, never the end.
    const told: { newest: JobProgress | null; last: JobProgress | null; wake: () => void } = {
      newest: null,
      last: null,
      wake: () => undefined,
    }
    const report: Report = (progress) => {
      told.newest = progress
      told.wake()
    }
    const onAbort = () => told.wake()
    signal?.addEventListener('abort', onAbort)
    void this.#finish(what, work, report).then((last) => {
      this.#isRunning = false
      told.last = last
      told.wake()
    })
    try {
      while (!signal?.aborted) {
        const { newest, last } = told
        told.newest = null
        if (last) {
          yield last
          return
        }
        if (newest) yield newest
        else
          await new Promise<void>((resolve) => {
            told.wake = resolve
          })
      }
    } finally {
      signal?.removeEventListener('abort', onAbort)
    }
  }

  async #finish(what: string, work: (report: Report) => Promise<JobProgress>, report: Report): Promise<JobProgress> {
    try {
      return await work(report)
    } catch (error) {
      this.#logger.error('A job failed', { what, error: error instanceof Error ? error.message : String(error) })
      if (error instanceof StoreFailure) return failedJob(what, `STORE_${error.kind.toUpperCase().replaceAll('-', '_')}`, error.message)
      return failedJob(what, 'INTERNAL', WENT_WRONG[this.#whose])
    }
  }
}

const STILL_BUSY = {
  desk: phrase('The desk is still busy with another import. Wait until it is done, then start this again.'),
  hub: phrase('The hub is still busy with another import. Wait until it is done, then start this again.'),
} as const
const WENT_WRONG = {
  desk: phrase('Something went wrong in the desk process. What was finished is kept; start it again to do the rest.'),
  hub: phrase('Something went wrong in the hub process. What was finished is kept; start it again to do the rest.'),
} as const
