import type { Cursor } from '../../shared/contract/changes.ts'
import { type PackedPage, packRows } from '../../shared/contract/packed-changes.ts'
import type { StoreReads } from '../ports/order-store.ts'

/** The feed in packed form, from any store: its own where it has one, else its changes packed here. */
export async function readPackedChanges(store: StoreReads, cursor: Cursor | null, maxRows: number): Promise<PackedPage> {
  if (store.packedSince) return store.packedSince(cursor, maxRows)
  const [page, counts] = await Promise.all([store.changesSince(cursor, maxRows), store.readCounts()])
  return { ...page, ...packRows(page.rows), counts }
}
