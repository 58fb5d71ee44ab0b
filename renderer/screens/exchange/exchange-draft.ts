// screens/exchange: what comes back on one side, what goes out on the other, settled in one go. The rules say what either is worth.

import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { returnableLines } from '../../../shared/views/order-facts.ts'
import { emptyDraft, type NewOrderDraft } from '../new-order/new-order-draft.ts'
import { newDraft, type WizardDraft } from '../return-wizard/wizard-draft.ts'

/** Everything said about one exchange so far. */
export interface ExchangeDraft {
  readonly back: WizardDraft
  readonly out: NewOrderDraft
}

/** Nothing on either side yet. */
export function newExchange(order: Order, shipment: Shipment, settings: ShopSettings): ExchangeDraft {
  const back = newDraft(order, shipment, settings)
  return {
    back: { ...back, lines: back.lines.map((line) => ({ ...line, quantity: 0 })) },
    out: { ...emptyDraft(settings, true), marketId: order.marketId },
  }
}

/** The shipment an exchange is made from: the first that can still give something back. */
export function givingBack(order: Order): Shipment | undefined {
  return order.shipments.find((shipment) => returnableLines(order, shipment).some((line) => line.returnable > 0))
}
