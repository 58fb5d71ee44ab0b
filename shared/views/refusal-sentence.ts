import { type Grants, PERMISSIONS } from '../lifecycle/permissions.ts'
import type { Refusal, RefusalCode, RefusalFacts } from '../lifecycle/refusal.ts'
import { type Message, msg, say } from '../wording/say.ts'
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
export function refusalSentence({ code, facts }: Refusal): RefusalSentence {
  // A hub of a newer version may have reasons this desk has never heard of.
  return Object.hasOwn(SENTENCES, code)
    ? SENTENCES[code](facts)
    : both(say('It was refused for a reason this desk does not know: {code}.', { code }), say('Bring this desk to the version of its hub.'))
}

/** Both in one line, for tooltips and menus. */
export function refusalText(refusal: Refusal): string {
  const { sentence, nextStep } = refusalSentence(refusal)
  return `${sentence} ${nextStep}`
}

const SENTENCES: Readonly<Record<RefusalCode, (facts: RefusalFacts) => RefusalSentence>> = {
  NOT_FOUND: () => both(say('This is no longer here.'), say('Go back to the list and open it again.')),
  DELETED: () => both(say('It was deleted for good.'), say('Nothing can be done with it any more.')),
  LOCKED: (facts) => locked(facts),
  FORBIDDEN: (facts) => forbidden(facts),
  WRONG_STATUS: (facts) => wrongStatusSentence(facts),
  ON_HOLD: (facts) => both(onHold(facts), say('Resume the order first.')),
  WAITING_FOR_PAYMENT: (facts) => both(waitingFor(facts), say('Wait for the money, or say that the payment has come.')),
  NOT_CONFIRMED: (facts) => both(say('{order} is not confirmed.', { order: orderName(facts) }), say('Confirm it first.')),
  NOT_GOOD_TO_GO: (facts) =>
    both(say('{shipment} is not good-to-go.', { shipment: shipmentName(facts) }), say('Pack it and mark it good-to-go first.')),
  NOT_PAID: (facts) =>
    text(facts, 'shipment')
      ? both(
          say('{shipment} is not paid.', { shipment: shipmentName(facts) }),
          say('Capture the payment or mark the shipment as paid first.'),
        )
      : both(say('Nothing is paid that could be given back.'), say('Cancel the items instead; no money has to move.')),
  ALREADY_CAPTURED: (facts) =>
    text(facts, 'shipment')
      ? both(say('{shipment} is paid already.', { shipment: shipmentName(facts) }), say('Money that was taken goes back as a refund.'))
      : both(say('Money was taken for this order already.'), say('What was taken goes back as a refund, not by cancelling.')),
  ALREADY_SHIPPED: (facts) => both(alreadyShipped(facts), say('What has left comes back by a return.')),
  HAS_SHIPMENTS: (facts) =>
    figure(facts, 'available') === null
      ? both(say('The order has open shipments.'), say('Delete or complete them first.'))
      : both(tooMany(facts, msg('outside the open shipments')), say('Choose fewer, or delete the shipment first.')),
  HAS_RETURNS: (facts) =>
    both(
      text(facts, 'return')
        ? say('Return {number} is still pending.', { number: text(facts, 'return') })
        : say('A return is still pending.'),
      say('Complete or delete the return first.'),
    ),
  HAS_INVOICE: () => both(say('An invoice or credit slip exists for it.'), say('Correct it with a return or a refund.')),
  QTY_EXCEEDS_UNSHIPPED: (facts) => both(tooMany(facts, msg('left to choose from')), say('Choose fewer.')),
  QTY_EXCEEDS_ALLOCATED: (facts) => both(tooMany(facts, msg('allocated and free')), say('Allocate stock first, or choose fewer.')),
  QTY_EXCEEDS_SHIPPED: (facts) => both(tooMany(facts, msg('left to come back')), say('Choose fewer.')),
  COST_EXCEEDS_REMAINING: (facts) => both(tooMuch(facts, costName(facts)), say('Enter a smaller amount.')),
  REFUND_EXCEEDS_NET: (facts) => both(tooMuch(facts, msg('The refund')), refundStep(facts)),
  REFUND_PENDING: () => both(say('A refund is on its way and not yet answered.'), say('Wait for the payment provider, then try again.')),
  INSUFFICIENT_STOCK: (facts) => both(lackingStock(facts), say('Receive stock, choose fewer, or allocate what there is.')),
  UNAVAILABLE_ITEMS: (facts) => both(lackingStock(facts), say('Take these items out or order fewer.')),
  AUTH_EXCEEDED: (facts) =>
    both(tooMuch(facts, msg('The amount')), say('No more than was authorized can be taken. {step}', { step: extraPaymentStep(facts) })),
  CAPTURE_FAILED: (facts) =>
    text(facts, 'step') === 'authorization'
      ? both(say('The payment was declined.'), say('No order was made. Choose another payment method.'))
      : both(say('The payment provider refused the capture.'), say('Check the payment before sending anything.')),
  PSP_UNREACHABLE: () => both(say('The payment provider cannot be reached.'), say('Nothing was charged. Try again in a moment.')),
  REQUIRES_ONLINE: (facts) => requiresOnline(facts),
  STALE_VERSION: (facts) =>
    both(
      text(facts, 'what') === 'settings' ? say('Somebody changed the settings meanwhile.') : say('Somebody changed this order meanwhile.'),
      say('Look at it again, then repeat what you wanted.'),
    ),
  PACK_NOT_VERIFIED: (facts) => both(notPacked(facts), say('Scan what is missing first.')),
  CARRIER_UNAVAILABLE: (facts) => both(carrierUnavailable(facts), say('Choose another shipping method or correct the address.')),
  PAYMENT_METHOD_RESTRICTED: (facts) => both(methodRestricted(facts), say('Choose another payment method.')),
  SELECTION_EXPIRED: (facts) =>
    text(facts, 'link')
      ? both(say('The link has expired.'), say('Ask for a new one.'))
      : both(say('The selection has expired.'), say('Start a new one.')),
  LINK_USED: (facts) =>
    facts.because === 'revoked'
      ? both(say('The link was taken back.'), say('Ask for a new one.'))
      : both(
          text(facts, 'number')
            ? say('The link was used already, for order {number}.', { number: text(facts, 'number') })
            : say('The link was used already.'),
          say('Ask for a new one.'),
        ),
  VALIDATION: (facts) => validationSentence(facts),
  REFUND_LIMIT: (facts) => both(tooMuch(facts, msg('The refund')), say('This is over your limit. Ask a manager to approve it.')),
  ID_REUSED: () => both(say('This was recorded before with other contents.'), say('Start the action anew.')),
  CURRENCY_MISMATCH: () => both(say('The amounts are in different currencies.'), say('Use the currency of the order.')),
  PURGED: () => both(say('The personal data of this order was erased.'), say('Nothing can be done with it any more.')),
}

