// What measurements look at in a window.

import type { Page } from 'playwright-core'

export async function firstRowShown(page: Page): Promise<void> {
  await page.locator('[role="grid"] [role="row"][aria-rowindex="2"] [role="gridcell"]').nth(1).waitFor({ timeout: 300_000 })
}

/** After a garbage collection. */
export async function usedHeapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number }
  await session.detach()
  return usedSize / 1_000_000
}
