// A hub on its own, over a folder or a PostgreSQL, at a port of this computer. It says where it is; it ends with its input.

import { once } from 'node:events'
import { DeskDirectory } from '../../electron/access/desk-directory.ts'
import { randomSecrets } from '../../electron/access/secrets.ts'
import { openHubDoor } from '../../electron/doors/hub-door.ts'
import { createHubRouter } from '../../electron/doors/hub-router.ts'
import { SimulatedProvider } from '../../electron/payments/simulated-provider.ts'
import { systemClock } from '../../electron/runtime/system-clock.ts'
import { uuidSource } from '../../electron/runtime/uuid-source.ts'
import { HubService } from '../../electron/service/hub-service.ts'
import { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import { openPostgresOrderStore } from '../../electron/store/postgres/open-order-store.ts'
import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'

const [place = '', port = '0', maxPages] = process.argv.slice(2)
const options = { now: systemClock.now(), newEpoch: uuidSource.newId() }
const store = place.startsWith('postgresql:')
  ? await openPostgresOrderStore({ ...options, url: place, connections: { writers: 4, readers: 2 } })
  : openOrderStore({ ...options, folder: place, ...(maxPages === undefined ? {} : { maxPages: Number(maxPages) }) })

const clock = systemClock
const complain = (message: string, facts?: object) => process.stderr.write(`${message} ${JSON.stringify(facts ?? {})}\n`)
const logger = { info: () => undefined, warn: complain, error: complain }
const deskId = uuidSource.newId()
const service = await LifecycleService.start({ store, payments: new SimulatedProvider(), clock, ids: uuidSource, logger, deskId })
const directory = new DeskDirectory({ store, clock, ids: uuidSource, secrets: randomSecrets })
const router = createHubRouter({ hub: new HubService({ service, store, clock, logger }), directory, logger })
const newRequestId = () => uuidSource.newId()
const door = await openHubDoor({ router, directory, logger, clock, newRequestId, host: '127.0.0.1', port: Number(port), tls: null })
process.stdout.write(`ready ${door.url}\n`)

process.stdin.resume()
await once(process.stdin, 'end')
await door.close()
await service.settled()
await service.close()
