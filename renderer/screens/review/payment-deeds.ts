import { sumOf } from '../../../shared/base/money.ts'
import { capturable, paid } from '../../../shared/lifecycle/order-money.ts'
import { msg, say } from '../../../shared/wording/say.ts'
import type { Deed } from './deed.ts'
import { snoozeDeed } from './held-deeds.ts'

const paidDeed: Deed = {
  id: 'paid',
  key: 'a',
  label: msg('Payment has come'),
  done: msg('Paid'),
  field: msg('Or its reference'),
  presets: () => [
    { label: say('Seen on the bank statement') },
    { label: say('The cheque was cashed') },
    { label: say('Paid at the counter') },
  ],
  // What a card has authorized is captured; recording it as well would book it twice.
  intent: (order, reference) => (sumOf(order.payments, capturable) > 0 ? null : { name: 'MarkAsPaid', args: { reference } }),
}

const captureDeed: Deed = {
  id: 'capture',
  key: 't',
  label: msg('Capture'),
  done: msg('Captured'),
  field: msg('Note'),
  presets: () => [{ label: say('Take what is authorized') }],
  intent: (order) => {
    const amount = Math.max(0, Math.min(sumOf(order.payments, capturable), order.totals.grandTotal - paid(order)))
    return amount > 0 ? { name: 'CaptureOrder', args: { amount } } : null
  },
}

const goOnDeed: Deed = {
  id: 'go-on',
  key: 'w',
  label: msg('Go on without it'),
  done: msg('Goes on'),
  field: msg('Or in your words: why it need not wait'),
  presets: () => [{ label: say('Customer is trusted') }, { label: say('Payment is on its way') }],
  intent: (order, reason) => (order.isWaitingForPayment ? { name: 'ClearWaitingForPayment', args: { reason } } : null),
}

const remindDeed: Deed = {
  id: 'remind',
  key: 'c',
  label: msg('Remind'),
  done: msg('Reminded'),
  field: msg('What the customer is told'),
  isLong: true,
  presets: ({ order }) => [
    {
      label: say('We have not received the payment of order {number} yet. Please pay it in the next days, or tell us if you have.', {
        number: order?.number ?? '…',
      }),
    },
  ],
  intent: (_order, words) => ({ name: 'AddNote', args: { note: say('Customer was reminded: {words}', { words }) } }),
}

const cancelDeed: Deed = {
  id: 'cancel',
  key: 'x',
  label: msg('Cancel the order'),
  done: msg('Cancelled'),
  isGrave: true,
  field: msg('Or in your words: why it is cancelled'),
  presets: () => [{ label: say('Never paid') }, { label: say('Customer cancelled') }],
  intent: (_order, comment) => ({ name: 'CancelOrder', args: { comment, stockAction: 'releaseItemsBackToWarehouse' } }),
}

/** What a manager does with an order that waits for its payment. */
export const PAYMENT_DEEDS: readonly Deed[] = [paidDeed, captureDeed, goOnDeed, remindDeed, cancelDeed, snoozeDeed]
