import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HubClient } from '../../../electron/doors/hub-client.ts'
import { type HubDoor, openHubDoor } from '../../../electron/doors/hub-door.ts'
import { createHubRouter } from '../../../electron/doors/hub-router.ts'
import { LinkFailure } from '../../../electron/ports/authority-link.ts'
import type { DeskRecord } from '../../../electron/ports/order-store.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { hubProcedures } from '../../../shared/contract/hub-procedures.ts'
import { PROTOCOL_VERSION } from '../../../shared/contract/protocol-version.ts'
import type { HelloQuestion } from '../../../shared/contract/sync-messages.ts'
import { referenceOf, tickingClock } from '../../support/authority.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { quietLogger, startTestHub, type TestHub } from '../../support/test-hub.ts'
import { TEST_SHOP } from '../../support/test-shop.ts'

let world: TestHub
let door: HubDoor
let desk: DeskRecord
let token: string
const signal = new AbortController().signal

beforeEach(async () => {
  world = await startTestHub(openOrderStore({ folder: tempFolder(), now: '2025-03-03T09:00:00.000Z', newEpoch: 'epoch' }))
  await world.shop.opensShop()
  await world.shop.places('o1', { number: 'A-00001', paymentMethodId: 'invoice' })
  const paired = await world.pairs('Packing 1')
  desk = paired.desk
  token = paired.token
  const router = createHubRouter({ hub: world.hub, directory: world.directory, logger: quietLogger })
  const options = { router, directory: world.directory, logger: quietLogger, clock: tickingClock(), newRequestId: () => 'request' }
  door = await openHubDoor({ ...options, host: '127.0.0.1', port: 0, tls: null })
})
afterEach(async () => {
  await door.close()
  await world.close()
})

function question(protocol = PROTOCOL_VERSION): HelloQuestion {
  return {
    protocol,
    appVersion: '1.0.0',
    outbox: { lastSeq: 0, pending: 0, oldestAt: null },
    cursor: null,
    sentAt: '2025-03-03T09:00:00.000Z',
  }
}

function known(): HubClient {
  return new HubClient(door.url, { deskId: desk.id, token })
}

async function failureOf(answer: Promise<unknown>): Promise<string> {
  const error = await answer.then(
    () => null,
    (failure: unknown) => failure,
  )
  expect(error).toBeInstanceOf(LinkFailure)
  return error instanceof LinkFailure ? error.kind : ''
}

test('a paired desk is greeted with its name, its series and where the shop stands', async () => {
  const answer = await known().hello(question(), signal)
  expect(answer).toMatchObject({ deskName: 'Packing 1', series: 'K1', lastSeq: 0, head: { epoch: 'epoch' } })
})

test('a desk that does not hold its shop yet reads lists, orders and what is found at the hub', async () => {
  const link = known()
  const page = await link.lists(null, 500, signal)
  expect(page).toMatchObject({ epoch: 'epoch', more: false, counts: { pending: 1 } })
  expect(page.rows.map((row) => row.type)).toEqual(expect.arrayContaining(['settings', 'item', 'stock', 'order']))
  expect((await link.queue({ queue: 'pending', limit: 10 }, signal)).rows.map((row) => row.id)).toEqual(['o1'])
  expect((await link.search('A-00001', { limit: 10, includeArchived: false }, signal)).map((row) => row.id)).toEqual(['o1'])
  const whole = await link.whole(['o1', 'nobody'], signal)
  expect([whole.ids, JSON.parse(whole.states).order.number]).toEqual([['o1'], 'A-00001'])
})

test('a desk pushes and pulls, and hears when something is new', async () => {
  const link = known()
  const watching = new AbortController()
  const hints = link.watch(watching.signal)[Symbol.asyncIterator]()
  const hint = hints.next()
  const command = world.shop.commands.make('ConfirmOrder', 'o1', {})
  await expect
    .poll(
      async () => (await link.push({ epoch: 'epoch', commands: [{ seq: 1, known: 0, command: { ...command, id: ID } }] }, signal)).results,
    )
    .toMatchObject([{ seq: 1, outcome: { status: 'accepted' } }])
  const page = await link.pull(null, 500, signal)
  expect(page.rows.some((row) => row.type === 'order' && row.row?.status === 2)).toBe(true)
  expect(page.rows.find((row) => row.type === 'result')).toMatchObject({ id: ID })
  await world.shop.does('AddNote', 'o1', { note: 'look' })
  expect((await hint).value).toMatchObject({ epoch: 'epoch' })
  watching.abort()
})

