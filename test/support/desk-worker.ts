// A joined desk on its own, with clerks who work as fast as they can until they are told `stop`. It says each deed once the desk
// answered for it (`kept <deed> <status>`, `refused <deed> <code>`, `lost <code>`), how its line is (`line <state>`), that it holds the shop
// (`fetched`), and when everything it did is confirmed (`drained`). Told `tidy` it forgets what nobody holds. It ends with its
// input, whatever it was doing.

import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createRouterClient } from '@orpc/server'
import { composeDesk } from '../../electron/compose.ts'
import { uuidSource } from '../../electron/runtime/uuid-source.ts'
import type { AggregateType, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { Dice } from '../simulation/dice.ts'
import { lineOf } from './authority.ts'
import { TEST_ADDRESS } from './test-shop.ts'
import { windowCommand } from './window-command.ts'

const CLERKS = 3
/** Quick hands; without any pause they would do nothing else while the hub is away. */
const BETWEEN_DEEDS_MS = 25
const [folder = '', sharedOrder = '', seed = '0'] = process.argv.slice(2)
const dice = new Dice(Number(seed))
const desk = await composeDesk({ folder, shell: 'browser', appVersion: '1.0.0' })
const calls = createRouterClient(desk.router)
const over = new AbortController()
let isWorking = true

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function does<Name extends CommandName>(name: Name, type: AggregateType, id: string, args: CommandArgs[Name]): Promise<void> {
  const commandId = uuidSource.newId()
  const command = windowCommand(name, { type, id }, args, { id: commandId, at: new Date().toISOString() })
  const answer = await calls.commands.submit({ command })
  say(answer.status === 'refused' ? `refused ${commandId} ${answer.refusal.code}` : `kept ${commandId} ${answer.status}`)
}

/** One after the other: a word on an order all desks write on, goods that arrive, and an order paid in cash with a number of this desk. */
async function works(clerk: number): Promise<void> {
  for (let deed = clerk; isWorking; deed += 1) {
    try {
      if (deed % 3 === 0) await does('AddNote', 'order', sharedOrder, { note: uuidSource.newId() })
      if (deed % 3 === 1)
        await does('ReceiveStock', 'stock', 'main', {
          warehouseId: 'main',
          lines: [{ itemId: 'mug', quantity: 1 }],
          note: uuidSource.newId(),
        })
      if (deed % 3 === 2) await sells(uuidSource.newId())
    } catch (error) {
      say(`lost ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`)
    }
    await pause(dice.between(0, BETWEEN_DEEDS_MS))
  }
}

async function sells(id: string): Promise<void> {
  const changes = {
    ownerKind: 'customer' as const,
    customerId: id,
    address: TEST_ADDRESS,
    shippingAddress: TEST_ADDRESS,
    shippingMethodId: 'home',
    paymentMethodId: 'cash',
  }
  const basket = { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'showroom' as const }
  await does('CreateSelection', 'selection', id, { ...basket, lines: [lineOf(uuidSource.newId(), 'shirt', 1)], changes })
  await does('CreateOrder', 'order', id, { number: '', reference: '' })
}

async function tellsOfItsLine(): Promise<void> {
  let before = ''
  let isFetched = false
  for await (const { line, lastPullAt } of await calls.sync.watch(undefined, { signal: over.signal })) {
    const now = 'why' in line ? `${line.is} ${line.why}` : line.is
    if (now !== before) say(`line ${now}`)
    before = now
    if (lastPullAt === null || isFetched) continue
    isFetched = true
    say('fetched')
    hasEverything.resolve()
  }
}

/** Nothing waits, and what was accepted is in the confirmed rows. */
async function isConfirmed(): Promise<boolean> {
  for (let after = 0; ; ) {
    const page = await calls.outbox.pull({ after, limit: 500 })
    if (page.some(({ state }) => state === 'pending' || state === 'accepted')) return false
    const last = page.at(-1)
    if (!last || page.length < 500) return true
    after = last.change
  }
}

const hasEverything = Promise.withResolvers<void>()
const telling = tellsOfItsLine().catch((error: unknown) => {
  if (!over.signal.aborted) throw error
})
const { rows } = await calls.orders.list({ queue: 'pending', after: null, limit: 1 })
if (rows.length === 0) await hasEverything.promise
say('ready')
const working = Promise.all(Array.from({ length: CLERKS }, (_, clerk) => works(clerk)))

async function stops(): Promise<void> {
  isWorking = false
  await working
  say('stopped')
  while (!over.signal.aborted && !(await isConfirmed())) await pause(20)
  say('drained')
}

/** What lies in memory and nobody holds goes now, and not at a moment of the engine's choosing. */
function tidies(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  say('tidied')
}

let stopping: Promise<void> | null = null
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'tidy') tidies()
  if (line === 'stop') stopping ??= stops()
}
isWorking = false
over.abort()
// Closed while clerks still wait for an answer: they get what is true, that it waits.
await desk.close()
await working
await stopping
await telling
