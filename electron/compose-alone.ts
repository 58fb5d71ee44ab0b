import { sumOf } from '../shared/base/money.ts'
import { aloneSince } from '../shared/sync/alone-since.ts'
import { QUEUE_IDS } from '../shared/views/queues.ts'
import { composeAuthority } from './compose-authority.ts'
import { importChosenFile, loadSampleShop } from './desk-jobs.ts'
import type { ComposedDesk, DeskParts } from './desk-parts.ts'
import type { SyncFace } from './doors/desk-face.ts'
import { exportChosen } from './exports/export-chosen.ts'
import { exportView } from './exports/export-view.ts'
import { SelectionTimer } from './service/selection-timer.ts'

/** A desk that is its own authority: what it accepts is durable at once, and nothing ever waits to be sent. */
export async function composeAlone({ folder, identity, join }: DeskParts): Promise<ComposedDesk> {
  const authority = await composeAuthority(folder)
  const { service, numbers, clock, ids, logger } = authority
  const timer = new SelectionTimer({ authority: service, clock, ids, logger, deskId: numbers.deskId })
  timer.start()
  const since = clock.now()
  const sync: SyncFace = {
    status: () => aloneSince(since),
    onStatus: () => () => undefined,
    outboxSince: async () => [],
    onOutbox: () => () => undefined,
    withdraw: async () => false,
    markSeen: async () => undefined,
    tryNow: () => undefined,
    join,
    desks: null,
  }
  return {
    face: {
      gateway: service,
      nameFor: (commandId) => numbers.numberFor(commandId),
      identity: { ...identity, deskId: numbers.deskId, series: numbers.series, joined: null },
      exportOrders: (ids) => exportChosen(service, ids),
      exportView: (request) => exportView(service, request),
      isEmpty: async () => {
        const counts = await service.counts()
        return sumOf(QUEUE_IDS, (queue) => counts[queue]) === 0
      },
      importFile: (file, report) => importChosenFile(authority, folder, file, report),
      loadSampleShop: (report) => loadSampleShop(authority, report),
      sync,
    },
    logger,
    async close() {
      await timer.stop()
      await authority.close()
    },
  }
}