test('a command nobody here knows stops the push there: what came before it stands, and nothing is dropped', async () => {
  const command = { ...world.shop.commands.make('ConfirmOrder', 'o1', {}), id: ID }
  const unknown = { ...command, id: OTHER_ID, name: 'TeleportOrder' } as never
  const answer = await known().push(
    {
      epoch: 'epoch',
      commands: [
        { seq: 1, known: 0, command },
        { seq: 2, known: 0, command: unknown },
      ],
    },
    signal,
  )
  expect(answer).toMatchObject({ lastSeq: 1, results: [{ seq: 1, outcome: { status: 'accepted' } }], stop: { why: 'upgrade' } })
})

test('a stranger, a wrong token and a revoked desk are told that they are not paired', async () => {
  expect(await failureOf(new HubClient(door.url, null).hello(question(), signal))).toBe('unpaired')
  expect(await failureOf(new HubClient(door.url, { deskId: desk.id, token: 'guessed' }).pull(null, 10, signal))).toBe('unpaired')
  await world.directory.revoke(desk.id)
  expect(await failureOf(known().push({ epoch: 'epoch', commands: [] }, signal))).toBe('unpaired')
})

test('a desk of another protocol is told which of both is too old', async () => {
  await expect(known().hello(question(PROTOCOL_VERSION + 1), signal)).rejects.toThrow('Update the hub')
  await expect(known().hello(question(0.5), signal)).rejects.toThrow()
  expect(await failureOf(known().hello(question(PROTOCOL_VERSION + 1), signal))).toBe('outdated')
})

test('a sixth code within ten minutes is not even looked at', async () => {
  const { code } = await world.directory.add('Counter 1')
  const stranger = new HubClient(door.url, null)
  for (let attempt = 1; attempt <= 5; attempt += 1) expect(await failureOf(stranger.pair('NOPE-NOPE', signal))).toBe('refused')
  await expect(stranger.pair(code, signal)).rejects.toThrow('Too many codes')
})

test('a code lets one desk in, and the pass it got is good at once', async () => {
  const { code } = await world.directory.add('Counter 1')
  const pass = await new HubClient(door.url, null).pair(code.toLowerCase(), signal)
  expect(pass).toMatchObject({ series: 'K2', name: 'Counter 1', shopName: 'Test shop' })
  expect(await new HubClient(door.url, pass).hello(question(), signal)).toMatchObject({ deskName: 'Counter 1' })
  await expect(new HubClient(door.url, null).pair(code, signal)).rejects.toThrow('Ask a manager for a new one')
})

test('an address where no hub is counts as unreachable', async () => {
  await door.close()
  expect(await failureOf(known().pull(null, 10, signal))).toBe('unreachable')
})

test('fifty buyers of the last five units over HTTP: five get one, forty-five are refused', async () => {
  const [store] = TEST_SHOP.stores
  if (!store) throw new Error('the shop has a store')
  const strict = {
    ...store,
    autoconfirmOrders: true,
    allocateAt: 'checkout',
    allowBackorders: false,
    oversellingPrevention: 'standard',
  } as const
  await world.shop.does('SaveSettings', 'settings', { settings: { ...TEST_SHOP, stores: [strict] } }, { role: 'admin' })
  const [before] = await world.service.stock(['shirt'])
  // Units somebody else waits for are nobody's to buy.
  const waiting = before?.demand ?? 0
  const promised = before?.levels.find((level) => level.warehouseId === 'main')?.allocated ?? 0
  await world.shop.does('CountStock', 'main', {
    warehouseId: 'main',
    lines: [{ itemId: 'shirt', quantity: promised + waiting + 5 }],
    note: '',
  })
  for (let buyer = 1; buyer <= 50; buyer += 1)
    await world.shop.selects(`b${buyer}`, { number: '', quantity: 1, paymentMethodId: 'invoice' })
  const link = known()
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, index) => {
      const args = { number: `B-${index + 1}`, reference: referenceOf(`9${index}`), orderDate: '2025-03-03T09:00:00.000Z' } as never
      return link.execute({ ...world.shop.commands.make('CreateOrder', `b${index + 1}`, args), id: idOf(index + 100) }, signal)
    }),
  )
  expect(outcomes.filter((outcome) => outcome.status === 'accepted')).toHaveLength(5)
  const [after] = await world.service.stock(['shirt'])
  expect(after?.levels.find((level) => level.warehouseId === 'main')).toMatchObject({
    physical: promised + waiting + 5,
    allocated: promised + 5,
  })
})

