import { once } from 'node:events'
import { createServer } from 'node:http'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import type { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import type { PackedPage } from '../../shared/contract/packed-changes.ts'
import { startApp } from '../support/app-under-test.ts'
import { launchBrowser } from '../support/real-browser.ts'
import { firstRowShown, usedHeapMb } from './bench-window.ts'
import type { CacheBench } from './cache-page.ts'
import { ORDERS } from './filled-shop.ts'
import { copyFilledShop } from './prepared-shop.ts'
import { inTemporaryFolder, median, openService, percentile, rounded } from './workshop.ts'

const ROUNDS = 3

/**
 * The copy of a window on a desk of 100,000 orders, in the real browser: first in the app as a person starts it, then the cache
 * room alone beside what the browser's database takes for the same orders.
 */
export async function measureWindowCache(say: (line: string) => void): Promise<Record<string, number>> {
  return inTemporaryFolder(async (folder) => {
    const pages = await filledDesk(folder, say)
    const inApp = await measureApp(folder, say)
    const alone = await measureAlone(pages, say)
    return { ...inApp, ...alone, cacheLoadAverage: rounded(loadavg()[0] ?? 0) }
  })
}

async function filledDesk(folder: string, say: (line: string) => void): Promise<readonly string[]> {
  await copyFilledShop(folder, say, ORDERS)
  const service = await openService(folder)
  const pages = await pagesOf(service)
  await service.close()
  return pages
}

/** Everything a window takes over, as it crosses the wire. */
export async function pagesOf(service: LifecycleService): Promise<readonly string[]> {
  const pages: string[] = []
  let cursor: Cursor | null = null
  for (;;) {
    const page: PackedPage = await service.pullPacked(cursor, 5000)
    pages.push(JSON.stringify(page))
    if (!page.more) break
    cursor = { epoch: page.epoch, version: page.to }
  }
  return pages
}

async function measureApp(folder: string, say: (line: string) => void): Promise<Record<string, number>> {
  const app = await startApp(folder)
  const usable: number[] = []
  const complete: number[] = []
  let rest: Record<string, number> = {}
  try {
    // A used-up address lets the same browser in only by its cookie: one browser, and a new profile by clearing its storage.
    const browser = await launchBrowser()
    const context = await browser.newContext({ viewport: { width: 1360, height: 800 } })
    const page = await context.newPage()
    await page.goto(app.address)
    for (let round = 0; round < ROUNDS; round += 1) {
      await forgetCopy(page)
      const began = performance.now()
      await page.reload()
      await firstRowShown(page)
      usable.push(performance.now() - began)
      await page
        .getByText(/^Up to date/)
        .first()
        .waitFor({ timeout: 300_000 })
      complete.push(performance.now() - began)
      say(`first sync ${round + 1}: usable ${rounded(usable.at(-1) ?? 0, 0)} ms, complete ${rounded(complete.at(-1) ?? 0, 0)} ms`)
    }
    const queuePaint: number[] = []
    for (let attempt = 0; attempt < 20; attempt += 1) queuePaint.push(await paintOf(page, attempt % 2 === 0 ? 'confirmed' : 'pending'))
    const heapMb = await usedHeapMb(page)
    const onDisk = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
    const cold: number[] = []
    // The page comes from the desk process; its line does not open, so all that is shown is the copy.
    await page.routeWebSocket(/\/rpc$/, (socket) => socket.close())
    for (let round = 0; round < ROUNDS; round += 1) {
      const began = performance.now()
      await page.reload()
      await firstRowShown(page)
      cold.push(performance.now() - began)
    }
    await browser.close()
    rest = {
      queueOf50kToPaintMs: rounded(median(queuePaint)),
      queueOf50kToPaintP95Ms: rounded(percentile(queuePaint, 95)),
      coldStartOfflineMs: rounded(median(cold), 0),
      rendererHeapMb: rounded(heapMb, 0),
      copyOnDiskMb: rounded(onDisk / 1_000_000, 0),
    }
  } finally {
    await app.stop()
  }
  return { firstSyncUsableMs: rounded(median(usable), 0), firstSyncCompleteMs: rounded(median(complete), 0), ...rest }
}

async function forgetCopy(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes: 'indexeddb' })
  await session.detach()
}

/** From the click on a queue to the frame that shows its rows. */
async function paintOf(page: Page, queue: string): Promise<number> {
  return page.evaluate(async (name) => {
    const rowText = () => document.querySelector('[role="grid"] [role="row"][aria-rowindex="2"]')?.textContent ?? ''
    const before = rowText()
    const link = document.querySelector<HTMLElement>(`a[href$="/${name}"]`)
    if (!link) throw new Error(`no queue ${name}`)
    const began = performance.now()
    link.click()
    await new Promise<void>((resolve) => {
      const look = () => (rowText() !== before && rowText().length > 20 ? resolve() : requestAnimationFrame(look))
      requestAnimationFrame(look)
    })
    return performance.now() - began
  }, queue)
}

/**
 * The same orders into an empty copy, and as a record each into what the browser offers: its database by itself, and through Dexie.
 * Once each: it is the ratio that counts.
 */
