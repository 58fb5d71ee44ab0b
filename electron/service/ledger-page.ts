import type { LedgerPage } from '../../shared/contract/stock-ledger.ts'
import type { StoreReads } from '../ports/order-store.ts'

/** What moved an item's stock, newest first, and whether there is more. */
export async function readLedgerPage(reads: StoreReads, itemId: string, before: number | null, limit: number): Promise<LedgerPage> {
  const found = await reads.readMovements(itemId, { limit: limit + 1, ...(before === null ? {} : { before }) })
  const lines = found.slice(0, limit)
  return { lines, next: found.length > limit ? (lines.at(-1)?.position ?? null) : null }
}
