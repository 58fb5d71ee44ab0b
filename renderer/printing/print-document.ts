import { composeDocument } from '../../shared/lifecycle/compose-document.ts'
import type { DocumentKind, OrderDocument } from '../../shared/lifecycle/document.ts'
import { findDocument, newestDocument } from '../../shared/lifecycle/find-document.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { findShipment } from '../../shared/lifecycle/quantities.ts'
import type { Refusal } from '../../shared/lifecycle/refusal.ts'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import { deskSession } from '../state/desk-session.ts'
import { deskState } from '../state/desk-state.ts'
import { issueCommand } from '../state/issue-command.ts'
import { loadedOrder, orderNow, orderWhen } from '../state/loaded-state.ts'
import { failureText } from './failure-text.ts'
import { type Paper, paperOf } from './paper.ts'
import { pickPaper } from './pick-paper.ts'
import type { PrintJob } from './print-job.ts'
import type { PaperKind, PrintDocument, PrintOptions, PrintOutcome, PrintRequest } from './print-request.ts'
import { printQueue } from './this-print-queue.ts'

/**
 * Prints a paper: issues it where the law wants it numbered, keeps what it says, and puts it into the print queue. Whatever goes
 * wrong is an answer; a printer that is missing leaves the paper in the queue with the reason, and stops nothing.
 */
export const printDocument: PrintDocument = async (request, options = {}) => {
  const made = await paperFor(request)
  if ('refusal' in made) return { status: 'refused', refusal: made.refusal }
  return print(made, options)
}

interface MadePaper {
  readonly paper: Paper
  readonly kind: PaperKind
  readonly orderId: string | null
}

type Making = MadePaper | { readonly refusal: Refusal }

async function print({ paper, kind, orderId }: MadePaper, { choosePrinter = false }: PrintOptions): Promise<PrintOutcome> {
  const queue = await printQueue()
  const { kind: _, ...profile } = queue.profileOf(kind)
  const job = await queue.add(paper, orderId, choosePrinter ? { ...profile, silent: false } : profile)
  return outcomeOf(job)
}

function outcomeOf({ id, state, failure }: PrintJob): PrintOutcome {
  if (state === 'printed' || state === 'asked') return { status: state, jobId: id }
  return { status: 'queued', jobId: id, reason: failure ? failureText(failure) : '' }
}

function paperFor(request: PrintRequest): Promise<Making> {
  switch (request.kind) {
    case 'pickList':
      return pickList(request.shipments)
    case 'label':
      return label(request.orderId, request.shipmentId)
    case 'again':
      return onceMore(request.orderId, request.documentId)
    case 'invoice':
      return numbered('invoice', request.orderId, request.shipmentId)
    case 'creditSlip':
      return numbered('creditSlip', request.orderId, request.returnId)
    case 'returnSlip':
      return slip('returnSlip', request.orderId, request.returnId)
    case 'receipt':
      return slip('receipt', request.orderId, request.orderId, request.tendered)
    default:
      return slip(request.kind, request.orderId, request.shipmentId)
  }
}

async function slip(
  kind: Exclude<DocumentKind, 'invoice' | 'creditSlip'>,
  orderId: string,
  subjectId: string,
  tendered?: number,
): Promise<Making> {
  const order = await loadedOrder(orderId)
  const { settings } = deskState()
  if (!order || !settings) return notFound(orderId)
  const printed = composeDocument(kind, order, subjectId, settings, tendered ?? null)
  if (!printed) return notFound(subjectId)
  const issued = await issueCommand('PrintDocument', { type: 'order', id: orderId }, { kind, subjectId, printed })
  if (issued.status === 'refused') return { refusal: issued.refusal }
  const kept = newestOf(orderId, kind, subjectId)
  // Not kept: the line to the desk process is down. What is on the paper is right all the same, and the work goes on.
  const paper: Paper = kept
    ? paperOf(kept)
    : { kind, number: findShipment(order, subjectId)?.number ?? order.number, ...occasion(), content: printed, copy: 0 }
  return { paper, kind, orderId }
}

