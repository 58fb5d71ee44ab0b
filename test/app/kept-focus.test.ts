// Whatever opens over a screen, in a real browser: when it closes, the focus is where the person was or can go on, never lost.

import { beforeAll, describe, expect, test } from 'vitest'
import type { OrderAction } from '../../renderer/actions/action.ts'
import { ORDER_ACTIONS, RETURN_ACTIONS, SHIPMENT_ACTIONS } from '../../renderer/actions/order-actions.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { say } from '../../shared/wording/say.ts'
import { deskInBrowser } from '../support/desk-in-browser.ts'
import { keptOrders } from '../support/kept-orders.ts'
import { browserMissing } from '../support/real-browser.ts'

const missing = browserMissing()

const MENUS = [
  { of: 'the order', name: /^More ?M?$/, actions: ORDER_ACTIONS },
  { of: 'its shipment', name: /^More for (?!.*-R\d)/, actions: SHIPMENT_ACTIONS },
  { of: 'its return', name: /^More for .*-R\d/, actions: RETURN_ACTIONS },
] as const

describe.skipIf(missing !== null)(`the focus${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const window = deskInBrowser()

  beforeAll(async () => {
    await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
  })

  const goTo = async (hash: string, heading: string) => {
    await window.page.evaluate((to) => {
      location.hash = to
    }, hash)
    await window.page.getByRole('main').getByRole('heading', { level: 1, name: heading }).waitFor()
  }
  /** A letter does something once the button it stands on can be pressed. */
  const doesSomething = (letter: string) =>
    window.page
      .getByRole('main')
      .locator('button:not([aria-disabled="true"], :disabled)')
      .filter({ has: window.page.locator('kbd', { hasText: new RegExp(`^${letter}$`, 'i') }) })
      .first()
      .waitFor()
  const closed = async (what: string) => {
    const isClosed = () => window.page.evaluate(() => document.querySelector('[role="dialog"], [role="menu"]') === null)
    await expect.poll(isClosed, { message: `${what} closes` }).toBe(true)
  }
  /** What has the focus, by its name. */
  const focused = () =>
    window.page.evaluate(() => {
      const active = document.activeElement
      if (active === null || active === document.body) return 'nothing'
      return active.id === 'content' ? 'the content' : (active.getAttribute('aria-label') ?? active.textContent ?? active.tagName)
    })
  const isKept = (after: string) => expect.poll(focused, { message: after }).not.toBe('nothing')

  /** One order for each state it can be in, so that every menu shows what it has. */
  const differentOrders = (): readonly Order[] => {
    const stateOf = (order: Order) =>
      [
        order.status,
        order.holds.length > 0,
        order.isWaitingForPayment,
        order.paymentMethodId,
        order.shipments.map((shipment) => [shipment.isGoodToGo, shipment.isPaid, shipment.shippedAt !== null]),
        order.returns.map(({ status }) => status),
      ].join()
    return [...new Map(keptOrders(window.folder).map((order) => [stateOf(order), order])).values()]
  }

  test('every form of an order, a shipment and a return gives the focus back to the menu it was chosen from', async () => {
    const { page } = window
    const left = new Map(MENUS.map(({ of, actions }) => [of, new Set(formsOf(actions).map(({ label }) => say(label)))]))
    for (const order of differentOrders()) {
      if ([...left.values()].every((labels) => labels.size === 0)) break
      await goTo(`#/order/${order.id}`, order.number)
      for (const { of, name } of MENUS) {
        const wanted = left.get(of)
        const opener = page.getByRole('main').getByRole('button', { name }).first()
        if (!wanted || wanted.size === 0 || (await opener.count()) === 0) continue
        for (;;) {
          await opener.click()
          const menu = page.getByRole('menu')
          await menu.getByRole('menuitem').first().waitFor()
          const offered = await menu.getByRole('menuitem').evaluateAll((items) =>
            items.map((item) => ({
              label: item.querySelector('span span, span')?.textContent ?? '',
              isPossible: item.getAttribute('aria-disabled') !== 'true',
            })),
          )
          const next = offered.find(({ label, isPossible }) => isPossible && wanted.has(label))
          if (next === undefined) break
          wanted.delete(next.label)
          await menu.getByText(next.label, { exact: true }).click()
          await page.getByRole('dialog').waitFor()
          await page.keyboard.press('Escape')
          await closed(`${next.label} of ${of} ${order.number}`)
          await expect.poll(focused, { message: `${next.label} of ${of} ${order.number}` }).toMatch(name)
        }
        // The menu hears keys once it has the focus.
        await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role="menu"]') !== null)).toBe(true)
        await page.keyboard.press('Escape')
        await closed(`the menu of ${of} ${order.number}`)
        await isKept(`the menu of ${of} ${order.number}`)
      }
    }
    // What no order of the sample shop is in the state for.
    expect(Object.fromEntries([...left].map(([of, labels]) => [of, [...labels]]))).toEqual({
      'the order': ['Allocate chosen stock', 'Restore items'],
      'its shipment': ['Complete shipment'],
      'its return': ['Refund return'],
    })
  })

  test.each([
    ['#/queue/toPick', 'To pick', '?'],
    ['#/queue/toPick', 'To pick', 'Control+k'],
    ['#/queue/held', 'Held', 'a'],
    ['#/queue/held', 'Held', 'x'],
    ['#/queue/held', 'Held', 'c'],
    ['#/queue/held', 'Held', 's'],
    ['#/stock', 'Stock', 'r'],
    ['#/stock', 'Stock', 'c'],
    ['#/stock', 'Stock', 't'],
    ['#/stock', 'Stock', 'x'],
    ['#/stock', 'Stock', 'e'],
    ['#/reports', 'Reports', 'Control+k'],
    ['#/new', 'New order', 'Control+k'],
    ['#/settings', 'Settings', '?'],
  ])('after Esc in what %s, %s, opens by %s a person can go on', async (hash, heading, key) => {
    const { page } = window
    await goTo(hash === '#/stock' ? `#/stock/${keptOrders(window.folder)[0]?.lines[0]?.itemId}` : hash, heading)
    if (/^[a-z]$/.test(key)) await doesSomething(key)
    // Keys are letters in the field that finds items.
    if (hash === '#/stock') await page.getByRole('main').focus()
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await closed(`${hash} ${key}`)
    await isKept(`${hash} ${key}`)
  })

  test('after what was asked for is done the focus is in the order, and the next Tab goes on from there', async () => {
    const { page } = window
    const [order] = differentOrders().filter(({ status, holds }) => status === 1 && holds.length === 0)
    await goTo(`#/order/${order?.id}`, order?.number ?? '')
    await doesSomething('n')
    await page.keyboard.press('n')
    await page.getByRole('dialog').getByRole('textbox').fill('called, rings back')
    await page.keyboard.press('Control+Enter')
    await closed('the note')
    await isKept('a note that was added')
    await page.keyboard.press('h')
    await page.getByRole('dialog').getByRole('textbox').fill('until he has called')
    await page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click()
    await closed('the hold')
    await isKept('a hold that was set')
    const editor = page.getByRole('button', { name: 'Edit: Internal comment' })
    const text = page.getByRole('textbox', { name: 'Internal comment' })
    await editor.click()
    await text.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Escape')
    await text.waitFor({ state: 'detached' })
    await isKept('a text that was left as it was')
    await editor.click()
    await text.fill('handle with care')
    await page.keyboard.press('Control+Enter')
    await page.getByText('handle with care').waitFor()
    await isKept('a text that was saved')
    await page.getByRole('button', { name: /acting as/ }).click()
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('Escape')
    await closed('the menu of the person')
    await expect.poll(focused).toMatch(/acting as/)
  })
})

function formsOf(actions: readonly OrderAction[]): readonly OrderAction[] {
  return actions.filter(({ Form }) => Form !== undefined)
}
