import { IMPORT_SERIES, type ImportDesk } from '../imports/import-desk.ts'
import { SimulatedProvider } from '../payments/simulated-provider.ts'
import { JsonLinesLogger } from '../runtime/json-lines-logger.ts'
import { logFileWriter } from '../runtime/log-file.ts'
import { systemClock } from '../runtime/system-clock.ts'
import { uuidSource } from '../runtime/uuid-source.ts'
import { LifecycleService } from '../service/lifecycle-service.ts'
import { openOrderStore } from '../store/sqlite/open-order-store.ts'
import { SqliteNumberSource } from '../store/sqlite/sqlite-number-source.ts'

/** The authority over a folder, taken for writing. */
export interface OpenAuthority {
  readonly desk: ImportDesk
  readonly service: LifecycleService
  /** Waits for what follows from the commits, then lets go of the folder. */
  close(): Promise<void>
}

/** Takes the folder for this process, or rejects with a StoreFailure that says who has it. */
export async function openAuthority(folder: string): Promise<OpenAuthority> {
  const store = openOrderStore({ folder, now: systemClock.now(), newEpoch: uuidSource.newId() })
  let numbers: SqliteNumberSource
  try {
    numbers = new SqliteNumberSource({ folder, newDeskId: uuidSource.newId() })
  } catch (error) {
    await store.close()
    throw error
  }
  // A desk file younger than its store must not give a number again that an order carries.
  for (const series of [numbers.series, IMPORT_SERIES]) await numbers.startAbove(series, await store.highestCounter(series))
  const service = await LifecycleService.start({
    store,
    payments: new SimulatedProvider(),
    clock: systemClock,
    ids: uuidSource,
    logger: new JsonLinesLogger(logFileWriter(folder), systemClock),
    deskId: numbers.deskId,
  })
  return {
    desk: { gateway: service, numbers, clock: systemClock, ids: uuidSource },
    service,
    async close() {
      await service.settled()
      await service.close()
      await numbers.close()
    },
  }
}
