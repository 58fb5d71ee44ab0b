// Every paper as it comes out of a printer: asked for where people ask, drawn by the real browser, measured as a PDF.

import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, takePicture } from '../support/app-under-test.ts'
import { deskInBrowser } from '../support/desk-in-browser.ts'
import { browserMissing } from '../support/real-browser.ts'

const missing = browserMissing()

describe.skipIf(missing !== null)(`papers${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const window = deskInBrowser()

  beforeAll(async () => {
    await window.page.getByRole('main').getByRole('row').nth(1).waitFor()
    await keepPrintFrames(window.page)
  })

  /** Opens the first order of a queue. */
  const openFirst = async (queue: string) => {
    const { page } = window
    await page.goto(`${new URL(page.url()).origin}/#/queue/${queue}`)
    await page.getByRole('main').getByRole('row').nth(1).waitFor()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).waitFor()
  }

  /** Chooses from the menu of the first shipment or return on the screen, as a person with a mouse does. */
  const choose = async (thing: 'shipment' | 'return', action: string) => {
    const { page } = window
    await page
      .getByRole('button', { name: new RegExp(`^More for ${thing}`) })
      .first()
      .click()
    await page.getByRole('menuitem', { name: action }).click()
  }

  const expectPaper = async (name: string, words: readonly string[], size: readonly [number, number]) => {
    const { page } = window
    const paper = await asPage(page, await printed(page), size)
    for (const each of words) expect(await paper.locator('body').innerText(), name).toContain(each)
    await takePicture(paper, `doc-${name}`)
    const boxes = pdfBoxes(await paper.pdf({ preferCSSPageSize: true, printBackground: true }))
    for (const [width, height] of boxes) {
      expect(width, `${name}: width in mm`).toBe(size[0])
      if (size[1] > 0) expect(height, `${name}: height in mm`).toBe(size[1])
    }
    expect(await axeFindings(paper), name).toEqual([])
    await paper.close()
    return boxes
  }

  test('P in the queue To pick prints one pick list to walk with, place by place', async () => {
    await openQueue(window.page, 'toPick')
    await window.page.keyboard.press('p')
    await expectPaper('pick-list', ['Pick list', 'Place', 'Shipments of this list'], A4)
  })

  test('P on an order prints the packing slip of its parcel in the customer’s language, and again it is a copy', async () => {
    await openFirst('toPick')
    await window.page
      .getByRole('article', { name: /^Shipment/ })
      .first()
      .waitFor()
    await window.page.keyboard.press('p')
    await expectPaper('packing-slip', ['Packsedel', 'Nordvik Handel AB', 'Packat av'], A4)
    await window.page.keyboard.press('p')
    expect(await printed(window.page)).toContain('Kopia 1')
    expect(await window.page.evaluate(() => document.activeElement !== document.body), 'the keys go on where they were').toBe(true)
  })

  test('a label is as large as a label and carries its codes', async () => {
    await choose('shipment', 'Print label')
    expect(await expectPaper('label', ['Nordvik Handel AB', '1 av 1'], [100, 150])).toHaveLength(1)
  })

  test('what left is delivered with a note, and invoiced under the next number with its tax', async () => {
    await openFirst('completed')
    await choose('shipment', 'Print delivery note')
    await expectPaper('delivery-note', ['Nordvik Handel AB', 'SE556677889901'], A4)
    await choose('shipment', 'Print invoice')
    await expectPaper('invoice', ['WEB-2026-00001', 'SE556677889901', '25'], A4)
  })

  test('a receipt is as wide as the roll and as long as what is on it', async () => {
    await window.page.keyboard.press('m')
    await window.page.getByRole('menuitem', { name: 'Print receipt' }).click()
    const [[, height] = [0, 0]] = await expectPaper('receipt', ['SE556677889901', '25'], [80, 0])
    expect(height).toBeGreaterThan(60)
    expect(height).toBeLessThan(297)
  })

  test('goods that came back have a slip, and a credit slip once the return is completed', async () => {
    const { page } = window
    await openFirst('returns')
    await choose('return', 'Print return slip')
    await expectPaper('return-slip', ['Nordvik Handel AB', '-R1'], A4)
    await choose('return', 'Complete return')
    await choose('return', 'Print credit slip')
    await expectPaper('credit-slip', ['WEB-CR-2026-00001', '-R1'], A4)
    await page.goto(`${new URL(page.url()).origin}/#/print`)
    await page
      .getByRole('row', { name: /^Credit slip/ })
      .first()
      .waitFor()
    expect(await axeFindings(page), 'the print centre').toEqual([])
    await takePicture(page, 'print-centre')
    await page.reload()
    await page
      .getByRole('row', { name: /^Credit slip/ })
      .first()
      .waitFor()
  })
})

const A4 = [210, 297] as const

async function openQueue(page: Page, queue: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/queue/${queue}`)
  await page.getByRole('main').getByRole('row').nth(1).waitFor()
}

/** The browser's dialog would stand in the way: what would have gone to it is kept instead. */
async function keepPrintFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const papers: string[] = []
    Object.assign(globalThis, { papers })
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const node of change.addedNodes) {
          if (!(node instanceof HTMLIFrameElement) || !node.contentWindow) continue
          const view = node.contentWindow
          view.print = () => {
            papers.push(view.document.documentElement.outerHTML)
            view.dispatchEvent(new Event('afterprint'))
          }
        }
      }
    }).observe(document.body, { childList: true })
  })
}

async function printed(page: Page): Promise<string> {
  const handle = await page.waitForFunction(() => (globalThis as { papers?: string[] }).papers?.shift())
  return (await handle.jsonValue()) ?? ''
}

/** The paper as a page by itself, at the desk's own address so that its letters come from there. */
async function asPage(page: Page, html: string, [width, height]: readonly [number, number]): Promise<Page> {
  const { origin } = new URL(page.url())
  const paper = await page.context().newPage()
  const px = (mm: number) => Math.round((mm * 96) / 25.4)
  await paper.setViewportSize({ width: px(width), height: px(height || 60) })
  await paper.route(`${origin}/paper`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html>${html}` }),
  )
  await paper.goto(`${origin}/paper`)
  await paper.evaluate(() => document.fonts.ready)
  if (height === 0) await paper.setViewportSize({ width: px(width), height: await paper.evaluate(() => document.body.offsetHeight) })
  return paper
}

/** Width and height of each page of a PDF, in millimetres. */
function pdfBoxes(pdf: Uint8Array): readonly (readonly [number, number])[] {
  const text = Buffer.from(pdf).toString('latin1')
  return [...text.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)].map(
    ([, width, height]) => [Math.round((Number(width) * 25.4) / 72), Math.round((Number(height) * 25.4) / 72)] as const,
  )
}