test('fifty refunds of one payment at once over HTTP: the money goes back once', async () => {
  await world.shop.places('r1', { number: 'R-1', reference: 'RETURNEDX', paymentMethodId: 'cash' })
  await world.shop.completes('r1')
  const order = (await world.service.readState('r1')).state.order
  const shipment = order?.shipments[0]
  const line = {
    shipmentLineId: shipment?.lines[0]?.id ?? '',
    quantity: 1,
    stockAction: 'removeItemsFromStock',
    condition: 'A',
    reasonCode: 'SIZE',
  } as const
  const costs = { shippingCost: 0, handlingCost: 0, returnCost: 0, voucherValue: 0, comment: '' }
  await world.shop.does('CreateReturn', 'r1', { shipmentId: shipment?.id ?? '', lines: [line], ...costs })
  const returnId = (await world.service.readState('r1')).state.order?.returns[0]?.id ?? ''
  const link = known()
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      link.execute({ ...world.shop.commands.make('RefundReturn', 'r1', { returnId, method: 'cash' }), id: idOf(index + 200) }, signal),
    ),
  )
  expect(outcomes.filter((outcome) => outcome.status === 'accepted')).toHaveLength(1)
  const refunds = (await world.service.readState('r1')).state.order?.refunds ?? []
  expect(refunds.filter((refund) => refund.state === 'succeeded')).toHaveLength(1)
})

/** Any procedure of the hub, called with any input. */
async function call(path: string, input: unknown, pass: string | null): Promise<unknown> {
  const headers = () => (pass === null ? {} : { authorization: `Bearer ${pass}` })
  const client: unknown = createORPCClient(new RPCLink({ url: new URL('/rpc', door.url), headers }))
  const [group = '', name = ''] = path.split('.')
  const asked = (client as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[group]?.[name]
  if (!asked) throw new Error(`no such procedure: ${path}`)
  return asked(input).then(
    () => 'taken',
    (error: unknown) => error,
  )
}

const HUB_TABLE = Object.entries(hubProcedures).flatMap(([group, table]) => Object.keys(table).map((name) => `${group}.${name}`))

test.each(HUB_TABLE)('%s answers rubbish with a clear error and without a stack, and a stranger with nothing', async (path) => {
  for (const input of [null, 5, 'x'.repeat(1000), [1, 2, 3], { colour: 'red' }, { cursor: null, maxRows: -1 }]) {
    const answer = await call(path, input, `${desk.id}.${token}`)
    expect(answer, `${path} with ${JSON.stringify(input)}`).toMatchObject({ code: 'INVALID_INPUT', status: 422 })
    expect(JSON.stringify(answer)).not.toMatch(/\bat .*\.(ts|js|mjs):\d/)
    if (path !== 'desks.pair') expect(await call(path, input, null)).not.toBe('taken')
  }
})

test('a stranger is told nothing of the desks, the orders or the line of events', async () => {
  for (const path of ['desks.list', 'sync.watch'])
    expect(await call(path, undefined, null)).toMatchObject({ code: 'UNPAIRED', status: 401 })
  expect(await call('orders.history', { id: 'o1' }, null)).toMatchObject({ code: 'UNPAIRED', status: 401 })
  expect(await call('desks.add', { name: 'Mine' }, null)).toMatchObject({ code: 'UNPAIRED', status: 401 })
  expect(await call('desks.revoke', { deskId: desk.id }, null)).toMatchObject({ code: 'UNPAIRED', status: 401 })
})

const ID = idOf(1)
const OTHER_ID = idOf(2)

function idOf(counter: number): string {
  return `0199a000-0000-7000-8000-${String(counter).padStart(12, '0')}`
}
