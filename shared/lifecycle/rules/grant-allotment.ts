import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { hasWarehouse } from '../find-setting.ts'
import { isStockLines, lackingOnShelf, mergeStockLines } from './stock-lines.ts'

/** Gives a desk the right to units that are promised to nobody and that no desk has the right to yet. */
export function grantAllotment(command: CommandOf<'GrantAllotment'>, context: RuleContext): RuleDecision {
  const { warehouseId, deskId } = command.args
  if (!hasWarehouse(context.settings, warehouseId)) return refuse('VALIDATION', { field: 'warehouseId' })
  if (deskId.trim() === '') return refuse('VALIDATION', { field: 'deskId' })
  const lines = mergeStockLines(command.args.lines, context)
  if (!isStockLines(lines)) return lines
  const { deskId: _, ...forNobody } = context
  const changes = lines.map(({ itemId, quantity }) => ({ deskId, warehouseId, itemId, delta: quantity }))
  return lackingOnShelf(lines, warehouseId, forNobody) ?? accept({ kind: 'AllotmentsChanged', because: 'granted', changes })
}
