import type { Refusal, RefusalCode, RefusalFacts } from '../lifecycle/refusal.ts'
import { STATUS_NAMES } from '../lifecycle/status.ts'
import { COMMAND_LABELS } from './command-label.ts'
import { moneyText } from './money-text.ts'
import { validationSentence } from './validation-sentence.ts'

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
  DELETED: () => say('The order was deleted for good.', 'Nothing can be done with it any more.'),
  LOCKED: (facts) => say(`${orderName(facts)} is locked by an integration or an administrator.`, 'Ask an administrator to unlock it.'),
  FORBIDDEN: (facts) => say(`${roleName(facts)} may not ${actionName(facts)}.`, 'Ask a manager to do it.'),
  WRONG_STATUS: (facts) => say(wrongStatus(facts), wrongStatusStep(facts)),
  ON_HOLD: (facts) => say(onHold(facts), 'Resume the order first.'),
  WAITING_FOR_PAYMENT: () => say('The order waits for its payment.', 'Wait for the money, or clear the flag if it has come.'),
  NOT_CONFIRMED: () => say('The order is not confirmed.', 'Confirm it first.'),
  NOT_GOOD_TO_GO: () => say('The shipment is not good-to-go.', 'Pack it and mark it good-to-go first.'),
  NOT_PAID: () => say('The shipment is not paid.', 'Capture the payment or mark the shipment as paid first.'),
  ALREADY_CAPTURED: () => say('The payment is captured already.', 'Money that was captured goes back as a refund.'),
  ALREADY_SHIPPED: () => say('The shipment has left already.', 'Correct it with a return.'),
  HAS_SHIPMENTS: () => say('The order has open shipments.', 'Delete or complete them first.'),
  HAS_RETURNS: () => say('A return stands in the way.', 'Complete or delete the return first.'),
  HAS_INVOICE: () => say('An invoice or credit slip exists for it.', 'Correct it with a return or a refund.'),
  QTY_EXCEEDS_UNSHIPPED: (facts) =>
    say(
      tooMany(facts, 'can still be taken: the rest has shipped, was cancelled, or is in a shipment'),
      'Choose fewer, or delete the shipment first.',
    ),
  QTY_EXCEEDS_ALLOCATED: (facts) => say(tooMany(facts, 'allocated and free'), 'Allocate stock first, or choose fewer.'),
  QTY_EXCEEDS_SHIPPED: (facts) => say(tooMany(facts, 'can still come back from this shipment'), 'Choose fewer.'),
  COST_EXCEEDS_REMAINING: (facts) => say(tooMuch(facts, 'The amount is more than is left of this cost.'), 'Enter a smaller amount.'),
  REFUND_EXCEEDS_NET: (facts) =>
    say(tooMuch(facts, 'The refund is more than the customer has paid and not yet got back.'), 'Enter a smaller amount.'),
  REFUND_PENDING: () => say('A refund is on its way and not yet answered.', 'Wait for the payment provider, then try again.'),
  INSUFFICIENT_STOCK: (facts) => say(lackingStock(facts), 'Receive stock, choose fewer, or allocate what there is.'),
  UNAVAILABLE_ITEMS: (facts) => say(lackingStock(facts), 'Take these items out or order fewer.'),
  AUTH_EXCEEDED: (facts) => say(tooMuch(facts, 'The amount is more than was authorized.'), 'Take an extra payment first.'),
  CAPTURE_FAILED: () => say('The payment provider refused the capture.', 'Check the payment before sending anything.'),
  PSP_UNREACHABLE: () => say('The payment provider cannot be reached.', 'Nothing was charged. Try again in a moment.'),
  REQUIRES_ONLINE: () => say('This needs a connection to the service.', 'Try again when the desk is online.'),
  STALE_VERSION: () => say('Somebody changed this order meanwhile.', 'Look at it again, then repeat what you wanted.'),
  PACK_NOT_VERIFIED: () => say('Not every item was scanned into the parcel.', 'Scan what is missing first.'),
  CARRIER_UNAVAILABLE: (facts) => say(carrierUnavailable(facts), 'Choose another shipping method or correct the address.'),
  PAYMENT_METHOD_RESTRICTED: (facts) => say(methodRestricted(facts), 'Choose another payment method.'),
  SELECTION_EXPIRED: () => say('The selection has expired or is no longer open.', 'Start a new one.'),
  LINK_USED: () => say('The link was used already.', 'Send a new link.'),
  VALIDATION: (facts) => validationSentence(facts),
  REFUND_LIMIT: (facts) => say(tooMuch(facts, 'The refund is over your limit.'), 'Ask a manager to approve it.'),
  ID_REUSED: () => say('This was recorded before with other contents.', 'Start the action anew.'),
  CURRENCY_MISMATCH: () => say('The amounts are in different currencies.', 'Use the currency of the order.'),
  PURGED: () => say('The personal data of this order was erased.', 'Nothing can be done with it any more.'),
}

