import type { Page } from 'playwright-core'

/**
 * A scanner at a window: the keys of the code and Enter where the focus is, five milliseconds apart by their own clock, so that a
 * busy machine does not make a slow scanner of it.
 */
export async function scanInto(page: Page, code: string): Promise<void> {
  await page.evaluate((text) => {
    const start = performance.now()
    for (const [place, key] of [...text, 'Enter'].entries()) {
      const target = document.activeElement ?? document.body
      for (const type of ['keydown', 'keyup']) {
        const event = new KeyboardEvent(type, { key, bubbles: true, cancelable: true, composed: true })
        Object.defineProperty(event, 'timeStamp', { value: start + place * 5 })
        target.dispatchEvent(event)
      }
    }
  }, code)
}
