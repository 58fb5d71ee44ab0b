import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import type { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import { startApp } from '../support/app-under-test.ts'
import { launchBrowser } from '../support/real-browser.ts'
import { scanInto } from '../support/scanner-keys.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'
import { TEST_ITEMS } from '../support/test-shop.ts'
import { firstRowShown } from './bench-window.ts'
import { copyFilledShop } from './prepared-shop.ts'
import { accepted, commandOf, inTemporaryFolder, openService, orderId, percentile, rounded } from './workshop.ts'

const PARCELS = 30
const KEYS = 120
const SWITCHES = 40
const SEARCHES = 40

/** How long a copy may take to fill on a slow machine, and a window to have nothing left to do after it. */
const FILLING_MS = 1_800_000
const REST_MS = 60_000

/** What a person waits for on a desk that holds a whole shop, in the real browser: from the key, the scan or the click to the paint. */
export async function measureScreens(say: (line: string) => void, orders: number): Promise<Record<string, number>> {
  return inTemporaryFolder(async (folder) => {
    await copyFilledShop(folder, say, orders)
    const service = await openService(folder)
    const parcels = await parcelsOf(service)
    await service.close()
    const app = await startApp(folder)
    const browser = await launchBrowser()
    try {
      const context = await browser.newContext({ viewport: { width: 1360, height: 800 }, locale: 'en-GB' })
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      await page.addInitScript(watchThePage)
      await page.goto(app.address)
      await firstRowShown(page)
      const initialScriptGzipKb = gzippedKb(await page.evaluate(() => watched().scriptsBeforeFirstRow))
      const filling = performance.now()
      await page
        .getByText(/^Up to date/)
        .first()
        .waitFor({ timeout: FILLING_MS })
      say(`the copy of ${orders} orders was filled in ${rounded((performance.now() - filling) / 1000, 0)} s`)
      // What a window does in its spare time after it opened is over when nothing long has run for a while.
      const isAtRest = await page.evaluate((limit) => watched().atRest(limit), REST_MS)
      if (!isAtRest) say(`not at rest after ${REST_MS / 1000} s: what follows is measured beside the window's own work`)
      await page.evaluate(() => watched().longFrames.splice(0))
      const keys = await keysToPaint(page)
      say(`keys: ${described(keys)}`)
      await scrolls(page)
      const switches = await queueSwitches(page)
      say(`queues: ${described(switches)}`)
      const searches = await searchesToPaint(page, orders)
      say(`search: ${described(searches)}`)
      const scans = await scansToVerdict(page, parcels)
      say(`scans: ${described(scans)}`)
      const long = await page.evaluate(() => watched().longFrames)
      say(`frames over 50 ms: ${long.map(({ ms, from }) => `${Math.round(ms)} ms ${from}`).join('; ') || 'none'}`)
      say(`load ${rounded(loadavg()[0] ?? 0)}`)
      return {
        keyToPaintP95Ms: rounded(percentile(keys, 95)),
        scanToVerdictP95Ms: rounded(percentile(scans, 95)),
        queueSwitchP95Ms: rounded(percentile(switches, 95)),
        searchP95Ms: rounded(percentile(searches, 95)),
        longFrames: long.length,
        initialScriptGzipKb,
      }
    } finally {
      await browser.close()
      await app.stop()
    }
  })
}

interface Parcel {
  readonly orderId: string
  readonly shipmentId: string
  readonly sku: string
}

/** Confirmed orders whose goods are promised and stand in a parcel nobody has packed. */
async function parcelsOf(service: LifecycleService): Promise<readonly Parcel[]> {
  const parcels: Parcel[] = []
  for (let index = 0; index < PARCELS; index += 1) {
    const id = orderId(index)
    await accepted(service, commandOf('ExpediteOrder', 'order', id, {}))
    const { order } = (await service.readState(id)).state
    const [shipment] = order?.shipments ?? []
    const [line] = order?.lines ?? []
    if (!shipment || !line) throw new Error(`${id} has no parcel`)
    parcels.push({ orderId: id, shipmentId: shipment.id, sku: line.snapshot.sku })
  }
  return parcels
}

async function keysToPaint(page: Page): Promise<readonly number[]> {
  await open(page, '#/queue/confirmed')
  const row = page.locator('[role="grid"]').first()
  await row.focus()
  await page.evaluate(() => watched().keys.splice(0))
  for (let press = 0; press < KEYS; press += 1) {
    await page.keyboard.press(press % 3 === 2 ? 'ArrowUp' : 'ArrowDown')
    await page.waitForFunction((count) => watched().keys.length >= count, press + 1, { polling: 'raf' })
  }
  return page.evaluate(() => watched().keys.splice(0))
}

async function scrolls(page: Page): Promise<void> {
  await page.mouse.move(700, 400)
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, turn < 40 ? 900 : -1200)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  }
}

async function queueSwitches(page: Page): Promise<readonly number[]> {
  const times: number[] = []
  const queues = ['pending', 'confirmed', 'toPick'] as const
  for (let turn = 0; turn < SWITCHES; turn += 1) {
    times.push(
      await page.evaluate(
        (name) => watched().untilRowChanges(() => document.querySelector<HTMLElement>(`a[href$="/queue/${name}"]`)?.click()),
        queues[turn % 3] ?? 'pending',
      ),
    )
  }
  return times
}

