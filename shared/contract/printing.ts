import { z } from 'zod'

/** A printer of this computer, by the name its system knows it by. */
export interface Printer {
  readonly name: string
  /** What people call it. */
  readonly label: string
  readonly isDefault: boolean
}

/** What became of a paper: handed to the printer, or why not. That it lies in the tray nobody can tell. */
export type PrintAnswer =
  | { readonly printed: true; readonly printer: string }
  | { readonly printed: false; readonly why: 'no-printer' | 'cancelled' | 'failed'; readonly message: string }

export type PdfAnswer = { readonly file: string } | { readonly file: null; readonly message: string }

const micrometres = z.int().min(10_000).max(3_000_000)

/** A paper as a page by itself: markup and style, and no script. */
export const printPageSchema = z.strictObject({
  title: z.string().max(200),
  css: z.string().max(2_000_000),
  body: z.string().max(20_000_000),
  lang: z.string().max(35),
  dir: z.enum(['ltr', 'rtl']),
  widthUm: micrometres,
  heightUm: micrometres,
  /** Sheets have margins of their own; everything else is printed to the edge. */
  hasMargins: z.boolean(),
})

export type PrintPage = Readonly<z.output<typeof printPageSchema>>

/** Where a paper goes. Without a printer: to the system's own choice. */
export const printChoiceSchema = z.strictObject({
  printer: z.string().min(1).max(300).nullable(),
  copies: z.int().min(1).max(99),
  silent: z.boolean(),
  scalePercent: z.int().min(10).max(200),
})

export type PrintChoice = Readonly<z.output<typeof printChoiceSchema>>
