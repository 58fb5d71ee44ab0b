// What each way of deciding a case is called, and what follows from it.

import type { CommandArgs } from '../lifecycle/command.ts'
import { CONFLICTS, type ConflictChoice, type ConflictKind } from '../lifecycle/conflict.ts'
import { type Message, msg, say } from '../wording/say.ts'

export interface CaseChoice {
  readonly choice: ConflictChoice
  readonly label: string
  /** What happens then, as one sentence. */
  readonly consequence: string
  /** What must be said with it besides a comment. */
  readonly asks: readonly Exclude<keyof CommandArgs['ResolveConflict'], 'choice' | 'comment'>[]
}

/** The ways a case of this kind can be decided, in the order in which they are offered. */
export function choicesOf(kind: ConflictKind): readonly CaseChoice[] {
  return CONFLICTS[kind].choices.map((choice) => ({
    choice,
    label: say(CHOICE_LABELS[choice]),
    consequence: say(CONSEQUENCES[choice]),
    asks: choice === 'map' ? [kind === 'UNKNOWN_ITEM' ? 'itemId' : 'orderId'] : (ASKS[choice] ?? []),
  }))
}

const ASKS: Readonly<Partial<Record<ConflictChoice, CaseChoice['asks']>>> = {
  otherPayment: ['methodId'],
}

export const CHOICE_LABELS: Readonly<Record<ConflictChoice, Message>> = {
  keepBoth: msg('Keep both'),
  cancelOne: msg('Cancel one'),
  allocateElsewhere: msg('Allocate from elsewhere'),
  backorder: msg('Let it wait for stock'),
  cancelAndRefund: msg('Cancel and refund'),
  resumeAndContinue: msg('Resume and continue'),
  unpack: msg('Unpack'),
  cancel: msg('Cancel the order'),
  acceptAndCapture: msg('Accept and capture'),
  recallParcel: msg('Call the parcel back'),
  writeOff: msg('Write off'),
  retry: msg('Try again'),
  otherPayment: msg('Paid another way'),
  acceptAsSentTwice: msg('Accept as sent twice'),
  restoreOrder: msg('Restore the order'),
  giveBack: msg('Give the money back'),
  acceptAsGoodwill: msg('Accept as goodwill'),
  unlink: msg('Not from this order'),
  reverseCash: msg('Ask the money back'),
  bookAsLoss: msg('Book as a loss'),
  reclaim: msg('Claim from the customer'),
  restoreAndApply: msg('Restore and apply'),
  discard: msg('Discard'),
  mine: msg('Take the desk’s'),
  theirs: msg('Keep the service’s'),
  accept: msg('Accept the price'),
  note: msg('Accept and note'),
  approve: msg('Approve'),
  reject: msg('Do not approve'),
  map: msg('Say what it is'),
  rerun: msg('Run again'),
}

const CONSEQUENCES: Readonly<Record<ConflictChoice, Message>> = {
  keepBoth: msg('Nothing is taken back; money kept apart is booked on the order as far as it is owed.'),
  cancelOne: msg('The second one is cancelled or given back; the first stays as it is.'),
  allocateElsewhere: msg('The missing units are promised from another warehouse; it is refused if there are none.'),
  backorder: msg('The order waits for stock, and the customer is to be told.'),
  cancelAndRefund: msg('The missing units are cancelled, and what was paid for them goes back.'),
  resumeAndContinue: msg('Every reason for holding the order is lifted, and the work goes on where it stopped.'),
  unpack: msg('The parcel goes back to the packing table; the order stays as it is.'),
  cancel: msg('The order is cancelled and its goods are free again.'),
  acceptAndCapture: msg('The parcel counts as sent; what is authorized for it is captured.'),
  recallParcel: msg('The carrier is asked to bring the parcel back; a return is expected.'),
  writeOff: msg('The goods are gone and nobody is asked for them.'),
  retry: msg('The same is tried again at once.'),
  otherPayment: msg('The amount is recorded as paid by the method chosen here, and the parcel may leave.'),
  acceptAsSentTwice: msg('The customer keeps the second parcel; nothing more happens.'),
  restoreOrder: msg('The order is brought back, and the money becomes its payment.'),
  giveBack: msg('The order stays cancelled, and the money goes back out of the till.'),
  acceptAsGoodwill: msg('The goods stay received, and the customer keeps what was given for them.'),
  unlink: msg('The goods stay received, and have nothing to do with this order.'),
  reverseCash: msg('The goods stay received, and the money given for them is asked back.'),
  bookAsLoss: msg('The shop bears the difference.'),
  reclaim: msg('The customer is asked for the difference.'),
  restoreAndApply: msg('The order is brought back, and what was done elsewhere is done to it.'),
  discard: msg('What was done elsewhere is dropped; its author reads why.'),
  mine: msg('What the desk wrote replaces what the service had.'),
  theirs: msg('What the service had stays; what the desk wrote is dropped.'),
  accept: msg('The sale stands at the price that was printed.'),
  note: msg('The sale stands at the price that was printed, and a note says why.'),
  approve: msg('It stands, in the name of whoever approves it.'),
  reject: msg('What was done is not approved; what has left the shop or the till stays recorded.'),
  map: msg('It is done to the item or order named here instead.'),
  rerun: msg('Once the fault is mended, it is done as it was meant; until then this fails again and nothing changes.'),
}
