import { shareOfPool, sumOf } from '../../base/money.ts'
import type { CommandArgs, CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse, withWarning } from '../decision.ts'
import { findStore, hasWarehouse } from '../find-setting.ts'
import type { Order } from '../order.ts'
import { findLine, findShipment, returnedQuantity, returnedValue } from '../quantities.ts'
import type { Return, ReturnLine } from '../return.ts'
import type { Shipment } from '../shipment.ts'
import { isCount } from './check-lines.ts'
import { costsRefusal } from './return-costs.ts'

type WishedLine = CommandArgs['CreateReturn']['lines'][number]

/**
 * Takes goods back from one completed shipment: never more than was shipped and has not come back, all lines or none.
 * Goods that stand on the counter are taken back on Hold and after the return window too, the latter with a warning.
 */
export function createReturn(command: CommandOf<'CreateReturn'>, order: Order, context: RuleContext): RuleDecision {
  const { shipmentId, lines: wished, shippingCost, handlingCost, returnCost, voucherValue, comment } = command.args
  const shipment = findShipment(order, shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId })
  if (!shipment.shippedAt) return refuse('WRONG_STATUS', { shipment: shipment.number, because: 'notShipped' })
  const refused = linesRefusal(order, shipment, wished, context)
  if (refused) return refused

  const lines = valuedLines(order, shipment, wished, context)
  const costs = { shippingCost, handlingCost, returnCost, voucherValue }
  const costly = costsRefusal(
    order,
    shipment,
    sumOf(lines, (line) => line.value),
    costs,
  )
  if (costly) return costly

  const back: Return = {
    id: context.nextId(),
    // Deleted returns keep their number: one number never means two things.
    number: `${order.number}-R${order.returns.length + 1}`,
    shipmentId,
    status: 'pending',
    lines,
    ...costs,
    comment,
    createdAt: command.occurredAt,
    createdBy: command.actor.name,
    completedAt: null,
    deletedAt: null,
    exchange: null,
  }
  return withWindowWarning(accept({ kind: 'ReturnCreated', return: back }), shipment.shippedAt, command.occurredAt, order, context)
}

function linesRefusal(order: Order, shipment: Shipment, wished: readonly WishedLine[], context: RuleContext): RuleDecision | null {
  if (wished.length === 0) return refuse('VALIDATION', { field: 'lines' })
  const offending: { productName: string; wanted: number; available: number }[] = []
  for (const [shipmentLineId, sameLine] of Map.groupBy(wished, (each) => each.shipmentLineId)) {
    const line = shipment.lines.find((each) => each.id === shipmentLineId)
    if (!line) return refuse('NOT_FOUND', { shipmentLineId, shipment: shipment.number })
    const productName = findLine(order, line.orderLineId)?.snapshot.productName ?? line.orderLineId
    const unsound = sameLine.find((each) => !isCount(each.quantity) || each.quantity === 0)
    if (unsound) return refuse('VALIDATION', { field: 'quantity', productName, value: unsound.quantity })
    const wanted = sumOf(sameLine, (each) => each.quantity)
    const available = line.quantity - returnedQuantity(order, line.id)
    if (wanted > available) offending.push({ productName, wanted, available })
  }
  const [first] = offending
  if (first) return refuse('QTY_EXCEEDS_SHIPPED', { ...first, items: offending.map((each) => each.productName) })
  const lost = wished.find(
    (each) => each.stockAction === 'sendItemsToDifferentWarehouse' && !hasWarehouse(context.settings, each.warehouseId),
  )
  return lost ? refuse('VALIDATION', { field: 'warehouseId', value: lost.warehouseId ?? null }) : null
}

// Each line takes its part of what is left of the shipment line, so that the last unit to come back takes the residue.
function valuedLines(order: Order, shipment: Shipment, wished: readonly WishedLine[], context: RuleContext): readonly ReturnLine[] {
  const lines: ReturnLine[] = []
  for (const wish of wished) {
    const line = shipment.lines.find((each) => each.id === wish.shipmentLineId)
    const orderLine = line && findLine(order, line.orderLineId)
    if (!line || !orderLine) continue
    const sameLine = lines.filter((each) => each.shipmentLineId === line.id)
    const pool = line.value - returnedValue(order, line.id) - sumOf(sameLine, (each) => each.value)
    const left = line.quantity - returnedQuantity(order, line.id) - sumOf(sameLine, (each) => each.quantity)
    lines.push({
      id: context.nextId(),
      shipmentLineId: line.id,
      orderLineId: line.orderLineId,
      itemId: orderLine.itemId,
      quantity: wish.quantity,
      stockAction: wish.stockAction,
      warehouseId: destinationOf(wish, shipment),
      condition: wish.condition,
      reasonCode: wish.reasonCode,
      value: shareOfPool(pool, wish.quantity, left),
    })
  }
  return lines
}

function destinationOf(wish: WishedLine, shipment: Shipment): string | null {
  switch (wish.stockAction) {
    case 'releaseItemsBackToWarehouse':
      return shipment.warehouseId
    case 'sendItemsToDifferentWarehouse':
      return wish.warehouseId ?? null
    case 'removeItemsFromStock':
      return null
  }
}

const DAY_MS = 86_400_000

function withWindowWarning(decision: RuleDecision, shippedAt: string, now: string, order: Order, context: RuleContext): RuleDecision {
  const window = findStore(context.settings, order.storeId)?.returnWindowDays ?? null
  const days = Math.floor((Date.parse(now) - Date.parse(shippedAt)) / DAY_MS)
  if (window === null || days <= window) return decision
  return withWarning(decision, { code: 'RETURN_WINDOW_PASSED', facts: { days: window, passed: days } })
}
