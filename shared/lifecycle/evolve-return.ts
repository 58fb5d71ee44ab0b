import { assertNever } from '../base/invariant.ts'
import type { LifecycleEvent } from './event.ts'
import type { Order } from './order.ts'
import type { Return } from './return.ts'

export type ReturnEvent = Extract<
  LifecycleEvent,
  {
    readonly kind:
      | 'ReturnCreated'
      | 'ReturnEdited'
      | 'ReturnCompleted'
      | 'ReturnUncompleted'
      | 'ReturnDeleted'
      | 'ExchangeSelectionCreated'
      | 'ExchangeCreditUsed'
      | 'ExchangeGivenUp'
  }
>

/** The order after something happened to one of its returns; the goods' way back is in the stock ledger, not here. */
export function evolveReturn(order: Order, event: ReturnEvent): Order {
  switch (event.kind) {
    case 'ReturnCreated':
      return { ...order, returns: [...order.returns, event.return] }
    case 'ReturnEdited':
      return changeReturn(order, event.returnId, (back) => ({ ...back, ...event.changes }))
    case 'ReturnCompleted':
      return changeReturn(order, event.returnId, (back) => ({ ...back, status: 'completed', completedAt: event.at }))
    case 'ReturnUncompleted':
      return changeReturn(order, event.returnId, (back) => ({ ...back, status: 'pending', completedAt: null }))
    case 'ReturnDeleted':
      return changeReturn(order, event.returnId, (back) => ({ ...back, deletedAt: event.at }))
    case 'ExchangeSelectionCreated':
    case 'ExchangeCreditUsed':
      return changeReturn(order, event.returnId, (back) => ({
        ...back,
        exchange: { selectionId: event.selectionId, credit: event.credit },
      }))
    case 'ExchangeGivenUp':
      return changeReturn(order, event.returnId, (back) => ({ ...back, exchange: null }))
    default:
      return assertNever(event)
  }
}

function changeReturn(order: Order, returnId: string, change: (back: Return) => Return): Order {
  return { ...order, returns: order.returns.map((back) => (back.id === returnId ? change(back) : back)) }
}
