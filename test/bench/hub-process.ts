// A hub for measurements, over a folder or a PostgreSQL. It says where it is; `pair N` makes that many desks, `change N` changes
// that many orders as other desks would on a day, `memory` says what it holds, `worked` how long it has worked. It ends with its input.

import { createInterface } from 'node:readline'
import { DeskDirectory } from '../../electron/access/desk-directory.ts'
import { randomSecrets } from '../../electron/access/secrets.ts'
import { openHubDoor } from '../../electron/doors/hub-door.ts'
import { createHubRouter } from '../../electron/doors/hub-router.ts'
import { systemClock } from '../../electron/runtime/system-clock.ts'
import { uuidSource } from '../../electron/runtime/uuid-source.ts'
import { HubService } from '../../electron/service/hub-service.ts'
import { openStoreAt, serviceOver } from './bench-store.ts'
import { commandOf, orderId, rounded, workedMs } from './workshop.ts'

const [place = '', port = '0'] = process.argv.slice(2)
const store = await openStoreAt(place)
const service = await serviceOver(store)
const logger = { info: () => undefined, warn: complain, error: complain }
const directory = new DeskDirectory({ store, clock: systemClock, ids: uuidSource, secrets: randomSecrets })
const hub = new HubService({ service, store, clock: systemClock, logger })
const door = await openHubDoor({
  router: createHubRouter({ hub, directory, logger }),
  directory,
  logger,
  clock: systemClock,
  newRequestId: () => uuidSource.newId(),
  host: '127.0.0.1',
  port: Number(port),
  tls: null,
})
say({ url: door.url, epoch: (await store.head()).epoch })

for await (const line of createInterface({ input: process.stdin })) {
  const [what, count] = line.split(' ')
  if (what === 'invite') say({ code: (await directory.add('bench')).code })
  if (what === 'pair') say(await paired(Number(count)))
  if (what === 'change') say(await changed(Number(count)))
  if (what === 'worked') say({ ms: workedMs() })
  if (what === 'memory') say({ rssMb: rounded(process.memoryUsage().rss / 1e6, 0) })
}
await door.close()
await service.settled()
await service.close()

async function paired(count: number) {
  const passes = []
  for (let index = 0; index < count; index += 1) {
    const pass = await directory.pair((await directory.add(`Desk ${index}`)).code)
    if (!pass.ok) throw new Error(pass.error)
    passes.push({ deskId: pass.value.deskId, token: pass.value.token })
  }
  return passes
}

async function changed(count: number) {
  const day = uuidSource.newId()
  for (let from = 0; from < count; from += 25) {
    const commands = Array.from({ length: Math.min(25, count - from) }, (_, offset) => {
      const command = commandOf('AddNote', 'order', orderId(from + offset), { note: `Called the customer, ${day}` })
      return { ...command, id: `${day}-${from + offset}` }
    })
    const batch = await service.submitBatch(commands)
    if (batch.status === 'refused') throw new Error(JSON.stringify(batch))
  }
  return { changed: count }
}

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

function complain(message: string, facts?: object): void {
  process.stderr.write(`${message} ${JSON.stringify(facts ?? {})}\n`)
}
