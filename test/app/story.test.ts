// The desk's story in a real browser, on a real ledger: orders in, one taken back, one exchanged and carried to its end.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  AS_A_PERSON,
  axeFindings,
  LONG_PATIENCE,
  openWindow,
  type RunningApp,
  startApp,
  takePicture,
  type Window,
} from '../support/app-under-test.ts'
import { browserMissing } from '../support/real-browser.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'

const LEDGER = join(PROJECT_ROOT, 'test/fixtures/ledger/online-retail.eu.csv')
const CENTRA = join(PROJECT_ROOT, 'test/fixtures/centra/payment-result.json')
const missing = browserMissing()

function wholeNumber(text: string | null): number {
  return Number((text ?? '').replaceAll(',', ''))
}

describe.skipIf(missing !== null)(`a day at the desk${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'order-desk-story-'))
  let app: RunningApp
  let window: Window
  let page: Page

  beforeAll(async () => {
    app = await startApp(folder)
    window = await openWindow(app.address)
    page = window.page
  })

  afterAll(async () => {
    await window?.browser.close()
    await app?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(async () => {
      await page.screenshot({ path: join(PROJECT_ROOT, 'test/.artifacts', `${task.name.slice(0, 60)}.png`) })
    })
  })

  const main = () => page.getByRole('main')
  const queue = async (name: string) => {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click()
    await main().getByRole('heading', { level: 1, name }).waitFor()
  }
  const picture = (name: string) => takePicture(page, name)
  const calm = async (what: string) => expect(await axeFindings(page), what).toEqual([])
  const more = async (action: RegExp) => {
    await main()
      .getByRole('button', { name: /^More( M)?$/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: action }).click()
  }
  const dialog = (): Locator => page.getByRole('dialog')

  test('an empty desk offers the sample shop, an import, and to join a shop', async () => {
    await main()
      .getByRole('button', { name: /sample shop/i })
      .or(main().getByRole('link', { name: /sample shop/i }))
      .waitFor()
    await calm('first run')
    await main()
      .getByRole('link', { name: /import orders/i })
      .or(main().getByRole('button', { name: /import orders/i }))
      .click()
  })

  test('a ledger of 10,000 lines becomes orders, and says what it could not take', async () => {
    await page.locator('input[type=file]').setInputFiles(LEDGER)
    await main().getByText('online-retail.eu.csv is in.').waitFor({ timeout: 200_000 })
    const figure = (label: string) => main().getByRole('definition').nth(LABELS.indexOf(label))
    const LABELS = await main().getByRole('term').allTextContents()
    expect(await figure('Lines read').textContent()).toBe('10,000')
    const [imported = 0, rejected = 0] = [await figure('Lines imported').textContent(), await figure('Lines rejected').textContent()].map(
      wholeNumber,
    )
    expect(imported + rejected).toBe(10_000)
    await calm('import')
  })

  test('a Centra order comes in as the right order, pending, with its name spelled right', async () => {
    await main().getByRole('button', { name: 'Import another file' }).click()
    await page.locator('input[type=file]').setInputFiles(CENTRA)
    await expect
      .poll(
        () =>
          page
            .getByRole('navigation')
            .getByRole('link', { name: /^Pending/ })
            .textContent(),
        LONG_PATIENCE,
      )
      .toContain('1')
    await queue('Pending')
    const row = main().getByRole('row', { name: /Maximillian George/ })
    await row.waitFor()
    await expect.poll(() => row.textContent()).toMatch(/SEK\s3,600\.00/)
    await row.dblclick()
    await main().getByText('Dybecksvägen 51').first().waitFor()
    await calm('order')
  })

  test('the queues show real orders by status, and search finds one', async () => {
    await queue('Completed')
    await expect.poll(() => main().getByRole('row').count()).toBeGreaterThan(10)
    await calm('queue')
    await page.keyboard.press('/')
    await page.keyboard.type('I-00339', AS_A_PERSON)
    await main()
      .getByRole('row', { name: /I-00339/ })
      .waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await main()
      .getByRole('heading', { level: 1, name: /I-00339/ })
      .waitFor()
    await picture('order')
  })

  test('goods come back by the return wizard, all of it by keyboard, and are worth what was paid', async () => {
    await main().getByRole('button', { name: 'Return products' }).first().press('Enter')
    await main().getByRole('heading', { name: 'What comes back?' }).waitFor()
    await calm('wizard: items')
    await main().getByRole('button', { name: 'Everything comes back' }).press('Enter')
    await page.getByRole('button', { name: /^Reason/ }).press('Enter')
    await main().getByRole('heading', { name: 'Why, and in what condition?' }).waitFor()
    await calm('wizard: reason')
    await page.getByRole('button', { name: /^Where it goes/ }).press('Enter')
    await main().getByRole('heading', { name: 'Where does it go?' }).waitFor()
    await calm('wizard: where')
    await page.getByRole('button', { name: /^Refund/ }).press('Enter')
    await main().getByRole('heading', { name: 'What is given back?' }).waitFor()
    await calm('wizard: refund')
    await page.getByRole('button', { name: /^Review/ }).press('Enter')
    await main().getByRole('heading', { name: 'Is this right?' }).waitFor()
    await calm('wizard: review')
    await page.getByRole('button', { name: /^Record return/ }).press('Enter')
    await main()
      .getByRole('heading', { name: /Return I-00339-R1 is recorded/ })
      .waitFor()
    await calm('wizard: done')
  })

  test('the return becomes an exchange: a selection with its credit, checked out as a new order', async () => {
    await main().getByRole('button', { name: 'Create selection' }).click()
    await main()
      .getByRole('heading', { level: 1, name: /selection|new order|exchange/i })
      .waitFor()
    await calm('new order')
    await picture('new-order')
    await main()
      .getByRole('button', { name: /^Create order/ })
      .click()
    await main()
      .getByRole('heading', { level: 1, name: /A-00001/ })
      .waitFor(LONG_PATIENCE)
  })

  test('the new order is held with a reason, edited while held, and resumed', async () => {
    await page.keyboard.press('h')
    await dialog().getByRole('textbox').first().fill('The customer wants to check the address')
    await dialog().getByRole('button', { name: /hold/i }).click()
    await main().getByText('The customer wants to check the address').first().waitFor()
    await main()
      .getByRole('button', { name: /Edit: Internal comment/ })
      .click()
    await main().getByRole('textbox').last().fill('Called at noon')
    await main().getByRole('button', { name: /^Save/ }).click()
    await main().getByText('Called at noon').first().waitFor()
    await calm('held order')
    await more(/Resume/)
    await dialog().getByRole('textbox', { name: 'Why it may go on' }).fill('The address is right')
    await page.keyboard.press('Enter')
    await main()
      .getByText(/^Resumed; no longer held/)
      .first()
      .waitFor()
    await main()
      .getByRole('button', { name: /^Confirm order/ })
      .waitFor()
  })

  test('one key after the other carries it from confirmed to completed', async () => {
    for (const step of [/^Confirm order/, /^Create shipment/, /good-to-go/i, /^Complete shipment/]) {
      const next = main().getByRole('button', { name: step })
      await next.and(main().getByRole('button', { name: /Enter$/ })).press('Enter')
    }
    await dialog()
      .getByRole('textbox', { name: /tracking number/i })
      .first()
      .fill('RR123456785SE')
    await dialog()
      .getByRole('button', { name: /complete/i })
      .press('Enter')
    await main()
      .getByRole('list', { name: 'Stages of shipment A-00001-1' })
      .getByText(/^Completed/)
      .waitFor()
    await main().getByRole('button', { name: 'Return products' }).first().waitFor()
    await picture('completed')
  })

  test('another return is refunded at once, less what sending it back cost, and the arithmetic is shown', async () => {
    await page.keyboard.press('/')
    await page.keyboard.type('I-00298', AS_A_PERSON)
    await main()
      .getByRole('row', { name: /I-00298/ })
      .dblclick()
    await main().getByRole('button', { name: 'Return products' }).first().press('Enter')
    await main().getByRole('button', { name: 'Everything comes back' }).press('Enter')
    await main()
      .getByRole('button', { name: /^One fewer/ })
      .first()
      .press('Enter')
    await page.getByRole('button', { name: /^Reason/ }).press('Enter')
    await page.getByRole('button', { name: /^Where it goes/ }).press('Enter')
    await main().getByText('Remove from stock', { exact: true }).last().click()
    await page.getByRole('button', { name: /^Refund/ }).press('Enter')
    await main().getByLabel('Return cost to keep').fill('5.00')
    await main().getByText('Refund now', { exact: true }).click()
    await calm('wizard: refund now')
    await page.getByRole('button', { name: /^Review/ }).press('Enter')
    await main().getByRole('heading', { name: 'Is this right?' }).waitFor()
    await picture('wizard')
    await calm('wizard: review of a refund')
    await page.getByRole('button', { name: /^Record return/ }).press('Enter')
    await main()
      .getByRole('heading', { name: /Return I-00298-R1 is recorded/ })
      .waitFor()
    await page.getByRole('button', { name: /^Open order/ }).press('Enter')
    await main()
      .getByText(/refunded/i)
      .first()
      .waitFor()
    await picture('returned')
  })

  test('the desk is as readable in the dark, and on a small screen', async () => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await queue('Completed')
    await calm('queue, dark')
    await page.setViewportSize({ width: 1024, height: 700 })
    await main().getByRole('row').nth(2).dblclick()
    await main().getByRole('button', { name: 'Return products' }).first().waitFor()
    await calm('order, dark and small')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1360, height: 800 })
  })

  test('with the desk process stopped the window still shows and searches its copy, and says so', async () => {
    await queue('Completed')
    expect(await app.stop()).toBe(0)
    await page
      .getByText(/desk process is stopped/i)
      .first()
      .waitFor(LONG_PATIENCE)
    await queue('Pending')
    await main()
      .getByRole('row', { name: /Maximillian George/ })
      .waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('maximillian', AS_A_PERSON)
    await main()
      .getByRole('row', { name: /Maximillian George/ })
      .waitFor()
    await picture('stopped')
    await calm('stopped')
    app = await startApp(folder, { port: app.port })
    await page
      .getByText(/desk process is stopped/i)
      .first()
      .waitFor({ state: 'hidden', ...LONG_PATIENCE })
  })

  test('the browser found nothing to complain about', () => {
    const unexpected = window.complaints.filter((complaint) => !/WebSocket connection|ERR_CONNECTION_REFUSED/.test(complaint))
    expect(unexpected).toEqual([])
  })
})
