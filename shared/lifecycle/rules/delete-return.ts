import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import { refundsOfReturn } from '../order-money.ts'
import { findLine, findReturn } from '../quantities.ts'
import type { Return } from '../return.ts'
import { freeToAllocate, stockKey } from '../stock.ts'

/** Undoes a pending return, goods included: those it put on a shelf must still be there and promised to nobody. */
export function deleteReturn(command: CommandOf<'DeleteReturn'>, order: Order, context: RuleContext): RuleDecision {
  const back = findReturn(order, command.args.returnId)
  if (!back) return refuse('NOT_FOUND', { returnId: command.args.returnId })
  const refunds = refundsOfReturn(order, back.id)
  if (refunds.some((refund) => refund.state === 'requested')) return refuse('REFUND_PENDING', { return: back.number })
  if (refunds.length > 0)
    return refuse('WRONG_STATUS', { return: back.number, because: 'refunded', refunded: sumOf(refunds, (refund) => refund.amount) })
  if (back.exchange) return refuse('WRONG_STATUS', { return: back.number, because: 'exchanged', exchange: back.exchange.selectionId })
  if (back.status === 'completed') return refuse('WRONG_STATUS', { return: back.number, because: 'completed' })
  return missingStock(order, back, context) ?? accept({ kind: 'ReturnDeleted', returnId: back.id })
}

function missingStock(order: Order, back: Return, context: RuleContext): RuleDecision | null {
  const restocked = back.lines.flatMap((line) => (line.warehouseId === null ? [] : [{ ...line, warehouseId: line.warehouseId }]))
  for (const units of Map.groupBy(restocked, (line) => stockKey(line.warehouseId, line.itemId)).values()) {
    const [first] = units
    if (!first) continue
    const needed = sumOf(units, (line) => line.quantity)
    const free = freeToAllocate(context.stock.level(first.warehouseId, first.itemId), context.deskId)
    if (needed > free) {
      const productName = findLine(order, first.orderLineId)?.snapshot.productName ?? first.itemId
      const warehouse = context.settings.warehouses.find((each) => each.id === first.warehouseId)?.name ?? first.warehouseId
      return refuse('INSUFFICIENT_STOCK', { productName, warehouse, wanted: needed, available: free })
    }
  }
  return null
}