function say(sentence: string, nextStep: string): RefusalSentence {
  return { sentence, nextStep }
}

function text(facts: RefusalFacts, ...names: readonly string[]): string {
  for (const name of names) {
    const value = facts[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return ''
}

function figure(facts: RefusalFacts, ...names: readonly string[]): number | null {
  for (const name of names) {
    const value = facts[name]
    if (typeof value === 'number') return value
  }
  return null
}

function orderName(facts: RefusalFacts): string {
  const number = text(facts, 'number')
  return number ? `Order ${number}` : 'The order'
}

const ROLE_NAMES: Readonly<Record<string, string>> = {
  warehouse: 'Warehouse staff',
  counter: 'Counter staff',
  manager: 'A manager',
  admin: 'An administrator',
  integration: 'An integration',
}

function roleName(facts: RefusalFacts): string {
  return ROLE_NAMES[text(facts, 'role')] ?? 'Your role'
}

function actionName(facts: RefusalFacts): string {
  const labels: Readonly<Record<string, string>> = COMMAND_LABELS
  const label = labels[text(facts, 'command')]
  return label ? label.slice(0, 1).toLowerCase() + label.slice(1) : 'do this'
}

function statusOf(facts: RefusalFacts): string {
  const names: Readonly<Record<number, string>> = STATUS_NAMES
  const status = figure(facts, 'status')
  return status === null ? text(facts, 'status') : (names[status] ?? '')
}

function wrongStatus(facts: RefusalFacts): string {
  const status = statusOf(facts)
  return status ? `${orderName(facts)} is ${status}.` : 'Its status does not allow this.'
}

/** The way on from a status in which nothing more is done by this command. */
function wrongStatusStep(facts: RefusalFacts): string {
  switch (figure(facts, 'status')) {
    case 4:
      return 'What was completed is corrected by a return or a refund.'
    case 5:
      return 'Reactivate it first.'
    case 6:
      return 'Restore it first.'
    default:
      return 'Take the steps that come before this one first.'
  }
}

function onHold(facts: RefusalFacts): string {
  const reason = text(facts, 'reason')
  return reason ? `The order is on hold: ${reason}.` : 'The order is on hold.'
}

function tooMany(facts: RefusalFacts, what: string): string {
  const available = figure(facts, 'available', 'max', 'allowed', 'allocated', 'unshipped', 'returnable', 'remaining')
  const wanted = figure(facts, 'wanted', 'quantity', 'requested')
  if (available === null) return `Fewer units are ${what}.`
  const of = text(facts, 'productName', 'sku')
  const head = wanted === null ? '' : `You asked for ${wanted}. `
  return `${head}Only ${available}${of ? ` of ${of}` : ''} ${what.startsWith('can') ? what : `${available === 1 ? 'is' : 'are'} ${what}`}.`
}

function tooMuch(facts: RefusalFacts, otherwise: string): string {
  const limit = figure(facts, 'max', 'limit', 'available', 'remaining', 'refundable', 'net', 'authorized')
  return limit === null ? otherwise : `${otherwise.slice(0, -1)}; at most ${moneyText(limit, text(facts, 'currency'))}.`
}

function lackingStock(facts: RefusalFacts): string {
  const names = facts.items ?? facts.skus ?? facts.unavailable
  if (Array.isArray(names) && names.length > 0) return `Not enough stock of ${names.join(', ')}.`
  const one = text(facts, 'productName', 'sku', 'itemId')
  const available = figure(facts, 'available')
  const only = available === null ? '' : `; ${available} available`
  return one ? `Not enough stock of ${one}${only}.` : `Not enough stock${only}.`
}

function carrierUnavailable(facts: RefusalFacts): string {
  const name = text(facts, 'carrier', 'name', 'method')
  const why = text(facts, 'why', 'reason', 'because')
  if (why) return `${name || 'This shipping method'}: ${why}.`
  return `${name || 'This shipping method'} cannot deliver this order to this address.`
}

function methodRestricted(facts: RefusalFacts): string {
  const name = text(facts, 'method', 'name')
  const why = text(facts, 'why', 'reason', 'because', 'restriction')
  if (why) return `${name || 'This payment method'}: ${why}.`
  return `${name || 'This payment method'} is not offered for this order.`
}
