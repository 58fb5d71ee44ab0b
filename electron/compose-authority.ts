// Which engines a desk runs on: the one place that picks them, for the desk and for the command line.

import { setTimeout as wait } from 'node:timers/promises'
import { IMPORT_SERIES } from './imports/import-desk.ts'
import { SimulatedProvider } from './payments/simulated-provider.ts'
import type { Clock } from './ports/clock.ts'
import type { IdSource } from './ports/id-source.ts'
import type { Logger } from './ports/logger.ts'
import type { NumberSource } from './ports/number-source.ts'
import type { OrderStore } from './ports/order-store.ts'
import { JsonLinesLogger } from './runtime/json-lines-logger.ts'
import { logFileWriter } from './runtime/log-file.ts'
import { prepareFolder } from './runtime/prepare-folder.ts'
import { systemClock } from './runtime/system-clock.ts'
import { uuidSource } from './runtime/uuid-source.ts'
import { LifecycleService } from './service/lifecycle-service.ts'
import { lockFolder } from './store/sqlite/folder-lock.ts'
import { openOrderStore } from './store/sqlite/open-order-store.ts'
import { SqliteNumberSource } from './store/sqlite/sqlite-number-source.ts'

/** The authority over a folder, taken for writing. */
export interface Authority {
  readonly store: OrderStore
  readonly service: LifecycleService
  readonly numbers: NumberSource
  readonly clock: Clock
  readonly ids: IdSource
  readonly logger: Logger
  /** Waits for what follows from the commits, closes the store and lets go of the folder. */
  close(): Promise<void>
}

/** Where an authority takes the time and new ids from: of this machine, unless it plays something again. */
export interface TimeAndIds {
  readonly clock: Clock
  readonly ids: IdSource
}

const OF_THIS_MACHINE: TimeAndIds = { clock: systemClock, ids: uuidSource }

/**
 * Takes the folder for this process, or rejects with a StoreFailure that says who has it or what is wrong with it. With a
 * store elsewhere (`openStore`) the folder holds only the log and who this process is.
 */
export async function composeAuthority(
  folder: string,
  { clock, ids }: TimeAndIds = OF_THIS_MACHINE,
  openStore: (() => Promise<OrderStore>) | null = null,
): Promise<Authority> {
  prepareFolder(folder)
  const lock = openStore && lockFolder(folder, systemClock.now())
  try {
    const store = await (openStore ? openStore() : openFile(folder))
    return await composeOver(store, folder, { clock, ids }, () => lock?.release())
  } catch (error) {
    lock?.release({ keepMark: true })
    throw error
  }
}

async function openFile(folder: string): Promise<OrderStore> {
  return openOrderStore({ folder, now: systemClock.now(), newEpoch: uuidSource.newId() })
}

async function composeOver(store: OrderStore, folder: string, { clock, ids }: TimeAndIds, letGo: () => void): Promise<Authority> {
  try {
    const logger = new JsonLinesLogger(logFileWriter(folder), systemClock)
    const numbers = new SqliteNumberSource({ folder, newDeskId: uuidSource.newId() })
    // A desk file younger than its store must not give a number again that an order carries.
    for (const series of [numbers.series, IMPORT_SERIES]) await numbers.startAbove(series, await store.highestCounter(series))
    const service = await LifecycleService.start({
      store,
      payments: new SimulatedProvider(),
      clock,
      ids,
      logger,
      deskId: numbers.deskId,
    })
    const close = async () => {
      // A provider that stays silent is asked again at the next start, under the same key.
      const over = new AbortController()
      await Promise.race([service.settled(), wait(SETTLING_MS, undefined, { signal: over.signal }).catch(() => undefined)])
      over.abort()
      await service.close()
      await numbers.close()
      letGo()
    }
    return { store, service, numbers, clock, ids, logger, close }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** So long what follows from the last commits may take before a desk ends without it. */
const SETTLING_MS = 5_000
