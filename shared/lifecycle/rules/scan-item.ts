import { sumOf } from '../../base/money.ts'
import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { Order, OrderLine } from '../order.ts'
import { findLine, findShipment } from '../quantities.ts'

/** One scan packs one unit, and only of what the shipment lacks; anything else changes nothing and says what was scanned. */
export function scanItem(command: CommandOf<'ScanItem'>, order: Order, _context: RuleContext): RuleDecision {
  const { shipmentId, code, byHand } = command.args
  const shipment = findShipment(order, shipmentId)
  if (!shipment) return refuse('NOT_FOUND', { shipmentId })
  if (shipment.shippedAt) return refuse('ALREADY_SHIPPED', { shipment: shipment.number, at: shipment.shippedAt })
  if (byHand?.trim() === '') return refuse('VALIDATION', { field: 'byHand', shipment: shipment.number })

  const scanned = shipment.lines.flatMap((line) => {
    const orderLine = findLine(order, line.orderLineId)
    return orderLine && answersTo(orderLine, code) ? [{ line, orderLine }] : []
  })
  const [first] = scanned
  if (!first) {
    const elsewhere = order.lines.find((line) => answersTo(line, code))
    return refuse('VALIDATION', {
      field: 'code',
      problem: elsewhere ? 'notInShipment' : 'unknownCode',
      code,
      shipment: shipment.number,
      productName: elsewhere ? elsewhere.snapshot.productName : null,
    })
  }
  const missing = scanned.find(({ line }) => line.packedQuantity < line.quantity)
  if (!missing) {
    return refuse('VALIDATION', {
      field: 'code',
      problem: 'alreadyPacked',
      code,
      shipment: shipment.number,
      productName: first.orderLine.snapshot.productName,
      packed: sumOf(scanned, ({ line }) => line.packedQuantity),
      quantity: sumOf(scanned, ({ line }) => line.quantity),
    })
  }
  return accept({
    kind: 'ItemScanned',
    shipmentId,
    shipmentLineId: missing.line.id,
    packedQuantity: missing.line.packedQuantity + 1,
    ...(byHand === undefined ? {} : { byHand: byHand.trim() }),
  })
}

/** Takes one unit out of the parcel again; a parcel that was good-to-go is packed anew. */
export function unpackItem(command: CommandOf<'UnpackItem'>, order: Order, _context: RuleContext): RuleDecision {
  const { shipmentId, shipmentLineId } = command.args
  const shipment = findShipment(order, shipmentId)
  const line = shipment?.lines.find((each) => each.id === shipmentLineId)
  if (!shipment || !line) return refuse('NOT_FOUND', { shipmentId, shipmentLineId })
  if (shipment.shippedAt) return refuse('ALREADY_SHIPPED', { shipment: shipment.number, at: shipment.shippedAt })
  if (line.packedQuantity === 0) return noEffect
  return accept({ kind: 'ItemUnpacked', shipmentId, shipmentLineId, packedQuantity: line.packedQuantity - 1 })
}

function answersTo(line: OrderLine, code: string): boolean {
  const scanned = code.trim().toLowerCase()
  const { sku, ean } = line.snapshot
  return scanned !== '' && [sku, ean].some((known) => known.trim().toLowerCase() === scanned)
}
