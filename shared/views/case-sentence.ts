import type { ConflictChoice } from '../lifecycle/conflict.ts'
import type { SyncCase } from '../lifecycle/sync-case.ts'

export const CHOICE_LABELS: Readonly<Record<ConflictChoice, string>> = {
  keepBoth: 'Keep both',
  cancelOne: 'Cancel one',
  allocateElsewhere: 'Allocate from elsewhere',
  backorder: 'Let it wait for stock',
  cancelAndRefund: 'Cancel and refund',
  resumeAndContinue: 'Resume and continue',
  unpack: 'Unpack',
  cancel: 'Cancel the order',
  acceptAndCapture: 'Accept and capture',
  recallParcel: 'Call the parcel back',
  writeOff: 'Write off',
  retry: 'Try again',
  otherPayment: 'Paid another way',
  acceptAsSentTwice: 'Accept as sent twice',
  restoreOrder: 'Restore the order',
  giveBack: 'Give the money back',
  acceptAsGoodwill: 'Accept as goodwill',
  unlink: 'Not from this order',
  reverseCash: 'Ask the money back',
  bookAsLoss: 'Book as a loss',
  reclaim: 'Claim from the customer',
  restoreAndApply: 'Restore and apply',
  discard: 'Discard',
  mine: 'Take the desk’s',
  theirs: 'Keep the service’s',
  accept: 'Accept the price',
  note: 'Accept and note',
  approve: 'Approve',
  reject: 'Do not approve',
  map: 'Say what it is',
}

const HEADLINES: Readonly<Record<SyncCase['kind'], string>> = {
  DUPLICATE: 'Delivered twice',
  POSSIBLE_DUPLICATE: 'Perhaps done twice',
  OVERSOLD: 'More was sold than there was',
  HELD_MEANWHILE: 'Packed while the order was held',
  SHIPPED_WHILE_HELD: 'Shipped while the order was held',
  SHIPPED_WHILE_CANCELLED: 'Shipped while the order was cancelled',
  CAPTURE_FAILED: 'The payment was not captured',
  DOUBLE_SHIPMENT: 'The same goods left twice',
  PAID_WHILE_CANCELLED: 'Paid while the order was cancelled',
  OVER_RETURN: 'More came back than was sent',
  OVER_REFUND: 'More was given back than was paid',
  CANCELLED_MEANWHILE: 'Worked on while the order was cancelled',
  EDIT_CONFLICT: 'Two people changed the same',
  PRICE_CHANGED: 'Sold at prices that are no longer the shop’s',
  NUMBER_CLASH: 'The same order number twice',
  REFERENCE_CLASH: 'The same reference twice',
  PERMISSION_REVOKED: 'Done by somebody who may no longer do it',
  UNKNOWN_ITEM: 'An item nobody knows any more',
  DELETED: 'Done to something that was deleted',
}

/** What the case is, in a few words. */
export function caseHeadline({ kind }: Pick<SyncCase, 'kind'>): string {
  return HEADLINES[kind]
}
