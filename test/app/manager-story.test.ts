// A manager's morning in a real browser: twenty held orders judged by keyboard alone.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AS_A_PERSON, axeFindings, openWindow, type RunningApp, startApp, takePicture, type Window } from '../support/app-under-test.ts'
import { browserMissing } from '../support/real-browser.ts'

const missing = browserMissing()
const ORDERS = 20
/** Those of the sample shop. */
const HELD_BEFORE = 6

describe.skipIf(missing !== null)(`a manager's morning${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'order-desk-manager-'))
  let app: RunningApp
  let window: Window
  let keys = 0

  beforeAll(async () => {
    app = await startApp(folder)
    window = await openWindow(app.address)
    const { page } = window
    await page
      .getByRole('main')
      .getByRole('button', { name: /sample shop/i })
      .click()
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^Confirmed [1-9]/ })
      .waitFor({ timeout: 60_000 })
  }, 90_000)

  afterAll(async () => {
    await window?.browser.close()
    await app?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const press = async (...pressed: readonly string[]) => {
    for (const key of pressed) {
      await window.page.keyboard.press(key, AS_A_PERSON)
      keys += 1
    }
  }
  const countOf = async (queue: string) => {
    const text = await window.page
      .getByRole('navigation')
      .getByRole('link', { name: new RegExp(`^${queue}`) })
      .textContent()
    return Number((text ?? '').replace(/\D/g, ''))
  }
  const heldCount = () => countOf('Held')
  const hasFocus = () => window.page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)

  const holdFirst = async (letter: string, queue: string, count: number) => {
    const { page } = window
    await press('g', letter)
    await page.getByRole('heading', { level: 1, name: queue }).waitFor()
    await page.getByRole('main').getByRole('row').nth(2).waitFor()
    await press('Home', 'x')
    const bar = page.getByRole('region', { name: 'Chosen orders' })
    await bar.waitFor()
    for (let step = 1; step < count; step += 1) await press('Shift+ArrowDown')
    await expect.poll(() => bar.locator('strong').textContent()).toBe(`${count} orders chosen`)
    await bar.getByRole('button', { name: 'Put on hold' }).click()
    await bar.getByRole('combobox', { name: 'Reason' }).selectOption('FRAUD_SUSPECTED')
    await bar.getByRole('textbox').fill('a new customer with many orders')
    await press('Enter')
    const card = page.getByRole('region', { name: 'Put on hold: many orders' })
    await card.getByText(`✔ ${count} done · ✖ 0 refused`).waitFor({ timeout: 20_000 })
    expect(await axeFindings(page)).toEqual([])
    await card.getByRole('button', { name: 'Close' }).click()
  }

  test('many orders are held at once from a list, each by a command of its own', async () => {
    // The sample shop has come in whole.
    await expect.poll(heldCount, { timeout: 20_000 }).toBe(HELD_BEFORE)
    await holdFirst('n', 'Pending', 12)
    await holdFirst('c', 'Confirmed', 8)
    await expect.poll(heldCount).toBe(HELD_BEFORE + ORDERS)
  }, 60_000)

  test('twenty held orders are judged by keyboard: released, rejected, asked, put aside', async () => {
    const { page } = window
    await press('g', 'h')
    await page.getByRole('heading', { level: 1, name: 'Held' }).waitFor()
    const grid = page.getByRole('grid')
    await expect.poll(() => grid.evaluate((element) => element === document.activeElement), { timeout: 5000 }).toBe(true)
    await page.getByRole('button', { name: /^Fraud suspected/ }).click()
    const [before, cancelledBefore] = [await heldCount(), await countOf('Cancelled')]
    await expect.poll(() => page.getByRole('main').getByRole('row').count()).toBeGreaterThan(1)
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeFindings(page)).toEqual([])
    await takePicture(page, 'held')
    await page.emulateMedia({ colorScheme: 'light' })
    await grid.focus()
    await press('Home')
    keys = 0
    const begun = Date.now()
    const judged: Record<string, string[]> = { Released: [], Rejected: [], Asked: [], Snoozed: [] }
    for (let turn = 0; turn < ORDERS; turn += 1) {
      const number = (await grid.locator('[data-current] bdi').first().textContent()) ?? ''
      await page.getByRole('region', { name: `Preview of ${number}` }).waitFor()
      const verdict = VERDICTS[turn % VERDICTS.length] ?? VERDICTS[0]
      // What was paid is not simply cancelled: it is let go instead.
      const mayReject = (await page.getByRole('button', { name: /^Reject/ }).getAttribute('aria-disabled')) !== 'true'
      const given = verdict.said === 'Rejected' && !mayReject ? VERDICTS[0] : verdict
      const [verb, words] = given.keys
      await press(verb)
      await page.getByRole('dialog').waitFor()
      await press(words)
      judged[given.said]?.push(number)
      if (turn === ORDERS - 1) break
      // The next one stands there by itself, and keys still reach the list.
      await expect.poll(() => grid.locator('[data-current] bdi').first().textContent()).not.toBe(number)
      expect(await hasFocus(), `focus after ${number}`).toBe(true)
    }
    const seconds = (Date.now() - begun) / 1000
    console.log(`  ${ORDERS} held orders judged with ${keys} keystrokes in ${seconds.toFixed(1)} s`)
    // What was judged leaves the desk when it can no longer be taken back.
    const settled = (judged.Released?.length ?? 0) + (judged.Rejected?.length ?? 0)
    await expect.poll(heldCount, { timeout: 20_000 }).toBe(before - settled)
    // What was turned down is cancelled, and nothing else is; what was asked or put aside is held as before.
    expect(await countOf('Cancelled')).toBe(cancelledBefore + (judged.Rejected?.length ?? 0))
    await press('r')
    await page.getByRole('button', { name: /^Snoozed/ }).click()
    for (const number of judged.Snoozed ?? []) await page.getByRole('row', { name: new RegExp(number) }).waitFor()
    expect(window.complaints).toEqual([])
  }, 90_000)
})

/** Three of five go on; one is turned down; one waits, for an answer or for tomorrow. */
const VERDICTS = [
  { keys: ['a', '1'], said: 'Released' },
  { keys: ['a', '2'], said: 'Released' },
  { keys: ['x', '1'], said: 'Rejected' },
  { keys: ['c', 'Control+Enter'], said: 'Asked' },
  { keys: ['s', '1'], said: 'Snoozed' },
] as const
