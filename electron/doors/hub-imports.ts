import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { JobProgress } from '../../shared/contract/job.ts'
import { phrase } from '../../shared/views/phrase.ts'
import type { Logger } from '../ports/logger.ts'
import type { ChosenFile, Report } from './desk-face.ts'
import { failedJob } from './failed-job.ts'
import { OneJob } from './one-job.ts'

export type ImportFile = (file: ChosenFile, report: Report) => Promise<JobProgress>

/** A packed file may not grow beyond what a window may choose. */
const FILE_LIMIT = 105_000_000

const unpacked = promisify(gunzip)

/** Files that people chose at the shop's desks, imported here one at a time; a desk that goes away does not stop what has begun. */
export class HubImports {
  readonly #importFile: ImportFile
  readonly #jobs: OneJob

  constructor(importFile: ImportFile, logger: Logger) {
    this.#importFile = importFile
    this.#jobs = new OneJob(logger, 'hub')
  }

  run(file: Omit<ChosenFile, 'content'>, packed: Uint8Array, signal: AbortSignal | undefined): AsyncGenerator<JobProgress, void, void> {
    const what = `Importing ${file.name}`
    return this.#jobs.run(what, (report) => this.#import(what, file, packed, report), signal)
  }

  async #import(what: string, file: Omit<ChosenFile, 'content'>, packed: Uint8Array, report: Report): Promise<JobProgress> {
    const content = await unpacked(packed, { maxOutputLength: FILE_LIMIT }).catch(() => null)
    return content ? this.#importFile({ ...file, content }, report) : failedJob(what, 'NOT_WHOLE', NOT_WHOLE)
  }
}

const NOT_WHOLE = phrase('The file did not reach the hub whole, or is larger than 100 MB. Nothing was taken; try it again.')
