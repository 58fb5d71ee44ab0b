import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse, withWarning } from '../decision.ts'
import type { EventOf } from '../event.ts'
import { hasWarehouse } from '../find-setting.ts'
import { isCount } from './check-lines.ts'

type CountedLine = EventOf<'StockCounted'>['lines'][number]

/**
 * The books follow what was found on the shelf, but never below what is promised to orders: what is missing of that is
 * kept as the level's shortage, and the orders it endangers are named.
 */
export function countStock(command: CommandOf<'CountStock'>, context: RuleContext): RuleDecision {
  const { warehouseId, lines, note } = command.args
  if (!hasWarehouse(context.settings, warehouseId)) return refuse('VALIDATION', { field: 'warehouseId' })
  if (lines.length === 0) return refuse('VALIDATION', { field: 'lines' })
  const seen = new Set<string>()
  for (const { itemId, quantity } of lines) {
    if (!context.item(itemId)) return refuse('NOT_FOUND', { itemId })
    // Counted twice is not found twice: which of the two is right only a person can tell.
    if (!isCount(quantity) || seen.has(itemId)) return refuse('VALIDATION', { field: 'quantity', itemId })
    seen.add(itemId)
  }
  const counted = lines.map((line) => countedLine(warehouseId, line.itemId, line.quantity, context))
  const changed = counted.filter((line) => line.to !== line.from || line.countedShortage !== shortageBefore(warehouseId, line, context))
  if (changed.length === 0) return noEffect
  const accepted = accept({ kind: 'StockCounted', warehouseId, lines: counted, note })
  const short = counted.filter((line) => line.countedShortage > 0)
  if (short.length === 0) return accepted
  return withWarning(accepted, {
    code: 'COUNTED_SHORT',
    facts: {
      items: short.map((line) => context.item(line.itemId)?.productName ?? line.itemId),
      missing: sumOf(short, (line) => line.countedShortage),
      orders: [...new Set(short.flatMap((line) => line.endangeredOrders))],
    },
  })
}

function countedLine(warehouseId: string, itemId: string, counted: number, context: RuleContext): CountedLine {
  const { physical, allocated } = context.stock.level(warehouseId, itemId)
  const countedShortage = Math.max(0, allocated - counted)
  const endangered = countedShortage > 0 ? context.stock.promised(warehouseId, itemId) : []
  return {
    itemId,
    counted,
    from: physical,
    to: Math.max(counted, allocated),
    countedShortage,
    endangeredOrders: endangered.map((promise) => promise.number).toSorted(),
  }
}

function shortageBefore(warehouseId: string, line: CountedLine, context: RuleContext): number {
  return context.stock.level(warehouseId, line.itemId).countedShortage ?? 0
}
