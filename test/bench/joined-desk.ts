import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { ensureBuilt, RENDERER } from '../../electron/launch/fresh-build.ts'
import { launchBrowser } from '../support/real-browser.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'
import { BenchProcess } from './bench-process.ts'
import { firstRowShown, usedHeapMb } from './bench-window.ts'
import { copyFilledShop } from './prepared-shop.ts'
import { measureRecords, pagesOf } from './window-cache.ts'
import { inTemporaryFolder, openService, percentile, rounded, timed } from './workshop.ts'

const CLICKS = 60
const PENDING = 300

/**
 * A desk that joins a shop of 100,000 orders with nothing of its own, over real HTTP, with a window in a real browser: until it
 * can be worked with, until the window lists everything, until the desk holds everything, clicks with and without the hub, and the morning after a day apart.
 */
export async function measureJoinedDesk(say: (line: string) => void, orders: number): Promise<Record<string, number>> {
  return inTemporaryFolder(async (folder) => {
    await copyFilledShop(join(folder, 'hub'), say, orders)
    const service = await openService(join(folder, 'hub'))
    const pages = await pagesOf(service)
    await service.close()
    return { ...(await measureDeskOf(folder, say, orders)), ...(await measureRecords(pages, say)) }
  })
}

async function measureDeskOf(folder: string, say: (line: string) => void, orders: number): Promise<Record<string, number>> {
  const problem = await ensureBuilt(PROJECT_ROOT, RENDERER, say)
  if (problem) throw new Error(problem)
  const browser = await launchBrowser()
  let hub = new BenchProcess('./hub-process.ts', [join(folder, 'hub')])
  try {
    const { url } = await hub.answer<{ url: string }>()
    const { port } = new URL(url)
    const { code } = await hub.ask<{ code: string }>('invite 1')
    const page = await (await browser.newContext({ viewport: { width: 1360, height: 800 } })).newPage()

    const syncLoad = loadavg()[0] ?? 0
    const began = performance.now()
    const since = () => rounded(performance.now() - began, 0)
    let desk = new BenchProcess('./desk-process.ts', [join(folder, 'desk'), '0', url, code])
    const { address } = await desk.answer<{ address: string }>()
    const started = since()
    const deskSynced = desk.ask('synced').then(since)
    await page.goto(address)
    await firstRowShown(page)
    const firstSyncUsableMs = since()
    await everythingListed(page)
    const firstSyncCompleteMs = since()
    const firstSyncDeskCompleteMs = await deskSynced
    const deskBootstrapMs = firstSyncDeskCompleteMs - started
    await upToDate(page)
    const deskWorked = await desk.ask<{ ms: number }>('worked')
    const hubWorked = await hub.ask<{ ms: number }>('worked')
    say(
      `first sync: window usable ${firstSyncUsableMs} ms, complete ${firstSyncCompleteMs} ms, desk complete ${firstSyncDeskCompleteMs} ms`,
    )

    const online = await clicks(page, CLICKS)
    say(`clicks online: p50 ${rounded(percentile(online, 50))}, p95 ${rounded(percentile(online, 95))} ms`)
    await hub.end()
    const offline = await clicks(page, CLICKS)
    say(`clicks offline: p50 ${rounded(percentile(offline, 50))}, p95 ${rounded(percentile(offline, 95))} ms`)
    const rendererHeapMb = rounded(await usedHeapMb(page), 0)
    const { rssMb } = await desk.ask<{ rssMb: number }>('memory')
    const { ms: kept } = await desk.ask<{ ms: readonly number[] }>(`pend ${PENDING} ${orders - PENDING}`)
    await page.goto('about:blank')
    await desk.end()

    hub = new BenchProcess('./hub-process.ts', [join(folder, 'hub'), port])
    await hub.answer()
    // Every fifth order: 20,000 of 100,000.
    const changed = Math.floor(orders / 5)
    await hub.ask(`change ${changed}`)
    say(`a day passed: ${changed} orders changed, ${PENDING + CLICKS} commands wait`)
    const morning = performance.now()
    desk = new BenchProcess('./desk-process.ts', [join(folder, 'desk'), new URL(address).port])
    await desk.answer()
    const deskUpMs = performance.now() - morning
    const catchUpMs = await timed(() => desk.ask('synced'))
    const windowCatchUpMs = await timed(async () => {
      await page.goto(new URL(address).origin)
      await upToDate(page)
    })
    say(
      `catching up: desk ${rounded(catchUpMs, 0)} ms after it was up (${rounded(deskUpMs, 0)} ms), its window ${rounded(windowCatchUpMs, 0)} ms`,
    )
    await page.close()
    await desk.end()
    return {
      firstSyncUsableMs,
      firstSyncCompleteMs,
      firstSyncDeskCompleteMs,
      deskBootstrapMs,
      deskBootstrapWorkMs: rounded(deskWorked.ms, 0),
      hubBootstrapWorkMs: rounded(hubWorked.ms, 0),
      firstSyncLoadAverage: rounded(syncLoad),
      clickToPaintP50Ms: rounded(percentile(online, 50)),
      clickToPaintP95Ms: rounded(percentile(online, 95)),
      clickToPaintOfflineP50Ms: rounded(percentile(offline, 50)),
      clickToPaintOfflineP95Ms: rounded(percentile(offline, 95)),
      offlineKeptP50Ms: rounded(percentile(kept, 50)),
      offlineKeptP99Ms: rounded(percentile(kept, 99)),
      catchUpMs: rounded(catchUpMs, 0),
      windowCatchUpMs: rounded(windowCatchUpMs, 0),
      rendererHeapMb,
      deskRssMb: rssMb,
      syncLoadAverage: rounded(loadavg()[0] ?? 0),
    }
  } finally {
    await hub.end()
    await browser.close()
  }
}

