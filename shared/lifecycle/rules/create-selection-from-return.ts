import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order, OrderLine } from '../order.ts'
import { netRefundable, refundable, refundableOfShipment, refundsOfReturn } from '../order-money.ts'
import { findLine, findReturn, findShipment } from '../quantities.ts'
import type { Return, ReturnLine } from '../return.ts'
import type { Selection, SelectionLine } from '../selection.ts'
import { selectionOfOrder, takenSelectionId } from './selection-of-order.ts'

/**
 * Begins an exchange: a new basket for the same customer, filled with what came back, credited with what the return
 * could be refunded with. That money is spoken for from now on: it cannot be refunded as well.
 */
export function createSelectionFromReturn(
  command: CommandOf<'CreateSelectionFromReturn'>,
  order: Order,
  context: RuleContext,
): RuleDecision {
  const { returnId, selectionId } = command.args
  const back = findReturn(order, returnId)
  const shipment = back && findShipment(order, back.shipmentId)
  if (!back || !shipment) return refuse('NOT_FOUND', { returnId })
  if (back.exchange?.selectionId === selectionId) return noEffect
  const taken = takenSelectionId(selectionId, order, context)
  if (taken) return taken
  if (refundsOfReturn(order, back.id).some((refund) => refund.state === 'requested'))
    return refuse('REFUND_PENDING', { return: back.number })

  const credit = Math.max(0, Math.min(refundable(order, back), refundableOfShipment(order, shipment), netRefundable(order)))
  // One is open at a time, and after one that was ordered another begins only with what that one left.
  if (back.exchange && !(back.exchange.isOrdered && credit > 0))
    return refuse('WRONG_STATUS', { return: back.number, because: 'exchanged', exchange: back.exchange.selectionId })
  const selection = exchangeSelection(command, order, back, credit, context)
  return {
    outcome: 'accepted',
    events: [{ kind: 'ExchangeSelectionCreated', returnId, selectionId, credit }],
    elsewhere: [{ aggregate: { type: 'selection', id: selectionId }, events: [{ kind: 'SelectionCreated', selection }] }],
    warnings: [],
  }
}

function exchangeSelection(
  command: CommandOf<'CreateSelectionFromReturn'>,
  order: Order,
  back: Return,
  exchangeCredit: number,
  context: RuleContext,
): Selection {
  const lines = prefilledLines(order, back, context)
  const begun = selectionOfOrder(order, { id: command.args.selectionId, origin: 'return', lines, at: command.occurredAt })
  return { ...begun, originReturnId: back.id, exchangeCredit }
}

function prefilledLines(order: Order, back: Return, context: RuleContext): readonly SelectionLine[] {
  return [...Map.groupBy(back.lines, (line) => line.orderLineId)].flatMap(([orderLineId, returned]) => {
    const line = findLine(order, orderLineId)
    if (!line) return []
    const quantity = sumOf(returned, (each) => each.quantity)
    return [
      {
        id: context.nextId(),
        itemId: line.itemId,
        quantity,
        unitPrice: line.unitPrice,
        unitOriginalPrice: line.unitOriginalPrice,
        taxPercent: line.taxPercent,
        lineDiscount: discountOf(order, line, returned),
        comment: '',
        storePickup: line.storePickup,
        preorder: false,
        snapshot: line.snapshot,
        externalIds: {},
      },
    ]
  })
}

// What the customer really paid, order discounts included, so that the same again costs what came back is worth.
function discountOf(order: Order, line: OrderLine, returned: readonly ReturnLine[]): number {
  const quantity = sumOf(returned, (each) => each.quantity)
  const isPriceGross = order.pricesIncludeTax && !order.vatExempt
  if (isPriceGross) return line.unitPrice * quantity - sumOf(returned, (each) => each.value)
  return Math.floor(((line.lineDiscount + line.discountShare) * quantity) / line.quantity)
}