async function searchesToPaint(page: Page, orders: number): Promise<readonly number[]> {
  const times: number[] = []
  for (let turn = 0; turn < SEARCHES; turn += 1) {
    const index = (turn * 7919) % orders
    const texts = [
      `B-${String(index + 1).padStart(7, '0')}`,
      `customer${index % 4999}@shop.example`,

      `070${String(index).padStart(7, '0')}`,
    ]
    times.push(
      await page.evaluate(
        (text) =>
          watched().untilRowChanges(() => {
            location.hash = `#/search/${encodeURIComponent(text)}`
          }),
        texts[turn % texts.length] ?? '',
      ),
    )
  }
  return times
}

async function scansToVerdict(page: Page, parcels: readonly Parcel[]): Promise<readonly number[]> {
  const times: number[] = []
  const stranger = TEST_ITEMS.at(-1)?.sku ?? ''
  for (const [index, { orderId: order, shipmentId, sku }] of parcels.entries()) {
    await page.evaluate((hash) => {
      location.hash = hash
    }, `#/pack/${shipmentId}?order=${order}`)
    await page.getByRole('table', { name: 'What belongs into the parcel' }).waitFor()
    for (const code of [sku, index % 2 === 0 ? `${stranger}-${index}` : `NOBODY-${index}`]) {
      await page.evaluate(() => watched().beginScan())
      await scanInto(page, code)
      times.push(await page.evaluate(() => watched().verdict()))
    }
  }
  return times
}

async function open(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await firstRowShown(page)
}

/** What these files of the built window come to, each compressed. */
function gzippedKb(paths: readonly string[]): number {
  if (paths.length === 0) throw new Error('the first row was drawn without any script')
  const folder = join(PROJECT_ROOT, 'dist', 'renderer')
  return rounded(paths.reduce((bytes, path) => bytes + gzipSync(readFileSync(join(folder, path))).length, 0) / 1000, 1)
}

function described(times: readonly number[]): string {
  return `median ${rounded(percentile(times, 50))} ms, 95th percentile ${rounded(percentile(times, 95))} ms, of ${times.length}`
}

interface Watched {
  /** From each arrow key to the frame after it. */
  readonly keys: number[]
  readonly longFrames: { readonly ms: number; readonly from: string }[]
  /** Name by name, as the browser had fetched them when the first row was on screen. */
  readonly scriptsBeforeFirstRow: string[]
  /** False when it did not come to rest within `limitMs`. */
  atRest(limitMs: number): Promise<boolean>
  untilRowChanges(act: () => void): Promise<number>
  beginScan(): void
  verdict(): Promise<number>
}

/** Stands in the page. */
declare function watched(): Watched

/** Runs in the page before anything else does. */
function watchThePage(): void {
  let lastLong = 0
  let scan: Promise<number> | null = null
  let lastEnter = 0
  const boardText = () => document.querySelector('section[aria-label="Last scan"]')?.textContent ?? ''
  const painted = () =>
    new Promise<number>((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now())
        channel.port2.postMessage(null)
      }),
    )
  // A queue stands where it was left: the first row that is shown, which need not be the first of the queue.
  const rowText = () => document.querySelector('[role="grid"] [role="row"]:has([role="gridcell"])')?.textContent ?? ''
  const seen: Watched = {
    keys: [],
    longFrames: [],
    scriptsBeforeFirstRow: [],
    atRest: (limitMs) =>
      new Promise((resolve) => {
        const began = performance.now()
        const look = () => {
          const now = performance.now()
          if (now - lastLong > 2_000) resolve(true)
          else if (now - began > limitMs) resolve(false)
          else setTimeout(look, 200)
        }
        lastLong = began
        look()
      }),
    async untilRowChanges(act) {
      const before = rowText()
      const began = performance.now()
      act()
      await new Promise<void>((resolve, reject) => {
        const look = () => {
          if (rowText() !== before && rowText().length > 20) resolve()
          else if (performance.now() - began > 20_000) reject(new Error(`${location.hash} shows no other row than “${before}”`))
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      })
      return performance.now() - began
    },
    beginScan() {
      lastEnter = 0
      const before = boardText()
      scan = new Promise((resolve, reject) => {
        const began = performance.now()
        const look = () => {
          if (lastEnter > 0 && boardText() !== before) void painted().then((at) => resolve(at - lastEnter))
          else if (performance.now() - began > 20_000) reject(new Error(`the board still says “${before}”`))
          else setTimeout(look, 1)
        }
        look()
      })
    },
    verdict: () => scan ?? Promise.reject(new Error('no scan was begun')),
  }
  Object.assign(globalThis, { watched: () => seen })
  const lookForRow = () => {
    if (rowText().length <= 20) return void requestAnimationFrame(lookForRow)
    const fetched = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
    seen.scriptsBeforeFirstRow.push(...fetched.filter((path) => path.endsWith('.js')))
  }
  requestAnimationFrame(lookForRow)
  addEventListener(
    'keydown',
    ({ key, timeStamp }) => {
      // Heard before the scanner takes the key away from the page; the pressed time of a scan is the scanner's own.
      if (key === 'Enter') lastEnter = performance.now()
      if (key.startsWith('Arrow')) void painted().then((at) => seen.keys.push(at - timeStamp))
    },
    true,
  )
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      lastLong = performance.now()
      const { scripts = [] } = entry as PerformanceEntry & { scripts?: { invoker: string; duration: number }[] }
      const from = scripts.map(({ invoker, duration }) => `${invoker} ${Math.round(duration)}`).join(', ')
      seen.longFrames.push({ ms: entry.duration, from: `${location.hash} ${from}` })
    }
  }).observe({ type: 'long-animation-frame' })
}
