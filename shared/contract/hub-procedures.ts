// What a hub serves to the desks of its shop, over HTTP. A window never speaks to it: its desk does.

import { eventIterator, oc, type } from '@orpc/contract'
import { z } from 'zod'
import type { HistoryEntry } from '../views/history-entry.ts'
import type { QueueRow } from '../views/queue-row.ts'
import { QUEUE_IDS } from '../views/queues.ts'
import type { Cursor } from './changes.ts'
import { commandSchema } from './command-schema.ts'
import type { DeskListing, NewDesk, PairedDesk } from './desk-listing.ts'
import type { JobProgress } from './job.ts'
import type { Outcome } from './outcome.ts'
import type { PackedPage, WholeStates } from './packed-changes.ts'
import { base64Text, cursorSchema, deskCursorSchema, idText, importChoices, instant, shortText } from './plain-values.ts'
import { isReportPeriod, type Report, reportDays } from './report.ts'
import { searchQuestion } from './search-question.ts'
import { type HelloAnswer, type PullAnswer, type PushAnswer, SYNC_LIMITS } from './sync-messages.ts'

const nothing = z.undefined()
const seq = z.int().min(1)

const documentNumberSchema = z.strictObject({
  series: shortText,
  counter: z.int().min(1),
  number: shortText,
  kind: z.enum(['invoice', 'creditSlip']),
  orderId: idText,
  documentId: idText,
  issuedAt: instant,
  total: z.int(),
  taxTotal: z.int(),
  currency: shortText,
})

const helloSchema = z.strictObject({
  protocol: z.int().min(1),
  appVersion: z.string().max(40),
  outbox: z.strictObject({ lastSeq: z.int().min(0), pending: z.int().min(0), oldestAt: instant.nullable() }),
  cursor: deskCursorSchema.nullable(),
  documentNumbers: z.array(documentNumberSchema).max(1_000).exactOptional(),
  sentAt: instant,
})

const pushSchema = z.strictObject({
  epoch: z.string().max(64),
  // Each command is parsed by itself, so that one of a newer desk stops the line there and not the whole push.
  commands: z
    .array(z.strictObject({ seq, known: z.int().min(0), isFact: z.boolean().exactOptional(), command: z.unknown() }))
    .max(SYNC_LIMITS.pushCommands),
})

export const hubProcedures = {
  desks: {
    /** Exchanges a pairing code, good once, for what this desk proves itself with from now on. The only call nobody has to prove himself for. */
    pair: oc.input(z.strictObject({ code: z.string().min(1).max(40) })).output(type<PairedDesk>()),
    list: oc.input(nothing).output(type<readonly DeskListing[]>()),
    /** Adds a desk: its code is shown once and is good for ten minutes. */
    add: oc.input(z.strictObject({ name: shortText.min(1) })).output(type<NewDesk>()),
    /** Lets the desk in no more. What it has not sent stays with it. */
    revoke: oc.input(z.strictObject({ deskId: idText })).output(type<readonly DeskListing[]>()),
  },
  sync: {
    hello: oc.input(helloSchema).output(type<HelloAnswer>()),
    push: oc.input(pushSchema).output(type<PushAnswer>()),
    pull: oc
      .input(z.strictObject({ cursor: deskCursorSchema.nullable(), maxRows: z.int().min(1).max(SYNC_LIMITS.bootstrapRows) }))
      .output(type<PullAnswer>()),
    /** One command that only the authority decides; the same id again gets the same answer. */
    execute: oc.input(z.strictObject({ command: commandSchema })).output(type<Outcome>()),
    /** Says that there is something to pull; carries nothing else. */
    watch: oc.input(nothing).output(eventIterator(type<Cursor>())),
  },
  /** What a desk that does not hold its shop yet reads for its windows. */
  shop: {
    /** Lists of orders and baskets, the catalogue and the settings: what a window's copy is made of. */
    lists: oc
      .input(z.strictObject({ cursor: cursorSchema.nullable(), limit: z.int().min(1).max(SYNC_LIMITS.bootstrapRows) }))
      .output(type<PackedPage>()),
    queue: oc
      .input(z.strictObject({ queue: z.enum(QUEUE_IDS), after: shortText.nullable(), limit: z.int().min(1).max(200) }))
      .output(type<{ rows: readonly QueueRow[]; next: string | null }>()),
    search: oc.input(searchQuestion).output(type<readonly QueueRow[]>()),
    /** Orders, revenue, returns and late shipments per day and store. */
    report: oc.input(z.strictObject(reportDays).refine(isReportPeriod, 'must be 1 to 732 days')).output(type<Report>()),
    /** Several orders and baskets whole, those that do not exist left out. */
    whole: oc.input(z.strictObject({ ids: z.array(idText).max(500) })).output(type<WholeStates>()),
  },
  orders: {
    history: oc.input(z.strictObject({ id: idText })).output(type<readonly HistoryEntry[]>()),
  },
  imports: {
    /** Imports a file a person chose at a desk, as gzip in base64; progress, then the figures. Nothing in it is taken twice. */
    file: oc.input(z.strictObject({ ...importChoices, contentGzipBase64: base64Text })).output(eventIterator(type<JobProgress>())),
  },
}
