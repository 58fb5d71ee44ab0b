import type { Order } from '../../shared/lifecycle/order.ts'
import { refundable } from '../../shared/lifecycle/order-money.ts'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import { commandOf, type Envelope } from './import-desk.ts'
import { createReturnIdOf, isReturnOf, ledgerCommandId } from './ledger-ids.ts'
import type { Unit } from './ledger-unit.ts'
import type { PlannedReturn } from './match-returns.ts'
import { Rehearsal } from './rehearsal.ts'

/** A cancellation: goods come back to the shelf they left, and the money goes back over the terminal. */
export function returnUnit(planned: PlannedReturn, order: Order, baseVersion: number, settings: ShopSettings, envelope: Envelope): Unit {
  const aggregate = { type: 'order', id: order.id } as const
  const id = (step: string) => ledgerCommandId(planned.invoice, order.id, step)
  const rehearsal = new Rehearsal({ settings, state: { selection: null, order, deleted: false } })
  const shipment = order.shipments.find(
    (each) => each.shippedAt !== null && planned.units.every((unit) => each.lines.some((line) => line.orderLineId === unit.orderLineId)),
  )
  if (!shipment) return { commands: null, refusal: { code: 'NOT_FOUND', facts: { invoice: planned.invoice } } }
  const lines = planned.units.map(({ orderLineId, quantity }) => ({
    shipmentLineId: shipment.lines.find((line) => line.orderLineId === orderLineId)?.id ?? '',
    quantity,
    stockAction: 'releaseItemsBackToWarehouse' as const,
    condition: 'A' as const,
    reasonCode: 'OTHER',
  }))
  const refused = rehearsal.play(
    commandOf(
      'CreateReturn',
      createReturnIdOf(planned.invoice, order.id),
      aggregate,
      {
        shipmentId: shipment.id,
        lines,
        shippingCost: planned.shippingCost,
        handlingCost: planned.handlingCost,
        returnCost: 0,
        voucherValue: 0,
        comment: `Invoice ${planned.invoice}`,
      },
      envelope,
      baseVersion,
    ),
  )
  if (refused) return { commands: null, refusal: refused }
  const made = rehearsal.order?.returns.find((each) => isReturnOf(planned.invoice, order.id, each.id))
  if (!made || !rehearsal.order) return { commands: null, refusal: { code: 'NOT_FOUND', facts: { invoice: planned.invoice } } }
  const worth = refundable(rehearsal.order, made)
  const amount = planned.amount ?? worth
  // Goods that cost nothing come back without money.
  const last =
    amount === 0
      ? commandOf('CompleteReturn', id('CompleteReturn'), aggregate, { returnId: made.id }, envelope, baseVersion)
      : commandOf(
          'RefundReturn',
          id('RefundReturn'),
          aggregate,
          { returnId: made.id, amount, method: 'externalTerminal', reason: `Invoice ${planned.invoice}` },
          envelope,
          baseVersion,
        )
  const refusal = rehearsal.play(last)
  return refusal ? { commands: null, refusal } : { commands: rehearsal.commands, refusal: null }
}
