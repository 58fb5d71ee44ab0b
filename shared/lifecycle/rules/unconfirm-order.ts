import type { CommandOf } from '../command.ts'
import { accept, type RuleDecision } from '../decision.ts'
import type { Order } from '../order.ts'
import { releaseOf } from './allocation.ts'

/** A confirmed order without shipments goes back to Pending and gives its stock free. */
export function unconfirmOrder(_command: CommandOf<'UnconfirmOrder'>, order: Order): RuleDecision {
  if (order.allocations.length === 0) return accept({ kind: 'OrderUnconfirmed' })
  const release = releaseOf(order.allocations, 'releaseItemsBackToWarehouse', undefined)
  return accept({ kind: 'StockUnallocated', release }, { kind: 'OrderUnconfirmed' })
}
