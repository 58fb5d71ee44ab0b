// A joined desk for measurements, with its door for a real browser. It says its address; `synced` answers once everything is
// fetched and everything it did is answered, `pend N FIRST` makes commands, `memory` says what it holds, `worked` how long it has worked. It ends with its input.

import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createRouterClient } from '@orpc/server'
import { composeDesk } from '../../electron/compose.ts'
import { PEOPLE } from '../../electron/desk-people.ts'
import { openBrowserDoor } from '../../electron/doors/browser-door.ts'
import { CallServer } from '../../electron/doors/call-server.ts'
import { sessionFile } from '../../electron/runtime/session-file.ts'
import { systemClock } from '../../electron/runtime/system-clock.ts'
import { uuidSource } from '../../electron/runtime/uuid-source.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'
import { commandOf, orderId, rounded, timed, workedMs } from './workshop.ts'

const [folder = '', port = '0', hub = '', code = ''] = process.argv.slice(2)
const desk = await composeDesk({ folder, shell: 'browser', appVersion: '1.0.0' })
if (hub !== '') {
  const answer = await desk.join({ address: hub, code })
  if (!answer.joined) throw new Error(answer.sentence)
}
const calls = createRouterClient(desk.router)
const { logger } = desk
const door = await openBrowserDoor({
  calls: new CallServer(desk.router, logger),
  logger,
  clock: systemClock,
  sessions: sessionFile(folder),
  rendererFolder: join(PROJECT_ROOT, 'dist/renderer'),
  port: Number(port),
})
say({ address: door.newAddress() })

for await (const line of createInterface({ input: process.stdin })) {
  const [what, count, first] = line.split(' ')
  if (what === 'synced') say({ synced: await synced() })
  if (what === 'pend') say({ ms: await pend(Number(count), Number(first)) })
  if (what === 'worked') say({ ms: workedMs() })
  if (what === 'memory') say({ rssMb: rounded(process.memoryUsage().rss / 1e6, 0) })
}
await door.close()
await desk.close()
// A line to a hub that nobody answers any more may take a while to notice it.
process.exit()

/** Everything there was is here, and nothing of this desk's own waits for an answer or for its rows. */
async function synced(): Promise<true> {
  for (;;) {
    const { lastPullAt, waiting } = await status()
    if (lastPullAt !== null && waiting === 0 && (await isConfirmed())) return true
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function status() {
  const over = new AbortController()
  try {
    for await (const now of await calls.sync.watch(undefined, { signal: over.signal })) return now
  } finally {
    over.abort()
  }
  throw new Error('the desk says nothing of its line')
}

async function isConfirmed(): Promise<boolean> {
  for (let after = 0; ; ) {
    const page = await calls.outbox.pull({ after, limit: 500 })
    if (page.some(({ state }) => state === 'pending' || state === 'accepted')) return false
    const last = page.at(-1)
    if (!last || page.length < 500) return true
    after = last.change
  }
}

/** Notes on orders nobody else works on; how long each took until the desk had kept it. */
async function pend(count: number, first: number): Promise<readonly number[]> {
  const [clerk] = PEOPLE
  if (!clerk) throw new Error('nobody works at this desk')
  const took: number[] = []
  for (let index = 0; index < count; index += 1) {
    const note = commandOf('AddNote', 'order', orderId(first + index), { note: 'Called' }, Date.now())
    const command = { ...note, id: uuidSource.newId(), actor: clerk }
    took.push(
      await timed(async () => {
        const answer = await calls.commands.submit({ command })
        if (answer.status !== 'waiting' && answer.status !== 'accepted') throw new Error(JSON.stringify(answer))
      }),
    )
  }
  return took
}

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
