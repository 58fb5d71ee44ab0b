// The words refusal sentences are put together from. Each reads the facts a rule gave and says less when there are fewer.

import type { RefusalFacts } from '../lifecycle/refusal.ts'
import { STATUS_NAMES } from '../lifecycle/status.ts'
import { COMMAND_LABELS } from './command-label.ts'
import { moneyText } from './money-text.ts'

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
  return number ? `Order ${number}` : 'The order'
}

export function shipmentName(facts: RefusalFacts): string {
  const number = text(facts, 'shipment')
  return number ? `Shipment ${number}` : 'The shipment'
}

const ROLE_NAMES: Readonly<Record<string, string>> = {
  warehouse: 'Warehouse staff',
  counter: 'Counter staff',
  manager: 'A manager',
  admin: 'An administrator',
  integration: 'An integration',
}

export function roleName(facts: RefusalFacts): string {
  return ROLE_NAMES[text(facts, 'role')] ?? 'Your role'
}

export function actionName(facts: RefusalFacts): string {
  const labels: Readonly<Record<string, string>> = COMMAND_LABELS
  const label = labels[text(facts, 'command')]
  return label ? label.slice(0, 1).toLowerCase() + label.slice(1) : 'do this'
}

/** The status as the screens call it; empty when the rule did not say it. */
export function statusName(facts: RefusalFacts): string {
  const names: Readonly<Record<number, string>> = STATUS_NAMES
  const status = figure(facts, 'status')
  return status === null ? '' : (names[status] ?? '')
}

export function locked(facts: RefusalFacts): { readonly sentence: string; readonly nextStep: string } {
  const claimedBy = text(facts, 'claimedBy')
  if (claimedBy) {
    return {
      sentence: `${shipmentName(facts)} is claimed by ${claimedBy}.`,
      nextStep: 'Wait until the claim is released or 30 minutes old.',
    }
  }
  if (text(facts, 'selection')) {
    return { sentence: 'The contents of this selection are fixed.', nextStep: 'Order it as it is, or ask the shop to change it.' }
  }
  return { sentence: `${orderName(facts)} is locked.`, nextStep: 'Ask an administrator to unlock it.' }
}

export function onHold(facts: RefusalFacts): string {
  // A person's own sentence may end with its own full stop.
  const reason = text(facts, 'reason').replace(/\.+$/, '')
  return reason ? `The order is on hold: ${reason}.` : 'The order is on hold.'
}

export function waitingFor(facts: RefusalFacts): string {
  if (figure(facts, 'awaited') !== null) return 'A capture is on its way and not yet answered.'
  return text(facts, 'shipment') ? `${shipmentName(facts)} waits for its capture.` : 'The order waits for its payment.'
}

export function alreadyShipped(facts: RefusalFacts): string {
  const shipment = text(facts, 'shipment')
  return shipment ? `Shipment ${shipment} has left already.` : 'Everything has left already.'
}

/** "You asked for 3. Only 2 of Jumbo bag are left to come back." */
export function tooMany(facts: RefusalFacts, what: string): string {
  const available = figure(facts, 'available')
  if (available === null) return `Fewer units are ${what}.`
  const wanted = figure(facts, 'wanted')
  const of = text(facts, 'productName') || text(facts, 'sku')
  const name = of ? ` of ${of}` : ''
  if (available === 0) return `Nothing${name} is ${what}.`
  const sentence = `Only ${available}${name} ${available === 1 ? 'is' : 'are'} ${what}.`
  return wanted === null ? sentence : `You asked for ${wanted}. ${sentence}`
}

/** "The refund is more than the SEK 120.00 that are left." */
export function tooMuch(facts: RefusalFacts, what: string): string {
  const limit = figure(facts, 'max') ?? figure(facts, 'authorized')
  if (limit === null) return `${what} is too much.`
  return limit === 0 ? `${what} is too much: nothing is left.` : `${what} can be at most ${moneyText(limit, text(facts, 'currency'))}.`
}

export function lackingStock(facts: RefusalFacts): string {
  const several = items(facts, 'items')
  if (several) return `Not enough stock of ${several}.`
  const one = text(facts, 'productName') || text(facts, 'itemId')
  const available = figure(facts, 'available')
  const warehouse = text(facts, 'warehouse')
  const only = available === null ? '' : `: ${available} free${warehouse ? ` in ${warehouse}` : ''}`
  return one ? `Not enough stock of ${one}${only}.` : `Not enough stock${only}.`
}

export function carrierUnavailable(facts: RefusalFacts): string {
  const name = text(facts, 'method') || text(facts, 'carrier') || 'the chosen method'
  const why = text(facts, 'why')
  return why ? `Shipping with ${name} is not possible: ${why}.` : `Shipping with ${name} is not possible.`
}

export function methodRestricted(facts: RefusalFacts): string {
  const name = text(facts, 'method') || 'this payment method'
  const why = text(facts, 'why')
  return why ? `Payment by ${name} is not offered here: ${why}.` : `Not possible with payment by ${name}.`
}
