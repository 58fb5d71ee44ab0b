// A shop with a hub and two desks, each in a real browser: the hub goes away, both work on, it comes back, and what got in each
// other's way is decided by a manager.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  AS_A_PERSON,
  axeFindings,
  LONG_PATIENCE,
  openWindow,
  type RunningApp,
  type RunningHub,
  startApp,
  startHub,
  takePicture,
  type Window,
} from '../support/app-under-test.ts'
import { browserMissing } from '../support/real-browser.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'

const missing = browserMissing()

describe.skipIf(missing !== null)(`two desks and a hub${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'order-desk-two-'))
  let hub: RunningHub
  let packing: RunningApp
  let office: RunningApp
  let windows: Window[] = []
  let a: Page
  let b: Page
  /** The order both work on, and the one sold while the hub is away. */
  let contested = ''
  let sold = ''

  beforeAll(async () => {
    hub = await startHub(join(folder, 'hub'), { args: ['--demo', '--add-desk', 'Packing'] })
    packing = await startApp(join(folder, 'packing'))
    office = await startApp(join(folder, 'office'))
    windows = [await openWindow(packing.address), await openWindow(office.address)]
    const [first, second] = windows
    if (!first || !second) throw new Error('two windows were opened')
    a = first.page
    b = second.page
  })

  afterAll(async () => {
    for (const window of windows) await window.browser.close()
    for (const process of [packing, office, hub]) await process?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(async () => {
      for (const [name, page] of [
        ['a', a],
        ['b', b],
      ] as const) {
        await page.screenshot({ path: join(PROJECT_ROOT, 'test/.artifacts', `${task.name.slice(0, 50)}-${name}.png`) })
      }
    })
  })

  const main = (page: Page) => page.getByRole('main')
  const dialog = (page: Page) => page.getByRole('dialog')
  const calm = async (page: Page, what: string) => expect(await axeFindings(page), what).toEqual([])
  const queue = async (page: Page, name: string) => {
    await page
      .getByRole('navigation', { name: 'Queues' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click()
    await main(page).getByRole('heading', { level: 1, name }).waitFor()
  }
  const pill = (page: Page, says: RegExp) => page.getByRole('link', { name: says }).waitFor(LONG_PATIENCE)
  const toSyncCentre = async (page: Page) => {
    await page.getByRole('link', { name: /^Connection:/ }).click()
    await main(page).getByRole('heading', { level: 1, name: 'Sync centre' }).waitFor()
  }
  const openOrder = async (page: Page, number: string) => {
    await page.keyboard.press('Escape')
    const found = main(page).getByRole('heading', { level: 1, name: `“${number}”` })
    // The list that Escape leads back to may come a moment later, with the words that were searched for there.
    await expect
      .poll(async () => {
        await page.getByRole('searchbox', { name: 'Search orders' }).fill(number)
        return found.isVisible()
      }, LONG_PATIENCE)
      .toBe(true)
    await main(page)
      .getByRole('row', { name: new RegExp(number) })
      .click()
    await page.keyboard.press('Enter')
    await main(page)
      .getByRole('heading', { level: 1, name: new RegExp(`^${number}`) })
      .waitFor()
  }
  const more = async (page: Page, menu: RegExp, action: RegExp) => {
    await main(page).getByRole('button', { name: menu }).first().click()
    await page.getByRole('menuitem', { name: action }).click()
  }
  const joinShop = async (page: Page, code: string) => {
    await page.getByLabel('Address of the hub').fill(hub.url)
    await page.getByLabel('Code').fill(code)
    await page.getByLabel('Code').press('Enter')
  }

  test('an empty desk joins the shop by the hub’s address and its code; a wrong code is said in place', async () => {
    await main(a)
      .getByRole('button', { name: /Join a shop/ })
      .click()
    await main(a).getByRole('heading', { level: 1, name: 'Join a shop' }).waitFor()
    await calm(a, 'join')
    await joinShop(a, 'WRONG-CODE')
    await main(a).getByRole('alert').waitFor()
    await joinShop(a, hub.code ?? '')
    await a
      .getByText(/This desk is “Packing”/)
      .first()
      .waitFor(LONG_PATIENCE)
    await pill(a, /Online · up to date/)
    await queue(a, 'Good-to-go')
    await main(a).getByRole('row').nth(2).waitFor()
  })

  test('a manager adds a second desk, and the code shown once lets it in', async () => {
    await toSyncCentre(a)
    await main(a).getByRole('textbox', { name: 'Add a desk' }).fill('Office')
    await main(a).getByRole('button', { name: 'Get a code' }).click()
    const code = await main(a).getByRole('status').filter({ hasText: 'joins with this code' }).locator('strong').textContent()
    await calm(a, 'sync centre')
    await main(b)
      .getByRole('button', { name: /Join a shop/ })
      .click()
    await joinShop(b, code ?? '')
    await pill(b, /Online · up to date/)
    await main(a).getByRole('button', { name: 'Read again' }).click()
    await main(a)
      .getByRole('row', { name: /Office/ })
      .getByText('Joined')
      .waitFor()
  })

  test('the packing desk claims a parcel while the hub is there', async () => {
    await queue(a, 'Good-to-go')
    await main(a).getByRole('row').nth(1).getByRole('link').waitFor()
    const ready = new Set(await main(a).getByRole('row').getByRole('link').allTextContents())
    // How an order is paid stands in the queues of the office.
    await queue(a, 'Processing')
    const onInvoice = main(a)
      .getByRole('row')
      .filter({ hasText: /invoice/i })
    await onInvoice.first().waitFor()
    contested = (await onInvoice.getByRole('link').allTextContents()).find((number) => ready.has(number)) ?? ''
    await openOrder(a, contested)
    await more(a, /^More for shipment/, /^Claim shipment/)
    await main(a)
      .getByText(/claimed by/i)
      .first()
      .waitFor()
    // Sent, taken, and come back: nothing of it waits any more.
    await main(a)
      .getByText(/^(saving|accepted)$/)
      .first()
      .waitFor({ state: 'hidden' })
  })

  test('the hub is stopped: both desks say so and go on', async () => {
    await hub.stop()
    await pill(a, /Hub not reachable|Offline/)
    await pill(b, /Hub not reachable|Offline/)
    await main(a).getByText('Work goes on').first().waitFor()
    await calm(a, 'offline')
  })

  test('the packing desk hands the parcel to the carrier, and the order says that this waits to be sent', async () => {
    await main(a)
      .getByRole('button', { name: /^Complete shipment/ })
      .first()
      .click()
    await dialog(a).getByRole('textbox', { name: 'Tracking number', exact: true }).fill('RR123456785SE')
    await dialog(a)
      .getByRole('button', { name: /complete/i })
      .click()
    await main(a)
      .getByText(/^waiting to send since/)
      .first()
      .waitFor()
    await main(a).getByRole('list', { name: 'History' }).getByText('Complete shipment · waiting to send').waitFor()
    await calm(a, 'waiting order')
  })

  test('the same desk sells over the counter: the receipt has its number', async () => {
    await a.getByRole('navigation', { name: 'Queues' }).getByRole('link', { name: 'New order' }).click()
    await main(a).getByText('Over the counter', { exact: true }).click()
    await main(a).getByRole('combobox', { name: 'Find an item' }).fill('basket')
    await main(a)
      .getByRole('option', { name: /basket/i })
      .first()
      .waitFor()
    await a.keyboard.press('Enter')
    await main(a).getByRole('radio', { name: /cash/i }).first().check()
    await main(a).getByRole('button', { name: /^Sell/ }).click()
    await main(a).getByRole('heading', { name: 'Sold' }).waitFor()
    sold =
      (await main(a)
        .getByRole('link', { name: /^\w+-\d{5}$/ })
        .textContent()) ?? ''
    expect(sold).toMatch(/^[A-Z]\d*-00001$/)
    await main(a)
      .getByText(/^waiting to send since/)
      .first()
      .waitFor()
  })

  test('and takes goods back: the return is recorded, its money waits', async () => {
    await queue(a, 'Completed')
    await main(a).getByRole('row').nth(3).dblclick()
    await main(a).getByRole('button', { name: 'Return products' }).first().press('Enter')
    await main(a).getByRole('button', { name: 'Everything comes back' }).press('Enter')
    for (const next of [/^Reason/, /^Where it goes/, /^Refund/, /^Review/, /^Record return/]) {
      await a.getByRole('button', { name: next }).press('Enter')
    }
    await main(a)
      .getByRole('heading', { name: /is recorded$/ })
      .waitFor()
  })

  test('what waits stands in the sync centre, action by action', async () => {
    await toSyncCentre(a)
    const table = main(a).getByRole('table').first()
    for (const action of ['Complete shipment', 'Sell over the counter', 'Create return']) {
      await table.getByRole('row', { name: new RegExp(action) }).waitFor()
    }
    await calm(a, 'sync centre, offline')
    await takePicture(a, 'offline')
  })

  test('the office cancels the same order meanwhile; it is written down and not shown as done', async () => {
    await openOrder(b, contested)
    await more(b, /^More( M)?$/, /^Cancel order/)
    await dialog(b).getByRole('textbox').first().fill('The customer found it cheaper')
    await dialog(b)
      .getByRole('button', { name: /^Cancel order/ })
      .click()
    await b.getByText('Cancel order: waiting to be sent').first().waitFor()
    await main(b).getByText('Processing', { exact: true }).first().waitFor()
  })

  test('the packing desk is closed for the night with its work unsent; the hub returns and hears of the office first', async () => {
    expect(await packing.stop()).toBe(0)
    hub = await startHub(join(folder, 'hub'), { port: hub.port })
    await toSyncCentre(b)
    await main(b).getByRole('button', { name: 'Ask for changes now' }).click()
    await pill(b, /Online · up to date/)
    await openOrder(b, contested)
    await main(b).getByText('Cancelled', { exact: true }).first().waitFor()
  })

  test('opened again, the packing desk sends all it kept; nothing is lost, and the parcel becomes a case', async () => {
    packing = await startApp(join(folder, 'packing'), { port: packing.port })
    await a.goto(packing.address)
    await pill(a, /Online · up to date/)
    for (const page of [a, b]) {
      await page
        .getByRole('navigation', { name: 'Queues' })
        .getByRole('link', { name: /^Conflicts 1/ })
        .waitFor(LONG_PATIENCE)
    }
    await openOrder(b, sold)
    await openOrder(b, contested)
    await main(b)
      .getByText(/a manager decides/)
      .first()
      .waitFor()
    await calm(b, 'order with a case')
  })

  test('a manager reads what happened here and what the service knew, in the light and in the dark', async () => {
    await b
      .getByRole('navigation', { name: 'Queues' })
      .getByRole('link', { name: /^Conflicts/ })
      .click()
    await main(b).getByRole('heading', { name: 'Shipped while the order was cancelled' }).waitFor()
    await main(b).getByRole('link', { name: contested }).first().waitFor()
    await calm(b, 'conflicts')
    await takePicture(b, 'conflict')
    await b.emulateMedia({ colorScheme: 'dark' })
    await calm(b, 'conflicts, dark')
    await toSyncCentre(b)
    await calm(b, 'sync centre, dark')
    await b.emulateMedia({ colorScheme: 'light' })
  })

  test('and decides it by a digit and Enter; both desks agree, and the timeline tells it', async () => {
    await b.keyboard.press('g')
    await b.keyboard.press('f')
    await main(b).getByRole('heading', { name: 'Shipped while the order was cancelled' }).waitFor()
    await b.keyboard.press('1')
    await b.keyboard.type('The customer keeps it', AS_A_PERSON)
    await b.keyboard.press('Enter')
    await main(b)
      .getByText(/Accept and capture, decided by/)
      .waitFor(LONG_PATIENCE)
    for (const page of [a, b]) {
      await openOrder(page, contested)
      const history = main(page).getByRole('list', { name: 'History' })
      await expect.poll(() => history.innerText()).toMatch(/A parcel left while the order was cancelled[\s\S]*cancelled/i)
    }
    // What and by whom; how long ago depends on when it is read.
    const said = async (page: Page) =>
      (await main(page).getByRole('list', { name: 'History' }).innerText()).replaceAll(/^(\d+ min|\d\d:\d\d)$/gm, '')
    await expect.poll(async () => (await said(a)) === (await said(b))).toBe(true)
    expect(await said(a)).toBe(await said(b))
    await main(b).getByRole('list', { name: 'History' }).scrollIntoViewIfNeeded()
    await takePicture(b, 'decided')
  })

  test('the browsers found nothing to complain about', () => {
    const complaints = windows.flatMap((window) => window.complaints)
    expect(complaints.filter((complaint) => !/WebSocket connection|ERR_CONNECTION_REFUSED/.test(complaint))).toEqual([])
  })
})
