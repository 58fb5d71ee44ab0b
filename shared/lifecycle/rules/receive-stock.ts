import type { CommandOf } from '../command.ts'
import { accept, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { hasWarehouse } from '../find-setting.ts'
import { isCount } from './check-lines.ts'

/** Goods that came in are put on a warehouse's shelf, each known item once. */
export function receiveStock(command: CommandOf<'ReceiveStock'>, context: RuleContext): RuleDecision {
  const { warehouseId, lines, note } = command.args
  if (!hasWarehouse(context.settings, warehouseId)) return refuse('VALIDATION', { field: 'warehouseId' })
  if (lines.length === 0) return refuse('VALIDATION', { field: 'lines' })
  const received = new Map<string, number>()
  for (const { itemId, quantity } of lines) {
    if (!context.item(itemId)) return refuse('NOT_FOUND', { itemId })
    if (!isCount(quantity) || quantity === 0) return refuse('VALIDATION', { field: 'quantity', itemId })
    received.set(itemId, quantity + (received.get(itemId) ?? 0))
  }
  const merged = [...received].map(([itemId, quantity]) => ({ itemId, quantity }))
  return accept({ kind: 'StockReceived', warehouseId, lines: merged, note })
}
