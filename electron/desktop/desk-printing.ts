import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow, BrowserWindowConstructorOptions, PrinterInfo, WebContentsPrintOptions } from 'electron'
import type { PdfAnswer, PrintAnswer, PrintChoice, Printer, PrintPage } from '../../shared/contract/printing.ts'
import type { Logger } from '../ports/logger.ts'
import type { Printing } from '../ports/printing.ts'
import type { PrintPages } from './print-pages.ts'

export interface PrintingPlace {
  readonly Window: typeof BrowserWindow
  readonly pages: PrintPages
  /** Asked each time: printers come and go. */
  listPrinters(): Promise<readonly PrinterInfo[]>
  /** Where downloads go. */
  downloads(): string
  readonly logger: Logger
}

/** A page that is printed: no script, no preload, never shown. */
function printWindowOptions(): BrowserWindowConstructorOptions {
  return {
    show: false,
    webPreferences: {
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  }
}

/** Prints through a hidden window, onto exactly the printer and size that were asked for. */
export class DeskPrinting implements Printing {
  readonly #place: PrintingPlace

  constructor(place: PrintingPlace) {
    this.#place = place
  }

  async printers(): Promise<readonly Printer[]> {
    const infos = await this.#place.listPrinters()
    return infos.map((info) => ({ name: info.name, label: info.displayName || info.name, isDefault: isDefault(info) }))
  }

  async print(page: PrintPage, choice: PrintChoice): Promise<PrintAnswer> {
    const found = await this.#printerFor(choice)
    if ('printed' in found) return found
    return this.#inWindow(
      page,
      (window) =>
        new Promise<PrintAnswer>((resolve) => {
          window.webContents.print(optionsFor(page, choice, found.name), (success, reason) => {
            resolve(success ? { printed: true, printer: found.name } : { printed: false, why: whyNot(reason), message: reason })
          })
        }),
      (message) => ({ printed: false, why: 'failed', message }),
    )
  }

  savePdf(page: PrintPage): Promise<PdfAnswer> {
    return this.#inWindow<PdfAnswer>(
      page,
      async (window) => {
        const bytes = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
        return { file: await writeBeside(this.#place.downloads(), page.title, bytes) }
      },
      (message) => ({ file: null, message }),
    )
  }

  async #printerFor({ printer }: PrintChoice): Promise<{ readonly name: string } | Extract<PrintAnswer, { readonly printed: false }>> {
    const missing = { printed: false, why: 'no-printer', message: printer ?? '' } as const
    const known = await this.printers().catch(() => [])
    const chosen = known.find(({ name, isDefault: isUsual }) => (printer === null ? isUsual : name === printer))
    // A computer with one printer need not say which; its name goes along all the same, for an unnamed one is any one.
    return chosen ?? (printer === null ? known[0] : undefined) ?? missing
  }

  async #inWindow<Answer>(
    page: PrintPage,
    work: (window: BrowserWindow) => Promise<Answer>,
    failed: (message: string) => Answer,
  ): Promise<Answer> {
    const { Window, pages, logger } = this.#place
    const address = pages.put(page)
    let window: BrowserWindow | null = null
    try {
      window = new Window(printWindowOptions())
      await window.loadURL(address)
      return await work(window)
    } catch (error) {
      // Neither the title nor the text of a paper is logged: they name people.
      logger.warn('A paper could not be printed', { error: error instanceof Error ? error.name : 'unknown' })
      return failed(error instanceof Error ? error.message : String(error))
    } finally {
      pages.takeAway(address)
      window?.destroy()
    }
  }
}

function optionsFor(page: PrintPage, { copies, silent, scalePercent }: PrintChoice, deviceName: string): WebContentsPrintOptions {
  return {
    silent,
    deviceName,
    copies,
    printBackground: true,
    scaleFactor: scalePercent,
    pageSize: { width: page.widthUm, height: page.heightUm },
    // With `none` Chromium leaves out the margins the page itself asks for, and with them its page numbers: that is for labels and rolls.
    margins: { marginType: page.hasMargins ? 'default' : 'none' },
  }
}

function isDefault(info: PrinterInfo): boolean {
  return (info as PrinterInfo & { readonly isDefault?: boolean }).isDefault === true
}

function whyNot(reason: string): 'cancelled' | 'failed' {
  return /cancel/i.test(reason) ? 'cancelled' : 'failed'
}

/** Never over a file that is there: the second one gets a number. */
async function writeBeside(folder: string, title: string, bytes: Uint8Array): Promise<string> {
  const name = title.replace(/[^\p{L}\p{N} ._-]/gu, '_').slice(0, 80) || 'document'
  for (let attempt = 1; ; attempt += 1) {
    const file = join(folder, attempt === 1 ? `${name}.pdf` : `${name} (${attempt}).pdf`)
    try {
      await writeFile(file, bytes, { flag: 'wx' })
      return file
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 500) throw error
    }
  }
}
