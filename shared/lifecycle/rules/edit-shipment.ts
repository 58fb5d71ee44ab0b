import { shareOfPool } from '../../base/money.ts'
import type { CommandArgs, CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { EventOf } from '../event.ts'
import { evolveShipment } from '../evolve-shipment.ts'
import { standingNumber } from '../find-document.ts'
import type { Order } from '../order.ts'
import { goodsValue } from '../order-money.ts'
import { findLine, findShipment, freeAllocations, freeQuantity, freeValue } from '../quantities.ts'
import type { Shipment, ShipmentLine } from '../shipment.ts'
import { isCount } from './check-lines.ts'
import { trackingUrlOf } from './dispatch.ts'

type Edited = EventOf<'ShipmentEdited'>

/** Contents change until a shipment is paid, its papers until it leaves, serial numbers at any time. */
export function editShipment(command: CommandOf<'EditShipment'>, order: Order, context: RuleContext): RuleDecision {
  const { shipmentId, lines, details, serialNumbers } = command.args
  const shipment = findShipment(order, shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId })
  if ((lines || details) && shipment.shippedAt) return refuse('ALREADY_SHIPPED', { shipment: shipment.number, at: shipment.shippedAt })

  let edited: Shipment = shipment
  if (lines && lines.length > 0) {
    const changed = changeLines(order, shipment, lines)
    if ('outcome' in changed) return changed
    // Gifts are paid with nothing: what stays a gift may change, what was paid for may not.
    const isGift = shipment.isPaid && shipment.paidValue === 0 && goodsValue(changed) === 0
    if (shipment.capturePending || (shipment.isPaid && !isGift)) {
      return refuse('ALREADY_CAPTURED', { shipment: shipment.number, paid: shipment.paidValue })
    }
    const invoice = standingNumber(order, shipment.id)
    if (invoice !== null) return refuse('HAS_INVOICE', { shipment: shipment.number, document: invoice })
    edited = changed
  }
  for (const { shipmentLineId, serialNumbers: serials } of serialNumbers ?? []) {
    if (!edited.lines.some((line) => line.id === shipmentLineId)) return refuse('NOT_FOUND', { shipmentLineId })
    edited = { ...edited, lines: edited.lines.map((line) => (line.id === shipmentLineId ? { ...line, serialNumbers: serials } : line)) }
  }
  const isSame = JSON.stringify(edited.lines) === JSON.stringify(shipment.lines)
  if (details?.numberOfPackages !== undefined && !isCount(details.numberOfPackages)) {
    return refuse('VALIDATION', { field: 'numberOfPackages', value: details.numberOfPackages })
  }
  if (details?.weight !== undefined && !isCount(details.weight)) return refuse('VALIDATION', { field: 'weight', value: details.weight })
  if (isSame && !details) return noEffect
  return accept({
    kind: 'ShipmentEdited',
    shipmentId,
    ...(isSame ? {} : { lines: edited.lines }),
    ...(details ? { details: withTrackingUrl(shipment, details, context) } : {}),
  })
}

// One line after the other, each seeing what the one before left free: two lines may hold units of the same order line.
function changeLines(
  order: Order,
  shipment: Shipment,
  changes: NonNullable<CommandArgs['EditShipment']['lines']>,
): Shipment | RuleDecision {
  let now = order
  let edited = shipment
  for (const change of changes) {
    const line = edited.lines.find((each) => each.id === change.shipmentLineId)
    const orderLine = line && findLine(now, line.orderLineId)
    if (!line || !orderLine) return refuse('NOT_FOUND', { shipmentLineId: change.shipmentLineId })
    const { productName } = orderLine.snapshot
    if (!isCount(change.quantity)) return refuse('VALIDATION', { field: 'quantity', productName, value: change.quantity })
    if (change.quantity === line.quantity) continue
    const free = freeAllocations(now, orderLine.id).find((each) => each.warehouseId === shipment.warehouseId)?.quantity ?? 0
    const most = line.quantity + free
    if (change.quantity > most) return refuse('QTY_EXCEEDS_ALLOCATED', { productName, wanted: change.quantity, available: most })
    const pool = freeValue(now, orderLine) + line.value
    const value = shareOfPool(pool, change.quantity, freeQuantity(now, orderLine) + line.quantity)
    edited = {
      ...edited,
      lines: replaceLine(edited.lines, { ...line, quantity: change.quantity, value, packedQuantity: stillPacked(line, change.quantity) }),
    }
    now = evolveShipment(now, { kind: 'ShipmentEdited', shipmentId: shipment.id, lines: edited.lines, at: '', by: '' })
  }
  // A shipment of nothing is a deleted shipment, and that is another command.
  return edited.lines.length === 0 ? refuse('VALIDATION', { field: 'lines', shipment: shipment.number }) : edited
}

/** What was scanned stays in the parcel while it belongs there; where units have to come out again, the line is counted anew. */
function stillPacked(line: ShipmentLine, quantity: number): number {
  return line.packedQuantity <= quantity ? line.packedQuantity : 0
}

function replaceLine(lines: readonly ShipmentLine[], changed: ShipmentLine): readonly ShipmentLine[] {
  return lines.map((line) => (line.id === changed.id ? changed : line)).filter((line) => line.quantity > 0)
}

function withTrackingUrl(
  shipment: Shipment,
  details: NonNullable<CommandArgs['EditShipment']['details']>,
  context: RuleContext,
): NonNullable<Edited['details']> {
  if (details.carrier === undefined && details.trackingNumber === undefined) return details
  const trackingNumber = details.trackingNumber ?? shipment.trackingNumber
  return { ...details, trackingUrl: trackingUrlOf(context.settings, details.carrier ?? shipment.carrier, trackingNumber) }
}
