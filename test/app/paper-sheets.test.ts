// Papers in print: drawn by the real browser, broken into pages, measured in millimetres.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PageSizeName } from '../../renderer/printing/page-size.ts'
import type { Paper } from '../../renderer/printing/paper.ts'
import { cameBack, documentPaper, gone, LONGEST_NAME, labelPaper, paperWorld, pickListPaper } from '../support/given-papers.ts'
import { openPaperPress, type PaperPress, type PressedPaper } from '../support/paper-press.ts'
import { pdfPages } from '../support/pdf-words.ts'
import { browserMissing } from '../support/real-browser.ts'

const missing = browserMissing()
const BERLIN = {
  company: 'Buchhandlung Morgenstern & Söhne GmbH',
  firstName: 'Friederike',
  lastName: 'Weißenberg',
  address1: 'Donaudampfschifffahrtsstraße 117',
  zipCode: '10119',
  city: 'Berlin',
  country: 'DE',
  vatNumber: 'DE811907980',
}
const BEIRUT = { firstName: 'ليلى', lastName: 'الحداد', address1: 'شارع الحمرا ١٢', zipCode: '1103', city: 'بيروت', country: 'LB' }

describe.skipIf(missing !== null)(`papers in print${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let press: PaperPress

  beforeAll(async () => {
    press = await openPaperPress()
  })

  afterAll(() => press?.close())

  const drawn = async <Found>(paper: Paper, size: PageSizeName, look: (drawn: PressedPaper) => Promise<Found>): Promise<Found> => {
    const pressed = await press.draw(paper, size)
    try {
      return await look(pressed)
    } finally {
      await pressed.close()
    }
  }
  const pagesOf = (paper: Paper, size: PageSizeName = 'a4') => drawn(paper, size, async ({ pdf }) => pdfPages(await pdf()))
  const measured = <Found>(paper: Paper, size: PageSizeName, inPage: () => Found) => drawn(paper, size, ({ page }) => page.evaluate(inPage))

  test.each(['a4', 'letter'] as const)(
    'sixty lines on %s: each page has its number and the head of the table, the last the total',
    async (size) => {
      const pages = await pagesOf(documentPaper(paperWorld({ lines: 60 }, gone()), 'invoice'), size)
      expect(pages.length).toBeGreaterThan(3)
      for (const [index, page] of pages.entries()) {
        expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
        expect(page).toContain('Article no.ItemQuantityUnit price')
        expect(page.includes('Invoice INV-2025-00042'), 'the name of the paper on every page but the first').toBe(index > 0)
      }
      const all = pages.join('')
      for (let line = 0; line < 60; line++) expect(all.split(`NV-${1001 + line * 7}`), 'each line once').toHaveLength(2)
      expect(pages.at(-1)).toMatch(/TotalSEK\s[\d,]+\.\d\d/)
    },
  )

  test.each(['invoice', 'creditSlip', 'deliveryNote', 'packingSlip'] as const)(
    'totals and signatures of a %s never stand on a page without any of its lines',
    async (kind) => {
      for (const lines of [11, 13, 27]) {
        const last = (await pagesOf(documentPaper(paperWorld({ lines }, kind === 'packingSlip' ? gone() : cameBack()), kind))).at(-1)
        expect(last, `${lines} lines`).toContain(`NV-${1001 + (lines - 1) * 7}`)
        expect(last, `${lines} lines`).toContain(`NV-${1001 + (lines - 2) * 7}`)
      }
    },
  )

  test('a pick list of sixty places keeps its head on every page', async () => {
    const pages = await pagesOf(pickListPaper(paperWorld({ lines: 60 })))
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(page).toContain('PlaceArticle no.Item')
  })

  test.each(['invoice', 'creditSlip', 'deliveryNote'] as const)(
    'the address of a %s shows in the window of a folded letter, by itself',
    async (kind) => {
      const paper = documentPaper(paperWorld({ lines: 5, language: 'de', address: BERLIN }, cameBack()), kind)
      const [sender, lines, around] = await drawn(paper, 'a4', async ({ page }) => [
        await boxOf(page, '.sender'),
        await boxOf(page, '.party p:not(.sender)'),
        await boxOf(page, '.lines'),
      ])
      expect(sender.top, 'below the edge of the window').toBeGreaterThan(45)
      expect(lines.top).toBeGreaterThan(50)
      expect(lines.bottom).toBeLessThan(82)
      expect(lines.left).toBeGreaterThanOrEqual(25)
      expect(lines.right).toBeLessThan(105)
      expect(around.top, 'nothing else shows in the window').toBeGreaterThan(90)
    },
  )

  test.each(['en', 'de', 'ar'])('amounts stand under each other, figure by figure, in %s', async (language) => {
    const address = language === 'ar' ? BEIRUT : BERLIN
    const paper = documentPaper(paperWorld({ lines: 9, language, address }, gone()), 'invoice')
    const ends = await measured(paper, 'a4', () => {
      const endOf = (cell: Element) => {
        const range = document.createRange()
        range.selectNodeContents(cell)
        return Math.round(range.getBoundingClientRect().right)
      }
      const columns = (table: string) =>
        [...document.querySelectorAll(`${table} > thead > tr > *`)].map((_, index) =>
          [...document.querySelectorAll(`${table} > * > tr > .figure:nth-child(${index + 1})`)].map(endOf),
        )
      return [...columns('.lines'), ...columns('.taxes')].map((column) => [...new Set(column)])
    })
    expect(ends.filter((column) => column.length > 0).length).toBeGreaterThanOrEqual(8)
    for (const column of ends) expect(column.length).toBeLessThanOrEqual(1)
  })

  test.each([
    ['a4', 'invoice'],
    ['letter', 'invoice'],
    ['a4', 'packingSlip'],
    ['receipt80', 'receipt'],
  ] as const)('on %s the longest name and the largest amount of a %s stay within the margins', async (size, kind) => {
    const paper = documentPaper(paperWorld({ lines: 9, language: 'de', address: BERLIN }, gone()), kind)
    const [words, wide] = await measured(paper, size, () => {
      const cut = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
      return [document.body.innerText.replaceAll(/\s+/g, ' '), cut.map((each) => each.outerHTML.slice(0, 80))] as const
    })
    expect(words).toContain(LONGEST_NAME)
    if (kind !== 'packingSlip') expect(words).toContain('12.499,00')
    expect(wide).toEqual([])
  })

  test('a receipt is one piece of paper, however long', async () => {
    for (const lines of [1, 30]) {
      const pages = await pagesOf(documentPaper(paperWorld({ lines }, gone()), 'receipt'), 'receipt80')
      expect(pages).toHaveLength(1)
      expect(pages[0]).toContain('Goods remain ours')
    }
  })

  test('a copy says so on every paper', async () => {
    const world = paperWorld({ lines: 2 }, cameBack())
    for (const kind of ['packingSlip', 'deliveryNote', 'returnSlip', 'invoice', 'creditSlip'] as const) {
      expect(await pagesOf(documentPaper(world, kind, { copy: 2 })), kind).toEqual([expect.stringContaining('Copy 2')])
      expect((await pagesOf(documentPaper(world, kind)))[0], kind).not.toContain('Copy')
    }
    expect((await pagesOf(documentPaper(world, 'receipt', { copy: 1 }), 'receipt80'))[0]).toContain('Copy 1')
  })

  test('strokes to scan are whole dots of a label printer and a quarter of a millimetre or more', async () => {
    const world = paperWorld({ lines: 2 }, gone())
    const papers = [
      [labelPaper(world), 'label100x150'],
      [tracked(labelPaper(world), 'JJD000030060012345678'), 'label100x150'],
      [documentPaper(world, 'receipt'), 'receipt80'],
      [documentPaper(world, 'packingSlip'), 'a4'],
      [pickListPaper(world), 'letter'],
    ] as const
    for (const [paper, size] of papers) {
      const dots = await measured(paper, size, () => {
        const bars = document.querySelector<SVGSVGElement>('svg.bars')
        return bars ? (bars.getBoundingClientRect().width * 25.4) / 96 / bars.viewBox.baseVal.width / 0.125 : 0
      })
      expect(dots, paper.kind).toBeGreaterThanOrEqual(1.99)
      expect(Math.abs(dots - Math.round(dots)), paper.kind).toBeLessThan(0.01)
    }
  })

  test('a number too long for strokes a scanner can tell apart is printed as a square', async () => {
    const paper = tracked(labelPaper(paperWorld({ lines: 1 }, gone())), 'X'.repeat(40))
    const found = await measured(paper, 'label100x150', () =>
      [...document.querySelectorAll('.label-code svg')].map((each) => [
        each.getAttribute('class'),
        Math.round(each.getBoundingClientRect().width),
      ]),
    )
    expect(found).toEqual([['square', 76]])
  })

  test('a label holds the longest address, the country as any sorting office reads it', async () => {
    const address = {
      ...BERLIN,
      company: 'Internationale Handelsgesellschaft für Haushaltswaren und Wohnkultur mbH & Co. KG',
      lastName: 'von Hohenstein-Oberwaldburg-Schellenberger',
      attention: 'Wareneingang, Frau Schellenberger-Wittgenstein',
      address2: 'Gebäude C, Eingang 4, dritter Stock, Zimmer 312',
      stateOrProvince: 'Bayern',
    }
    const pages = await pagesOf(labelPaper(paperWorld({ lines: 1, language: 'de', address }, gone())), 'label100x150')
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('GERMANY')
    for (const one of [address, BEIRUT]) {
      const cut = await measured(labelPaper(paperWorld({ lines: 1, language: 'de', address: one }, gone())), 'label100x150', () => {
        const to = document.querySelector('.to')
        return to ? to.scrollHeight - to.clientHeight : null
      })
      expect(cut).toBe(0)
    }
  })
})

function tracked(paper: Paper, trackingNumber: string): Paper {
  if (paper.kind !== 'label' || !paper.content.parcel) throw new Error('no label of a parcel')
  return { ...paper, content: { ...paper.content, parcel: { ...paper.content.parcel, trackingNumber } } }
}

interface Box {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** What all elements of this kind on the first page cover, in millimetres from the edges of an A4 sheet. */
async function boxOf(page: Page, selector: string): Promise<Box> {
  const px = await page.evaluate((which) => {
    const boxes = [...document.querySelectorAll(which)].map((each) => each.getBoundingClientRect())
    const most = (side: 'bottom' | 'right') => Math.max(...boxes.map((box) => box[side]))
    const least = (side: 'top' | 'left') => Math.min(...boxes.map((box) => box[side]))
    return { top: least('top'), bottom: most('bottom'), left: least('left'), right: most('right') }
  }, selector)
  const mm = (value: number) => (value * 25.4) / 96
  return { top: 16 + mm(px.top), bottom: 16 + mm(px.bottom), left: 25 + mm(px.left), right: 25 + mm(px.right) }
}
