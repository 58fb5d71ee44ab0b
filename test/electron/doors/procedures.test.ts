import { isContractProcedure } from '@orpc/contract'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { procedures } from '../../../shared/contract/procedures.ts'
import type { NewLine } from '../../../shared/lifecycle/command.ts'
import { type DeskClient, deskClient, runningDesk } from '../../support/browser-desk.ts'
import { TEST_ADDRESS, TEST_ITEMS, TEST_SHOP } from '../../support/test-shop.ts'
import { windowCommand } from '../../support/window-command.ts'

async function freshDesk() {
  const { door } = await runningDesk()
  return deskClient(door)
}

async function openShop(client: DeskClient): Promise<void> {
  const settings = windowCommand('SaveSettings', { type: 'settings', id: 'settings' }, { settings: TEST_SHOP })
  const items = windowCommand('SaveItems', { type: 'catalogue', id: 'catalogue' }, { items: TEST_ITEMS })
  for (const command of [settings, items]) expect(await client.commands.submit({ command })).toMatchObject({ status: 'accepted' })
}

function firstLine(): NewLine {
  const item = TEST_ITEMS[0]
  if (!item) throw new Error('the test shop sells nothing')
  const { productName, brandName, size, sku, ean } = item
  const snapshot = { productName, brandName, variant: item.variantName, size, sku, ean }
  return { id: v7(), itemId: item.id, quantity: 2, unitPrice: 1000, taxPercent: 25, snapshot }
}

/** A basket with an address and everything else an order needs. */
async function basket(client: DeskClient, id: string): Promise<void> {
  const changes = {
    address: TEST_ADDRESS,
    shippingAddress: TEST_ADDRESS,
    shippingMethodId: TEST_SHOP.shippingMethods[0]?.id ?? null,
    paymentMethodId: 'invoice',
  }
  const args = {
    storeId: 'store',
    marketId: TEST_SHOP.markets[0]?.id ?? '',
    currency: 'SEK',
    origin: 'counter',
    lines: [firstLine()],
    changes,
  } as const
  const outcome = await client.commands.submit({ command: windowCommand('CreateSelection', { type: 'selection', id }, args) })
  expect(outcome).toMatchObject({ status: 'accepted' })
}

test('a window that greets a new desk learns who it is and that it is empty', async () => {
  const { client } = await freshDesk()
  const greeting = await client.desk.hello()
  expect(greeting).toMatchObject({ series: 'A', shell: 'browser', isEmpty: true, protocol: 1 })
  expect(greeting.people.map((person) => person.role)).toEqual(['manager', 'warehouse', 'counter', 'admin'])
})

test('an order made in a window gets the desk’s number and reference, whatever the window wrote there', async () => {
  const { client } = await freshDesk()
  await openShop(client)
  const id = v7()
  await basket(client, id)
  const create = windowCommand('CreateOrder', { type: 'order', id }, { number: 'Z-00666', reference: 'NOTMYNAME' })
  expect(await client.commands.submit({ command: create })).toMatchObject({ status: 'accepted' })
  const { order, version } = await client.orders.get({ id })
  expect(order?.number).toBe('A-00001')
  expect(order?.reference).toMatch(/^[A-Z]{9}$/)
  expect(order?.reference).not.toBe('NOTMYNAME')
  expect(version).toBeGreaterThan(0)

  const again = await client.commands.submit({ command: create })
  expect(again).toMatchObject({ status: 'accepted' })
  expect((await client.orders.get({ id })).order?.number).toBe('A-00001')
  expect((await client.desk.hello()).isEmpty).toBe(false)
})

test('the desk records its own person and itself, not what the window claims', async () => {
  const { client } = await freshDesk()
  await openShop(client)
  const id = v7()
  await basket(client, id)
  await client.commands.submit({ command: windowCommand('CreateOrder', { type: 'order', id }, { number: '', reference: '' }) })
  const history = await client.orders.history({ id })
  expect(history.length).toBeGreaterThan(0)
  expect(new Set(history.map((entry) => entry.by))).toEqual(new Set(['Eva Lind']))
  expect(history[0]?.sentence).not.toBe('')
})

test('what moved the stock of an item is told newest first, page by page', async () => {
  const { client } = await freshDesk()
  await openShop(client)
  for (const quantity of [3, 4]) {
    const receive = { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity }], note: '' }
    await client.commands.submit({ command: windowCommand('ReceiveStock', { type: 'stock', id: 'main' }, receive) })
  }
  const first = await client.stock.ledger({ itemId: 'shirt', before: null, limit: 1 })
  expect(first.lines).toMatchObject([{ movement: { reason: 'receive', deltaPhysical: 4 }, by: 'Eva Lind', order: null }])
  expect(first.next).toBe(first.lines[0]?.position)
  const rest = await client.stock.ledger({ itemId: 'shirt', before: first.next, limit: 200 })
  expect(rest.lines[0]).toMatchObject({ movement: { deltaPhysical: 3 } })
  expect(rest.next).toBeNull()
})

