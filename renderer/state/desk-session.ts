import { invariant } from '../../shared/base/invariant.ts'
import type { AggregateRef, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import type { ListView, RowView } from '../../shared/lifecycle/list-view.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import type { PlacedBetween } from '../../shared/views/placed-between.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import type { Standing } from '../../shared/views/standing.ts'
import type { PromisedIn } from '../cache/promised-units.ts'
import type { DeskClient } from '../desk/desk-connection.ts'
import type { IssueResult, KeptId } from '../offline/issue-command.ts'
import type { Holding } from './holding.ts'

/** Where found rows came from: the desk process, or this window's copy while it is stopped. */
export interface Found {
  readonly rows: readonly QueueRow[]
  readonly from: 'desk' | 'copy'
}

/** Units of an item in one warehouse that an order holds. */
export type HeldUnits = PromisedIn

/** The keys of a queue in its order, as many as asked for, and where they came from. */
export interface QueueKeys {
  readonly ids: readonly string[]
  /** False while only the first part is known. */
  readonly isWhole: boolean
  readonly from: 'desk' | 'copy'
  /** Rows that came with the keys, so that the first screen needs no second question. */
  readonly rows: readonly QueueRow[]
}

/** What a view is read by. */
export type ViewQuestion = RowView & Pick<ListView, 'order'>

/** May be empty and yet not the last: `next` says where to look on. */
export interface ViewPage extends Found {
  readonly next: string | null
}

/** The running parts behind the state: one per window, from start to close. Screens use the hooks, not this. */
export interface DeskSession {
  readonly client: DeskClient
  issue<Name extends CommandName>(name: Name, aggregate: AggregateRef, args: CommandArgs[Name], kept?: KeptId): Promise<IssueResult>
  /** What may still be taken back. */
  readonly held: Holding
  /** Brings an order or selection, its items and their stock into the state, and keeps them there while watched. */
  watchOrder(id: string): () => void
  loadHistory(id: string): Promise<void>
  loadItems(itemIds: readonly string[]): Promise<void>
  findItems(text: string, limit: number, withInactive?: boolean): Promise<readonly ProductItem[]>
  loadSelectionsOf(customerId: string): Promise<void>
  /** Which orders hold units of an item, warehouse by warehouse. */
  promised(itemId: string): Promise<readonly HeldUnits[]>
  /** The first part of a queue at once. */
  queueStart(queue: QueueId, limit: number): Promise<QueueKeys>
  /** All keys of a queue. */
  queueWhole(queue: QueueId): Promise<QueueKeys>
  rows(ids: readonly string[]): Promise<readonly QueueRow[]>
  /** How these ids stand in the lists now, with what waits. */
  standings(ids: readonly string[]): Promise<readonly Standing[]>
  /** `placed`: only what was placed then, however much was placed since. */
  search(text: string, includeArchived: boolean, placed?: PlacedBetween): Promise<Found>
  /** A page of a view, and where to look on; `after` is the `next` of the page before. */
  viewPage(view: ViewQuestion, after: string | null): Promise<ViewPage>
  /** How many orders each view shows, in their order; null while the desk process, which keeps them counted, is stopped. */
  viewCounts(views: readonly RowView[]): Promise<readonly number[] | null>
  /** Asks the desk process for what is new, now. */
  refresh(): Promise<void>
  /** Asks the desk process who it is; a first import makes it say that it is no longer empty. */
  greet(): Promise<void>
  now(): string
  /** Leaves the copy to a window of a newer version: writes no more, and lets that window become the writer. */
  letGo(): void
  stop(): void
}

let running: DeskSession | null = null

/** The session of this window; asking before `startDeskSession` is a bug. */
export function deskSession(): DeskSession {
  invariant(running, 'the desk session has not been started')
  return running
}

/** Makes a session the one of this window; null when it ends. */
export function setDeskSession(session: DeskSession | null): void {
  running = session
}
