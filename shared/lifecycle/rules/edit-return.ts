import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { lentCredit, refundsOfReturn, returnValue } from '../order-money.ts'
import { findReturn, findShipment } from '../quantities.ts'
import { costsRefusal } from './return-costs.ts'

/** Changes costs and comment of a pending return as long as no money moved; other lines are another return. */
export function editReturn(command: CommandOf<'EditReturn'>, order: Order, _context: RuleContext): RuleDecision {
  const { returnId, ...wished } = command.args
  const back = findReturn(order, returnId)
  const shipment = back && findShipment(order, back.shipmentId)
  if (!back || !shipment) return refuse('NOT_FOUND', { returnId })
  if (refundsOfReturn(order, back.id).length > 0) return refuse('REFUND_PENDING', { return: back.number })
  if (back.status === 'completed') return refuse('WRONG_STATUS', { return: back.number, because: 'completed' })

  const edited = { ...back, ...wished }
  const { shippingCost, handlingCost, returnCost, voucherValue, comment } = edited
  const goods = sumOf(back.lines, (line) => line.value)
  const costly = costsRefusal(order, shipment, goods, { shippingCost, handlingCost, returnCost, voucherValue }, back)
  if (costly) return costly
  const credit = lentCredit(back)
  // What the customer was promised towards the exchange cannot be edited away.
  if (returnValue(edited) < credit)
    return refuse('COST_EXCEEDS_REMAINING', {
      field: 'returnCost',
      wanted: returnCost,
      max: returnCost - (credit - returnValue(edited)),
      currency: order.currency,
    })
  const isSame =
    shippingCost === back.shippingCost &&
    handlingCost === back.handlingCost &&
    returnCost === back.returnCost &&
    voucherValue === back.voucherValue &&
    comment === back.comment
  return isSame ? noEffect : accept({ kind: 'ReturnEdited', returnId, changes: wished })
}
