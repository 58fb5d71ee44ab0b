import type { HoldReason } from '../../../shared/lifecycle/order.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import type { Deed, Preset } from './deed.ts'

const RELEASES: Readonly<Record<HoldReason, readonly Message[]>> = {
  FRAUD_SUSPECTED: [msg('Customer confirmed by phone'), msg('Known customer'), msg('Payment was checked with the provider')],
  INCORRECT_ADDRESS: [msg('Address was corrected'), msg('Customer confirmed the address'), msg('Address was checked and is right')],
  OUT_OF_STOCK: [msg('Stock has come'), msg('Customer waits for it'), msg('Ships in parts')],
  PAYMENT: [msg('Payment was checked with the provider'), msg('Payment has come'), msg('Customer is trusted')],
  CUSTOMER_REQUEST: [msg('Customer said go on'), msg('The day the customer named has come')],
  AWAITING_RETURN_ITEMS: [msg('The returned items have come'), msg('Need not wait for the return')],
  SYNC_CONFLICT: [msg('Checked, may go on')],
  OTHER: [msg('Checked, may go on'), msg('Customer confirmed by phone')],
}

const REJECTIONS: Readonly<Record<HoldReason, readonly Message[]>> = {
  FRAUD_SUSPECTED: [msg('Fraud'), msg('Customer could not be reached')],
  INCORRECT_ADDRESS: [msg('Cannot be delivered there'), msg('Customer could not be reached')],
  OUT_OF_STOCK: [msg('Goods are not to be had'), msg('Customer did not want to wait')],
  PAYMENT: [msg('Payment failed'), msg('Customer could not be reached')],
  CUSTOMER_REQUEST: [msg('Customer cancelled'), msg('Customer could not be reached')],
  AWAITING_RETURN_ITEMS: [msg('The returned items never came'), msg('Customer cancelled')],
  SYNC_CONFLICT: [msg('Cancelled after a check')],
  OTHER: [msg('Customer cancelled'), msg('Cancelled after a check')],
}

const QUESTIONS: Readonly<Record<HoldReason, Message>> = {
  FRAUD_SUSPECTED: msg('Before we send order {number} we would like to be sure that it is yours. Please call us, or answer this mail.'),
  INCORRECT_ADDRESS: msg('The address on order {number} seems to be incomplete. Where shall it go?'),
  OUT_OF_STOCK: msg('Something in order {number} is out of stock. Would you like to wait, or have the rest now?'),
  PAYMENT: msg('The payment of order {number} did not go through. How would you like to pay?'),
  CUSTOMER_REQUEST: msg('You asked us to hold order {number}. May we send it now?'),
  AWAITING_RETURN_ITEMS: msg('We are waiting for your return before we send order {number}. Has it been sent?'),
  SYNC_CONFLICT: msg('We have a question about order {number}. Please call us, or answer this mail.'),
  OTHER: msg('We have a question about order {number}. Please call us, or answer this mail.'),
}

const presetsOf =
  (table: Readonly<Record<HoldReason, readonly Message[]>>) =>
  ({ reason }: { readonly reason: HoldReason | null }): readonly Preset[] =>
    table[reason ?? 'OTHER'].map((label) => ({ label: say(label) }))

const HOUR = 1
const DAY = 24

/** How long something can be put aside for, and why. */
function snoozePresets(): readonly Preset[] {
  return [
    { label: say('Until tomorrow: the customer was asked'), words: say('the customer was asked'), hours: DAY },
    { label: say('Until tomorrow: goods are on their way'), words: say('goods are on their way'), hours: DAY },
    { label: say('For an hour: somebody is looking into it'), words: say('somebody is looking into it'), hours: HOUR },
    { label: say('For a week: nothing happens before'), words: say('nothing happens before'), hours: 7 * DAY },
  ]
}

export const snoozeDeed: Deed = {
  id: 'snooze',
  key: 's',
  label: msg('Snooze'),
  done: msg('Snoozed'),
  field: msg('Or until tomorrow, because'),
  putsAside: true,
  presets: snoozePresets,
  intent: (_order, words) => ({ name: 'AddNote', args: { note: say('Put aside: {words}', { words }) } }),
}

const releaseDeed: Deed = {
  id: 'release',
  key: 'a',
  label: msg('Release'),
  done: msg('Released'),
  field: msg('Or in your words: why it may go on'),
  presets: presetsOf(RELEASES),
  intent: (order, comment) => (order.holds.length === 0 ? null : { name: 'ResumeOrder', args: { comment } }),
}

const rejectDeed: Deed = {
  id: 'reject',
  key: 'x',
  label: msg('Reject'),
  done: msg('Rejected'),
  isGrave: true,
  field: msg('Or in your words: why it is cancelled'),
  presets: presetsOf(REJECTIONS),
  intent: (_order, comment) => ({ name: 'CancelOrder', args: { comment, stockAction: 'releaseItemsBackToWarehouse' } }),
}

const askDeed: Deed = {
  id: 'ask',
  key: 'c',
  label: msg('Ask the customer'),
  done: msg('Asked'),
  field: msg('What the customer is asked'),
  isLong: true,
  presets: ({ reason, order }) => [{ label: say(QUESTIONS[reason ?? 'OTHER'], { number: order?.number ?? '…' }) }],
  intent: (_order, words) => ({ name: 'AddNote', args: { note: say('Customer was asked: {words}', { words }) } }),
}

/** What a manager does with a held order. */
export const HELD_DEEDS: readonly Deed[] = [releaseDeed, rejectDeed, askDeed, snoozeDeed]
