import type { DeskGreeting } from '../../shared/contract/desk-greeting.ts'
import type { DeskListing, JoinAnswer, JoinQuestion, NewDesk } from '../../shared/contract/desk-listing.ts'
import type { ExportedOrders, ExportedPage } from '../../shared/contract/exported-orders.ts'
import type { JobProgress } from '../../shared/contract/job.ts'
import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { SyncStatus } from '../../shared/contract/sync-status.ts'
import type { LifecycleGateway } from '../ports/lifecycle-gateway.ts'
import type { IssuedNumber } from '../ports/number-source.ts'
import type { ListViewRequest } from '../ports/order-store.ts'

/** A file that a person chose in a window. */
export interface ChosenFile {
  readonly name: string
  readonly content: Uint8Array
  readonly dates?: 'dmy' | 'mdy'
  readonly currency?: string
}

/** Tells how far a long job is. */
export type Report = (progress: JobProgress) => void

/** What the doors serve: composed once per process, the same behind every door. */
export interface DeskFace {
  readonly gateway: LifecycleGateway
  /** The number and reference of the order a command makes: always the same for the same command. */
  nameFor(commandId: string): Promise<IssuedNumber>
  /** All of the greeting but what changes while the desk runs. */
  readonly identity: Omit<DeskGreeting, 'isEmpty' | 'epoch'>
  /** True until the first basket or order stands in any queue. */
  isEmpty(): Promise<boolean>
  readonly sync: SyncFace
  /** Some orders as rows for other programs. */
  exportOrders(ids: readonly string[]): Promise<ExportedOrders>
  /** The same for a page of a view. */
  exportView(request: ListViewRequest): Promise<ExportedPage>
  /** Long work; the answer is the last progress, with figures or a failure. */
  importFile(file: ChosenFile, report: Report): Promise<JobProgress>
  loadSampleShop(report: Report): Promise<JobProgress>
}

/** How this desk stands with its authority, and what waits to be sent to it. */
export interface SyncFace {
  status(): SyncStatus
  onStatus(listener: (status: SyncStatus) => void): () => void
  outboxSince(change: number, limit: number): Promise<readonly OutboxEntry[]>
  onOutbox(listener: (news: { readonly change: number }) => void): () => void
  withdraw(commandId: string): Promise<boolean>
  markSeen(commandIds: readonly string[]): Promise<void>
  tryNow(): void
  /** Makes this desk one of a shop's. Everything this face is part of is another afterwards. */
  join(question: JoinQuestion): Promise<JoinAnswer>
  /** Null at a desk that is its own authority. */
  readonly desks: ShopDesks | null
}

/** The desks of the shop, asked of the hub; rejects with a LinkFailure when it cannot be reached. */
export interface ShopDesks {
  list(): Promise<readonly DeskListing[]>
  add(name: string): Promise<NewDesk>
  revoke(deskId: string): Promise<readonly DeskListing[]>
}
