// A scanner plugged into a real browser: real keys with real pauses, on the sample shop.

import { beforeAll, describe, expect, test } from 'vitest'
import { axeFindings } from '../support/app-under-test.ts'
import { deskInBrowser } from '../support/desk-in-browser.ts'
import { browserMissing } from '../support/real-browser.ts'
import { scanInto } from '../support/scanner-keys.ts'

const missing = browserMissing()

describe.skipIf(missing !== null)(`a scanner at the desk${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const window = deskInBrowser()

  beforeAll(async () => {
    await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
  })

  const scan = (code: string, gapMs = 8) => scanInto(window.page, code, { gapMs })
  const lastScan = () => window.page.getByRole('region', { name: 'Last scan' })
  const goTo = (hash: string) =>
    window.page.evaluate((to) => {
      location.hash = to
    }, hash)

  test('in a list, a scan opens the order it names, whatever its letters are shortcuts for', async () => {
    const { page } = window
    const number = (await page.getByRole('main').getByRole('row').nth(2).innerText()).match(/[A-Z]\d*-\d+/)?.[0] ?? ''
    expect(number).not.toBe('')
    await scan(number)
    await page.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor()
    await expect.poll(() => lastScan().textContent()).toContain(number)
    expect(await axeFindings(page)).toEqual([])
  })

  test('a scan that a busy computer passes on in two parts is one scan, and its first letters are no shortcuts', async () => {
    const { page } = window
    await goTo('#/queue/toPick')
    await page.getByRole('heading', { level: 1, name: 'To pick' }).waitFor()
    const row = page.getByRole('main').getByRole('row').nth(1)
    const number = (await row.innerText()).match(/[A-Z]\d*-\d+/)?.[0] ?? ''
    expect(number).not.toBe('')
    await scanInto(page, number, { heldUp: { afterKeys: 2, ms: 300 } })
    await page.getByRole('heading', { level: 1, name: new RegExp(number) }).waitFor()
    await expect.poll(() => lastScan().textContent()).toContain(number)
  })

  test('in a field a scan leaves what was typed, the caret and the focus, and goes where it belongs', async () => {
    const { page } = window
    await goTo('#/new')
    const finder = page.getByRole('combobox', { name: 'Find an item' })
    await finder.waitFor()
    await finder.focus()
    await page.keyboard.type('organic shirt', { delay: 70 })
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowLeft')
    await scan('4006381333930')
    await expect.poll(() => lastScan().textContent()).toContain('its last digit should be 1')
    expect(await finder.inputValue()).toBe('organic shirt')
    expect(await finder.evaluate((field: HTMLInputElement) => [field.selectionStart, field.selectionEnd])).toEqual([7, 7])
    expect(await finder.evaluate((field) => field === document.activeElement)).toBe(true)
    expect(page.url()).toContain('#/new')
  })

  test('a dialog refuses a scan in words and stays as it is', async () => {
    const { page } = window
    await goTo('#/')
    await page.getByRole('main').getByRole('row').nth(1).waitFor()
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('combobox', { name: 'Command or place' })
    await palette.waitFor()
    await scan('MUG-R-0001')
    await expect.poll(() => lastScan().textContent()).toContain('Finish this first.')
    expect(await palette.inputValue()).toBe('')
    await page.keyboard.press('Escape')
    await palette.waitFor({ state: 'detached' })
  })

  test('what a person types quickly stays typed, and a letter is still a shortcut', async () => {
    const { page } = window
    await page.keyboard.press('/')
    const box = page.getByRole('searchbox', { name: 'Search orders' })
    await expect.poll(() => box.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.keyboard.type('4711 smith', { delay: 65 })
    await page.keyboard.press('Enter')
    expect(await box.inputValue()).toBe('4711 smith')
    await page.getByRole('heading', { level: 1, name: '“4711 smith”' }).waitFor()
  })

  test('is set up by what arrives, and answered on the screen', async () => {
    const { page } = window
    await goTo('#/settings/scanner')
    const trial = page.getByRole('region', { name: 'Try the scanner' })
    await trial.waitFor()
    await page.getByRole('img', { name: 'OD-CONFIRM' }).first().waitFor()
    await scan('010400638133393110AB7', 3)
    await trial.getByText('A scan', { exact: true }).waitFor()
    await trial.getByText(/21 keys, 3 ms apart on average/).waitFor()
    await trial.getByText('AB7', { exact: true }).waitFor()
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await axeFindings(page), colorScheme).toEqual([])
    }
  })

  test('command cards and test code are all that is printed', async () => {
    const { page } = window
    await page.evaluate(() => {
      globalThis.print = () => {}
    })
    await page.getByRole('button', { name: 'Print cards and test code' }).click()
    await page.emulateMedia({ media: 'print' })
    await page.getByText('teaches the desk which keyboard the scanner believes in').waitFor()
    expect(await page.locator('main').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
  })

  test('nothing was complained of', () => {
    expect(window.complaints).toEqual([])
  })
})
