// compose: settings -> store, service, numbers, router. The only place that picks engines.

import { sumOf } from '../shared/base/money.ts'
import type { DeskGreeting } from '../shared/contract/desk-greeting.ts'
import type { JobProgress } from '../shared/contract/job.ts'
import { PROTOCOL_VERSION } from '../shared/contract/protocol-version.ts'
import { QUEUE_IDS } from '../shared/views/queues.ts'
import { PEOPLE } from './desk-people.ts'
import type { DeskFace, Report } from './doors/desk-face.ts'
import { createRouter, type DeskRouter } from './doors/router.ts'
import { SimulatedProvider } from './payments/simulated-provider.ts'
import type { Logger } from './ports/logger.ts'
import type { NumberSource } from './ports/number-source.ts'
import type { OrderStore } from './ports/order-store.ts'
import { JsonLinesLogger } from './runtime/json-lines-logger.ts'
import { logFileWriter } from './runtime/log-file.ts'
import { systemClock } from './runtime/system-clock.ts'
import { uuidSource } from './runtime/uuid-source.ts'
import { LifecycleService } from './service/lifecycle-service.ts'
import { openOrderStore } from './store/sqlite/open-order-store.ts'
import { SqliteNumberSource } from './store/sqlite/sqlite-number-source.ts'

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
  const logger = new JsonLinesLogger(logFileWriter(folder), systemClock)
  const store = openOrderStore({ folder, now: systemClock.now(), newEpoch: uuidSource.newId() })
  const numbers = await openNumbers(folder, store)
  const service = await LifecycleService.start({
    store,
    payments: new SimulatedProvider(),
    clock: systemClock,
    ids: uuidSource,
    logger,
    deskId: numbers.deskId,
  })
  const face: DeskFace = {
    gateway: service,
    numbers,
    identity: { deskId: numbers.deskId, series: numbers.series, appVersion, protocol: PROTOCOL_VERSION, shell, people: PEOPLE },
    importFile: notYet,
    loadSampleShop: notYet,
  }
  return {
    router: createRouter(face, logger),
    logger,
    isEmpty: async () => {
      const counts = await service.counts()
      return sumOf(QUEUE_IDS, (queue) => counts[queue]) === 0
    },
    loadSampleShop: face.loadSampleShop,
    close: async () => {
      await service.close()
      await numbers.close()
    },
  }
}

async function notYet(): Promise<JobProgress> {
  return { done: 0, total: 0, what: 'Starting', failure: { code: 'NOT_YET', message: 'This cannot be done here yet.' } }
}

async function openNumbers(folder: string, store: OrderStore): Promise<NumberSource> {
  try {
    const numbers = new SqliteNumberSource({ folder, newDeskId: uuidSource.newId() })
    // A desk file restored from an older copy must not give a number again that an order already carries.
    await numbers.startAbove(numbers.series, await store.highestCounter(numbers.series))
    return numbers
  } catch (error) {
    await store.close()
    throw error
  }
}
