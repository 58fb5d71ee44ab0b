import { sumOf } from '../../base/money.ts'
import { type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import type { Return } from '../return.ts'
import type { Shipment } from '../shipment.ts'
import { isCount } from './check-lines.ts'

export type ReturnCosts = Pick<Return, 'shippingCost' | 'handlingCost' | 'returnCost' | 'voucherValue'>

/**
 * The refusal for costs a return may not have, or null. Shipping and handling are given back at most as far as the
 * shipment's payment carried them and other returns left them; deductions never exceed what they are deducted from.
 */
export function costsRefusal(order: Order, shipment: Shipment, goods: number, costs: ReturnCosts, self?: Return): RuleDecision | null {
  for (const [field, amount] of Object.entries(costs)) {
    if (!isCount(amount)) return refuse('VALIDATION', { field, value: amount })
  }
  const others = order.returns.filter((each) => each.shipmentId === shipment.id && each.deletedAt === null && each.id !== self?.id)
  const shippingLeft = shipment.carriedShippingCost - sumOf(others, (each) => each.shippingCost)
  if (costs.shippingCost > shippingLeft) return exceeds(order, 'shippingCost', costs.shippingCost, shippingLeft)
  const handlingLeft = shipment.carriedHandlingCost - sumOf(others, (each) => each.handlingCost)
  if (costs.handlingCost > handlingLeft) return exceeds(order, 'handlingCost', costs.handlingCost, handlingLeft)
  const worth = goods + costs.shippingCost + costs.handlingCost
  if (costs.voucherValue > worth) return exceeds(order, 'voucherValue', costs.voucherValue, worth)
  const afterVoucher = worth - costs.voucherValue
  if (costs.returnCost > afterVoucher) return exceeds(order, 'returnCost', costs.returnCost, afterVoucher)
  return null
}

function exceeds(order: Order, field: string, wanted: number, remaining: number): RuleDecision {
  return refuse('COST_EXCEEDS_REMAINING', { field, wanted, max: Math.max(0, remaining), currency: order.currency })
}
