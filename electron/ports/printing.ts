import type { PdfAnswer, PrintAnswer, PrintChoice, Printer, PrintPage } from '../../shared/contract/printing.ts'

/** The printers of this computer. A desk in a browser has none: there the browser prints. */
export interface Printing {
  printers(): Promise<readonly Printer[]>
  /** Hands a paper to a printer. Never rejects: whatever goes wrong is an answer, and the work goes on. */
  print(page: PrintPage, choice: PrintChoice): Promise<PrintAnswer>
  /** Writes the paper as a PDF where the person finds what they downloaded. */
  savePdf(page: PrintPage): Promise<PdfAnswer>
}
