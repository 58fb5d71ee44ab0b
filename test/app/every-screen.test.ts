// Every screen of the sample shop in a real browser: nothing grave for whoever listens or needs contrast, in light, dark and right to left.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, openWindow, type RunningApp, startApp, type Window } from '../support/app-under-test.ts'
import { browserMissing } from '../support/real-browser.ts'

const missing = browserMissing()

/** The order stands for itself: its number is known only in the shop. */
const PLACES = [
  'queue/toPick',
  'queue/held',
  'search/a',
  'order',
  'return',
  'new',
  'pack',
  'exchange',
  'stock',
  'conflicts',
  'sync',
  'print',
  'join',
  'import',
  'settings',
  'settings/scanner',
  'settings/store',
] as const

const LOOKS = [
  { name: 'light', scheme: 'light', contrast: 'usual', language: 'en' },
  { name: 'dark', scheme: 'dark', contrast: 'usual', language: 'en' },
  { name: 'high contrast', scheme: 'dark', contrast: 'high', language: 'en' },
  { name: 'right to left', scheme: 'light', contrast: 'usual', language: 'ar' },
] as const

describe.skipIf(missing !== null)(`every screen${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'order-desk-screens-'))
  let app: RunningApp
  let window: Window
  let orderId = ''

  beforeAll(async () => {
    app = await startApp(folder, { args: ['--demo'] })
    window = await openWindow(app.address)
    await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
    await window.page.keyboard.press('Enter')
    await window.page.waitForURL(/#\/order\//)
    orderId = new URL(window.page.url()).hash.slice('#/order/'.length)
  })

  afterAll(async () => {
    await window?.browser.close()
    await app?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(LOOKS)('in $name no screen keeps anything grave from anybody', async ({ scheme, contrast, language }) => {
    const { page } = window
    await page.evaluate(
      ([colours, lines, tongue]) => {
        localStorage.setItem('order-desk-colours', colours)
        localStorage.setItem('order-desk-looks', JSON.stringify({ contrast: lines }))
        localStorage.setItem('order-desk-language', tongue)
      },
      [scheme, contrast, language] as const,
    )
    await page.reload()
    await page.getByRole('navigation').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.dir || 'ltr')).toBe(language === 'ar' ? 'rtl' : 'ltr')
    const found: string[] = []
    expect(await page.evaluate(() => document.documentElement.dataset.contrast)).toBe(contrast)
    // The colours of high contrast are the same everywhere; so are the tokens the screens are drawn in.
    for (const place of contrast === 'high' ? PLACES.slice(0, 4) : PLACES) {
      const hash = place === 'order' ? `#/order/${orderId}` : `#/${place}`
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
      await page.getByRole('main').getByRole('heading').first().waitFor()
      for (const finding of await axeFindings(page)) found.push(`${place}: ${JSON.stringify(finding)}`)
    }
    expect(found).toEqual([])
  })

  test('after a dialog the focus is where a person can go on, never lost', async () => {
    const { page } = window
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    const goTo = async (hash: string) => {
      await page.evaluate((to) => {
        location.hash = to
      }, hash)
      await page.getByRole('main').getByRole('heading').first().waitFor()
    }
    const isKept = () => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)
    for (const [hash, key] of [
      ['#/queue/toPick', '?'],
      ['#/queue/toPick', 'Control+k'],
      [`#/order/${orderId}`, 'n'],
      [`#/order/${orderId}`, 'h'],
      [`#/order/${orderId}`, 'Control+k'],
      [`#/order/${orderId}`, '?'],
    ] as const) {
      await goTo(hash)
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(isKept, { message: `${hash} ${key}` }).toBe(true)
    }
  })
})