function both(sentence: string, nextStep: string): RefusalSentence {
  return { sentence, nextStep }
}

function forbidden(facts: RefusalFacts): RefusalSentence {
  const option = text(facts, 'option')
  if (option === 'allowRefundWithoutReturn') {
    return both(say('This shop gives no money back without a return.'), say('Create a return, or have the setting changed.'))
  }
  if (option === 'deleteCancelledAllowed')
    return both(say('This shop keeps cancelled orders.'), say('Have the setting changed if it must go.'))
  return both(
    say('{role} may not {action}.', { role: roleName(facts), action: actionName(facts) }),
    isForManagers(facts) ? say('Ask a manager to do it.') : say('Ask an administrator to do it.'),
  )
}

function isForManagers(facts: RefusalFacts): boolean {
  const grants: Readonly<Record<string, Grants>> = PERMISSIONS
  const granted = grants[text(facts, 'command')]
  return granted === undefined || isForEvery(granted.manager) || granted.admin === undefined
}

/** A right to a part of it is no right to what was refused. */
function isForEvery(grant: Grants['manager']): boolean {
  return grant !== undefined && grant !== 'sharedViews'
}

function requiresOnline(facts: RefusalFacts): RefusalSentence {
  switch (text(facts, 'needs')) {
    case 'claim': {
      const holder = text(facts, 'claimedBy')
      const shipment = shipmentName(facts)
      return both(
        holder
          ? say('{shipment} is claimed by {holder}, and the hub cannot be reached.', { shipment, holder })
          : say('{shipment} was not claimed at this desk, and the hub cannot be reached.', { shipment }),
        say('Another desk may be sending it. Claim it when the desk is online.'),
      )
    }
    case 'provider':
      return both(
        say('The hub asks the payment provider, and it cannot be reached.'),
        say('Choose a payment taken in hand or an invoice, or keep the selection for later.'),
      )
    case 'numbers':
      return both(
        say('Numbers of invoices and credit slips come from the hub, and it cannot be reached.'),
        say('Print a receipt with the order’s reference now, and the invoice when the desk is online.'),
      )
    case 'exchange':
      return both(
        say('Without the hub goods are exchanged over the till, and no cash is taken here.'),
        say('Take back what comes back alone, then sell what goes out as a sale of its own.'),
      )
    case 'sending':
      return both(say('What was done here before has not been sent yet.'), say('Try again when the desk is online and everything is sent.'))
    case 'answer':
      // The line broke with it on its way: it may have been done.
      return both(say('This needs a connection to the service.'), say('Look at it again, then repeat what you wanted.'))
    default:
      return both(say('This needs a connection to the service.'), say('Try again when the desk is online.'))
  }
}

function costName(facts: RefusalFacts): Message {
  switch (text(facts, 'field')) {
    case 'shippingCost':
      return msg('The shipping cost to give back')
    case 'handlingCost':
      return msg('The handling cost to give back')
    case 'returnCost':
      return msg('The return cost')
    case 'voucherValue':
      return msg('The voucher share')
    default:
      return msg('The shipping cost')
  }
}

function extraPaymentStep(facts: RefusalFacts): string {
  const missing = figure(facts, 'missing')
  return missing === null
    ? say('Take an extra payment first.')
    : say('Take an extra payment of {amount} first.', { amount: moneyText(missing, text(facts, 'currency')) })
}

function refundStep(facts: RefusalFacts): string {
  if (figure(facts, 'max') !== 0) return say('Enter a smaller amount.')
  return text(facts, 'method') === 'psp'
    ? say('Nothing came through the payment provider; choose another way.')
    : say('There is nothing left to give back.')
}

function notPacked(facts: RefusalFacts): string {
  const missing = items(facts, 'items')
  return missing === ''
    ? say('Not every item was scanned into the parcel.')
    : say('Not scanned into the parcel yet: {missing}.', { missing })
}
