// A shop whose hubs and desks are processes of their own, and the count that is made of it when they have ended.

import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { DeskDirectory } from '../../electron/access/desk-directory.ts'
import { randomSecrets } from '../../electron/access/secrets.ts'
import type { OrderStore } from '../../electron/ports/order-store.ts'
import { systemClock } from '../../electron/runtime/system-clock.ts'
import { uuidSource } from '../../electron/runtime/uuid-source.ts'
import { verifyStore } from '../../electron/service/verify.ts'
import { openPostgresOrderStore } from '../../electron/store/postgres/open-order-store.ts'
import { keepPairing } from '../../electron/store/sqlite/desk-pairing.ts'
import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import { openOutbox } from '../../electron/store/sqlite/open-outbox.ts'
import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { Dice } from '../simulation/dice.ts'
import { TestAuthority } from './authority.ts'
import { SEED } from './chance.ts'
import { Program } from './program.ts'
import { tempFolder } from './temp-folder.ts'

const OPENING = 1_000_000
export const SHARED_ORDER = 'shared'

/** A folder, or the address of a PostgreSQL database. */
export type Place = string

/** A desk's folder, paired with the hub at an address. */
export interface Seat {
  readonly folder: string
  readonly deskId: string
}

export async function openedStore(place: Place): Promise<OrderStore> {
  const options = { now: systemClock.now(), newEpoch: uuidSource.newId() }
  return place.startsWith('postgresql:')
    ? openPostgresOrderStore({ ...options, url: place })
    : openOrderStore({ ...options, folder: place })
}

/** Opens a shop in the place, with an order everybody works on, and pairs desks with the hub that will be at the address. */
export async function foundShop(place: Place, hub: string, names: readonly string[]): Promise<readonly Seat[]> {
  const store = await openedStore(place)
  const shop = new TestAuthority(store, { ids: uuidSource })
  await shop.opensShop(OPENING)
  await shop.places(SHARED_ORDER, { number: 'A-00001', paymentMethodId: 'invoice' })
  const directory = new DeskDirectory({ store, clock: systemClock, ids: uuidSource, secrets: randomSecrets })
  const seats: Seat[] = []
  for (const name of names) {
    const { code } = await directory.add(name)
    const paired = await directory.pair(code)
    if (!paired.ok) throw new Error(paired.error)
    const folder = tempFolder()
    keepPairing(folder, { hub, deskName: name, certificate: null, isPlainAllowed: false, ...paired.value })
    seats.push({ folder, deskId: paired.value.deskId })
  }
  await store.close()
  return seats
}

export async function startHub(place: Place, port: number, ...maxPages: readonly number[]): Promise<Program> {
  const hub = new Program(new URL('./hub-worker.ts', import.meta.url).pathname, [place, String(port), ...maxPages.map(String)])
  await hub.line('ready')
  return hub
}

/** A desk whose clerks have begun to work. */
export async function startDesk({ folder }: Seat): Promise<Program> {
  const desk = new Program(new URL('./desk-worker.ts', import.meta.url).pathname, [folder, SHARED_ORDER, String(SEED)])
  await desk.line('ready')
  return desk
}

/** How many deeds the desk has answered for. */
export function keptBy(desk: Program): readonly string[] {
  return desk.said.flatMap((line) => (line.startsWith('kept ') ? [line.split(' ')[1] ?? ''] : []))
}

/** The clerks stop, and the desk sends what it still has, by itself. */
export async function drained(...desks: readonly Program[]): Promise<void> {
  for (const desk of desks) desk.tell('stop')
  for (const desk of desks) await desk.line('drained')
  for (const desk of desks) await desk.end()
}

/** A port nobody listens on, and none of those a computer gives out by itself: it stays free while a hub is away. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS)
    const probe = createServer()
    const isFree = new Promise<boolean>((resolve) => {
      probe.once('listening', () => resolve(true))
      probe.once('error', () => resolve(false))
    })
    probe.listen(port, '127.0.0.1')
    if (!(await isFree)) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}

const FIRST_PORT = 15_000
const PORTS = 15_000

export interface Count {
  /** Deeds the desks said they had kept. */
  readonly acknowledged: number
  /** Those with no outcome at the authority. */
  readonly lost: readonly string[]
  /** Everything the authority has of the desks. */
  readonly commands: number
}

/**
 * Counts a shop that everybody has left: every deed a desk answered for is at the authority once, in its desk's own order and
 * under its number, whatever was taken away meanwhile; and the authority adds up.
 */
export async function countShop(place: Place, seats: readonly Seat[], acknowledged: readonly string[]): Promise<Count> {
  const store = await openedStore(place)
  const lost: string[] = []
  for (const id of acknowledged) if (!(await store.readOutcome(id))) lost.push(id)
  const words = new Map<string, number>()
  let arrived = 0
  const numbers = new Map<string, string>()
  await store.atOneMoment(async (view) => {
    for await (const { events } of view.eachStream()) {
      for (const { event, deskId, aggregateId } of events) {
        if (event?.kind === 'OrderCreated') numbers.set(aggregateId, event.order.number)
        if ((event?.kind !== 'NoteAdded' && event?.kind !== 'StockReceived') || deskId === 'desk') continue
        words.set(event.note, (words.get(event.note) ?? 0) + 1)
        if (event.kind === 'StockReceived') arrived += 1
      }
    }
  })
  expect([...words].filter(([, times]) => times !== 1)).toEqual([])
  const [mugs] = await store.readStock(['mug'])
  expect(mugs?.levels.find((level) => level.warehouseId === 'main')?.physical).toBe(OPENING + arrived)

  const given: string[] = []
  let commands = 0
  for (const { folder, deskId } of seats) {
    const entries = await entriesOf(folder)
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
    expect(entries.filter(({ state }) => state !== 'settled').map(({ seq, outcome }) => ({ seq, outcome }))).toEqual([])
    const record = await store.readDesk(deskId)
    expect(record?.lastSeq).toBe(entries.length)
    commands += entries.length
    for (const { command } of entries) {
      if (command.name === 'AddNote' || command.name === 'ReceiveStock') expect(words.get(command.args.note), command.id).toBe(1)
      if (command.name !== 'CreateOrder') continue
      expect(numbers.get(command.aggregate.id), command.id).toBe(command.args.number)
      given.push(command.args.number)
    }
  }
  expect(new Set(given).size).toBe(given.length)
  expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
  await store.close()
  return { acknowledged: acknowledged.length, lost, commands }
}

async function entriesOf(folder: string): Promise<readonly OutboxEntry[]> {
  const { outbox, salvage } = openOutbox({ folder, now: systemClock.now(), newDeskId: 'nobody' })
  expect(salvage).toBeNull()
  const entries = await outbox.changedSince(0, 1_000_000)
  await outbox.close()
  return [...entries].sort((one, other) => one.seq - other.seq)
}

/** Somewhere in the middle: after so much more work of these desks, and then a little. */
export async function inTheMiddle(dice: Dice, ...desks: readonly Program[]): Promise<void> {
  for (const desk of desks) {
    const before = keptBy(desk).length
    const more = 5 + dice.below(40)
    await desk.until(() => keptBy(desk).length >= before + more)
  }
  await pause(dice.between(0, 60))
}
