import type { Cursor } from '../../shared/contract/changes.ts'
import type { PackedPage, WholeStates } from '../../shared/contract/packed-changes.ts'
import type { Report } from '../../shared/contract/report.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueuePage, QueuePageRequest, SearchOptions } from './order-store.ts'

/**
 * What windows need of the authority itself as long as their desk holds nothing of the shop. Like every other question to it these
 * reject with a LinkFailure when no answer came.
 */
export interface AuthorityReads {
  /** The feed as windows take it; versions are those of the desk's own feed. */
  lists(cursor: Cursor | null, maxRows: number, signal: AbortSignal): Promise<PackedPage>
  queue(page: QueuePageRequest, signal: AbortSignal): Promise<QueuePage>
  search(text: string, options: SearchOptions, signal: AbortSignal): Promise<readonly QueueRow[]>
  report(period: { readonly from: string; readonly to: string }, signal: AbortSignal): Promise<Report>
  /** Those of these orders and baskets that exist. */
  whole(ids: readonly string[], signal: AbortSignal): Promise<WholeStates>
}
