import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { hasWarehouse } from '../find-setting.ts'
import { isStockLines, mergeStockLines } from './stock-lines.ts'

/** Goods that came in are put on a warehouse's shelf, each known item once. */
export function receiveStock(command: CommandOf<'ReceiveStock'>, context: RuleContext): RuleDecision {
  const { warehouseId, note } = command.args
  if (!hasWarehouse(context.settings, warehouseId)) return refuse('VALIDATION', { field: 'warehouseId' })
  const lines = mergeStockLines(command.args.lines, context)
  return isStockLines(lines) ? accept({ kind: 'StockReceived', warehouseId, lines, note }) : lines
}
