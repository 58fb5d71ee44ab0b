import type { CommandOf } from '../command.ts'
import { accept, alsoElsewhere, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { findStore } from '../find-setting.ts'
import type { Order } from '../order.ts'
import type { SelectionLine } from '../selection.ts'
import { selectionOfOrder, takenSelectionId } from './selection-of-order.ts'

/**
 * The same again: a new basket for the same customer with what the order holds, at the prices it was sold for. Vouchers
 * were used up and do not come along. A cancelled order lends all it once held.
 */
export function createSelectionFromOrder(command: CommandOf<'CreateSelectionFromOrder'>, order: Order, context: RuleContext): RuleDecision {
  const { selectionId } = command.args
  const taken = takenSelectionId(selectionId, order, context)
  if (taken) return taken
  const lines = linesAgain(order, context)
  if (lines.length === 0) return refuse('VALIDATION', { field: 'lines' })
  const selection = selectionOfOrder(order, { id: selectionId, origin: 'order', lines, at: command.occurredAt })
  const isSheet = findStore(context.settings, order.storeId)?.type === 'B2B'
  return alsoElsewhere(accept({ kind: 'OrderDuplicated', selectionId }), {
    aggregate: { type: 'selection', id: selectionId },
    events: [{ kind: 'SelectionCreated', selection: isSheet ? { ...selection, kind: 'orderSheet' } : selection }],
  })
}

function linesAgain(order: Order, context: RuleContext): readonly SelectionLine[] {
  return order.lines.flatMap((line) => {
    const quantity = order.status === 6 ? line.quantity : line.quantity - line.cancelledQuantity
    if (quantity === 0) return []
    return [
      {
        id: context.nextId(),
        itemId: line.itemId,
        quantity,
        unitPrice: line.unitPrice,
        unitOriginalPrice: line.unitOriginalPrice,
        taxPercent: line.taxPercent,
        lineDiscount: Math.floor((line.lineDiscount * quantity) / line.quantity),
        comment: line.comment,
        storePickup: line.storePickup,
        preorder: line.preorder,
        snapshot: line.snapshot,
        externalIds: {},
        ...(line.deliveryWindow === undefined ? {} : { deliveryWindow: line.deliveryWindow }),
      },
    ]
  })
}
