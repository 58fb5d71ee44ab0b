// contract: what crosses a process or a wire. Every input is parsed by a schema; every answer is plain data.

import { eventIterator, oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { Order, OrderTombstone } from '../lifecycle/order.ts'
import type { Selection } from '../lifecycle/selection.ts'
import type { HistoryEntry } from '../views/history-entry.ts'
import type { QueueRow } from '../views/queue-row.ts'
import { QUEUE_IDS } from '../views/queues.ts'
import type { ChangePage, Cursor } from './changes.ts'
import { commandSchema } from './command-schema.ts'
import type { DeskGreeting } from './desk-greeting.ts'
import type { DeskListing, JoinAnswer, NewDesk } from './desk-listing.ts'
import type { ExportedOrders, ExportedPage } from './exported-orders.ts'
import type { JobProgress } from './job.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import type { SubmitAnswer } from './outcome.ts'
import type { PackedPage, WholeStates } from './packed-changes.ts'
import { base64Text, cursorSchema, idText, importChoices, shortText } from './plain-values.ts'
import { type PdfAnswer, type PrintAnswer, type Printer, printChoiceSchema, printPageSchema } from './printing.ts'
import { isReportPeriod, type Report, reportDays } from './report.ts'
import { searchQuestion } from './search-question.ts'
import type { LedgerPage } from './stock-ledger.ts'
import type { SyncStatus } from './sync-status.ts'
import { viewBase, viewQuestion } from './view-schema.ts'

/** For procedures that are asked without saying anything more. */
const nothing = z.undefined()

/** The one table of procedures: served over a message port, over a socket, and later by a hub. */
export const procedures = {
  desk: {
    /** Who the desk process is and what it holds; the first call of every window. */
    hello: oc.input(nothing).output(type<DeskGreeting>()),
  },
  commands: {
    /** Submits one command; resolves when its outcome is durable, or that it is kept and waits to be sent. Order numbers are stamped by the desk process. */
    submit: oc.input(z.strictObject({ command: commandSchema })).output(type<SubmitAnswer>()),
  },
  changes: {
    /** Rows changed since the cursor (null: from the beginning), cut only where a version ends. */
    pull: oc.input(z.strictObject({ cursor: cursorSchema.nullable(), limit: z.int().min(1).max(2000) })).output(type<ChangePage>()),
    /** The same for a window's copy: thousands of orders as its lists need them, and few as they are. */
    pullPacked: oc.input(z.strictObject({ cursor: cursorSchema.nullable(), limit: z.int().min(1).max(5000) })).output(type<PackedPage>()),
    /** Says that there is something to pull; carries nothing else. */
    watch: oc.input(nothing).output(eventIterator(type<Cursor>())),
  },
  orders: {
    get: oc
      .input(z.strictObject({ id: idText }))
      .output(type<{ order: Order | null; selection: Selection | null; version: number; tombstone: OrderTombstone | null }>()),
    /** Several whole, those that do not exist left out; as texts, because a window keeps them and opens few. */
    whole: oc.input(z.strictObject({ ids: z.array(idText).max(500) })).output(type<WholeStates>()),
    history: oc.input(z.strictObject({ id: idText })).output(type<readonly HistoryEntry[]>()),
    list: oc
      .input(z.strictObject({ queue: z.enum(QUEUE_IDS), after: z.string().max(200).nullable(), limit: z.int().min(1).max(200) }))
      .output(type<{ rows: readonly QueueRow[]; next: string | null }>()),
    /** Some orders as CSV, part by part. `by` is the person who asks: managers and admins. */
    exportCsv: oc.input(z.strictObject({ ids: z.array(idText).max(200), by: idText })).output(type<ExportedOrders>()),
    /** The same for everything a view shows, page by page, however long it is. */
    exportView: oc
      .input(z.strictObject({ view: viewQuestion, after: z.string().max(200).nullable(), limit: z.int().min(1).max(200), by: idText }))
      .output(type<ExportedPage>()),
    /** A page of a view, of what this desk holds. A page may be empty while `next` says where to look on. */
    view: oc
      .input(z.strictObject({ view: viewQuestion, after: z.string().max(200).nullable(), limit: z.int().min(1).max(500) }))
      .output(type<{ rows: readonly QueueRow[]; next: string | null }>()),
    /** How many orders each of these views shows, kept counted by the desk process. */
    countViews: oc.input(z.strictObject({ views: z.array(viewBase).max(60) })).output(type<readonly number[]>()),
    search: oc.input(searchQuestion).output(type<readonly QueueRow[]>()),
  },
  stock: {
    /** What moved an item's stock, newest first; empty at a desk whose authority is elsewhere. */
    ledger: oc
      .input(z.strictObject({ itemId: idText, before: z.int().min(1).nullable(), limit: z.int().min(1).max(200) }))
      .output(type<LedgerPage>()),
  },
  reports: {
    /** Orders, revenue, returns and late shipments per day and store, asked of the authority. `by` is the person who asks: managers and admins. */
    days: oc.input(z.strictObject({ ...reportDays, by: idText }).refine(isReportPeriod, 'must be 1 to 732 days')).output(type<Report>()),
  },
  /** What this desk did and its authority has not confirmed yet; empty at a desk that is its own authority. */
  outbox: {
    /** Entries that changed after `change`, oldest change first; fewer than `limit` means that is all. */
    pull: oc.input(z.strictObject({ after: z.int().min(0), limit: z.int().min(1).max(500) })).output(type<readonly OutboxEntry[]>()),
    /** Says that entries changed; carries nothing else. */
    watch: oc.input(nothing).output(eventIterator(type<{ readonly change: number }>())),
    /** Takes a command back that was not sent yet; false when it may have been. */
    withdraw: oc.input(z.strictObject({ commandId: idText })).output(type<{ readonly withdrawn: boolean }>()),
    /** A person has seen that these were not accepted. */
    markSeen: oc.input(z.strictObject({ commandIds: z.array(idText).max(500) })).output(type<null>()),
  },
  sync: {
    /** How the desk stands with its authority: at once, and whenever that changes. */
    watch: oc.input(nothing).output(eventIterator(type<SyncStatus>())),
    /** Tries now what waits for its next try. */
    tryNow: oc.input(nothing).output(type<null>()),
    /** Makes this desk one of a shop's, by the address of its hub and a code, once a person has compared the hub's certificate. */
    join: oc
      .input(
        z.strictObject({
          address: z.string().min(1).max(300),
          code: z.string().min(1).max(40),
          fingerprint: z.string().max(200).optional(),
          plain: z.boolean().optional(),
        }),
      )
      .output(type<JoinAnswer>()),
  },
  /** The desks of the shop; only while the hub can be reached. */
  desks: {
    list: oc.input(nothing).output(type<readonly DeskListing[]>()),
    /** `by` is the person who asks: managers and admins. */
    add: oc.input(z.strictObject({ name: shortText.min(1), by: idText })).output(type<NewDesk>()),
    revoke: oc.input(z.strictObject({ deskId: idText, by: idText })).output(type<readonly DeskListing[]>()),
  },
  /** The printers of this computer; a desk in a browser has none of its own. */
  printing: {
    /** Null where the browser prints. */
    printers: oc.input(nothing).output(type<readonly Printer[] | null>()),
    print: oc.input(z.strictObject({ page: printPageSchema, choice: printChoiceSchema })).output(type<PrintAnswer>()),
    savePdf: oc.input(z.strictObject({ page: printPageSchema })).output(type<PdfAnswer>()),
  },
  jobs: {
    /** Imports a file the person chose, as text or bytes in base64; progress, then the figures. */
    importFile: oc.input(z.strictObject({ ...importChoices, contentBase64: base64Text })).output(eventIterator(type<JobProgress>())),
    /** Fills an empty desk with the sample shop. */
    loadSampleShop: oc.input(nothing).output(eventIterator(type<JobProgress>())),
  },
}
