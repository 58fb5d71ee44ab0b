// What becomes of the credit a return lent to its exchange. The return is on another order than the basket.

import type { EventsElsewhere } from '../decision.ts'
import type { EventBody } from '../event.ts'
import type { Selection } from '../selection.ts'

type OnOrigin = readonly EventsElsewhere<EventBody>[]

/** An exchange cheaper than its credit leaves the rest to the return, to be given back to the customer or exchanged as well. */
export function unusedCredit(selection: Selection, creditUsed: number): OnOrigin {
  if (creditUsed === selection.exchangeCredit) return []
  const used = { kind: 'ExchangeCreditUsed', selectionId: selection.id, credit: creditUsed, isOrdered: true } as const
  return onReturn(selection, (returnId) => ({ ...used, returnId }))
}

/** An exchange that comes to nothing leaves the return as it was, ready for a refund or another exchange. */
export function givenUp(selection: Selection): OnOrigin {
  return onReturn(selection, (returnId) => ({ kind: 'ExchangeGivenUp', returnId, selectionId: selection.id }))
}

function onReturn({ originOrderId, originReturnId }: Selection, event: (returnId: string) => EventBody): OnOrigin {
  if (originOrderId === null || originReturnId === null) return []
  return [{ aggregate: { type: 'order', id: originOrderId }, events: [event(originReturnId)] }]
}
