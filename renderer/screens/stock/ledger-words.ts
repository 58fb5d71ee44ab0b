import type { StockMovement, StockReason } from '../../../shared/lifecycle/stock.ts'

const REASON_WORDS: Readonly<Record<StockReason, string>> = {
  receive: 'Received',
  remove: 'Removed',
  count: 'Counted',
  transfer: 'Transferred',
  allocate: 'Allocated',
  unallocate: 'Unallocated',
  ship: 'Shipped',
  return: 'Returned',
  cancel: 'Cancelled',
  restore: 'Restored',
  correction: 'Corrected',
  allot: 'Allotted',
}

/** What a movement was, in a word. */
export function reasonWord({ reason, allotted }: Pick<StockMovement, 'reason' | 'allotted'>): string {
  return allotted ? `${REASON_WORDS[reason]} ${deltaText(allotted.delta)}` : REASON_WORDS[reason]
}

/** A change of a figure: "+4", "−2", "–" for none. */
export function deltaText(delta: number): string {
  if (delta === 0) return '–'
  return delta > 0 ? `+${delta}` : `−${-delta}`
}
