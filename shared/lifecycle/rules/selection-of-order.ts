import type { RuleDecision } from '../decision.ts'
import { noEffect, type RuleContext, refuse } from '../decision.ts'
import type { Order } from '../order.ts'
import type { Selection } from '../selection.ts'
import { EMPTY_SELECTION } from './empty-selection.ts'

/** A basket for the customer of an order, to be sent and paid the same way; what lies in it comes from elsewhere. */
export function selectionOfOrder(order: Order, begun: Pick<Selection, 'id' | 'origin' | 'lines'> & { readonly at: string }): Selection {
  const { at, ...rest } = begun
  return {
    ...EMPTY_SELECTION,
    ...rest,
    storeId: order.storeId,
    marketId: order.marketId,
    currency: order.currency,
    language: order.language,
    kind: 'cart',
    ownerKind: order.customerId === null ? 'staff' : 'customer',
    customerId: order.customerId,
    shippingMethodId: order.shippingMethodId,
    paymentMethodId: order.paymentMethodId,
    address: order.billingAddress,
    shippingAddress: order.shippingAddress,
    poNumber: order.poNumber,
    vatExempt: order.vatExempt,
    originOrderId: order.id,
    createdAt: at,
    updatedAt: at,
  }
}

/** The answer for a new basket's id that is not free: it was begun from this order before, or it is something else. Null while free. */
export function takenSelectionId(selectionId: string, order: Order, context: RuleContext): RuleDecision | null {
  if (selectionId === order.id) return refuse('ID_REUSED', { id: selectionId })
  const other = context.others?.get(selectionId)
  if (!other || (!other.selection && !other.order && !other.deleted)) return null
  const isSame = other.selection?.origin === 'order' && other.selection.originOrderId === order.id
  return isSame ? noEffect : refuse('ID_REUSED', { id: selectionId })
}
