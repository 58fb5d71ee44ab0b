// The words refusal sentences are put together from. Each reads the facts a rule gave and says less when there are fewer.

import type { RefusalFacts } from '../lifecycle/refusal.ts'
import { midSentence } from '../wording/case-of-letters.ts'
import { type Message, msg, say, told } from '../wording/say.ts'
import { COMMAND_LABELS } from './command-label.ts'
import { moneyText } from './money-text.ts'
import { statusLabel } from './status-label.ts'

export function text(facts: RefusalFacts, name: string): string {
  const value = facts[name]
  return typeof value === 'string' ? value : ''
}

export function figure(facts: RefusalFacts, name: string): number | null {
  const value = facts[name]
  return typeof value === 'number' ? value : null
}

/** Several names in one breath; empty when the rule named none. */
export function items(facts: RefusalFacts, name: string): string {
  const value = facts[name]
  return Array.isArray(value) ? value.join(', ') : ''
}

export function orderName(facts: RefusalFacts): string {
  const number = text(facts, 'number')
  return number ? say('Order {number}', { number }) : say('The order')
}

export function shipmentName(facts: RefusalFacts): string {
  const number = text(facts, 'shipment')
  return number ? say('Shipment {number}', { number }) : say('The shipment')
}

const ROLE_NAMES: Readonly<Record<string, Message>> = {
  warehouse: msg('Warehouse staff'),
  counter: msg('Counter staff'),
  manager: msg('A manager'),
  admin: msg('An administrator'),
  integration: msg('An integration'),
}

export function roleName(facts: RefusalFacts): string {
  return say(ROLE_NAMES[text(facts, 'role')] ?? msg('Your role'))
}

export function actionName(facts: RefusalFacts): string {
  const labels: Readonly<Record<string, Message>> = COMMAND_LABELS
  const label = labels[text(facts, 'command')]
  return label ? midSentence(say(label)) : say('do this')
}

/** The status as the screens call it; empty when the rule did not say it. */
export function statusName(facts: RefusalFacts): string {
  const status = figure(facts, 'status')
  return status === null ? '' : statusLabel(status)
}

export function locked(facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  const claimedBy = text(facts, 'claimedBy')
  if (claimedBy) {
    return {
      sentence: say('{shipment} is claimed by {claimedBy}.', { shipment: shipmentName(facts), claimedBy }),
      nextStep: say('Wait until the claim is released or 30 minutes old.'),
    }
  }
  if (text(facts, 'selection')) {
    return { sentence: say('The contents of this selection are fixed.'), nextStep: say('Order it as it is, or ask the shop to change it.') }
  }
  return { sentence: say('{order} is locked.', { order: orderName(facts) }), nextStep: say('Ask an administrator to unlock it.') }
}

export function onHold(facts: RefusalFacts): string {
  // A person's own sentence may end with its own full stop.
  const reason = text(facts, 'reason').replace(/\.+$/, '')
  return reason ? say('The order is on hold: {reason}.', { reason }) : say('The order is on hold.')
}

export function waitingFor(facts: RefusalFacts): string {
  if (figure(facts, 'awaited') !== null) return say('A capture is on its way and not yet answered.')
  return text(facts, 'shipment')
    ? say('{shipment} waits for its capture.', { shipment: shipmentName(facts) })
    : say('The order waits for its payment.')
}

export function alreadyShipped(facts: RefusalFacts): string {
  const shipment = text(facts, 'shipment')
  return shipment ? say('Shipment {shipment} has left already.', { shipment }) : say('Everything has left already.')
}

/** "You asked for 3. Only 2 of Jumbo bag are left to come back." */
export function tooMany(facts: RefusalFacts, which: Message): string {
  const what = say(which)
  const available = figure(facts, 'available')
  if (available === null) return say('Fewer units are {what}.', { what })
  const wanted = figure(facts, 'wanted')
  const name = text(facts, 'productName') || text(facts, 'sku')
  if (available === 0) return name ? say('Nothing of {name} is {what}.', { name, what }) : say('Nothing is {what}.', { what })
  const sentence = name
    ? say('Only {available, plural, one {# of {name} is} other {# of {name} are}} {what}.', { available, name, what })
    : say('Only {available, plural, one {# is} other {# are}} {what}.', { available, what })
  return wanted === null ? sentence : say('You asked for {wanted, number}. {sentence}', { wanted, sentence })
}

/** "The refund is more than the SEK 120.00 that are left." */
export function tooMuch(facts: RefusalFacts, which: Message): string {
  const what = say(which)
  const limit = figure(facts, 'max') ?? figure(facts, 'authorized')
  if (limit === null) return say('{what} is too much.', { what })
  return limit === 0
    ? say('{what} is too much: nothing is left.', { what })
    : say('{what} can be at most {amount}.', { what, amount: moneyText(limit, text(facts, 'currency')) })
}

export function lackingStock(facts: RefusalFacts): string {
  const several = items(facts, 'items')
  if (several) return say('Not enough stock of {items}.', { items: several })
  const one = text(facts, 'productName') || text(facts, 'itemId')
  const available = figure(facts, 'available')
  const warehouse = text(facts, 'warehouse')
  const only =
    available === null
      ? ''
      : warehouse
        ? say(': {available, number} free in {warehouse}', { available, warehouse })
        : say(': {available, number} free', { available })
  return one ? say('Not enough stock of {item}{only}.', { item: one, only }) : say('Not enough stock{only}.', { only })
}

export function carrierUnavailable(facts: RefusalFacts): string {
  const name = text(facts, 'method') || text(facts, 'carrier') || say('the chosen method')
  const why = text(facts, 'why')
  return why
    ? say('Shipping with {name} is not possible: {why}.', { name, why: told(why) })
    : say('Shipping with {name} is not possible.', { name })
}

export function methodRestricted(facts: RefusalFacts): string {
  const name = text(facts, 'method') || say('this payment method')
  const why = text(facts, 'why')
  return why
    ? say('Payment by {name} is not offered here: {why}.', { name, why: told(why) })
    : say('Not possible with payment by {name}.', { name })
}
