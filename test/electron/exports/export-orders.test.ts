import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '../../../electron/demo/load-demo.ts'
import { exportOrders } from '../../../electron/exports/export-orders.ts'
import { exportView } from '../../../electron/exports/export-view.ts'
import { openOrderStoreForReading } from '../../../electron/store/sqlite/open-order-store.ts'
import { unescapeFormula } from '../../../shared/base/csv-cell.ts'
import { currencyDecimals, sumOf } from '../../../shared/base/money.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { paid, refunded } from '../../../shared/lifecycle/order-money.ts'
import { STATUS_NAMES } from '../../../shared/lifecycle/status.ts'
import { ImportFolder } from '../../support/import-folder.ts'

let folder: ImportFolder
let orders: readonly Order[]
let rows: readonly Readonly<Record<string, string>>[]

async function exported(format: 'csv' | 'json'): Promise<string> {
  const store = openOrderStoreForReading(folder.path)
  let text = ''
  await exportOrders(store, format, async (part) => {
    text += part
  })
  await store.close()
  return text
}

beforeAll(async () => {
  folder = await ImportFolder.open()
  await loadDemo(folder.desk, () => undefined)
  const payload = JSON.parse(readFileSync('test/fixtures/centra/payment-result.json', 'utf8')) as object
  await folder.imports(JSON.stringify({ ...payload, remark: '=1+1', additionalNotes: '-5 degrees, "fragile";\nplease wrap' }))
  await folder.imports('Invoice;SKU;Description;Qty;Date;Price\n1;+A;@home;2;1/12/2010;1,50\n')
  await folder.authority.service.settled()
  orders = await folder.orders()
  const text = await exported('csv')
  rows = (parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[]).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, unescapeFormula(cell)])),
  )
})
afterAll(() => folder.remove())

test('every order is exported once as JSON, whole, oldest first', async () => {
  const { authority } = folder
  expect(orders).toHaveLength(128)
  for (const order of orders) expect(await authority.service.readOrder(order.id)).toMatchObject({ deleted: false, order })
  expect(orders.map((order) => order.orderDate)).toEqual(orders.map((order) => order.orderDate).sort())
})

test('read again with our own reader, the table says what the orders say', () => {
  expect(rows).toHaveLength(sumOf(orders, (order) => order.lines.length))
  const inOrder = orders.flatMap((order) => order.lines.map((line) => ({ order, line })))
  for (const [index, { order, line }] of inOrder.entries()) {
    const amount = (minor: number) => (minor / 10 ** currencyDecimals(order.currency)).toFixed(currencyDecimals(order.currency))
    expect(rows[index]).toMatchObject({
      number: order.number,
      status: STATUS_NAMES[order.status],
      orderDate: order.orderDate,
      store: order.storeId,
      buyer: order.buyerName,
      'billing.address1': order.billingAddress?.address1 ?? '',
      'shipping.phoneNumber': order.shippingAddress?.phoneNumber ?? '',
      comment: order.comment,
      currency: order.currency,
      grandTotal: amount(order.totals.grandTotal),
      paid: amount(paid(order)),
      sku: line.snapshot.sku,
      product: line.snapshot.productName,
      quantity: String(line.quantity),
      unitPrice: amount(line.unitPrice),
      lineTotal: amount(line.total),
      sourceData: order.imported === null ? '' : expect.any(String),
    })
    if (order.imported) expect(JSON.parse(rows[index]?.sourceData ?? '')).toEqual(order.imported)
  }
})

test('source data comes out again as it went in', () => {
  const order = orders.find((each) => each.externalIds.order === '588')
  expect(order?.imported).toMatchObject({ market: '1', remark: '=1+1', currencyFormat: { suffix: ' SEK' } })
  expect(rows.find((row) => row.number === order?.number)).toMatchObject({ comment: '-5 degrees, "fragile";\nplease wrap' })
})

test('money given back is a negative number and not text', async () => {
  const returned = orders.find((order) => refunded(order) > 0)
  expect(returned).toBeDefined()
  const line = (await exported('csv')).split('\r\n').find((each) => each.startsWith(`${returned?.number},`))
  expect(line).toContain(`,-${(refunded(returned as Order) / 100).toFixed(2)},`)
})

test('no cell that is text begins with what a spreadsheet runs', async () => {
  const cells = (parse(await exported('csv'), { record_delimiter: '\r\n' }) as string[][]).flat()
  for (const cell of cells) if (/^[=+\-@\t\r]/.test(cell)) expect(cell).toMatch(/^-\d+(\.\d+)?$/)
  expect(cells).toContain("'+A")
  expect(cells).toContain("'@home")
})

test('a view is exported whole, page by page: the same rows as in the export of everything, in the view’s order, each once', async () => {
  const { service } = folder.authority
  const view = { base: 'all', filter: {}, order: 'newest-first' } as const
  const parts: string[] = []
  const found: string[] = []
  let after: string | null = null
  do {
    const page = await exportView(service, { view, after, limit: 50 })
    parts.push(parts.length === 0 ? page.header + page.rows : page.rows)
    found.push(...page.found)
    after = page.next
  } while (after !== null)
  expect(parts.length).toBeGreaterThan(2)
  expect(new Set(found)).toEqual(new Set(orders.map(({ id }) => id)))
  expect(found).toHaveLength(orders.length)
  const dates = found.map((id) => orders.find((order) => order.id === id)?.orderDate ?? '')
  expect(dates).toEqual(dates.toSorted().reverse())
  const linesOf = (text: string) => (parse(text, { record_delimiter: '\r\n' }) as string[][]).map((cells) => cells.join('\u0000'))
  const [header, ...lines] = linesOf(parts.join(''))
  const [wholeHeader, ...wholeLines] = linesOf(await exported('csv'))
  expect(header).toBe(wholeHeader)
  expect(lines.toSorted()).toEqual(wholeLines.toSorted())
})

test('a narrowed view exports what it shows and nothing else', async () => {
  const filter = { statuses: [6] }
  const page = await exportView(folder.authority.service, { view: { base: 'all', filter, order: 'oldest-first' }, after: null, limit: 200 })
  const cancelled = orders.filter(({ status }) => status === 6).map(({ id }) => id)
  expect(cancelled.length).toBeGreaterThan(0)
  expect(page).toMatchObject({ found: expect.arrayContaining(cancelled), next: null })
  expect(page.found).toHaveLength(cancelled.length)
})
