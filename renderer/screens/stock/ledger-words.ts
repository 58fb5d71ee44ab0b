import type { StockMovement, StockReason } from '../../../shared/lifecycle/stock.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'

const REASON_WORDS: Readonly<Record<StockReason, Message>> = {
  receive: msg('Received'),
  remove: msg('Removed'),
  count: msg('Counted'),
  transfer: msg('Transferred'),
  allocate: msg('Allocated'),
  unallocate: msg('Unallocated'),
  ship: msg('Shipped'),
  return: msg('Returned'),
  cancel: msg('Cancelled'),
  restore: msg('Restored'),
  correction: msg('Corrected'),
  allot: msg('Allotted'),
}

/** What a movement was, in a word. */
export function reasonWord({ reason, allotted }: Pick<StockMovement, 'reason' | 'allotted'>): string {
  const word = say(REASON_WORDS[reason])
  return allotted ? `${word} ${deltaText(allotted.delta)}` : word
}

/** A change of a figure: "+4", "−2", "–" for none. */
export function deltaText(delta: number): string {
  if (delta === 0) return '–'
  return delta > 0 ? `+${delta}` : `−${-delta}`
}
