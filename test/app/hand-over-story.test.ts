// An hour at the pick-up counter of a shop with a hub: five customers by scan, one who pays there and one while the hub is away.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Order } from '../../shared/lifecycle/order.ts'
import { paid } from '../../shared/lifecycle/order-money.ts'
import {
  AS_A_PERSON,
  findingsInBothLights,
  LONG_PATIENCE,
  openWindow,
  pressHavingRead,
  type RunningApp,
  type RunningHub,
  startApp,
  startHub,
  takePicture,
  type Window,
} from '../support/app-under-test.ts'
import { browserMissing } from '../support/real-browser.ts'
import { scanInto } from '../support/scanner-keys.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'

const missing = browserMissing()

describe.skipIf(missing !== null)(`an hour at the pick-up counter${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'order-desk-pickup-'))
  let hub: RunningHub
  let app: RunningApp
  let window: Window

  beforeAll(async () => {
    hub = await startHub(join(folder, 'hub'), { args: ['--demo', '--add-desk', 'Counter'] })
    app = await startApp(join(folder, 'counter'))
    window = await openWindow(app.address, { width: 1280, height: 800 })
    const { page } = window
    await page.getByRole('button', { name: /Join a shop/ }).click()
    await page.getByLabel('Address of the hub').fill(hub.url)
    await page.getByLabel('Code').fill(hub.code ?? '')
    await page.getByLabel('Code').press('Enter')
    await page.getByRole('link', { name: /Online · up to date/ }).waitFor(LONG_PATIENCE)
  })

  afterAll(async () => {
    await window?.browser.close()
    for (const process of [app, hub]) await process?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  beforeEach(({ onTestFailed }) => {
    onTestFailed(async () => {
      await window.page.screenshot({ path: join(PROJECT_ROOT, 'test/.artifacts', 'hand-over-story.png') })
    })
  })

  const press = async (key: string) => {
    await pressHavingRead(window.page, key)
  }
  const inBothLights = async (name: string) => expect(await findingsInBothLights(window.page), name).toEqual([])
  const orders = (file = join('hub', 'authority.sqlite')): readonly Order[] => {
    const database = new DatabaseSync(join(folder, file), { readOnly: true, timeout: 5000 })
    try {
      return database
        .prepare('SELECT snapshot FROM orders')
        .all()
        .map(({ snapshot }) => JSON.parse(String(snapshot)) as Order)
    } finally {
      database.close()
    }
  }
  const parcelsWaiting = () =>
    orders()
      .filter(({ isPickup, holds }) => isPickup && holds.length === 0)
      .flatMap((order) => order.shipments.filter(({ isGoodToGo, shippedAt }) => isGoodToGo && shippedAt === null))
      .map(({ number, isPaid }) => ({ number, isPaid }))
  const kindOf = (parcel: string) => orders().find(({ shipments }) => shipments.some(({ number }) => number === parcel))?.payments[0]?.kind

  /** The customer's parcel is scanned and comes on the counter. */
  const brought = async (parcel: string) => {
    await scanInto(window.page, parcel)
    await window.page.getByRole('heading', { level: 1, name: `Pick-up ${parcel.replace(/-\d+$/, '')}` }).waitFor()
  }
  const handedOver = async (check: '1' | '2' | '3') => {
    await press(check)
    await press('Enter')
    await window.page.getByText('Handed over', { exact: true }).waitFor(LONG_PATIENCE)
  }
  const next = async () => {
    await press('Enter')
    await window.page.getByRole('heading', { level: 1, name: 'Hand over a pick-up' }).waitFor()
  }

  test('five customers go with their goods, verified and paid, the last one without the hub', async () => {
    const { page } = window
    const parcels = parcelsWaiting()
    expect(parcels).toHaveLength(5)
    const unpaid = parcels.filter(({ number, isPaid }) => !isPaid && kindOf(number) !== 'psp').map(({ number }) => number)
    const cards = parcels.filter(({ number }) => kindOf(number) === 'psp').map(({ number }) => number)
    const [last, ...early] = parcels.filter(({ isPaid }) => isPaid).map(({ number }) => number)
    if (!last) throw new Error('no parcel is paid already')
    expect([unpaid.length, cards.length, early.length]).toEqual([1, 2, 1])

    await press('g')
    await press('p')
    await page.getByRole('heading', { level: 1, name: 'To pick' }).waitFor()
    await press('g')
    await press('o')
    await page.getByRole('heading', { level: 1, name: 'Hand over a pick-up' }).waitFor()
    await page.getByText('5 orders wait at the counter.').waitFor()
    await inBothLights('whose order')

    for (const [place, parcel] of [...early, ...cards].entries()) {
      await brought(parcel)
      if (place === 0) await inBothLights('a parcel on the counter')
      if (place === 0) await takePicture(page, 'hand-over')
      await handedOver(place === 0 ? '1' : '3')
      if (place === 0) await inBothLights('handed over')
      await next()
    }

    for (const parcel of unpaid) {
      await brought(parcel)
      await press('2')
      await press('Enter')
      await page.getByText('Hand over: not yet. It has to be paid first.').waitFor()
      await press('F8')
      await page.waitForFunction(() => document.activeElement?.closest('#basket-cash') != null)
      await inBothLights('to be paid')
      await takePicture(page, 'hand-over-pay')
      await press('Enter')
      await page.getByRole('region', { name: 'To pay on collection' }).waitFor({ state: 'detached' })
      await handedOver('2')
      await next()
    }

    // On the counter, the parcel is this desk's: with the claim, once it has come, it may go without the hub.
    await brought(last)
    const atTheDesk = () => orders(join('counter', 'replica.sqlite'))
    await expect
      .poll(
        () => atTheDesk().find(({ shipments }) => shipments.some((each) => each.number === last && each.claimedBy !== null)),
        LONG_PATIENCE,
      )
      .toBeDefined()
    await hub.stop()
    await page.getByRole('link', { name: /Hub not reachable|Offline/ }).waitFor(LONG_PATIENCE)
    await handedOver('1')
    await page.getByText(/^waiting to send since/).waitFor()
    expect(parcelsWaiting().map(({ number }) => number)).toEqual([last])
    hub = await startHub(join(folder, 'hub'), { port: hub.port })
    await expect.poll(() => parcelsWaiting(), LONG_PATIENCE).toEqual([])
    await page.getByRole('link', { name: /Online · up to date/ }).waitFor(LONG_PATIENCE)
    await next()

    const gone = orders().filter(({ shipments }) => shipments.some(({ number }) => parcels.some((parcel) => parcel.number === number)))
    for (const order of gone) expect(paid(order), order.number).toBe(order.totals.grandTotal)
  })

  test('Ctrl L hides the customer, a scan is refused, and the search goes on where it was', async () => {
    const { page } = window
    await page.getByRole('textbox', { name: /^Order number, name/ }).fill('Andersson')
    await press('Control+l')
    const lock = page.getByRole('dialog', { name: 'Locked' })
    await lock.waitFor()
    expect(await page.content()).not.toContain('Andersson')
    expect(await page.getByRole('main').count()).toBe(0)
    await inBothLights('locked')
    await scanInto(page, 'K1-00001')
    await lock.getByRole('alert').getByText('This desk is locked. “K1-00001” was not taken.').waitFor()
    await takePicture(page, 'locked')
    await press('2')
    await lock.waitFor({ state: 'detached' })
    expect(await page.getByRole('textbox', { name: /^Order number, name/ }).inputValue()).toBe('Andersson')
    await page.keyboard.type('!', AS_A_PERSON)
    expect(await page.getByRole('textbox', { name: /^Order number, name/ }).inputValue()).toContain('!')
    expect(window.complaints.filter((complaint) => !/WebSocket|ERR_CONNECTION/.test(complaint))).toEqual([])
  })
})
