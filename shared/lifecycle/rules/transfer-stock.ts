import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { hasWarehouse } from '../find-setting.ts'
import { isStockLines, lackingOnShelf, mergeStockLines } from './stock-lines.ts'

/** Goods go from one warehouse to another; what is promised to orders stays where it was promised. */
export function transferStock(command: CommandOf<'TransferStock'>, context: RuleContext): RuleDecision {
  const { fromWarehouseId, toWarehouseId, note } = command.args
  if (!hasWarehouse(context.settings, fromWarehouseId)) return refuse('VALIDATION', { field: 'fromWarehouseId' })
  if (!hasWarehouse(context.settings, toWarehouseId) || toWarehouseId === fromWarehouseId) {
    return refuse('VALIDATION', { field: 'toWarehouseId' })
  }
  const lines = mergeStockLines(command.args.lines, context)
  if (!isStockLines(lines)) return lines
  const lacking = lackingOnShelf(lines, fromWarehouseId, context)
  return lacking ?? accept({ kind: 'StockTransferred', fromWarehouseId, toWarehouseId, lines, note })
}
