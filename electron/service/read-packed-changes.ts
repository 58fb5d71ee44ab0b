import type { Cursor } from '../../shared/contract/changes.ts'
import { type PackedPage, packRows } from '../../shared/contract/packed-changes.ts'
import type { StoreReads } from '../ports/order-store.ts'

/** The feed in packed form, from any store: its own where it has one, else its changes packed here. `forDesk` is of a desk's part. */
export async function readPackedChanges(store: StoreReads, cursor: Cursor | null, maxRows: number, forDesk = ''): Promise<PackedPage> {
  if (store.packedSince) return store.packedSince(cursor, maxRows, forDesk)
  const first = await store.changesSince(cursor, maxRows, forDesk)
  // A window does not know which part of the shop its desk will hold: it goes on in the one there is.
  const isOfAnother = cursor !== null && first.reset === 'scope' && first.scope !== undefined
  const page = isOfAnother ? await store.changesSince({ ...cursor, scope: first.scope }, maxRows, forDesk) : first
  const rows = page.rows.filter(({ type }) => type !== 'result')
  return { ...page, ...packRows(rows), counts: await store.readCounts() }
}
