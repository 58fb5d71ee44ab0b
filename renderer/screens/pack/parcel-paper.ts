import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { printDocument } from '../../printing/print-document.ts'
import type { ShipmentRef } from '../../printing/print-request.ts'
import { printWhenOnline } from '../../printing/print-when-online.ts'
import type { PackVerdict } from './pack-verdict.ts'

type ParcelPaper = ShipmentRef & { readonly kind: 'packingSlip' | 'label' }

/** Prints the paper of the parcel, and says what came of it where the packer looks. */
export async function printParcelPaper(request: ParcelPaper, { isReachable, awayDeskId }: ActionContext): Promise<PackVerdict> {
  const outcome = await printDocument(request)
  const isLabel = request.kind === 'label'
  switch (outcome.status) {
    case 'printed':
      return { tone: 'ok', title: isLabel ? say('Label') : say('Packing slip'), text: say('Sent to the printer.') }
    case 'asked':
      return { tone: 'ok', title: isLabel ? say('Label') : say('Packing slip'), text: say('The print dialog was opened.') }
    case 'queued': {
      const isOnline = isReachable && awayDeskId === null
      if (!isOnline) printWhenOnline(outcome.jobId)
      const title = isOnline
        ? say('Waits in the print centre')
        : isLabel
          ? say('Label will print when online')
          : say('Packing slip will print when online')
      return { tone: 'info', title, text: say('{reason} The work can go on.', { reason: outcome.reason }) }
    }
    case 'refused': {
      const { sentence, nextStep } = refusalSentence(outcome.refusal)
      return { tone: 'wrong', title: say('Not printed'), text: `${sentence} ${nextStep}` }
    }
  }
}
