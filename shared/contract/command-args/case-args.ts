import { z } from 'zod'
import { idText, noteText } from '../plain-values.ts'

const choice = z.enum([
  'keepBoth',
  'cancelOne',
  'allocateElsewhere',
  'backorder',
  'cancelAndRefund',
  'resumeAndContinue',
  'unpack',
  'cancel',
  'acceptAndCapture',
  'recallParcel',
  'writeOff',
  'retry',
  'otherPayment',
  'acceptAsSentTwice',
  'restoreOrder',
  'giveBack',
  'acceptAsGoodwill',
  'unlink',
  'reverseCash',
  'bookAsLoss',
  'reclaim',
  'restoreAndApply',
  'discard',
  'mine',
  'theirs',
  'accept',
  'note',
  'approve',
  'reject',
  'map',
  'rerun',
])

/** Arguments of the command on a case for a person (domain.md 9.3). */
export const caseArgs = {
  ResolveConflict: z.strictObject({
    choice,
    comment: noteText,
    orderId: idText.exactOptional(),
    itemId: idText.exactOptional(),
    warehouseId: idText.exactOptional(),
    methodId: idText.exactOptional(),
  }),
}
