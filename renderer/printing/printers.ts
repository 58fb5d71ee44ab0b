import type { Printer, PrintPage } from '../../shared/contract/printing.ts'
import { deskSession } from '../state/desk-session.ts'
import { isSheet, PAGE_SIZES, type PageSizeName } from './page-size.ts'
import type { Paper } from './paper.ts'
import { paperMarkup, printInBrowser } from './print-frame.ts'
import type { PrintJob } from './print-job.ts'
import type { PaperPrinter } from './print-queue.ts'

/** The printers of this computer; null where the browser prints, or nobody can say. */
export async function knownPrinters(): Promise<readonly Printer[] | null> {
  try {
    return await deskSession().client.printing.printers()
  } catch {
    return null
  }
}

/** Prints on the desk's own printers where it has any to name, else by the browser's dialog. */
export const windowPrinter: PaperPrinter = {
  async print(paper, profile) {
    const printers = await knownPrinters()
    if (printers === null) {
      await printInBrowser(paper, profile.size)
      return { outcome: 'asked' }
    }
    return onDesk(paper, profile)
  },
}

async function onDesk(
  paper: Paper,
  { printer, size, copies, silent, scalePercent }: PrintJob['profile'],
): ReturnType<PaperPrinter['print']> {
  const page = await printPage(paper, size)
  const answer = await deskSession().client.printing.print({ page, choice: { printer, copies, silent, scalePercent } })
  if (answer.printed) return { outcome: 'printed' }
  if (answer.why === 'no-printer') return { why: 'no-printer', printer: printer ?? '' }
  return answer.why === 'cancelled' ? { why: 'cancelled' } : { why: 'failed', message: answer.message }
}

/** Writes the paper as a PDF; where the browser prints, its dialog offers that. Answers the file, or null where there is none to name. */
export async function saveAsPdf(paper: Paper, size: PageSizeName): Promise<string | null> {
  if ((await knownPrinters()) === null) {
    await printInBrowser(paper, size)
    return null
  }
  const answer = await deskSession().client.printing.savePdf({ page: await printPage(paper, size) })
  if (answer.file === null) throw new Error(answer.message)
  return answer.file
}

async function printPage(paper: Paper, size: PageSizeName): Promise<PrintPage> {
  const { title, css, body, lang, dir, rollMm } = await paperMarkup(paper, size)
  const { widthUm, heightUm } = PAGE_SIZES[size]
  return {
    title,
    css,
    body,
    lang,
    dir: dir === 'rtl' ? 'rtl' : 'ltr',
    widthUm,
    heightUm: heightUm ?? Math.ceil(rollMm) * 1000,
    hasMargins: isSheet(size),
  }
}
