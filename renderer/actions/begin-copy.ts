import type { Decision } from '../../shared/lifecycle/decision.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import { isDone } from '../offline/issue-command.ts'
import { newId } from '../offline/new-ids.ts'
import { navigate } from '../state/navigate.ts'
import type { ActionContext, Intent } from './action.ts'
import { issueIntent } from './issue-intent.ts'
import { tryIntent } from './try-intent.ts'

/**
 * Begins a selection with what the order holds and opens it. What an order begins is shown only where the hub has begun it: while it is
 * away the desk begins the same selection by itself.
 */
export async function beginCopy(order: Order, context: ActionContext): Promise<void> {
  const selectionId = newId()
  const onOrder = { type: 'order', id: order.id } as const
  const copy: Intent = { name: 'CreateSelectionFromOrder', args: { selectionId } }
  const again = context.awayDeskId === null ? null : begunBy(tryIntent(copy, onOrder, { selection: null, order, deleted: false }, context))
  const result = await (again ? issueIntent(byItself(again), { type: 'selection', id: selectionId }) : issueIntent(copy, onOrder))
  if (isDone(result)) navigate({ screen: 'new', selectionId })
}

/** The selection an order's command begins; null where it begins none. */
export function begunBy(decision: Decision): Selection | null {
  const elsewhere = decision.outcome === 'accepted' ? decision.elsewhere.flatMap(({ events }) => events) : []
  return elsewhere.find((event) => event.kind === 'SelectionCreated')?.selection ?? null
}

function byItself({ storeId, marketId, currency, kind, origin, originOrderId, lines, ...begun }: Selection): Intent {
  const { customerId, ownerKind, language, address, shippingAddress, shippingMethodId, paymentMethodId, poNumber, vatExempt } = begun
  return {
    name: 'CreateSelection',
    args: {
      ...{ storeId, marketId, currency, kind, origin },
      ...(originOrderId === null ? {} : { originOrderId }),
      lines: lines.map((line) => ({ ...line, id: newId() })),
      changes: { customerId, ownerKind, language, address, shippingAddress, shippingMethodId, paymentMethodId, poNumber, vatExempt },
    },
  }
}