async function numbered(kind: 'invoice' | 'creditSlip', orderId: string, subjectId: string): Promise<Making> {
  const order = await loadedOrder(orderId)
  if (!order) return notFound(orderId)
  if (!isNumbered(newestDocument(order, kind, subjectId))) {
    const aggregate = { type: 'order', id: orderId } as const
    const issued =
      kind === 'invoice'
        ? await issueCommand('IssueInvoice', aggregate, { shipmentId: subjectId })
        : await issueCommand('IssueCreditSlip', aggregate, { returnId: subjectId })
    if (issued.status === 'refused') return { refusal: issued.refusal.code === 'REQUIRES_ONLINE' ? NEEDS_NUMBERS : issued.refusal }
    if (issued.status === 'not-saved' || issued.status === 'waiting') return { refusal: NEEDS_NUMBERS }
    // The number comes with the rows of the authority: what this window painted has none.
    await orderWhen(orderId, (now) => now !== null && isNumbered(newestDocument(now, kind, subjectId)))
  }
  const issued = newestOf(orderId, kind, subjectId)
  return issued && isNumbered(issued) ? onceMore(orderId, issued.id) : { refusal: NEEDS_NUMBERS }
}

async function onceMore(orderId: string, documentId: string): Promise<Making> {
  const order = await loadedOrder(orderId)
  const known = order && findDocument(order, documentId)
  if (!known) return notFound(documentId)
  const { kind, subjectId } = known
  const counted = await issueCommand('PrintDocument', { type: 'order', id: orderId }, { kind, subjectId, documentId })
  if (counted.status === 'refused') return { refusal: counted.refusal }
  const now = orderNow(orderId)
  return { paper: paperOf((now && findDocument(now, documentId)) ?? known), kind, orderId }
}

async function label(orderId: string, shipmentId: string): Promise<Making> {
  const order = await loadedOrder(orderId)
  const { settings } = deskState()
  const content = order && settings && composeDocument('packingSlip', order, shipmentId, settings)
  if (!content) return notFound(shipmentId)
  const paper: Paper = { kind: 'label', number: content.parcel?.number ?? content.order.number, issuedAt: deskSession().now(), content }
  return { paper, kind: 'label', orderId }
}

async function pickList(shipments: readonly { readonly orderId: string; readonly shipmentId: string }[]): Promise<Making> {
  const { settings } = deskState()
  const wanted = await Promise.all(shipments.map(async ({ orderId, shipmentId }) => ({ order: await loadedOrder(orderId), shipmentId })))
  const known = wanted.flatMap(({ order, shipmentId }) => (order ? [{ order, shipmentId }] : []))
  const paper = settings && pickPaper(known, settings, { ...occasion(), itemOf: (itemId) => deskState().items[itemId] })
  return paper ? { paper, kind: 'pickList', orderId: null } : notFound(shipments[0]?.shipmentId ?? '')
}

/** A page that shows whether a printer takes what it should. */
export async function printTestPage(kind: PaperKind): Promise<PrintOutcome> {
  const settings: ShopSettings | null = deskState().settings
  const paper: Paper = { kind: 'test', number: '', issuedAt: deskSession().now(), shopName: settings?.shopName ?? '' }
  return print({ paper, kind, orderId: null }, {})
}

function newestOf(orderId: string, kind: DocumentKind, subjectId: string): OrderDocument | undefined {
  const order: Order | null = orderNow(orderId)
  return order ? newestDocument(order, kind, subjectId) : undefined
}

function isNumbered(document: OrderDocument | undefined): boolean {
  return document !== undefined && document.number !== ''
}

function occasion(): { readonly issuedAt: string; readonly issuedBy: string } {
  return { issuedAt: deskSession().now(), issuedBy: deskState().person.name }
}

function notFound(id: string): { readonly refusal: Refusal } {
  return { refusal: { code: 'NOT_FOUND', facts: { id } } }
}

const NEEDS_NUMBERS: Refusal = { code: 'REQUIRES_ONLINE', facts: { needs: 'numbers' } }
