import { afterEach, beforeEach, expect, test } from 'vitest'
import { SimulatedProvider } from '../../../electron/payments/simulated-provider.ts'
import type { LogFacts } from '../../../electron/ports/logger.ts'
import type { OrderStore } from '../../../electron/ports/order-store.ts'
import { LifecycleService } from '../../../electron/service/lifecycle-service.ts'
import { type SelectionsToTend, SelectionTimer } from '../../../electron/service/selection-timer.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { EMPTY_ADDRESS } from '../../../shared/lifecycle/address.ts'
import { countedIds, TestAuthority, tempFolder, tickingClock } from '../../support/authority.ts'

const logged: { sentence: string; facts: LogFacts | undefined }[] = []
const log = (sentence: string, facts?: LogFacts) => logged.push({ sentence, facts })
const logger = { info: log, warn: log, error: log }

let folder: ReturnType<typeof tempFolder>
let store: OrderStore
let service: LifecycleService
let shop: TestAuthority
let now = ''
beforeEach(async () => {
  logged.length = 0
  folder = tempFolder()
  store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
  service = await LifecycleService.start({
    store,
    payments: new SimulatedProvider(),
    clock: tickingClock(),
    ids: countedIds('answer'),
    logger,
    deskId: 'desk',
  })
  shop = new TestAuthority(store)
  await shop.opensShop()
})
afterEach(async () => {
  await service.close()
  folder.remove()
})

type Pause = (delayMs: number, signal: AbortSignal) => Promise<unknown>

function timerOver(authority: SelectionsToTend, pause?: Pause): SelectionTimer {
  return new SelectionTimer({
    authority,
    clock: { now: () => now },
    ids: countedIds('tick'),
    logger,
    deskId: 'desk',
    ...(pause ? { pause } : {}),
  })
}

const NAMELESS = { address: EMPTY_ADDRESS, shippingAddress: EMPTY_ADDRESS }
const selectionOf = async (id: string) => (await store.readState(id)).state.selection

test('strangers’ baskets expire on their day and forgotten ones are called abandoned, each once', async () => {
  await shop.selects('stranger', { number: '', changes: { ownerKind: 'anonymous', customerId: null, ...NAMELESS } })
  await shop.selects('forgotten', { number: '' })
  const timer = timerOver(service)
  now = '2025-03-03T09:30:00.000Z'
  expect(await timer.tend()).toBe(0)
  now = '2025-03-03T11:00:00.000Z'
  expect(await timer.tend()).toBe(1)
  expect(await selectionOf('forgotten')).toMatchObject({ state: 'open', abandonedAt: now })
  now = '2025-04-03T11:00:00.000Z'
  expect(await timer.tend()).toBe(1)
  expect(await selectionOf('stranger')).toMatchObject({ state: 'expired', lines: [] })
  expect(await timer.tend()).toBe(0)
  expect((await service.counts()).incomplete).toBe(1)
  expect((await store.readHistory('stranger')).at(-1)).toMatchObject({ kind: 'SelectionExpired', by: 'Clock' })
})

test('what was ordered in time is neither abandoned nor expired', async () => {
  await shop.places('sold', { number: 'A-00001', changes: { ownerKind: 'anonymous' } })
  now = '2026-01-01T00:00:00.000Z'
  expect(await timerOver(service).tend()).toBe(0)
})

test('a customer who wants no reminder is never called abandoned, and the event says who asked for one', async () => {
  await shop.selects('declined', { number: '', changes: { cartAbandonmentEmail: false } })
  await shop.selects('asked', { number: '', changes: { cartAbandonmentEmail: true } })
  await shop.selects('silent', { number: '' })
  now = '2025-03-03T11:00:00.000Z'
  expect((await store.selectionsDue({ now, idleSince: '2025-03-03T10:00:00.000Z', limit: 9 })).map(({ id }) => id)).toEqual([
    'asked',
    'silent',
  ])
  expect(await timerOver(service).tend()).toBe(2)
  const said = async (id: string) => (await store.readHistory(id)).at(-1)?.event
  expect(await said('asked')).toMatchObject({ kind: 'SelectionAbandoned', email: 'pia@example.com', cartAbandonmentEmail: true })
  expect(await said('silent')).toMatchObject({ kind: 'SelectionAbandoned', email: 'pia@example.com', cartAbandonmentEmail: false })
  expect(await said('declined')).toMatchObject({ kind: 'SelectionCreated' })
})

test('a basket whose link has expired is left as it is', async () => {
  await shop.selects('linked', { number: '', changes: NAMELESS })
  const expiresAt = '2025-03-04T00:00:00.000Z'
  await shop.does('CreateMagicLink', 'linked', {
    tokenHash: 'a'.repeat(64),
    scope: 'edit',
    lockContents: true,
    lockPrices: true,
    expiresAt,
  })
  const before = await selectionOf('linked')
  now = '2026-01-01T00:00:00.000Z'
  expect(await timerOver(service).tend()).toBe(0)
  expect(await selectionOf('linked')).toEqual(before)
})

test('each store waits its own time', async () => {
  const settings = await service.settings()
  if (!settings) throw new Error('the shop has settings')
  const patient = { ...settings, stores: settings.stores.map((each) => ({ ...each, abandonedAfterMinutes: 1_440 })) }
  await shop.does('SaveSettings', 'settings', { settings: patient, before: settings }, { role: 'admin' })
  await shop.selects('forgotten', { number: '' })
  now = '2025-03-03T11:00:00.000Z'
  expect(await timerOver(service).tend()).toBe(0)
  now = '2025-03-04T11:00:00.000Z'
  expect(await timerOver(service).tend()).toBe(1)
})

test('goes round after each pause, goes on after a round that failed, and stops when told', async () => {
  await shop.selects('forgotten', { number: '' })
  now = '2025-03-03T11:00:00.000Z'
  let rounds = 0
  const pauses: number[] = []
  const done = Promise.withResolvers<void>()
  const failingFirst: SelectionsToTend = {
    settings: () => service.settings(),
    submit: (command) => service.submit(command),
    selectionsDue: async (question) => {
      rounds += 1
      if (rounds === 1) throw new Error('disk is away')
      return service.selectionsDue(question)
    },
  }
  const timer = timerOver(failingFirst, (delayMs, signal) => {
    pauses.push(delayMs)
    if (rounds < 2) return Promise.resolve()
    done.resolve()
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))
  })
  timer.start()
  timer.start()
  await done.promise
  await timer.stop()
  expect(pauses).toEqual([60_000, 60_000, 60_000])
  expect(logged).toMatchObject([{ sentence: 'Selections could not be looked after; trying again' }])
  expect(await selectionOf('forgotten')).toMatchObject({ abandonedAt: now })
})

test('a shop without settings is left alone', async () => {
  const silent: SelectionsToTend = {
    settings: async () => null,
    selectionsDue: () => Promise.reject(new Error('must not be asked')),
    submit: () => Promise.reject(new Error('must not be asked')),
  }
  expect(await timerOver(silent).tend()).toBe(0)
})
