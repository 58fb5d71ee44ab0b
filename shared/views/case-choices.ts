// What each way of deciding a case is called, and what follows from it.

import type { CommandArgs } from '../lifecycle/command.ts'
import { CONFLICTS, type ConflictChoice, type ConflictKind } from '../lifecycle/conflict.ts'

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
    label: CHOICE_LABELS[choice],
    consequence: CONSEQUENCES[choice],
    asks: choice === 'map' ? [kind === 'UNKNOWN_ITEM' ? 'itemId' : 'orderId'] : (ASKS[choice] ?? []),
  }))
}

const ASKS: Readonly<Partial<Record<ConflictChoice, CaseChoice['asks']>>> = {
  otherPayment: ['methodId'],
}

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

const CONSEQUENCES: Readonly<Record<ConflictChoice, string>> = {
  keepBoth: 'Nothing is taken back; money kept apart is booked on the order as far as it is owed.',
  cancelOne: 'The second one is cancelled or given back; the first stays as it is.',
  allocateElsewhere: 'The missing units are promised from another warehouse; it is refused if there are none.',
  backorder: 'The order waits for stock, and the customer is to be told.',
  cancelAndRefund: 'The missing units are cancelled, and what was paid for them goes back.',
  resumeAndContinue: 'Every reason for holding the order is lifted, and the work goes on where it stopped.',
  unpack: 'The parcel goes back to the packing table; the order stays as it is.',
  cancel: 'The order is cancelled and its goods are free again.',
  acceptAndCapture: 'The parcel counts as sent; what is authorized for it is captured.',
  recallParcel: 'The carrier is asked to bring the parcel back; a return is expected.',
  writeOff: 'The goods are gone and nobody is asked for them.',
  retry: 'The same is tried again at once.',
  otherPayment: 'The amount is recorded as paid by the method chosen here, and the parcel may leave.',
  acceptAsSentTwice: 'The customer keeps the second parcel; nothing more happens.',
  restoreOrder: 'The order is brought back, and the money becomes its payment.',
  giveBack: 'The order stays cancelled, and the money goes back out of the till.',
  acceptAsGoodwill: 'The goods stay received, and the customer keeps what was given for them.',
  unlink: 'The goods stay received, and have nothing to do with this order.',
  reverseCash: 'The goods stay received, and the money given for them is asked back.',
  bookAsLoss: 'The shop bears the difference.',
  reclaim: 'The customer is asked for the difference.',
  restoreAndApply: 'The order is brought back, and what was done elsewhere is done to it.',
  discard: 'What was done elsewhere is dropped; its author reads why.',
  mine: 'What the desk wrote replaces what the service had.',
  theirs: 'What the service had stays; what the desk wrote is dropped.',
  accept: 'The sale stands at the price that was printed.',
  note: 'The sale stands at the price that was printed, and a note says why.',
  approve: 'It stands, in the name of whoever approves it.',
  reject: 'What was done is not approved; what has left the shop or the till stays recorded.',
  map: 'It is done to the item or order named here instead.',
}
