import { assertNever } from '../base/invariant.ts'
import type { LifecycleEvent } from './event.ts'
import type { Order } from './order.ts'
import type { Exchange, Return } from './return.ts'

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
      return changeReturn(order, event.returnId, (back) => begunExchange(back, event))
    case 'ExchangeCreditUsed': {
      const { selectionId, credit, isOrdered } = event
      return changeReturn(order, event.returnId, (back) => ({
        ...back,
        exchange: { selectionId, credit, ...(isOrdered ? { isOrdered } : {}) },
      }))
    }
    case 'ExchangeGivenUp':
      return changeReturn(order, event.returnId, withoutLastExchange)
    default:
      return assertNever(event)
  }
}

function begunExchange(back: Return, { selectionId, credit }: Exchange): Return {
  const exchange = { selectionId, credit }
  return back.exchange ? { ...back, exchange, exchangedBefore: [...(back.exchangedBefore ?? []), back.exchange] } : { ...back, exchange }
}

function withoutLastExchange({ exchangedBefore = [], ...back }: Return): Return {
  const before = exchangedBefore.slice(0, -1)
  return { ...back, exchange: exchangedBefore.at(-1) ?? null, ...(before.length > 0 ? { exchangedBefore: before } : {}) }
}

function changeReturn(order: Order, returnId: string, change: (back: Return) => Return): Order {
  return { ...order, returns: order.returns.map((back) => (back.id === returnId ? change(back) : back)) }
}
