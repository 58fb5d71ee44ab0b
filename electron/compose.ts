// compose: an authority with its people, jobs and procedure table. What carries the table to a window is the shells' choice.

import { sumOf } from '../shared/base/money.ts'
import type { DeskGreeting } from '../shared/contract/desk-greeting.ts'
import type { JobProgress } from '../shared/contract/job.ts'
import { PROTOCOL_VERSION } from '../shared/contract/protocol-version.ts'
import { QUEUE_IDS } from '../shared/views/queues.ts'
import { composeAuthority } from './compose-authority.ts'
import { importChosenFile, loadSampleShop } from './desk-jobs.ts'
import { PEOPLE } from './desk-people.ts'
import type { DeskFace, Report } from './doors/desk-face.ts'
import { createRouter, type DeskRouter } from './doors/router.ts'
import type { Logger } from './ports/logger.ts'
import { SelectionTimer } from './service/selection-timer.ts'

export interface DeskSettings {
  /** The data folder; made when it is not there, held until the desk is closed. */
  readonly folder: string
  readonly shell: DeskGreeting['shell']
  readonly appVersion: string
}

/** A desk process, complete but for its doors. */
export interface Desk {
  readonly router: DeskRouter
  readonly logger: Logger
  isEmpty(): Promise<boolean>
  loadSampleShop(report: Report): Promise<JobProgress>
  /** Finishes what is under way, closes the store and lets go of the folder. */
  close(): Promise<void>
}

/** Puts a desk together over a folder; rejects with a StoreFailure that people can read when that cannot be. */
export async function composeDesk({ folder, shell, appVersion }: DeskSettings): Promise<Desk> {
  const authority = await composeAuthority(folder)
  const { service, numbers, clock, ids, logger } = authority
  const timer = new SelectionTimer({ authority: service, clock, ids, logger, deskId: numbers.deskId })
  timer.start()
  const face: DeskFace = {
    gateway: service,
    numbers,
    identity: { deskId: numbers.deskId, series: numbers.series, appVersion, protocol: PROTOCOL_VERSION, shell, people: PEOPLE },
    isEmpty: async () => {
      const counts = await service.counts()
      return sumOf(QUEUE_IDS, (queue) => counts[queue]) === 0
    },
    importFile: (file, report) => importChosenFile(authority, folder, file, report),
    loadSampleShop: (report) => loadSampleShop(authority, report),
  }
  return {
    router: createRouter(face, logger),
    logger,
    isEmpty: face.isEmpty,
    loadSampleShop: face.loadSampleShop,
    async close() {
      await timer.stop()
      await authority.close()
    },
  }
}
