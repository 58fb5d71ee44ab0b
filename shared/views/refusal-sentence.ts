import { type Grants, PERMISSIONS } from '../lifecycle/permissions.ts'
import type { Refusal, RefusalCode, RefusalFacts } from '../lifecycle/refusal.ts'
import { moneyText } from './money-text.ts'
import {
  actionName,
  alreadyShipped,
  carrierUnavailable,
  figure,
  items,
  lackingStock,
  locked,
  methodRestricted,
  onHold,
  orderName,
  roleName,
  shipmentName,
  text,
  tooMany,
  tooMuch,
  waitingFor,
} from './refusal-phrases.ts'
import { validationSentence } from './validation-sentence.ts'
import { wrongStatusSentence } from './wrong-status-sentence.ts'

/** A refusal as a person reads it: what stands in the way, and what to do about it. */
export interface RefusalSentence {
  readonly sentence: string
  readonly nextStep: string
}

/** The sentence and the next step of a refusal; facts fill in names, quantities and amounts where the rule gave them. */
export function refusalSentence(refusal: Refusal): RefusalSentence {
  return SENTENCES[refusal.code](refusal.facts)
}

/** Both in one line, for tooltips and menus. */
export function refusalText(refusal: Refusal): string {
  const { sentence, nextStep } = refusalSentence(refusal)
  return `${sentence} ${nextStep}`
}

const SENTENCES: Readonly<Record<RefusalCode, (facts: RefusalFacts) => RefusalSentence>> = {
  NOT_FOUND: () => say('This is no longer here.', 'Go back to the list and open it again.'),
  DELETED: () => say('It was deleted for good.', 'Nothing can be done with it any more.'),
  LOCKED: (facts) => locked(facts),
  FORBIDDEN: (facts) => forbidden(facts),
  WRONG_STATUS: (facts) => wrongStatusSentence(facts),
  ON_HOLD: (facts) => say(onHold(facts), 'Resume the order first.'),
  WAITING_FOR_PAYMENT: (facts) => say(waitingFor(facts), 'Wait for the money, or say that the payment has come.'),
  NOT_CONFIRMED: (facts) => say(`${orderName(facts)} is not confirmed.`, 'Confirm it first.'),
  NOT_GOOD_TO_GO: (facts) => say(`${shipmentName(facts)} is not good-to-go.`, 'Pack it and mark it good-to-go first.'),
  NOT_PAID: (facts) =>
    text(facts, 'shipment')
      ? say(`${shipmentName(facts)} is not paid.`, 'Capture the payment or mark the shipment as paid first.')
      : say('Nothing is paid that could be given back.', 'Cancel the items instead; no money has to move.'),
  ALREADY_CAPTURED: (facts) =>
    text(facts, 'shipment')
      ? say(`${shipmentName(facts)} is paid already.`, 'Money that was taken goes back as a refund.')
      : say('Money was taken for this order already.', 'What was taken goes back as a refund, not by cancelling.'),
  ALREADY_SHIPPED: (facts) => say(alreadyShipped(facts), 'What has left comes back by a return.'),
  HAS_SHIPMENTS: (facts) =>
    figure(facts, 'available') === null
      ? say('The order has open shipments.', 'Delete or complete them first.')
      : say(tooMany(facts, 'outside the open shipments'), 'Choose fewer, or delete the shipment first.'),
  HAS_RETURNS: (facts) =>
    say(`Return ${text(facts, 'return')} is still pending.`.replace('Return  is', 'A return is'), 'Complete or delete the return first.'),
  HAS_INVOICE: () => say('An invoice or credit slip exists for it.', 'Correct it with a return or a refund.'),
  QTY_EXCEEDS_UNSHIPPED: (facts) => say(tooMany(facts, 'left to choose from'), 'Choose fewer.'),
  QTY_EXCEEDS_ALLOCATED: (facts) => say(tooMany(facts, 'allocated and free'), 'Allocate stock first, or choose fewer.'),
  QTY_EXCEEDS_SHIPPED: (facts) => say(tooMany(facts, 'left to come back'), 'Choose fewer.'),
  COST_EXCEEDS_REMAINING: (facts) => say(tooMuch(facts, costName(facts)), 'Enter a smaller amount.'),
  REFUND_EXCEEDS_NET: (facts) => say(tooMuch(facts, 'The refund'), refundStep(facts)),
  REFUND_PENDING: () => say('A refund is on its way and not yet answered.', 'Wait for the payment provider, then try again.'),
  INSUFFICIENT_STOCK: (facts) => say(lackingStock(facts), 'Receive stock, choose fewer, or allocate what there is.'),
  UNAVAILABLE_ITEMS: (facts) => say(lackingStock(facts), 'Take these items out or order fewer.'),
  AUTH_EXCEEDED: (facts) => say(tooMuch(facts, 'The amount'), `No more than was authorized can be taken. ${extraPaymentStep(facts)}`),
  CAPTURE_FAILED: (facts) =>
    text(facts, 'step') === 'authorization'
      ? say('The payment was declined.', 'No order was made. Choose another payment method.')
      : say('The payment provider refused the capture.', 'Check the payment before sending anything.'),
  PSP_UNREACHABLE: () => say('The payment provider cannot be reached.', 'Nothing was charged. Try again in a moment.'),
  REQUIRES_ONLINE: (facts) => requiresOnline(facts),
  STALE_VERSION: (facts) =>
    say(
      text(facts, 'what') === 'settings' ? 'Somebody changed the settings meanwhile.' : 'Somebody changed this order meanwhile.',
      'Look at it again, then repeat what you wanted.',
    ),
  PACK_NOT_VERIFIED: (facts) => say(notPacked(facts), 'Scan what is missing first.'),
  CARRIER_UNAVAILABLE: (facts) => say(carrierUnavailable(facts), 'Choose another shipping method or correct the address.'),
  PAYMENT_METHOD_RESTRICTED: (facts) => say(methodRestricted(facts), 'Choose another payment method.'),
  SELECTION_EXPIRED: (facts) =>
    text(facts, 'link') ? say('The link has expired.', 'Ask for a new one.') : say('The selection has expired.', 'Start a new one.'),
  LINK_USED: (facts) =>
    facts.because === 'revoked'
      ? say('The link was taken back.', 'Ask for a new one.')
      : say(
          text(facts, 'number') ? `The link was used already, for order ${text(facts, 'number')}.` : 'The link was used already.',
          'Ask for a new one.',
        ),
  VALIDATION: (facts) => validationSentence(facts),
  REFUND_LIMIT: (facts) => say(tooMuch(facts, 'The refund'), 'This is over your limit. Ask a manager to approve it.'),
  ID_REUSED: () => say('This was recorded before with other contents.', 'Start the action anew.'),
  CURRENCY_MISMATCH: () => say('The amounts are in different currencies.', 'Use the currency of the order.'),
  PURGED: () => say('The personal data of this order was erased.', 'Nothing can be done with it any more.'),
}