test('a manager is told what happened per day and store, and a packer is not', async () => {
  const { client } = await freshDesk()
  await openShop(client)
  const id = v7()
  await basket(client, id)
  const made = windowCommand('CreateOrder', { type: 'order', id }, { number: '', reference: '', orderDate: '2025-03-10T23:30:00.000Z' })
  expect(await client.commands.submit({ command: made })).toMatchObject({ status: 'accepted' })
  const revenue = (await client.orders.get({ id })).order?.totals.grandTotal
  const { people } = await client.desk.hello()
  const idOf = (role: string) => people.find((person) => person.role === role)?.id ?? ''
  const march = { from: '2025-03-01', to: '2025-03-31' }
  expect((await client.reports.days({ ...march, by: idOf('manager') })).rows).toEqual([
    { day: '2025-03-11', storeId: 'store', currency: 'SEK', orders: 1, revenue, returns: 0, returned: 0, late: 0 },
  ])
  await expect(client.reports.days({ ...march, by: idOf('warehouse') })).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 })
  for (const period of [
    { from: '2025-03-02', to: '2025-03-01' },
    { from: '2020-01-01', to: '2025-03-01' },
    { from: '2025-02-30', to: '2025-03-01' },
  ])
    await expect(client.reports.days({ ...period, by: idOf('manager') })).rejects.toThrow('cannot be taken')
})

test('a window cannot claim that a provider authorized the money', async () => {
  const { client } = await freshDesk()
  await openShop(client)
  const id = v7()
  await basket(client, id)
  const args = { number: '', reference: '', authorization: { status: 'success', reference: 'FORGED-BY-A-WINDOW' } } as const
  await client.commands.submit({ command: windowCommand('CreateOrder', { type: 'order', id }, args) })
  const { order } = await client.orders.get({ id })
  expect(order?.number).toBe('A-00001')
  expect(JSON.stringify(order?.payments)).not.toContain('FORGED-BY-A-WINDOW')
})

test('nobody acts through a window who does not work at the desk, and no window plays the payment provider', async () => {
  const { client } = await freshDesk()
  const command = windowCommand('ConfirmOrder', { type: 'order', id: 'x' }, {})
  for (const actor of [
    { id: 'import', name: 'Import', role: 'system' },
    { id: 'nobody', name: 'Eva Lind', role: 'manager' },
  ] as const) {
    await expect(client.commands.submit({ command: { ...command, actor } })).rejects.toMatchObject({ code: 'FORBIDDEN', status: 403 })
  }
  const answer = { paymentId: 'p', requestEntryId: 'e', status: 'success', reference: 'r' } as const
  const forged = {
    ...windowCommand('RecordPaymentResult', { type: 'order', id: 'x' }, answer),
    actor: { id: 'manager', name: 'x', role: 'system' } as const,
  }
  expect(await client.commands.submit({ command: forged })).toMatchObject({ status: 'refused' })
})

test('what changes is pulled page by page and watched as it happens', async () => {
  const { client } = await freshDesk()
  const stop = new AbortController()
  const watch = await client.changes.watch(undefined, { signal: stop.signal })
  await openShop(client)
  const poke = await watch.next()
  expect(poke.value).toMatchObject({ epoch: (await client.desk.hello()).epoch })

  const first = await client.changes.pull({ cursor: null, limit: 1 })
  expect(first.rows.length).toBeGreaterThan(0)
  const rest = await client.changes.pull({ cursor: { epoch: first.epoch, version: first.to }, limit: 2000 })
  expect([...first.rows, ...rest.rows].map((row) => row.type)).toContain('settings')
  expect(rest.more).toBe(false)
  stop.abort()
})

test('a window takes over orders as its lists need them, and several whole', async () => {
  const { client } = await freshDesk()
  await openShop(client)
  const ids = [v7(), v7(), v7(), v7()]
  for (const id of ids) await basket(client, id)
  const first = await client.changes.pullPacked({ cursor: null, limit: 2 })
  expect(first).toMatchObject({ from: 0, more: true })
  expect(first.listing).not.toBeNull()
  const rest = await client.changes.pullPacked({ cursor: { epoch: first.epoch, version: first.to }, limit: 5000 })
  expect(rest).toMatchObject({ from: first.to, more: false, listing: null, counts: { incomplete: 4 } })

  const whole = await client.orders.whole({ ids: ['nobody', ...ids.slice(2)] })
  expect(whole.ids).toEqual(ids.slice(2))
  expect(whole.states.split('\n').map((state) => JSON.parse(state).selection.id)).toEqual(ids.slice(2))
})

test('queues are listed and searched through the same door', async () => {
  const { client } = await freshDesk()
  await openShop(client)
  const id = v7()
  await basket(client, id)
  const { rows } = await client.orders.list({ queue: 'incomplete', after: null, limit: 50 })
  expect(rows.map((row) => row.id)).toEqual([id])
  const found = await client.orders.search({ text: `${TEST_ADDRESS.lastName}`, limit: 10, includeArchived: false })
  expect(found.map((row) => row.id)).toEqual([id])
  const placed = { before: '2020-01-01T00:00:00.000Z' }
  expect(await client.orders.search({ text: `${TEST_ADDRESS.lastName}`, limit: 10, includeArchived: false, placed })).toEqual([])
  const noMoment = { from: '2020-13-01' }
  await expect(client.orders.search({ text: 'x', limit: 10, includeArchived: false, placed: noMoment })).rejects.toThrow('“placed.from”')
  expect(await client.orders.search({ text: '\' OR 1=1 -- % _ * " NEAR(', limit: 10, includeArchived: true })).toEqual([])
})

