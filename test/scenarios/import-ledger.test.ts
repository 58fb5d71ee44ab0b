import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportReport } from '../../electron/imports/import-report.ts'
import { rejectsText } from '../../electron/imports/rejects-file.ts'
import { sumOf } from '../../shared/base/money.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { netPaid, paid, refunded } from '../../shared/lifecycle/order-money.ts'
import { sayPhrase } from '../../shared/views/phrase.ts'
import { ImportFolder } from '../support/import-folder.ts'

const LEDGER = readFileSync('test/fixtures/ledger/online-retail.eu.csv', 'utf8')
const LINES = LEDGER.split('\n')

describe('a British giftware shop brings its ledger of 10,000 lines', () => {
  let folder: ImportFolder
  let report: ImportReport
  let orders: readonly Order[]
  const orderOf = (invoice: string): Order => {
    const found = orders.find((order) => order.externalIds.invoice === invoice)
    if (!found) throw new Error(`no order of invoice ${invoice}`)
    return found
  }

  beforeAll(async () => {
    folder = await ImportFolder.open()
    report = await folder.imports(LEDGER)
    orders = await folder.orders()
  })
  afterAll(() => folder.remove())

  test('every line is imported or rejected', () => {
    expect(report.figures).toEqual({ lines: 10_000, imported: 9879, rejected: 121, orders: 438, returns: 9 })
    expect(sayPhrase(report.notes[0] ?? '')).toContain('day/month/year')
  })

  test('each invoice with goods is an order that has lived: confirmed, paid, shipped and completed on its day', () => {
    expect(orders).toHaveLength(438)
    for (const order of orders) {
      expect(order.status).toBe(4)
      expect(order.confirmedAt).toBe(order.orderDate)
      expect(order.shipments).toHaveLength(1)
      expect(order.shipments[0]).toMatchObject({ shippedAt: order.orderDate, isPaid: true })
      expect(paid(order)).toBe(order.totals.grandTotal)
      expect(order.createdBy).toBe('Import')
    }
  })

  test('the first invoice is as the shop wrote it', () => {
    const order = orderOf('536365')
    expect(order).toMatchObject({ number: 'I-00001', currency: 'GBP', orderDate: '2010-12-01T08:26:00.000Z', customerId: '17850' })
    expect(order.totals.grandTotal).toBe(13_912)
    expect(order.lines.map((line) => [line.snapshot.sku, line.quantity, line.unitPrice])).toEqual([
      ['85123A', 6, 255],
      ['71053', 6, 339],
      ['84406B', 8, 275],
      ['84029G', 6, 339],
      ['84029E', 6, 339],
      ['22752', 2, 765],
      ['21730', 6, 425],
    ])
  })

  test('the money of all orders is the money of all imported lines', () => {
    const rejected = new Set(report.rejects.lines.map((reject) => reject.line))
    const minor = (text = '') => Math.round(Number(text.replace(',', '.')) * 100)
    const ofLines = sumOf(LINES.slice(1).entries(), ([index, line]) => {
      const cells = line.replaceAll(/"(?:[^"]|"")*"/g, 'x').split(';')
      return line === '' || rejected.has(index + 2) ? 0 : Number(cells[3]) * minor(cells[5])
    })
    expect(sumOf(orders, netPaid)).toBe(ofLines)
  })

  test('postage and fees are money, not goods', () => {
    expect(orderOf('536370')).toMatchObject({ shippingCost: 5400 })
    expect(orderOf('536540')).toMatchObject({ shippingCost: 5000 })
    expect(orderOf('536569')).toMatchObject({ handlingCost: 2020 })
    const skus = new Set(orders.flatMap((order) => order.lines.map((line) => line.snapshot.sku)))
    for (const code of ['POST', 'DOT', 'M', 'D', 'C2', 'BANK CHARGES']) expect(skus).not.toContain(code)
  })

  test('an order nobody put a name to is a guest’s, and what cost nothing is free', () => {
    expect(orderOf('536414')).toMatchObject({ customerId: null, buyerName: 'Guest', totals: { grandTotal: 0 } })
    expect(orders.filter((order) => order.customerId === null).length).toBeGreaterThan(10)
  })

  test('cancellations are returns of the shipment they give back from, refunded at the terminal', () => {
    const returned = orders.filter((order) => order.returns.length > 0)
    expect(returned.map((order) => order.externalIds.invoice)).toEqual(
      ['536488', '536537', '536395', '536397', '536557', '536617', '537140', '537144', '536591'].sort(),
    )
    const order = orderOf('536488')
    expect(order.returns).toEqual([
      expect.objectContaining({
        status: 'completed',
        shipmentId: order.shipments[0]?.id,
        createdAt: '2010-12-01T12:38:00.000Z',
        comment: 'Invoice C536506',
      }),
    ])
    expect(order.returns[0]?.lines).toEqual([
      expect.objectContaining({ quantity: 6, value: 2550, stockAction: 'releaseItemsBackToWarehouse' }),
    ])
    expect(refunded(order)).toBe(2550)
    expect(order.refunds).toEqual([expect.objectContaining({ method: 'externalTerminal', state: 'succeeded', amount: 2550 })])
  })

  test('the stock ledger balances: on the shelves is what came back, and nothing is promised', async () => {
    const itemIds = [...new Set(orders.flatMap((order) => order.lines.map((line) => line.itemId)))]
    const stock = await folder.authority.service.stock(itemIds)
    const levels = stock.flatMap((item) => item.levels)
    const cameBack = sumOf(orders, (order) => sumOf(order.returns, (each) => sumOf(each.lines, (line) => line.quantity)))
    expect(cameBack).toBe(6 + 2 + 1 + 5 + 1 + 36 + 1 + 24 + 1)
    expect(sumOf(levels, (level) => level.physical)).toBe(cameBack)
    expect(sumOf(levels, (level) => level.allocated)).toBe(0)
    expect(stock.every((item) => item.demand === 0)).toBe(true)
  })

  test('what was not taken is listed with its line, its reason and the line as it was', () => {
    expect(report.rejects.lines).toHaveLength(121)
    for (const { line, reason, cells } of report.rejects.lines) {
      expect(sayPhrase(reason)).not.toBe('')
      expect(LINES[line - 1]).toBe(cells.map((cell) => (cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';'))
    }
    const [header, first] = rejectsText(report.rejects).split('\r\n')
    expect(header).toBe('line;reason;InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country')
    expect(first).toBe(
      '143;The cancellation gives back no goods, only money.;C536379;D;Discount;-1;1/12/2010 09:41;27,5;14527;United Kingdom',
    )
  })

  test('played again from its events, everything is as it is stored', async () => {
    expect(await folder.authority.service.verify()).toMatchObject({ ok: true, differences: 0 })
  })

  test('the same file a second time changes nothing and says the same', async () => {
    const before = await folder.authority.service.head()
    const again = await folder.imports(LEDGER)
    expect(again.figures).toEqual(report.figures)
    expect(again.alreadyThere).toBe(447)
    expect(await folder.authority.service.head()).toEqual(before)
  })
})
