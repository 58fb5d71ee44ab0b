import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { hasWarehouse } from '../find-setting.ts'
import { isStockLines, lackingOnShelf, mergeStockLines } from './stock-lines.ts'

/** Goods that are broken or gone leave the books; what is promised to orders cannot. */
export function removeStock(command: CommandOf<'RemoveStock'>, context: RuleContext): RuleDecision {
  const { warehouseId, note } = command.args
  if (!hasWarehouse(context.settings, warehouseId)) return refuse('VALIDATION', { field: 'warehouseId' })
  const lines = mergeStockLines(command.args.lines, context)
  if (!isStockLines(lines)) return lines
  return lackingOnShelf(lines, warehouseId, context) ?? accept({ kind: 'StockRemoved', warehouseId, lines, note })
}
