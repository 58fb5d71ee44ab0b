import { canonicalJson } from '../base/canonical-json.ts'
import type { LifecycleState } from './decision.ts'
import type { OrderDocument } from './document.ts'
import type { LifecycleEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { documentsOf, findDocument } from './find-document.ts'
import { findPaymentMethod } from './find-setting.ts'
import type { Order, OrderStatus } from './order.ts'
import { findShipment } from './quantities.ts'
import { RETURN_TRANSITIONS, type ReturnCommandName, stageOfReturn } from './return-transitions.ts'
import type { ShopSettings } from './settings.ts'
import {
  PAID_BY_FREE_MONEY,
  SHIPMENT_TRANSITIONS,
  type ShipmentCommandName,
  type ShipmentStage,
  stageOfShipment,
} from './shipment-transitions.ts'
import { isFlagged } from './status.ts'
import { COUNTER_STATUSES, FIRST_STATUSES, type OrderCommandName, TRANSITIONS } from './transitions.ts'

/**
 * The invariants that speak of a step rather than of a state: what these events, one after the other, did to the order
 * that they may not do. `commandName` tells which step of the transition table it was.
 */
export function brokenBySteps(
  state: LifecycleState,
  events: readonly LifecycleEvent[],
  commandName: string,
  settings: ShopSettings,
): readonly string[] {
  const broken: string[] = []
  let now = state
  for (const event of events) {
    const next = evolve(now, event)
    if (now.order) broken.push(...brokenBy(now.order, event, next.order, settings))
    now = next
  }
  return [
    ...broken,
    ...brokenTransition(state.order, now.order, commandName),
    ...brokenShipmentStages(state.order, now.order, commandName),
    ...brokenReturnStages(state.order, now.order, commandName),
  ]
}

function brokenBy(before: Order, event: LifecycleEvent, after: Order | null, settings: ShopSettings): readonly string[] {
  const broken: string[] = []
  if (event.kind === 'ShipmentCompleted' && !mayLeave(before, event.shipmentId, settings)) broken.push('I-19 a shipment left unready')
  if (event.kind === 'ShipmentCreated' && before.confirmedAt === null) broken.push('I-18 a shipment of an unconfirmed order')
  if (isFlagged(before) && isForbiddenWhileFlagged(before, event)) broken.push(`I-20 ${event.kind} while flagged`)
  if (after && !keepsPapers(before, after)) broken.push('I-42 a paper says something else than when it was printed')
  for (const line of before.lines) {
    const now = after?.lines.find((each) => each.id === line.id)
    if (after && (!now || now.quantity < line.quantity)) broken.push(`I-4 line ${line.id} lost units`)
  }
  return broken
}

function keepsPapers(before: Order, after: Order): boolean {
  return documentsOf(before).every((document) => {
    const now = findDocument(after, document.id)
    return now !== undefined && now.timesPrinted >= document.timesPrinted && saysTheSame(document, now)
  })
}

function saysTheSame({ timesPrinted: _one, ...document }: OrderDocument, { timesPrinted: _other, ...now }: OrderDocument): boolean {
  return canonicalJson(document) === canonicalJson(now)
}

function mayLeave(order: Order, shipmentId: string, settings: ShopSettings): boolean {
  const shipment = findShipment(order, shipmentId)
  if (!shipment?.isGoodToGo || isFlagged(order)) return false
  const paysLater = findPaymentMethod(settings, order.paymentMethodId)?.shipBeforePayment ?? false
  return shipment.isPaid || paysLater || order.payments.some((payment) => payment.kind === 'invoice' || payment.kind === 'cod')
}

// Flags that outlived the open order block nothing: late money on a cancelled order goes straight back, for instance. An
// order waiting for its direct capture captures.
function isForbiddenWhileFlagged(order: Order, event: LifecycleEvent): boolean {
  switch (event.kind) {
    case 'ShipmentCreated':
    case 'ShipmentMadeGoodToGo':
    case 'ShipmentCompleted':
      return true
    case 'RefundRequested':
    case 'RefundMade':
      return order.status <= 3
    case 'CaptureRequested':
      return order.holds.length > 0 || event.entry.shipmentId !== undefined
    default:
      return false
  }
}

function brokenTransition(before: Order | null, after: Order | null, commandName: string): readonly string[] {
  const firsts = FIRSTS[commandName]
  if (!before && after && firsts && !firsts.includes(after.status)) return [`I-15 ${commandName} made an order in ${after.status}`]
  if (!before || !after || !isInTable(commandName)) return []
  const allowed = TRANSITIONS[commandName][before.status]
  const isAllowed = typeof allowed !== 'string' && allowed.includes(after.status)
  return isAllowed ? [] : [`I-15 ${commandName} led from ${before.status} to ${after.status}`]
}

const FIRSTS: Readonly<Record<string, readonly OrderStatus[]>> = { CreateOrder: FIRST_STATUSES, CounterSale: COUNTER_STATUSES }

function isInTable(commandName: string): commandName is OrderCommandName {
  return commandName in TRANSITIONS
}

function brokenShipmentStages(before: Order | null, after: Order | null, commandName: string): readonly string[] {
  return (after?.shipments ?? []).flatMap((shipment) => {
    const earlier = before?.shipments.find((each) => each.id === shipment.id)
    if (!earlier) return []
    const [from, to] = [stageOfShipment(earlier), stageOfShipment(shipment)]
    return from === to || mayMove(from, to, commandName) ? [] : [`I-15 ${commandName} led a shipment from ${from} to ${to}`]
  })
}

function mayMove(from: ShipmentStage, to: ShipmentStage, commandName: string): boolean {
  if (PAID_BY_FREE_MONEY[from] === to) return true
  if (!movesShipments(commandName)) return false
  const allowed = SHIPMENT_TRANSITIONS[commandName][from]
  return typeof allowed !== 'string' && allowed.includes(to)
}

function movesShipments(commandName: string): commandName is ShipmentCommandName {
  return commandName in SHIPMENT_TRANSITIONS
}

function brokenReturnStages(before: Order | null, after: Order | null, commandName: string): readonly string[] {
  return (after?.returns ?? []).flatMap((back) => {
    const earlier = before?.returns.find((each) => each.id === back.id)
    if (!earlier) return []
    const [from, to] = [stageOfReturn(earlier), stageOfReturn(back)]
    const allowed = movesReturns(commandName) ? RETURN_TRANSITIONS[commandName][from] : 'no-op'
    const isAllowed = from === to || (typeof allowed !== 'string' && allowed.includes(to))
    return isAllowed ? [] : [`I-15 ${commandName} led a return from ${from} to ${to}`]
  })
}

function movesReturns(commandName: string): commandName is ReturnCommandName {
  return commandName in RETURN_TRANSITIONS
}
