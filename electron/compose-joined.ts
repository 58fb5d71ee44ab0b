import { setImmediate as breathe } from 'node:timers/promises'
import { sumOf } from '../shared/base/money.ts'
import type { SyncStatus } from '../shared/contract/sync-status.ts'
import { QUEUE_IDS } from '../shared/views/queues.ts'
import type { ComposedDesk, DeskParts } from './desk-parts.ts'
import type { ChosenFile, SyncFace } from './doors/desk-face.ts'
import { HubClient } from './doors/hub-client.ts'
import { importAtHub, SET_UP_AT_HUB } from './doors/import-at-hub.ts'
import { exportChosen } from './exports/export-chosen.ts'
import { exportView } from './exports/export-view.ts'
import { JsonLinesLogger } from './runtime/json-lines-logger.ts'
import { logFileWriter } from './runtime/log-file.ts'
import { systemClock } from './runtime/system-clock.ts'
import { systemPace } from './runtime/system-pace.ts'
import { uuidSource } from './runtime/uuid-source.ts'
import { placementOf } from './service/placement.ts'
import type { DeskPairing } from './store/sqlite/desk-pairing.ts'
import { lockFolder } from './store/sqlite/folder-lock.ts'
import { openOutbox } from './store/sqlite/open-outbox.ts'
import { ReplicaFiles } from './store/sqlite/replica-files.ts'
import { SqliteReplica } from './store/sqlite/sqlite-replica.ts'
import { AllotmentTopUp } from './sync/allotment-top-up.ts'
import { DeskGateway } from './sync/desk-gateway.ts'

/** A desk of a shop: it works on what it last saw, keeps what it does, and sends it when its hub can be reached. */
export async function composeJoined({ folder, identity, join }: DeskParts, pairing: DeskPairing): Promise<ComposedDesk> {
  const lock = lockFolder(folder, systemClock.now())
  try {
    const logger = new JsonLinesLogger(logFileWriter(folder), systemClock)
    const { outbox } = openOutbox({ folder, now: systemClock.now(), newDeskId: uuidSource.newId() })
    const files = new ReplicaFiles({ folder, checkPages: lock.leftBehind !== null })
    const replica = new SqliteReplica({ files, placementOf, breathe: () => breathe() })
    const link = new HubClient(pairing.hub, pairing, pairing)
    const ports = { outbox, replica, link, reads: link, clock: systemClock, pace: systemPace, logger, appVersion: identity.appVersion }
    const gateway = await DeskGateway.start(ports, { deskId: pairing.deskId })
    const leaving = new AbortController()
    const imports = {
      line: () => gateway.status().line,
      onLine: (listener: (line: SyncStatus['line']) => void) => gateway.onStatus(({ line }) => listener(line)),
      send: (file: ChosenFile, signal: AbortSignal) => link.importFile(file, AbortSignal.any([leaving.signal, signal])),
      pull: () => gateway.syncNow(),
    }
    const topUp = new AllotmentTopUp({ gateway, clock: systemClock, ids: uuidSource, logger, deskId: pairing.deskId })
    return {
      face: {
        gateway,
        nameFor: (commandId) => outbox.nameFor(commandId),
        identity: {
          ...identity,
          deskId: pairing.deskId,
          series: pairing.series,
          joined: { deskName: pairing.deskName, hub: pairing.hub, certificate: pairing.certificate },
        },
        exportOrders: (ids) => exportChosen(gateway, ids),
        exportView: (request) => exportView(gateway, request),
        // A desk of a shop is never at its beginning: what it shows comes from the hub.
        isEmpty: async () => {
          const counts = await gateway.counts()
          return gateway.status().lastPullAt !== null && sumOf(QUEUE_IDS, (queue) => counts[queue]) === 0
        },
        importFile: (file, report) => importAtHub(imports, file, report),
        loadSampleShop: async () => SET_UP_AT_HUB,
        sync: syncFace(gateway, link, join),
      },
      logger,
      async close() {
        leaving.abort()
        await topUp.stop()
        await gateway.close()
        link.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release({ keepMark: true })
    throw error
  }
}

function syncFace(gateway: DeskGateway, link: HubClient, join: SyncFace['join']): SyncFace {
  const patience = () => AbortSignal.timeout(DESKS_MS)
  return {
    status: () => gateway.status(),
    onStatus: (listener) => gateway.onStatus(listener),
    outboxSince: (change, limit) => gateway.outboxSince(change, limit),
    // The hint carries nothing a window could go by: it asks for what came after the change it knows.
    onOutbox: (listener) => gateway.onOutbox(() => listener({ change: 0 })),
    withdraw: (commandId) => gateway.withdraw(commandId),
    markSeen: (commandIds) => gateway.markSeen(commandIds),
    tryNow: () => gateway.syncNow(),
    join,
    desks: {
      list: () => link.desks(patience()),
      add: (name) => link.addDesk(name, patience()),
      revoke: (deskId) => link.revokeDesk(deskId, patience()),
    },
  }
}

const DESKS_MS = 10_000
