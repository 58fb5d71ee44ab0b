import type { StockMovement } from '../lifecycle/stock.ts'

/** One movement of an item's stock with what caused it. */
export interface LedgerLine {
  /** Its place in the shop's whole ledger; newer ones are higher. */
  readonly position: number
  readonly movement: StockMovement
  readonly at: string
  readonly by: string
  readonly deskId: string
  /** What the shop calls that desk; null where it was never added, such as a desk that is alone. */
  readonly deskName: string | null
  /** The order it was moved for, a deleted one too; null for work on the shelf. */
  readonly order: { readonly id: string; readonly number: string } | null
}

/** Newest first; `next` asks for older ones and is null when there are none. */
export interface LedgerPage {
  readonly lines: readonly LedgerLine[]
  readonly next: number | null
}
