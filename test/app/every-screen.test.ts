// Every screen of the sample shop in a real browser: nothing grave for whoever listens or needs contrast, in light, dark, high contrast
// and right to left; and what lies over a screen gives the focus back.

import { beforeAll, describe, expect, test } from 'vitest'
import { axeFindings } from '../support/app-under-test.ts'
import { deskInBrowser } from '../support/desk-in-browser.ts'
import { keptOrders } from '../support/kept-orders.ts'
import { browserMissing } from '../support/real-browser.ts'

const missing = browserMissing()

const COLOURS = [
  { name: 'dark', scheme: 'dark', contrast: 'usual' },
  { name: 'light with high contrast', scheme: 'light', contrast: 'high' },
  { name: 'dark with high contrast', scheme: 'dark', contrast: 'high' },
  { name: 'light', scheme: 'light', contrast: 'usual' },
] as const

describe.skipIf(missing !== null)(`every screen${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const window = deskInBrowser()

  beforeAll(async () => {
    await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
    await window.page.evaluate(() => {
      const open = { id: 'open', name: 'Open', base: 'all', filter: { statuses: [1, 2, 3], underDays: 90 }, order: 'oldest-first' }
      localStorage.setItem('order-desk-views', JSON.stringify({ manager: [open] }))
    })
    await window.page.reload()
    await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
  })

  /** Every place of the desk; those of an order stand for a parcel that waits, and for one that has left and came back. */
  const places = (): readonly string[] => {
    const orders = keptOrders(window.folder)
    const waits = orders.find(({ shipments, holds }) => holds.length === 0 && shipments.some(({ shippedAt }) => shippedAt === null))
    const left = orders.find(({ shipments, returns }) => returns.length === 0 && shipments.some(({ shippedAt }) => shippedAt !== null))
    const back = orders.find(({ returns }) => returns.length > 0)
    const pickup = orders.find(({ isPickup, shipments }) => isPickup && shipments.some(({ shippedAt }) => shippedAt === null))
    return [
      'queue/toPick',
      'queue/incomplete',
      'queue/pickup',
      'queue/held',
      'queue/waitingForPayment',
      'view/open',
      'view/there-is-none',
      'search/a',
      'search/nothing-is-called-so',
      `order/${waits?.id}`,
      `order/${back?.id}`,
      'order/there-is-none',
      'return',
      `return/${left?.shipments[0]?.id}?order=${left?.id}`,
      'new',
      'new?sale=counter',
      'pack',
      `pack/${waits?.shipments[0]?.id}?order=${waits?.id}`,
      'hand-over',
      `hand-over/${pickup?.id}`,
      'exchange',
      `exchange/${left?.id}`,
      'reports',
      'stock',
      `stock/${waits?.lines[0]?.itemId}`,
      'conflicts',
      'sync',
      'print',
      'join',
      'import',
      'settings',
      'settings/scanner',
      'settings/store',
      'settings/warehouses',
      'settings/shipping',
      'settings/payment',
    ]
  }

  const goTo = async (place: string) => {
    const { page } = window
    await page.evaluate((to) => {
      location.hash = to
    }, `#/${place}`)
    // The screen before is gone when its place in the address has been drawn.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    const heading = page.getByRole('main').getByRole('heading', { level: 1 }).first()
    await heading.waitFor().catch((error: unknown) => {
      throw new Error(`${place} has no heading`, { cause: error })
    })
  }

  const inEveryColour = async (name: string): Promise<readonly string[]> => {
    const { page } = window
    const found = (await axeFindings(page)).map((finding) => `${name}: ${finding}`)
    for (const look of COLOURS) {
      // As the settings do it, without drawing anything anew: colours are tokens, named in one place.
      await page.evaluate(({ scheme, contrast }) => {
        document.documentElement.dataset.mantineColorScheme = scheme
        document.documentElement.dataset.contrast = contrast
      }, look)
      if (look.name !== 'light') found.push(...(await axeFindings(page, 'colours')).map((finding) => `${name}, ${look.name}: ${finding}`))
    }
    return found
  }

  test('no screen keeps anything grave from anybody, in light, dark and high contrast', async () => {
    const found: string[] = []
    for (const place of places()) {
      await goTo(place)
      found.push(...(await inEveryColour(place)))
    }
    const { page } = window
    await goTo('queue/toPick')
    await page.keyboard.press('Control+l')
    await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
    found.push(...(await inEveryColour('the lock')))
    await page.keyboard.press('1')
    await page.getByRole('main').waitFor()
    for (const [name, key] of [
      ['the palette', 'Control+k'],
      ['the keys', '?'],
    ] as const) {
      await page.keyboard.press(key)
      await page.getByRole('dialog').waitFor()
      found.push(...(await inEveryColour(name)))
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    expect(found).toEqual([])
    expect(window.complaints).toEqual([])
  })

  test('no screen keeps anything grave from anybody where lines run from right to left, and nothing is pushed out of the window', async () => {
    const { page } = window
    await page.evaluate(() => localStorage.setItem('order-desk-language', 'ar'))
    await page.reload()
    await page.getByRole('navigation').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    const found: string[] = []
    for (const place of places()) {
      await goTo(place)
      for (const finding of await axeFindings(page)) found.push(`${place}: ${finding}`)
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)) found.push(`${place}: wider than the window`)
    }
    expect(found).toEqual([])
  })
})
