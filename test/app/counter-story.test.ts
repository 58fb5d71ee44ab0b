// A day at the till of the sample shop: twenty sales and one exchange by scanner and keyboard alone, in a real browser.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SAMPLE_ITEMS } from '../../electron/demo/sample-items.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { AS_A_PERSON, axeFindings, openWindow, type RunningApp, startApp, takePicture, type Window } from '../support/app-under-test.ts'
import { browserMissing } from '../support/real-browser.ts'
import { scanInto } from '../support/scanner-keys.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'

const missing = browserMissing()
const SALES = 20

const REACTION_MS = 200

describe.skipIf(missing !== null)(`a day at the till${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'order-desk-till-'))
  let app: RunningApp
  let window: Window
  const made = { keys: 0, scans: 0 }

  beforeAll(async () => {
    app = await startApp(folder, { args: ['--demo'] })
    window = await openWindow(app.address, { width: 1280, height: 800 })
    await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
  })

  afterAll(async () => {
    await window?.browser.close()
    await app?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  beforeEach(({ onTestFailed }) => {
    onTestFailed(async () => {
      await window.page.screenshot({ path: join(PROJECT_ROOT, 'test/.artifacts', 'counter-story.png') })
    })
  })

  const press = async (key: string) => {
    made.keys += 1
    // Nobody answers sooner; an Enter right after a scan is the scanner's own.
    await window.page.waitForTimeout(REACTION_MS)
    await window.page.keyboard.press(key)
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
  const inBothLights = async (name: string) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await window.page.emulateMedia({ colorScheme })
      expect(await axeFindings(window.page), `${name}, ${colorScheme}`).toEqual([])
    }
  }
  const read = <Row>(sql: string): readonly Row[] => {
    const authority = new DatabaseSync(join(folder, 'authority.sqlite'), { readOnly: true, timeout: 5000 })
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
    const baskets = Array.from({ length: SALES }, (_, sale) => {
      const basket: ProductItem[] = []
      for (let place = 0; place <= sale % 3; place += 1) basket.push(take(basket))
      return basket
    })
    const brought = baskets[0]?.[0]
    if (!brought) throw new Error('nothing was dealt out')
    return { baskets, brought, instead: take([brought], brought.unitPrice) }
  }

  test('twenty customers are served and one comes back, without a mouse', async () => {
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
        await expect.poll(units, { timeout: 5000 }).toBe(line + 1)
      }
      await focusIsHeld('a basket')
      if (sale === 2) await inBothLights('a basket')
      if (sale === 2) await takePicture(page, 'counter')
      await press('Enter')
      await page.waitForFunction(() => document.activeElement?.closest('#basket-cash') != null)
      if (sale % 3 === 0) await type('20000')
      await press('Enter')
      await page.getByRole('heading', { name: 'Sold' }).waitFor()
      const number = page.getByRole('link', { name: /^[A-Z]\d*-\d+$/ })
      await number.waitFor()
      await focusIsHeld('a sale that is done')
      if (sale === 1) firstNumber = (await number.textContent()) ?? ''
      if (sale === 3) await inBothLights('a sale that is done')
      if (sale === 12) await exchange(firstNumber, brought, instead)
    }

    const seconds = Math.round((performance.now() - began) / 1000)
    process.stdout.write(`till: ${SALES} sales and an exchange, ${made.scans} scans, ${made.keys} keys, ${seconds} s\n`)

    const fresh = orders().filter(({ id }) => !known.has(id))
    expect(fresh).toHaveLength(SALES + 1)
    expect(fresh.every(({ status }) => status === 4)).toBe(true)
    const paidIn = (order: Order) => order.payments.flatMap(({ entries }) => entries).reduce((sum, entry) => sum + entry.value, 0)
    for (const order of fresh) expect(paidIn(order), order.number).toBe(order.totals.grandTotal)
    const exchanged = fresh.filter(({ originReturnId }) => originReturnId !== null)
    expect(exchanged.map((order) => order.lines.map(({ snapshot, quantity }) => [snapshot.sku, quantity]))).toEqual([[[instead.sku, 1]]])
    const first = fresh.find(({ number }) => number === firstNumber)
    expect(first?.returns).toMatchObject([{ status: 'completed', lines: [{ quantity: 1 }] }])

    const expected = new Map(shelvesBefore)
    const move = (itemId: string, change: number) => expected.set(itemId, (expected.get(itemId) ?? 0) + change)
    for (const order of fresh) for (const line of order.lines) move(line.itemId, -line.quantity)
    for (const line of first?.returns[0]?.lines ?? []) move(line.itemId, line.quantity)
    expect([...onTheShelves()].filter(([itemId, units]) => expected.get(itemId) !== units)).toEqual([])
    expect(fresh.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.quantity, 0)).toBe(baskets.flat().length + 1)
    expect(window.complaints).toEqual([])
  }, 120_000)

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
    await takePicture(page, 'exchange')
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
