import { type ChangePage, type Cursor, type DeskCursor, type FeedReset, FIRST_SCOPE } from '../../shared/contract/changes.ts'
import type { DeskWindow } from '../ports/order-store.ts'

/** Why a cursor means nothing here; null when the reader may go on from it. `window` is given for a desk. */
export function resetOf(cursor: DeskCursor | null, head: Cursor, window: DeskWindow | null = null): FeedReset | null {
  if (!cursor || cursor.version === 0) return null
  if (cursor.epoch !== head.epoch) return 'epoch'
  // Who is still fetching everything has seen how far the shop was when that began: it cannot be less by now.
  if (Math.max(cursor.version, cursor.snap ?? 0) > head.version) return 'ahead'
  if (!window) return null
  if ((cursor.scope ?? FIRST_SCOPE) !== window.scope) return 'scope'
  // Who is still fetching everything is told of all deletions since it began.
  return (cursor.snap ?? cursor.version) < window.floor ? 'floor' : null
}

/** From when on a desk is told of orders that left its window: one that begins never had those from before. */
export function leftAfter(from: number, cursor: DeskCursor | null, reset: FeedReset | null, head: Cursor): number {
  if (from === 0) return head.version
  return reset === null ? Math.max(from, cursor?.snap ?? 0) : from
}

/** What a page holds of the `maxRows + 1` rows that were found, or the one version that is larger than a page. */
export type Cut<Row> = { readonly page: readonly Row[]; readonly more: boolean } | { readonly larger: number }

/** Leaves out a last version that may not be complete. A version larger than a page is to be read whole. */
export function cutAtVersion<Row extends { readonly version: number }>(found: readonly Row[], maxRows: number): Cut<Row> {
  const overflow = found[maxRows]
  if (!overflow) return { page: found, more: false }
  const complete = found.filter((row) => row.version < overflow.version)
  return complete.length > 0 ? { page: complete, more: true } : { larger: overflow.version }
}

/** `last` is the version the page ends with, where that is not the one of its last row. */
export function changePage(
  cursor: { readonly head: Cursor; readonly from: number; readonly reset: FeedReset | null; readonly scope?: string | undefined },
  { rows, more, last = rows.at(-1)?.version }: Pick<ChangePage, 'rows' | 'more'> & { readonly last?: number | undefined },
): ChangePage {
  const { head, from, reset, scope } = cursor
  const to = more ? (last ?? from) : head.version
  return {
    epoch: head.epoch,
    head: head.version,
    from,
    to,
    more,
    rows,
    ...(reset ? { reset } : {}),
    ...(scope === undefined ? {} : { scope }),
  }
}
