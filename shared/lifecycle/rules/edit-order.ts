import { canonicalJson } from '../../base/canonical-json.ts'
import { sumOf } from '../../base/money.ts'
import type { Address } from '../address.ts'
import { clashingFields } from '../clashes.ts'
import type { CommandOf, OrderChanges } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { findShippingMethod } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { activeQuantity, liveShipments } from '../quantities.ts'
import { shippingOffer, weightOf } from '../shipping-offer.ts'

const COMMENTS: ReadonlySet<string> = new Set<keyof OrderChanges>(['comment', 'internalComment'])

/**
 * Who, where to and what to remember may be corrected while the order is open, on Hold too. Afterwards only comments.
 * Another country asks the carrier again, and comes too late once there is a shipment.
 */
export function editOrder(command: CommandOf<'EditOrder'>, order: Order, context: RuleContext): RuleDecision {
  const { before } = command.args
  const clashing = before ? clashingFields(before, order, command.args.changes) : []
  if (clashing.length > 0) return refuse('STALE_VERSION', { number: order.number, fields: clashing })
  const changes = realChanges(order, command.args.changes)
  const fields = Object.keys(changes)
  if (fields.length === 0) return noEffect
  const closedField = order.status === 4 ? fields.find((field) => !COMMENTS.has(field)) : undefined
  if (closedField) return refuse('WRONG_STATUS', { status: order.status, number: order.number, field: closedField })
  const wrongAddress = (['billingAddress', 'shippingAddress'] as const).find((field) => changes[field] === null)
  if (wrongAddress) return refuse('VALIDATION', { field: wrongAddress })
  const { shippingAddress } = changes
  if (shippingAddress && shippingAddress.country !== order.shippingAddress?.country) {
    const refusal = countryRefusal(order, shippingAddress, context)
    if (refusal) return refusal
  }
  return accept({ kind: 'OrderEdited', changes })
}

/** The same edit without the fields somebody else has changed since the person saw them. */
export function withoutClashes(command: CommandOf<'EditOrder'>, order: Order): CommandOf<'EditOrder'> {
  const { before, changes } = command.args
  const clashing: ReadonlySet<string> = new Set(before ? clashingFields(before, order, changes) : Object.keys(changes))
  const left = Object.fromEntries(Object.entries(changes).filter(([field]) => !clashing.has(field)))
  return { ...command, args: { changes: left } }
}

function realChanges(order: Order, changes: OrderChanges): OrderChanges {
  const current: Readonly<Record<string, unknown>> = { ...order }
  return Object.fromEntries(
    Object.entries(changes).filter(([field, value]) => value !== undefined && canonicalJson(value) !== canonicalJson(current[field])),
  )
}

function countryRefusal(order: Order, { country }: Address, context: RuleContext): RuleDecision | null {
  if (liveShipments(order).length > 0) return refuse('VALIDATION', { field: 'country', number: order.number })
  const method = findShippingMethod(context.settings, order.shippingMethodId)
  if (!method) return null
  const active = order.lines.map((line) => ({ itemId: line.itemId, quantity: activeQuantity(line) }))
  const price = sumOf(order.lines, (line) => line.total - line.cancelledValue)
  const offer = shippingOffer(method, { country, price, weight: weightOf(active, (itemId) => context.item(itemId)) }, context.settings)
  return offer.ok ? null : refuse('CARRIER_UNAVAILABLE', { ...offer.error, method: method.name, country })
}
