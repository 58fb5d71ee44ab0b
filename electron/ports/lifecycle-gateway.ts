import type { ChangePage, Cursor, ItemStock } from '../../shared/contract/changes.ts'
import type { BatchOutcome, SubmitAnswer } from '../../shared/contract/outcome.ts'
import type { PackedPage } from '../../shared/contract/packed-changes.ts'
import type { Report } from '../../shared/contract/report.ts'
import type { LedgerPage } from '../../shared/contract/stock-ledger.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { RowView } from '../../shared/lifecycle/list-view.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import type { ListViewRequest, OrderFound, QueuePage, QueuePageRequest, SearchOptions } from './order-store.ts'

/** The authority as doors and the command line see it, wherever it lives: in this process, or behind a hub. */
export interface LifecycleGateway {
  /**
   * Decides one command and keeps its outcome, or, with the authority elsewhere and silent, keeps the command to be sent. The same
   * id again gets the same answer, or the one that has come since, and has no second effect.
   */
  submit(command: Command): Promise<SubmitAnswer>
  /** Decides several commands as one: all stand, or nothing of them is kept. Those already known keep their answers. */
  submitBatch(commands: readonly Command[]): Promise<BatchOutcome>
  /** What changed after the cursor; null asks from the beginning. */
  pullChanges(cursor: Cursor | null, maxRows?: number): Promise<ChangePage>
  /** The same for windows: thousands of orders as their lists need them, and few as they are. */
  pullPacked(cursor: Cursor | null, maxRows?: number): Promise<PackedPage>
  head(): Promise<Cursor>
  /** By id, number or reference; null when there never was one. */
  readOrder(key: string): Promise<OrderFound | null>
  readState(id: string): Promise<{ readonly state: LifecycleState; readonly version: number }>
  /** What happened to an id, in the words of a person, oldest first. */
  history(id: string): Promise<readonly HistoryEntry[]>
  listQueue(page: QueuePageRequest): Promise<QueuePage>
  counts(): Promise<Readonly<Record<QueueId, number>>>
  /** A page of a view, and where the next begins; null when there is nothing more. Of what is kept here. */
  listView(request: ListViewRequest): Promise<QueuePage>
  /** How many orders each of these views shows, in their order. */
  countViews(views: readonly RowView[]): Promise<readonly number[]>
  /** What a person typed, in any of the spellings a term is known by; nothing typed finds nothing. */
  search(text: string, options?: Partial<SearchOptions>): Promise<readonly QueueRow[]>
  settings(): Promise<ShopSettings | null>
  /** The item with this SKU or EAN. */
  findItem(code: string): Promise<ProductItem | null>
  items(itemIds: readonly string[]): Promise<readonly ProductItem[]>
  stock(itemIds: readonly string[]): Promise<readonly ItemStock[]>
  /** What moved an item's stock, newest first; `before` asks for what is older. Empty where the authority is elsewhere. */
  ledger(itemId: string, before: number | null, limit: number): Promise<LedgerPage>
  /** Orders, revenue, returns and late shipments per day and store; rejects with a LinkFailure where the authority is elsewhere and silent. */
  report(period: { readonly from: string; readonly to: string }): Promise<Report>
  /** Calls the listener after each commit, with where the feed stands; answers how to stop it. Hints may be merged, never lost. */
  onCommit(listener: (head: Cursor) => void): () => void
  close(): Promise<void>
}
