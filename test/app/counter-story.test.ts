// A day at the till of the sample shop by scanner and keyboard alone, in a real browser: twenty sales, one of them paid
// in parts, an exchange and a take-back without a receipt; and a few zoomed in.

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SAMPLE_ITEMS } from '../../electron/demo/sample-items.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { paidOf } from '../../shared/lifecycle/order-money.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { AS_A_PERSON, findingsInBothLights, pressHavingRead, takePicture, zoomTo } from '../support/app-under-test.ts'
import { deskInBrowser } from '../support/desk-in-browser.ts'
import { browserMissing } from '../support/real-browser.ts'
import { scanInto } from '../support/scanner-keys.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'

const missing = browserMissing()

/** `split`: the sale paid in parts. `back`: the sale, of one item, that comes back without its receipt; 0: none does. */
const RUNS = [
  { name: 'at the size of a screen', zoom: 1, sales: 20, exchangeAfter: 12, split: 5, back: 16 },
  { name: 'at 200 % zoom', zoom: 2, sales: 3, exchangeAfter: 3, split: 2, back: 0 },
] as const

const size = { width: 1280, height: 800 }
const window = deskInBrowser({ size })

describe.skipIf(missing !== null).each(RUNS)(`a day at the till $name${missing ? ` (skipped: ${missing})` : ''}`, (run) => {
  const made = { keys: 0, scans: 0 }

  beforeAll(async () => {
    await zoomTo(window.page, size, run.zoom)
    if (run.zoom === 1) return await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
    // Where the day before ended, a sale stands done.
    await window.page.evaluate(() => location.assign('#/queue/toPick'))
    await window.page.getByRole('heading', { level: 1, name: 'To pick' }).waitFor()
  })

  beforeEach(({ onTestFailed }) => {
    onTestFailed(async () => {
      await window.page.screenshot({ path: join(PROJECT_ROOT, 'test/.artifacts', 'counter-story.png') })
    })
  })

  const press = async (key: string) => {
    made.keys += 1
    await pressHavingRead(window.page, key)
  }
  const type = async (text: string) => {
    made.keys += text.length
    await window.page.keyboard.type(text, AS_A_PERSON)
  }
  const scan = async (code: string) => {
    made.scans += 1
    await scanInto(window.page, code)
  }
  const units = () =>
    window.page
      .getByRole('list', { name: 'Items of the order' })
      .getByRole('textbox')
      .evaluateAll((fields) => fields.reduce((sum, field) => sum + Number((field as HTMLInputElement).value), 0))
  const focusIsHeld = async (where: string) =>
    expect(await window.page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body), where).toBe(true)
  const inBothLights = async (name: string) => expect(await findingsInBothLights(window.page), name).toEqual([])
  const read = <Row>(sql: string): readonly Row[] => {
    const authority = new DatabaseSync(join(window.folder, 'authority.sqlite'), { readOnly: true, timeout: 5000 })
    try {
      return authority.prepare(sql).all() as Row[]
    } finally {
      authority.close()
    }
  }
  const orders = () => read<{ snapshot: string }>('SELECT snapshot FROM orders').map(({ snapshot }) => JSON.parse(snapshot) as Order)
  const onTheShelves = () =>
    new Map(
      read<{ item_id: string; units: number }>('SELECT item_id, sum(physical) AS units FROM stock_level GROUP BY item_id').map(
        ({ item_id, units }) => [item_id, units] as const,
      ),
    )

  /** What lies in the shop, dealt out to so many customers; the same code never twice at once, that would be the scanner's stutter. */
  const dealtOut = () => {
    const floor = read<{ item_id: string; units: number }>(
      "SELECT item_id, physical - allocated AS units FROM stock_level WHERE warehouse_id = 'gotgatan'",
    )
    const left = new Map(floor.map(({ item_id, units }) => [item_id, units]))
    const items = SAMPLE_ITEMS.filter(({ id, active }) => active && (left.get(id) ?? 0) > 0)
    const take = (but: readonly ProductItem[], least = 0): ProductItem => {
      const [item] = items
        .filter((each) => !but.includes(each) && each.unitPrice > least)
        .toSorted((one, other) => (left.get(other.id) ?? 0) - (left.get(one.id) ?? 0))
      if (!item || (left.get(item.id) ?? 0) === 0) throw new Error('the sample shop has too little on its floor')
      left.set(item.id, (left.get(item.id) ?? 0) - 1)
      return item
    }
    const baskets = Array.from({ length: run.sales }, (_, sale) => {
      const basket: ProductItem[] = []
      for (let place = 0; place <= sale % 3; place += 1) basket.push(take(basket))
      return basket
    })
    const brought = baskets[0]?.[0]
    if (!brought) throw new Error('nothing was dealt out')
    return { baskets, brought, instead: take([brought], brought.unitPrice) }
  }

  test('customers are served and some come back, with a receipt and without, and nobody needs a mouse', async () => {
    const { page } = window
    const known = new Set(orders().map(({ id }) => id))
    const shelvesBefore = onTheShelves()
    await press('g')
    await press('b')
    await page.getByRole('combobox', { name: 'Find an item' }).waitFor()
    const began = performance.now()
    const { baskets, brought, instead } = dealtOut()
    let firstNumber = ''

    for (const [place, basket] of baskets.entries()) {
      const sale = place + 1
      for (const [line, { sku }] of basket.entries()) {
        await scan(sku)
        await expect.poll(units).toBe(line + 1)
      }
      await focusIsHeld('a basket')
      if (sale === 2) await inBothLights('a basket')
      if (sale === 2 && run.zoom === 1) await takePicture(page, 'counter')
      await press('Enter')
      await page.waitForFunction(() => document.activeElement?.closest('#basket-cash') != null)
      if (sale === run.split) await putDownAPart()
      else if (sale % 3 === 0) await type('20000')
      await press('Enter')
      await page.getByRole('heading', { name: 'Sold' }).waitFor()
      const number = page.getByRole('link', { name: /^[A-Z]\d*-\d+$/ })
      await number.waitFor()
      await focusIsHeld('a sale that is done')
      if (sale === 1) firstNumber = (await number.textContent()) ?? ''
      if (sale === 3) await inBothLights('a sale that is done')
      if (sale === run.exchangeAfter) await exchange(firstNumber, brought, instead)
      if (sale === run.back) await takeBack(basket[0]?.sku ?? '', (await number.textContent()) ?? '')
    }

    const seconds = Math.round((performance.now() - began) / 1000)
    process.stdout.write(
      `till ${run.name}: ${run.sales} sales, ${run.back > 0 ? 2 : 1} come back, ${made.scans} scans, ${made.keys} keys, ${seconds} s\n`,
    )

    const fresh = orders().filter(({ id }) => !known.has(id))
    expect(fresh).toHaveLength(run.sales + 1)
    expect(fresh.every(({ status }) => status === 4)).toBe(true)
    const paidIn = (order: Order) => order.payments.reduce((sum, payment) => sum + paidOf(payment), 0)
    for (const order of fresh) expect(paidIn(order), order.number).toBe(order.totals.grandTotal)
    const exchanged = fresh.filter(({ originReturnId }) => originReturnId !== null)
    expect(exchanged.map((order) => order.lines.map(({ snapshot, quantity }) => [snapshot.sku, quantity]))).toEqual([[[instead.sku, 1]]])
    const first = fresh.find(({ number }) => number === firstNumber)
    expect(first?.returns).toMatchObject([{ status: 'completed', lines: [{ quantity: 1 }] }])
    const split = fresh.filter(({ payments }) => payments.some(({ kind }) => kind === 'externalTerminal'))
    expect(split.map(({ payments }) => payments.map(({ kind, externalReference }) => [kind, externalReference]))).toEqual([
      [
        ['cash', ''],
        ['externalTerminal', 'TID 4711'],
      ],
    ])
    const broughtBack = fresh.filter(({ id, returns }) => id !== first?.id && returns.length > 0)
    expect(broughtBack).toHaveLength(run.back > 0 ? 1 : 0)
    for (const { returns, refunds, totals } of broughtBack) {
      expect(returns).toMatchObject([{ status: 'completed', lines: [{ quantity: 1 }] }])
      expect(refunds).toMatchObject([{ method: 'cash', state: 'succeeded', amount: totals.grandTotal }])
    }

    const expected = new Map(shelvesBefore)
    const move = (itemId: string, change: number) => expected.set(itemId, (expected.get(itemId) ?? 0) + change)
    for (const order of fresh) for (const line of order.lines) move(line.itemId, -line.quantity)
    for (const { lines } of fresh.flatMap(({ returns }) => returns)) for (const line of lines) move(line.itemId, line.quantity)
    expect([...onTheShelves()].filter(([itemId, units]) => expected.get(itemId) !== units)).toEqual([])
    expect(fresh.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.quantity, 0)).toBe(baskets.flat().length + 1)
    expect(window.complaints).toEqual([])
  })

  /** Ten in cash and the rest by card: the number on its slip is typed. */
  const putDownAPart = async () => {
    const { page } = window
    await type('10')
    await press('F9')
    const slip = page.getByRole('textbox', { name: 'Number on the slip' })
    await expect.poll(() => slip.evaluate((field) => field === document.activeElement)).toBe(true)
    await type('TID 4711')
    await inBothLights('a sale paid in parts')
    if (run.zoom === 1) await takePicture(page, 'counter-parts')
  }

  /** Somebody brings a piece back and has no receipt: a scan of it leads to its sale, and the cash goes back. */
  const takeBack = async (sku: string, number: string) => {
    const { page } = window
    await press('Control+k')
    await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"]') != null)
    await type('take goods back')
    await page
      .getByRole('option', { name: /^Take goods back/ })
      .first()
      .waitFor()
    await press('Enter')
    await page.getByRole('heading', { name: 'Which order?' }).waitFor()
    await scan(sku)
    const sale = page.getByRole('list', { name: 'Sales that fit' }).getByRole('button').first()
    await expect.poll(() => sale.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await sale.textContent()).toContain(number)
    await inBothLights('a sale found without a receipt')
    await takePicture(page, 'take-back')
    await press('Enter')
    await page.getByRole('heading', { name: 'What comes back?' }).waitFor()
    for (const heading of ['Why, and in what condition?', 'Where does it go?', 'What is given back?']) {
      await press('Enter')
      await page.getByRole('heading', { name: heading }).waitFor()
    }
    const noRefund = page.getByRole('radio', { name: /^No refund now/ })
    while (!(await noRefund.evaluate((radio) => radio === document.activeElement))) await press('Tab')
    await press('ArrowDown')
    await press('Enter')
    await page.getByRole('heading', { name: 'Is this right?' }).waitFor()
    await press('Enter')
    await page.getByRole('heading', { name: /^Return .* is recorded$/ }).waitFor()
    await focusIsHeld('a take-back that is done')
    await inBothLights('a take-back that is done')
    await press('g')
    await press('b')
    await page.getByRole('combobox', { name: 'Find an item' }).waitFor()
  }

  /** The first customer brings one piece back and takes something dearer. */
  const exchange = async (receipt: string, brought: ProductItem, instead: ProductItem) => {
    const { page } = window
    await press('g')
    await press('e')
    await page.getByRole('heading', { level: 1, name: 'Exchange' }).waitFor()
    await scan(receipt)
    await page.getByRole('heading', { level: 1, name: /^Exchange from order/ }).waitFor()
    const difference = page.getByRole('table', { name: 'The difference' })
    await scan(brought.sku)
    await difference.getByText('comes back').waitFor()
    await press('F4')
    await scan(instead.sku)
    await difference.getByText('goes out').waitFor()
    await focusIsHeld('an exchange')
    await inBothLights('an exchange')
    if (run.zoom === 1) await takePicture(page, 'exchange')
    await press('F8')
    await page.waitForFunction(() => document.activeElement?.closest('#basket-cash') != null)
    await press('Enter')
    await page.getByRole('heading', { name: 'Exchanged' }).waitFor()
    await focusIsHeld('an exchange that is made')
    await inBothLights('an exchange that is made')
    await press('Enter')
    await page.getByRole('combobox', { name: 'Find an item' }).waitFor()
  }
})
