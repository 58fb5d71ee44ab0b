import { sumOf } from '../base/money.ts'
import type { Command } from './command.ts'
import type { UnlinkedGoods } from './conflict.ts'
import type { LifecycleState, RuleContext } from './decision.ts'
import { findLine } from './quantities.ts'
import { warehousesOfMarket } from './rules/allocation.ts'
import type { Selection } from './selection.ts'
import { freeToAllocate } from './stock.ts'

/**
 * The goods this command tells to have left, and where each place must be good for them. Over the counter they left from
 * the place that was named; where none was, from the first the market asks, as far as the others could not spare them.
 */
export function goodsThatLeft(command: Command, { selection, order }: LifecycleState, context: RuleContext): readonly UnlinkedGoods[] {
  switch (command.name) {
    case 'CounterSale':
      return selection ? soldGoods(selection, command.args.warehouseId, context) : []
    case 'RemoveStock':
      return command.args.lines.map((line) => ({ warehouseId: command.args.warehouseId, ...line }))
    case 'TransferStock':
      return command.args.lines.map((line) => ({ warehouseId: command.args.fromWarehouseId, ...line }))
    case 'CompleteShipment': {
      const shipment = order?.shipments.find((each) => each.id === command.args.shipmentId)
      if (!order || !shipment) return []
      return shipment.lines.flatMap(({ orderLineId, quantity }) => {
        const line = findLine(order, orderLineId)
        return line ? [{ warehouseId: shipment.warehouseId, itemId: line.itemId, quantity }] : []
      })
    }
    default:
      return []
  }
}

function soldGoods({ lines, marketId }: Selection, named: string | undefined, context: RuleContext): readonly UnlinkedGoods[] {
  const asked = named === undefined ? warehousesOfMarket(marketId, context) : [named]
  const [warehouseId, ...others] = asked
  if (warehouseId === undefined) return []
  return [...Map.groupBy(lines, (line) => line.itemId)].map(([itemId, same]) => {
    const elsewhere = sumOf(others, (id) => Math.max(0, freeToAllocate(context.stock.level(id, itemId), context.deskId)))
    return { warehouseId, itemId, quantity: Math.max(0, sumOf(same, (line) => line.quantity) - elsewhere) }
  })
}
