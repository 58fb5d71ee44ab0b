// A manager's morning in a real browser by keyboard alone: twenty held orders judged, and a few zoomed in.

import { beforeAll, describe, expect, test } from 'vitest'
import { AS_A_PERSON, axeFindings, LONG_PATIENCE, takePicture, zoomTo } from '../support/app-under-test.ts'
import { deskInBrowser } from '../support/desk-in-browser.ts'
import { browserMissing } from '../support/real-browser.ts'

const missing = browserMissing()
/** Those of the sample shop. */
const HELD_IN_SAMPLE = 6

const RUNS = [
  { name: 'at the size of a screen', zoom: 1, pending: 12, confirmed: 8 },
  { name: 'at 200 % zoom', zoom: 2, pending: 3, confirmed: 2 },
] as const

const size = { width: 1360, height: 800 }
const window = deskInBrowser({ args: [], size })

beforeAll(async () => {
  if (missing !== null) return
  const { page } = window
  await page
    .getByRole('main')
    .getByRole('button', { name: /sample shop/i })
    .click()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Confirmed [1-9]/ })
    .waitFor(LONG_PATIENCE)
})

describe.skipIf(missing !== null).each(RUNS)(`a manager's morning $name${missing ? ` (skipped: ${missing})` : ''}`, (run) => {
  const orders = run.pending + run.confirmed
  let keys = 0

  beforeAll(() => zoomTo(window.page, size, run.zoom))

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
    await card.getByText(`✔ ${count} done`, { exact: true }).waitFor(LONG_PATIENCE)
    expect(await axeFindings(page)).toEqual([])
    await card.getByRole('button', { name: 'Close' }).click()
  }

  test('many orders are held at once from a list, each by a command of its own', async () => {
    // The sample shop has come in whole.
    if (run.zoom === 1) await expect.poll(heldCount, LONG_PATIENCE).toBe(HELD_IN_SAMPLE)
    const before = await heldCount()
    await holdFirst('n', 'Pending', run.pending)
    await holdFirst('c', 'Confirmed', run.confirmed)
    await expect.poll(heldCount).toBe(before + orders)
  })

  test('orders of one reason are a view of the manager’s own, opened by its key, and its rows have a menu', async () => {
    if (run.zoom !== 1) return
    const { page } = window
    await press('g', 'n')
    await page.getByRole('heading', { level: 1, name: 'Pending' }).waitFor()
    await press('f')
    const filter = page.getByRole('dialog', { name: 'Filter the list' })
    await filter.getByLabel('Look in').selectOption('All orders')
    await filter.getByLabel('Fraud suspected').check()
    expect(await axeFindings(page)).toEqual([])
    await filter.getByRole('button', { name: 'Show' }).click()
    await page.getByRole('heading', { level: 1, name: 'All orders' }).waitFor()
    await page.getByRole('button', { name: 'Save as a view' }).click()
    const editor = page.getByRole('dialog', { name: 'Save as a view' })
    await editor.getByLabel('Name').fill('Suspected')
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Suspected' }).waitFor()
    await press('g', 'n')
    await page.getByRole('heading', { level: 1, name: 'Pending' }).waitFor()
    await press('1')
    await page.getByRole('heading', { level: 1, name: 'Suspected' }).waitFor()
    const tab = page.getByRole('navigation', { name: 'Saved views' }).getByRole('link', { name: /Suspected/ })
    await expect.poll(async () => Number((await tab.locator('b').textContent()) ?? '0')).toBeGreaterThanOrEqual(orders)
    await page.getByRole('main').getByRole('row').nth(1).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('region', { name: /^Preview of / }).waitFor()
    await press('Shift+F10')
    await page.getByRole('menu').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
  })

  test('held orders are judged by keyboard: released, rejected, asked, put aside', async () => {
    const { page } = window
    await press('g', 'h')
    await page.getByRole('heading', { level: 1, name: 'Held' }).waitFor()
    const grid = page.getByRole('grid')
    await expect.poll(() => grid.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: /^Fraud suspected/ }).click()
    const [before, cancelledBefore] = [await heldCount(), await countOf('Cancelled')]
    await expect.poll(() => page.getByRole('main').getByRole('row').count()).toBeGreaterThan(1)
    expect(await axeFindings(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await axeFindings(page)).toEqual([])
    if (run.zoom === 1) await takePicture(page, 'held')
    await page.emulateMedia({ colorScheme: 'light' })
    await grid.focus()
    await press('Home')
    keys = 0
    const begun = Date.now()
    const judged: Record<string, string[]> = { Released: [], Rejected: [], Asked: [], Snoozed: [] }
    for (let turn = 0; turn < orders; turn += 1) {
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
      if (turn === orders - 1) break
      // The next one stands there by itself, and keys still reach the list.
      await expect.poll(() => grid.locator('[data-current] bdi').first().textContent()).not.toBe(number)
      expect(await hasFocus(), `focus after ${number}`).toBe(true)
    }
    const seconds = (Date.now() - begun) / 1000
    console.log(`  ${run.name}: ${orders} held orders judged with ${keys} keystrokes in ${seconds.toFixed(1)} s`)
    // What was judged leaves the desk when it can no longer be taken back.
    const settled = (judged.Released?.length ?? 0) + (judged.Rejected?.length ?? 0)
    await expect.poll(heldCount, LONG_PATIENCE).toBe(before - settled)
    // What was turned down is cancelled, and nothing else is; what was asked or put aside is held as before.
    await expect.poll(() => countOf('Cancelled')).toBe(cancelledBefore + (judged.Rejected?.length ?? 0))
    await press('r')
    await page.getByRole('button', { name: /^Snoozed/ }).click()
    for (const number of judged.Snoozed ?? []) await page.getByRole('row', { name: new RegExp(number) }).waitFor()
    expect(window.complaints).toEqual([])
  })
})

/** Three of five go on; one is turned down; one waits, for an answer or for tomorrow. */
const VERDICTS = [
  { keys: ['a', '1'], said: 'Released' },
  { keys: ['a', '2'], said: 'Released' },
  { keys: ['x', '1'], said: 'Rejected' },
  { keys: ['c', 'Control+Enter'], said: 'Asked' },
  { keys: ['s', '1'], said: 'Snoozed' },
] as const
