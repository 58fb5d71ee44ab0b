import { openShipments } from '../../shared/lifecycle/quantities.ts'
import { documentName } from '../../shared/views/document-label.ts'
import { refusalSentence } from '../../shared/views/refusal-sentence.ts'
import { say } from '../../shared/wording/say.ts'
import type { PaperKind, PrintOptions, PrintOutcome, PrintRequest } from '../printing/print-request.ts'
import { usualPaper } from '../printing/usual-paper.ts'
import { loadedOrder } from '../state/loaded-state.ts'
import { announce, notify } from '../state/notices.ts'

/** Prints and says what came of it at the edge of the screen. What draws papers is fetched with the first of them. */
export async function printAndTell(request: PrintRequest, options: PrintOptions = {}): Promise<void> {
  const { printDocument } = await import('../printing/print-document.ts')
  tell(nameOf(request), await printDocument(request, options))
}

/** One pick list over the open parcels of these orders, in the order in which a picker walks. */
export async function printPickListOf(orderIds: readonly string[], options: PrintOptions = {}): Promise<void> {
  const orders = await Promise.all(orderIds.map(loadedOrder))
  const shipments = orders.flatMap((order) => (order ? openShipments(order).map(({ id }) => ({ orderId: order.id, shipmentId: id })) : []))
  await printAndTell({ kind: 'pickList', shipments }, options)
}

/** What somebody most likely wants printed of an order that is perhaps not open here. */
export async function printUsualOf(orderId: string, options: PrintOptions = {}): Promise<void> {
  const order = await loadedOrder(orderId)
  if (order) await printAndTell(usualPaper(order), options)
}

/** A page that shows whether the printer of this kind of paper takes what it should. */
export async function printTestAndTell(kind: PaperKind): Promise<void> {
  const { printTestPage } = await import('../printing/print-document.ts')
  tell(say('Test page'), await printTestPage(kind))
}

function tell(document: string, outcome: PrintOutcome): void {
  switch (outcome.status) {
    case 'printed':
      announce(say('{document}: sent to the printer.', { document }))
      break
    case 'asked':
      announce(say('{document}: the print dialog was opened.', { document }))
      break
    case 'queued':
      notify({
        tone: 'wait',
        title: say('{document}: waiting in the print centre', { document }),
        text: say('{reason} The work can go on; print it from there, on another printer or as a PDF.', { reason: outcome.reason }),
      })
      break
    case 'refused': {
      const { sentence, nextStep } = refusalSentence(outcome.refusal)
      notify({ tone: 'stop', title: say('{document}: not printed', { document }), text: `${sentence} ${nextStep}` })
    }
  }
}

function nameOf({ kind }: PrintRequest): string {
  switch (kind) {
    case 'label':
      return say('Label')
    case 'pickList':
      return say('Pick list')
    case 'again':
      return say('Document')
    default:
      return documentName(kind)
  }
}