/** The lists are the window's own and whole: before that the heading speaks of the first hundred. */
async function everythingListed(page: Page): Promise<void> {
  await page
    .getByText(/orders · .* · as of \d/)
    .first()
    .waitFor({ timeout: 300_000 })
}

async function upToDate(page: Page): Promise<void> {
  await page
    .getByText(/up to date \d/i)
    .first()
    .waitFor({ timeout: 300_000 })
}

/** Confirms order after order of a queue of tens of thousands: each from the click to the frame whose row says so. */
async function clicks(page: Page, count: number): Promise<readonly number[]> {
  // Left and opened again, the queue begins with what is still to be confirmed.
  for (const queue of ['confirmed', 'pending']) {
    await page.locator(`a[href$="/${queue}"]`).first().click()
    await firstRowShown(page)
  }
  const took: number[] = []
  while (took.length < count) {
    await page.waitForFunction(isToConfirm, undefined, { timeout: 60_000 })
    took.push(await page.evaluate(confirmShown))
    // What was confirmed stays in its row until the list is left.
    await page.keyboard.press('ArrowDown')
  }
  return took
}

/** Runs in the page: the row under the cursor is the one beside the list, and can be confirmed. */
function isToConfirm(): boolean {
  const aside = document.querySelector('aside[aria-label="Preview"]')
  const number = aside?.querySelector('h2')?.textContent ?? '?'
  const row = document.querySelector('[role="grid"] [role="row"][aria-selected="true"]')?.textContent ?? ''
  return row.startsWith(number) && [...(aside?.querySelectorAll('button') ?? [])].some((each) => each.textContent?.startsWith('Confirm'))
}

/** Runs in the page. */
async function confirmShown(): Promise<number> {
  const row = () => document.querySelector('[role="grid"] [role="row"][aria-selected="true"]')?.innerHTML ?? ''
  const button = [...document.querySelectorAll<HTMLElement>('aside[aria-label="Preview"] button')].find((each) =>
    each.textContent?.startsWith('Confirm'),
  )
  if (!button) throw new Error('nothing to confirm')
  const before = row()
  const began = performance.now()
  button.click()
  await new Promise<void>((resolve) => {
    // The frame after the one whose layout has the change is the first that surely shows it.
    const look = () => (row() !== before ? resolve() : requestAnimationFrame(look))
    requestAnimationFrame(look)
  })
  return performance.now() - began
}
