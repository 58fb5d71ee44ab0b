import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { paid, pendingCaptures } from '../order-money.ts'
import { isCount } from './check-lines.ts'

/** Shipping may become cheaper, never dearer, and only before money was taken. */
export function changeShippingCost(command: CommandOf<'ChangeShippingCost'>, order: Order): RuleDecision {
  const { shippingCost } = command.args
  if (!isCount(shippingCost)) return refuse('VALIDATION', { field: 'shippingCost' })
  if (shippingCost === order.shippingCost) return noEffect
  const taken = paid(order) + sumOf(order.payments, pendingCaptures)
  if (taken > 0) return refuse('ALREADY_CAPTURED', { number: order.number, paid: taken, currency: order.currency })
  if (shippingCost > order.shippingCost) {
    return refuse('COST_EXCEEDS_REMAINING', { wanted: shippingCost, max: order.shippingCost, currency: order.currency })
  }
  return accept({ kind: 'ShippingCostChanged', from: order.shippingCost, to: shippingCost })
}