test('views are read and counted through the same door, and what it does not know of is refused', async () => {
  const { client } = await freshDesk()
  await openShop(client)
  const id = v7()
  await basket(client, id)
  const view = { base: 'incomplete', filter: { fromDays: 0 }, order: 'newest-first' } as const
  expect((await client.orders.view({ view, after: null, limit: 50 })).rows.map((row) => row.id)).toEqual([id])
  expect(
    await client.orders.countViews({
      views: [
        { base: 'all', filter: {} },
        { base: 'no queue of ours', filter: {} },
      ],
    }),
  ).toEqual([0, 0])
  const empty = { ...view, filter: { tags: [] } }
  await expect(client.orders.view({ view: empty, after: null, limit: 50 })).rejects.toThrow('“view.filter.tags” cannot be taken')
  // A carrier without methods carries nothing.
  const nothing = { ...view, filter: { methods: [] } }
  expect((await client.orders.view({ view: nothing, after: null, limit: 50 })).rows).toEqual([])
})

test('orders are exported to those who lead, formulas made harmless, and what is not there is left out', async () => {
  const { client } = await freshDesk()
  await openShop(client)
  const part = await client.orders.exportCsv({ ids: ['nobody'], by: 'manager' })
  expect(part).toMatchObject({ rows: '', found: [] })
  expect(part.header).toMatch(/^number,reference,status,/)
  await expect(client.orders.exportCsv({ ids: [], by: 'warehouse' })).rejects.toThrow('Only managers and admins export orders.')
  const question = { view: { base: 'all', filter: {}, order: 'newest-first' }, after: null, limit: 200 } as const
  expect(await client.orders.exportView({ ...question, by: 'manager' })).toEqual({ header: part.header, rows: '', found: [], next: null })
  await expect(client.orders.exportView({ ...question, by: 'warehouse' })).rejects.toThrow('Only managers and admins export orders.')
})

test('an id that was never there has no order, no history and no error', async () => {
  const { client } = await freshDesk()
  expect(await client.orders.get({ id: 'never' })).toEqual({ order: null, selection: null, version: 0, tombstone: null })
  expect(await client.orders.history({ id: 'never' })).toEqual([])
})

const RUBBISH: readonly (readonly [what: string, input: unknown])[] = [
  ['null', null],
  ['a number', 5],
  ['a text', 'x'.repeat(1000)],
  ['a list', [1, 2, 3]],
  ['an unknown field', { colour: 'red' }],
  ['half a command', { command: { id: 'x', name: 'ConfirmOrder' } }],
  ['SQL for a limit', { queue: 'pending; DROP TABLE orders', after: null, limit: '1' }],
  ['a negative limit', { cursor: null, limit: -1 }],
  ['too high a limit', { text: '', limit: 100_000, includeArchived: false }],
]

const TABLE: readonly string[] = Object.entries(procedures).flatMap(([group, table]) =>
  Object.entries(table as Record<string, unknown>)
    .filter(([, procedure]) => isContractProcedure(procedure))
    .map(([name]) => `${group}.${name}`),
)

test('the table has every procedure the windows know', () => {
  expect(TABLE).toHaveLength(31)
})

test.each(TABLE)('%s answers rubbish with a clear error and without a stack', async (path) => {
  const { client } = await freshDesk()
  const [group = '', name = ''] = path.split('.')
  const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[group]?.[name]
  if (!call) throw new Error(`no such procedure: ${path}`)
  for (const [what, input] of RUBBISH) {
    const answer: unknown = await call(input).then(
      () => 'taken',
      (error: unknown) => error,
    )
    expect(answer, `${path} with ${what}`).toMatchObject({
      code: 'INVALID_INPUT',
      status: 422,
      data: { hint: expect.any(String), requestId: expect.any(String) },
    })
    expect(JSON.stringify(answer)).not.toMatch(/\bat .*\.(ts|js|mjs):\d/)
  }
  expect((await client.desk.hello()).isEmpty).toBe(true)
})

test('a refused field is named, with what was expected of it', async () => {
  const { client } = await freshDesk()
  const line = { ...firstLine(), quantity: 1.5 }
  const command = windowCommand('SetSelectionLine', { type: 'selection', id: 'x' }, { line })
  await expect(client.commands.submit({ command })).rejects.toMatchObject({
    message: expect.stringContaining('command.args.line.quantity'),
    data: { field: 'command.args.line.quantity' },
  })
})

test('a procedure that does not exist is said not to exist', async () => {
  const { client } = await freshDesk()
  const call = (client as unknown as { orders: { destroy(input: unknown): Promise<unknown> } }).orders.destroy({})
  await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 })
})
