import type { PaperKind } from './print-request.ts'

/** What a printer has in its tray, in micrometres. A roll is as long as what is printed on it. */
export interface PageSize {
  readonly widthUm: number
  /** Null on a roll. */
  readonly heightUm: number | null
}

export const PAGE_SIZES = {
  a4: { widthUm: 210_000, heightUm: 297_000 },
  letter: { widthUm: 215_900, heightUm: 279_400 },
  receipt80: { widthUm: 80_000, heightUm: null },
  label100x150: { widthUm: 100_000, heightUm: 150_000 },
} as const satisfies Record<string, PageSize>

export type PageSizeName = keyof typeof PAGE_SIZES

/** Everything that has a printer of its own. */
export const PAPER_KINDS = [
  'packingSlip',
  'pickList',
  'deliveryNote',
  'returnSlip',
  'invoice',
  'creditSlip',
  'receipt',
  'label',
] as const satisfies readonly PaperKind[]

/** Where nobody chose: sheets, but for what goes onto rolls and parcels. */
export function usualSize(kind: PaperKind): PageSizeName {
  if (kind === 'receipt') return 'receipt80'
  return kind === 'label' ? 'label100x150' : 'a4'
}

/** A sheet has margins of its own and breaks into pages; rolls and labels are printed to the edge. */
export function isSheet(size: PageSizeName): boolean {
  return size === 'a4' || size === 'letter'
}

/** As CSS wants it: `210mm 297mm`. `rollMm` is how long the roll came to be. */
export function cssSize(size: PageSizeName, rollMm: number): string {
  const { widthUm, heightUm } = PAGE_SIZES[size]
  return `${widthUm / 1000}mm ${heightUm === null ? Math.ceil(rollMm) : heightUm / 1000}mm`
}