export async function measureRecords(pages: readonly string[], say: (line: string) => void): Promise<Record<string, number>> {
  return withCachePage(pages, async (page) => {
    const { cacheFillMs } = await page.evaluate(() => bench().fill())
    say('a record per order: raw, then with Dexie (a minute or two)')
    const rawRows = await page.evaluate(() => bench().rawRows())
    const dexieRows = await page.evaluate(() => bench().dexieRows())
    say(`a window's copy ${rounded(cacheFillMs, 0)} ms, raw records ${rounded(rawRows, 0)} ms, Dexie ${rounded(dexieRows, 0)} ms`)
    return { copyFillMs: rounded(cacheFillMs, 0), rawRowsFillMs: rounded(rawRows, 0), dexieRowsFillMs: rounded(dexieRows, 0) }
  })
}

/** A page with the cache room in it, that can fetch these pages of the feed. */
async function withCachePage<Value>(pages: readonly string[], work: (page: Page) => Promise<Value>): Promise<Value> {
  const script = await builtPage()
  const server = createServer((request, response) => {
    const number = /^\/pages\/(\d+)$/.exec(request.url ?? '')?.[1]
    const body =
      number === undefined ? '<!doctype html><title>cache</title><script type="module" src="/page.js"></script>' : pages[Number(number)]
    if (request.url === '/page.js') response.setHeader('content-type', 'text/javascript').end(script)
    else if (body === undefined) response.writeHead(404).end()
    else response.setHeader('content-type', number === undefined ? 'text/html' : 'application/json').end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    page.setDefaultTimeout(600_000)
    await page.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`)
    await page.waitForFunction(() => 'bench' in globalThis)
    return await work(page)
  } finally {
    await browser.close()
    server.close()
  }
}

async function measureAlone(pages: readonly string[], say: (line: string) => void): Promise<Record<string, number>> {
  return withCachePage(pages, async (page) => {
    const fills: number[] = []
    const raw: number[] = []
    let longest = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const { cacheFillMs, cacheFillLongestTaskMs, cacheOrders } = await page.evaluate(() => bench().fill())
      if (cacheOrders !== ORDERS) throw new Error(`the copy lists ${cacheOrders} of ${ORDERS}`)
      fills.push(cacheFillMs)
      longest = Math.max(longest, cacheFillLongestTaskMs)
      raw.push(await page.evaluate(() => bench().rawPacked()))
    }
    say(`cache filled in ${rounded(median(fills), 0)} ms, raw packs in ${rounded(median(raw), 0)} ms`)
    const cold = []
    for (let round = 0; round < ROUNDS; round += 1) cold.push(await page.evaluate(() => bench().coldStart('confirmed')))
    const firstRows = await page.evaluate(() => bench().firstRows('confirmed'))
    const whole = await page.evaluate(() => bench().wholeQueue('confirmed'))
    const search = await page.evaluate((texts) => bench().search(texts), searchTexts())
    const broad = await page.evaluate((texts) => bench().search(texts), ['a', 'li', 'customer', '070'])
    const heapMb = await usedHeapMb(page)
    say('a record per order: raw, then with Dexie (a minute or two)')
    const rawRows = await page.evaluate(() => bench().rawRows())
    const dexieRows = await page.evaluate(() => bench().dexieRows())
    return {
      cacheFillMs: rounded(median(fills), 0),
      cacheFillLongestTaskMs: rounded(longest, 0),
      rawPackedFillMs: rounded(median(raw), 0),
      rawRowsFillMs: rounded(rawRows, 0),
      dexieRowsFillMs: rounded(dexieRows, 0),
      cacheToRawPackedRatio: rounded(median(fills) / median(raw)),
      dexieRowsToCacheRatio: rounded(dexieRows / median(fills)),
      cacheColdStartMs: rounded(median(cold.map((each) => each.coldStartMs)), 0),
      cacheColdStartLongestTaskMs: rounded(Math.max(...cold.map((each) => each.coldStartLongestTaskMs)), 0),
      cacheQueueOf: whole.length,
      cacheQueueFirstRowsP95Ms: rounded(percentile(firstRows, 95)),
      cacheQueueWholeMs: rounded(whole.ms),
      cacheSearchP95Ms: rounded(percentile(search, 95)),
      cacheBroadSearchP95Ms: rounded(percentile(broad, 95)),
      cacheHeapMb: rounded(heapMb, 0),
    }
  })
}

async function builtPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2024',
      lib: { entry: join(import.meta.dirname, 'cache-page.ts'), formats: ['es'], fileName: 'page' },
    },
  })
  const [output] = [built].flat()
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('the page was not built')
  return chunk.code
}

/** What people look for: a number, a customer, an e-mail, a phone, a name. */
function searchTexts(): readonly string[] {
  return Array.from({ length: 60 }, (_, attempt) => {
    const index = (attempt * 7919) % ORDERS
    const kinds = [
      `B-${String(index + 1).padStart(7, '0')}`,
      `lindqvist${index % 4999}`,
      `customer${index % 4999}@shop.example`,
      `070${String(index % 10_000_000).padStart(7, '0')}`,
      'astrid lind',
      `yusuf demir${String(index % 4999).slice(0, 2)}`,
    ]
    return kinds[attempt % kinds.length] ?? ''
  })
}

/** Stands in the page. */
declare function bench(): CacheBench
