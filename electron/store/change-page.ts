import type { ChangePage, Cursor } from '../../shared/contract/changes.ts'

/** Why a cursor means nothing here; null when the reader may go on from it. */
export function resetOf(cursor: Cursor | null, head: Cursor): ChangePage['reset'] | null {
  if (!cursor || cursor.version === 0) return null
  if (cursor.epoch !== head.epoch) return 'epoch'
  return cursor.version > head.version ? 'ahead' : null
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
  cursor: { readonly head: Cursor; readonly from: number; readonly reset: ChangePage['reset'] | null },
  { rows, more, last = rows.at(-1)?.version }: Pick<ChangePage, 'rows' | 'more'> & { readonly last?: number | undefined },
): ChangePage {
  const { head, from, reset } = cursor
  const to = more ? (last ?? from) : head.version
  return { epoch: head.epoch, head: head.version, from, to, more, rows, ...(reset ? { reset } : {}) }
}
