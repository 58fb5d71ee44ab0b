import { allottedTo } from '../allotment.ts'
import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { hasWarehouse } from '../find-setting.ts'
import { mayAlways } from '../permissions.ts'
import { isStockLines, mergeStockLines } from './stock-lines.ts'

/** Frees units a desk has the right to: its own it gives back itself, those of a silent desk somebody who may grant takes back. */
export function returnAllotment(command: CommandOf<'ReturnAllotment'>, context: RuleContext): RuleDecision {
  const { warehouseId, deskId } = command.args
  if (deskId !== command.deskId && !mayAlways(command.actor.role, 'GrantAllotment')) {
    return refuse('FORBIDDEN', { command: command.name, role: command.actor.role })
  }
  if (!hasWarehouse(context.settings, warehouseId)) return refuse('VALIDATION', { field: 'warehouseId' })
  const lines = mergeStockLines(command.args.lines, context)
  if (!isStockLines(lines)) return lines
  for (const { itemId, quantity } of lines) {
    const held = allottedTo(context.stock.level(warehouseId, itemId), deskId)
    if (quantity > held) return refuse('VALIDATION', { field: 'quantity', itemId, wanted: quantity, held })
  }
  const changes = lines.map(({ itemId, quantity }) => ({ deskId, warehouseId, itemId, delta: -quantity }))
  return accept({ kind: 'AllotmentsChanged', because: 'returned', changes })
}
