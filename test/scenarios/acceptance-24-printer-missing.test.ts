import { existsSync } from 'node:fs'
import type { BrowserWindow, PrinterInfo } from 'electron'
import { expect } from 'vitest'
import { DeskPrinting } from '../../electron/desktop/desk-printing.ts'
import { PrintPages } from '../../electron/desktop/print-pages.ts'
import { paperOf } from '../../renderer/printing/paper.ts'
import { type PaperPrinter, PrintQueue } from '../../renderer/printing/print-queue.ts'
import type { PrintPage } from '../../shared/contract/printing.ts'
import { countedIds, tickingClock } from '../support/authority.ts'
import { type DeskClient, deskClient, runningDesk } from '../support/browser-desk.ts'
import { StandInWindow } from '../support/electron-stand-in.ts'
import { memoryPrintBox } from '../support/memory-print-box.ts'
import { scenario } from '../support/scenario-desk.ts'
import { tempFolder } from '../support/temp-folder.ts'

scenario('24. A printer that is missing leaves the paper in the queue, with retry and PDF, and good-to-go is not blocked', async (desk) => {
  const printers: string[] = []
  const { door } = await runningDesk({
    printing: (logger) =>
      new DeskPrinting({
        Window: StandInWindow as unknown as typeof BrowserWindow,
        pages: new PrintPages(),
        listPrinters: async () => printers.map((name): PrinterInfo => ({ name, displayName: name, description: '', options: {} })),
        downloads: tempFolder,
        logger,
      }),
  })
  const { client } = await deskClient(door)
  const box = memoryPrintBox()
  const parts = { box, printer: printingOn(client), now: tickingClock().now, newId: countedIds('job').newId }
  const queue = await PrintQueue.open(parts)
  await queue.setProfile({ ...queue.profileOf('packingSlip'), printer: 'Warehouse laser' })

  await desk.opensShop()
  await desk.shop.places('o1', { number: 'A-00001' })
  await desk.does('ConfirmOrder', 'o1', {})
  await desk.does('ExpediteOrder', 'o1', {}, { role: 'warehouse' })
  const shipmentId = (await desk.order('o1')).shipments[0]?.id ?? ''
  await desk.does('PrintDocument', 'o1', { kind: 'packingSlip', subjectId: shipmentId }, { role: 'warehouse' })
  const [slip] = (await desk.order('o1')).documents ?? []
  if (!slip) throw new Error('the slip was not kept')

  expect(await client.printing.printers()).toEqual([])
  const { kind: _, ...profile } = queue.profileOf('packingSlip')
  const job = await queue.add(paperOf(slip), 'o1', profile)
  expect(job).toMatchObject({ state: 'failed', failure: { why: 'no-printer', printer: 'Warehouse laser' }, tries: 1 })

  // The work goes on.
  await desk.does('SetGoodToGo', 'o1', { shipmentId }, { role: 'warehouse' })
  expect((await desk.order('o1')).shipments[0]?.isGoodToGo).toBe(true)

  // The window is closed and opened again: the paper still waits, and can be had as a PDF meanwhile.
  const reopened = await PrintQueue.open(parts)
  expect(reopened.picture().jobs).toMatchObject([{ id: job.id, state: 'failed', failure: { why: 'no-printer' } }])
  expect(reopened.profileOf('packingSlip').printer).toBe('Warehouse laser')
  const pdf = await client.printing.savePdf({ page: pageOf('Packing slip A-00001-1') })
  expect(pdf.file !== null && existsSync(pdf.file)).toBe(true)

  // Somebody switches it on, or sends the paper elsewhere.
  printers.push('Office', 'Warehouse laser')
  expect(await reopened.retry(job.id)).toMatchObject({ state: 'printed', tries: 2 })
  expect(await reopened.retry(job.id, { printer: 'Office' })).toMatchObject({ state: 'printed', profile: { printer: 'Office' } })
  const devices = StandInWindow.opened.flatMap((window) => window.webContents.printed as { readonly deviceName: string }[])
  expect(devices.map(({ deviceName }) => deviceName)).toEqual(['Warehouse laser', 'Office'])
  expect((await desk.order('o1')).documents, 'trying again is no second paper').toMatchObject([{ timesPrinted: 1 }])
})

/** Prints as a window does, but for the drawing, which needs a browser. */
function printingOn(client: DeskClient): PaperPrinter {
  return {
    async print(paper, { printer, copies, silent, scalePercent }) {
      const answer = await client.printing.print({ page: pageOf(paper.number), choice: { printer, copies, silent, scalePercent } })
      if (answer.printed) return { outcome: 'printed' }
      return answer.why === 'no-printer' ? { why: 'no-printer', printer: printer ?? '' } : { why: 'failed', message: answer.message }
    },
  }
}

function pageOf(title: string): PrintPage {
  return { title, css: '', body: '<body></body>', lang: 'en', dir: 'ltr', widthUm: 210_000, heightUm: 297_000, hasMargins: true }
}
