import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { exportOrders } from '../../electron/exports/export-orders.ts'
import type { ImportDesk } from '../../electron/imports/import-desk.ts'
import { rejectsText } from '../../electron/imports/rejects-file.ts'
import type { LifecycleGateway } from '../../electron/ports/lifecycle-gateway.ts'
import { openOrderStoreForReading } from '../../electron/store/sqlite/open-order-store.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { sayPhrase } from '../../shared/views/phrase.ts'
import { ImportFolder } from '../support/import-folder.ts'

const LINES = readFileSync('test/fixtures/ledger/online-retail.eu.csv', 'utf8').split('\n')
const HEADER = LINES[0] ?? ''
// With the first cancellations that find their purchase (lines 941 and 3921 to 4942).
const PART = LINES.slice(0, 1200).join('\n')

const folders: ImportFolder[] = []
async function newFolder(): Promise<ImportFolder> {
  const folder = await ImportFolder.open()
  folders.push(folder)
  return folder
}
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => folder.remove()))
})

/** Orders without what another desk would name differently. */
function comparable(orders: readonly Order[]): readonly unknown[] {
  return orders.map(({ reference: _, ...order }) => order)
}

/** The desk of a process that dies after so many transactions: it simply never does the next. */
function dyingAfter(units: number, desk: ImportDesk): ImportDesk {
  let left = units
  const gateway = new Proxy(desk.gateway, {
    get(target, name: keyof LifecycleGateway) {
      if (name !== 'submitBatch') return (target[name] as () => unknown).bind(target)
      return async (...args: Parameters<LifecycleGateway['submitBatch']>) => {
        if (left === 0) throw new Error('killed')
        left -= 1
        return target.submitBatch(...args)
      }
    },
  })
  return { ...desk, gateway }
}

test('an import that is killed is completed by repeating it', async () => {
  const whole = await newFolder()
  await whole.imports(PART)
  const killed = await newFolder()
  for (const units of [0, 1, 17, 30]) {
    await expect(killed.imports(PART, {}, dyingAfter(units, killed.desk))).rejects.toThrow('killed')
  }
  const report = await killed.imports(PART)
  expect(report.alreadyThere).toBe(48)
  expect(comparable(await killed.orders())).toEqual(comparable(await whole.orders()))
  expect(await killed.authority.service.verify()).toMatchObject({ ok: true })
})

test('a ledger in two files gives what it gives in one, returns of the first part included', async () => {
  // The second file begins with the cancellation C536506, whose purchase stands in the first.
  const cut = LINES.findIndex((line) => line.startsWith('C536506'))
  const end = 5000
  const whole = await newFolder()
  const inOne = await whole.imports(LINES.slice(0, end).join('\n'))
  const parts = await newFolder()
  const first = await parts.imports(LINES.slice(0, cut).join('\n'))
  const second = await parts.imports([HEADER, ...LINES.slice(cut, end)].join('\n'))
  expect(first.figures.returns).toBe(0)
  expect(second.figures.returns).toBe(inOne.figures.returns)
  expect(first.figures.rejected + second.figures.rejected).toBe(inOne.figures.rejected)
  expect(comparable(await parts.orders())).toEqual(comparable(await whole.orders()))

  const head = await parts.authority.service.head()
  const again = await parts.imports([HEADER, ...LINES.slice(cut, end)].join('\n'))
  expect(again.figures).toEqual(second.figures)
  expect(await parts.authority.service.head()).toEqual(head)
})

test('an invoice that comes again with other lines is rejected and leaves its order alone', async () => {
  const folder = await newFolder()
  await folder.imports([HEADER, '1;A;Thing;2;1/12/2010 10:00;1,50;7;France'].join('\n'))
  const before = await folder.orders()
  const report = await folder.imports([HEADER, '1;A;Thing;3;1/12/2010 10:00;1,50;7;France'].join('\n'))
  expect(report.figures).toMatchObject({ lines: 1, imported: 0, rejected: 1, orders: 0 })
  expect(sayPhrase(report.rejects.lines[0]?.reason ?? '')).toContain('imported before with other lines, as order I-00001')
  expect(await folder.orders()).toEqual(before)
})

test('a ledger without dates happened now, and again changes nothing', async () => {
  const folder = await newFolder()
  const ledger = 'Invoice,SKU,Qty,Price\n1,A,2,1.50\n2,B,1,3\nC3,A,-1,1.50\n'
  const started = new Date().toISOString()
  await folder.imports(ledger)
  const orders = await folder.orders()
  expect(orders.map((order) => [order.externalIds.invoice, order.status])).toEqual([
    ['1', 4],
    ['2', 4],
  ])
  for (const order of orders) expect(order.orderDate >= started).toBe(true)
  const head = await folder.authority.service.head()
  expect((await folder.imports(ledger)).figures).toMatchObject({ lines: 3, imported: 2, orders: 2, rejected: 1 })
  expect(await folder.authority.service.head()).toEqual(head)
})