function say(sentence: string, nextStep: string): RefusalSentence {
  return { sentence, nextStep }
}

function forbidden(facts: RefusalFacts): RefusalSentence {
  const option = text(facts, 'option')
  if (option === 'allowRefundWithoutReturn') {
    return say('This shop gives no money back without a return.', 'Create a return, or have the setting changed.')
  }
  if (option === 'deleteCancelledAllowed') return say('This shop keeps cancelled orders.', 'Have the setting changed if it must go.')
  return say(`${roleName(facts)} may not ${actionName(facts)}.`, `Ask ${isForManagers(facts) ? 'a manager' : 'an administrator'} to do it.`)
}

function isForManagers(facts: RefusalFacts): boolean {
  const grants: Readonly<Record<string, Grants>> = PERMISSIONS
  const granted = grants[text(facts, 'command')]
  return granted === undefined || granted.manager !== undefined || granted.admin === undefined
}

function requiresOnline(facts: RefusalFacts): RefusalSentence {
  switch (text(facts, 'needs')) {
    case 'claim': {
      const holder = text(facts, 'claimedBy')
      const held = holder ? `is claimed by ${holder}` : 'was not claimed at this desk'
      return say(
        `${shipmentName(facts)} ${held}, and the hub cannot be reached.`,
        'Another desk may be sending it. Claim it when the desk is online.',
      )
    }
    case 'provider':
      return say(
        'The hub asks the payment provider, and it cannot be reached.',
        'Choose a payment taken in hand or an invoice, or keep the selection for later.',
      )
    case 'sending':
      return say('What was done here before has not been sent yet.', 'Try again when the desk is online and everything is sent.')
    default:
      return say('This needs a connection to the service.', 'Try again when the desk is online.')
  }
}

function costName(facts: RefusalFacts): string {
  switch (text(facts, 'field')) {
    case 'shippingCost':
      return 'The shipping cost to give back'
    case 'handlingCost':
      return 'The handling cost to give back'
    case 'returnCost':
      return 'The return cost'
    case 'voucherValue':
      return 'The voucher share'
    default:
      return 'The shipping cost'
  }
}

function extraPaymentStep(facts: RefusalFacts): string {
  const missing = figure(facts, 'missing')
  const extra = missing === null ? 'an extra payment' : `an extra payment of ${moneyText(missing, text(facts, 'currency'))}`
  return `Take ${extra} first.`
}

function refundStep(facts: RefusalFacts): string {
  if (figure(facts, 'max') !== 0) return 'Enter a smaller amount.'
  return text(facts, 'method') === 'psp'
    ? 'Nothing came through the payment provider; choose another way.'
    : 'There is nothing left to give back.'
}

function notPacked(facts: RefusalFacts): string {
  const missing = items(facts, 'items')
  return missing === '' ? 'Not every item was scanned into the parcel.' : `Not scanned into the parcel yet: ${missing}.`
}
