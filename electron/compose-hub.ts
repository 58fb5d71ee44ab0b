// compose: an authority for many desks, complete but for its address.

import { DeskDirectory } from './access/desk-directory.ts'
import { randomSecrets } from './access/secrets.ts'
import { composeAuthority } from './compose-authority.ts'
import { importChosenFile, loadSampleShop } from './desk-jobs.ts'
import { createHubRouter, type HubRouter } from './doors/hub-router.ts'
import { IMPORT_SERIES } from './imports/import-desk.ts'
import type { Clock } from './ports/clock.ts'
import type { IdSource } from './ports/id-source.ts'
import type { Logger } from './ports/logger.ts'
import { HubService } from './service/hub-service.ts'
import { SelectionTimer } from './service/selection-timer.ts'
import { ShopKeeper } from './service/shop-keeper.ts'
import { openSharedDatabase, type SharedDatabase } from './shared-database.ts'

export interface HubSettings {
  /** The data folder; made when it is not there, held until the hub is closed. */
  readonly folder: string
  /** The database that keeps the shop; left out or null where the folder does. */
  readonly database?: SharedDatabase | null
}

export interface Hub {
  readonly router: HubRouter
  readonly directory: DeskDirectory
  readonly clock: Clock
  readonly ids: IdSource
  readonly logger: Logger
  /** Fills an empty shop with the sample shop; answers a sentence about it. */
  loadSampleShop(): Promise<string>
  close(): Promise<void>
}

/** Puts a hub together; rejects with a StoreFailure that people can read when that cannot be. */
export async function composeHub({ folder, database = null }: HubSettings): Promise<Hub> {
  const authority = await composeAuthority(folder, undefined, database && (() => openSharedDatabase(database)))
  const { store, service, numbers, clock, ids, logger } = authority
  const timer = new SelectionTimer({ authority: service, clock, ids, logger, deskId: numbers.deskId })
  timer.start()
  const keeper = new ShopKeeper({ authority: service, logger })
  keeper.start()
  const directory = new DeskDirectory({ store, clock, ids, secrets: randomSecrets })
  const hub = new HubService({ service, store, clock, logger })
  return {
    router: createHubRouter({
      hub,
      directory,
      logger,
      importFile: async (file, report) => {
        // Another hub on the same database may have imported since this one began.
        await numbers.startAbove(IMPORT_SERIES, await store.highestCounter(IMPORT_SERIES))
        return importChosenFile(authority, folder, file, report, 'hub')
      },
    }),
    directory,
    clock,
    ids,
    logger,
    async loadSampleShop() {
      const last = await loadSampleShop(authority, () => undefined)
      return last.failure ? last.failure.message : last.what
    },
    async close() {
      await keeper.stop()
      await timer.stop()
      await authority.close()
    },
  }
}