test('formula text is kept as text, found as it was, and made harmless on its way out', async () => {
  const folder = await newFolder()
  const attack = "=cmd|' /C calc'!A0"
  await folder.imports([HEADER, `1;@SUM;${attack};2;1/12/2010 10:00;1,50;+7;France`].join('\n'))
  const order = await folder.order('1')
  expect(order.lines[0]?.snapshot).toMatchObject({ productName: attack, sku: '@SUM' })
  expect(order.customerId).toBe('+7')
  let csv = ''
  const store = openOrderStoreForReading(folder.path)
  await exportOrders(store, 'csv', async (text) => {
    csv += text
  })
  await store.close()
  expect(csv).toContain(`'${attack}`)
  expect(csv).toContain("'@SUM")
  expect(csv).not.toMatch(/(^|,)[=@+]/m)
})

test('columns nobody knows are kept as source data; a password column is not', async () => {
  const folder = await newFolder()
  const ledger = `${HEADER};Seller;Password\n1;A;Thing;2;1/12/2010 10:00;1,50;7;Atlantis;Ann;correct-horse\n1;B;Thing;2;1/12/2010 10:00;1,50;7;Atlantis;Bob;correct-horse`
  await folder.imports(ledger)
  const { imported } = await folder.order('1')
  expect(imported).toEqual({ InvoiceNo: '1', Country: 'Atlantis', Seller: ['Ann', 'Bob'] })
  await folder.authority.service.settled()
  expect(folder.bytes().includes('correct-horse')).toBe(false)
})

test('rejected lines that are mended are imported from the rejects file itself', async () => {
  const folder = await newFolder()
  const report = await folder.imports(
    [HEADER, '1;A;Thing;x;1/12/2010 10:00;1,50;7;France', '2;B;=1+1;1;1/12/2010 10:00;2;7;France'].join('\n'),
  )
  expect(report.figures).toMatchObject({ lines: 2, imported: 1, rejected: 1 })
  const mended = rejectsText(report.rejects).replace(';x;', ';4;')
  expect((await folder.imports(mended)).figures).toEqual({ lines: 1, imported: 1, rejected: 0, orders: 1, returns: 0 })
  expect((await folder.order('1')).imported).toEqual({ InvoiceNo: '1' })
})

test('a return refused because somebody at the desk took the goods back already is rejected, not forced', async () => {
  const folder = await newFolder()
  const sale = '1;A;Thing;2;1/12/2010 10:00;1,50;7;France'
  await folder.imports([HEADER, sale].join('\n'))
  const order = await folder.order('1')
  const [shipment] = order.shipments
  const line = shipment?.lines[0]
  if (!shipment || !line) throw new Error('nothing was shipped')
  const now = folder.desk.clock.now()
  const taken = await folder.desk.gateway.submit({
    id: folder.desk.ids.newId(),
    name: 'CreateReturn',
    v: 1,
    aggregate: { type: 'order', id: order.id },
    args: {
      shipmentId: shipment.id,
      lines: [{ shipmentLineId: line.id, quantity: 2, stockAction: 'releaseItemsBackToWarehouse', condition: 'A', reasonCode: 'OTHER' }],
      shippingCost: 0,
      handlingCost: 0,
      returnCost: 0,
      voucherValue: 0,
      comment: '',
    },
    actor: { id: 'm', name: 'M', role: 'manager' },
    deskId: folder.desk.numbers.deskId,
    baseVersion: 0,
    issuedAt: now,
    occurredAt: now,
  })
  expect(taken.status).toBe('accepted')
  const report = await folder.imports([HEADER, sale, 'C2;A;Thing;-1;2/12/2010 10:00;1,50;7;France'].join('\n'))
  expect(report.figures).toEqual({ lines: 2, imported: 1, rejected: 1, orders: 1, returns: 0 })
  expect((await folder.order('1')).returns).toHaveLength(1)
})

test('while a ledger is imported, other work of the process gets its turn', async () => {
  const folder = await newFolder()
  let turns = 0
  let running = true
  const count = () => {
    turns += 1
    if (running) setImmediate(count)
  }
  setImmediate(count)
  await folder.imports(PART)
  running = false
  expect(turns).toBeGreaterThan(50)
})
