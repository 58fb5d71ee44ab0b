import type { Order } from '../../shared/lifecycle/order.ts'
import { openShipments } from '../../shared/lifecycle/quantities.ts'
import { isHeld } from '../../shared/lifecycle/status.ts'
import type { ActionContext, ActionTarget, OrderAction } from './action.ts'
import { allocateOrder } from './allocate-order.ts'
import { archiveOrder } from './archive-order.ts'
import { availabilityOf, isPossible } from './availability.ts'
import { captureOrder } from './capture-order.tsx'
import { captureShipment } from './capture-shipment.ts'
import { completeReturn } from './complete-return.ts'
import { completeShipment } from './complete-shipment.tsx'
import { confirmOrder } from './confirm-order.ts'
import { expediteOrder } from './expedite-order.ts'
import { markAsPaid } from './mark-as-paid.ts'
import { packFirst } from './pack-and-verify.ts'
import { reactivateOrder } from './reactivate-order.ts'
import { recordPayment } from './record-payment.tsx'
import { refundReturn } from './refund-return.tsx'
import { restoreOrder } from './restore-order.ts'
import { resumeOrder } from './resume-order.tsx'
import { returnProducts } from './return-products.ts'
import { setGoodToGo } from './set-good-to-go.ts'

/** An action together with what it would act on. */
export interface Step {
  readonly action: OrderAction
  readonly target: ActionTarget
}

/**
 * The next legal step of an order: what Enter does. Null when this person can do nothing forward now.
 *
 * Flags come first, then the order's own road, then its open shipments, money left over, and returns to settle.
 */
export function primaryAction(order: Order, context: ActionContext): Step | null {
  return candidates(order).find((step) => isPossible(step.action, step.target, context)) ?? null
}

/** The next step of one shipment. */
export function primaryShipmentAction(target: ActionTarget, context: ActionContext): OrderAction | null {
  return SHIPMENT_ROAD.find((action) => isPossible(action, target, context)) ?? null
}

/** The next step of one return. */
export function primaryReturnAction(target: ActionTarget, context: ActionContext): OrderAction | null {
  return RETURN_ROAD.find((action) => isPossible(action, target, context)) ?? null
}

/**
 * The step that would be next if nothing stood in its way, for saying what does: the first of the road that is refused.
 * Null where the road is not blocked.
 */
export function blockedStep(order: Order, context: ActionContext): Step | null {
  const primary = primaryAction(order, context)
  const road = candidates(order).filter((step) => !FLAG_ROAD.has(step.action))
  const next = road.find((step) => isAhead(step, context)) ?? null
  return next && next.action !== primary?.action && !isPossible(next.action, next.target, context) ? next : null
}

/**
 * Whether a step still lies before the order, whoever takes it: asked for a person who may do everything, as what this person may not
 * do would be refused before the rules look at whether it is done already.
 */
function isAhead({ action, target }: Step, context: ActionContext): boolean {
  const anybody = { ...context, person: { ...context.person, role: 'admin' } } as const
  if (FORWARD.has(action)) return availabilityOf(action, target, anybody).is !== 'absent'
  return MONEY_AFTER_SHIPPING.has(action) && isPossible(action, target, anybody)
}

const SHIPMENT_ROAD = [packFirst, setGoodToGo, completeShipment, captureShipment, markAsPaid, returnProducts]
const RETURN_ROAD = [refundReturn, completeReturn]
const FLAG_ROAD: ReadonlySet<OrderAction> = new Set([resumeOrder, recordPayment])
const FORWARD: ReadonlySet<OrderAction> = new Set([confirmOrder, expediteOrder, setGoodToGo, completeShipment])
const MONEY_AFTER_SHIPPING: ReadonlySet<OrderAction> = new Set([captureShipment, markAsPaid, captureOrder])

function candidates(order: Order): readonly Step[] {
  const whole: ActionTarget = { order }
  const onOrder = (...actions: readonly OrderAction[]): readonly Step[] => actions.map((action) => ({ action, target: whole }))
  if (order.status === 5) return onOrder(reactivateOrder)
  if (order.status === 6) return onOrder(restoreOrder)
  const flags = isHeld(order) ? onOrder(resumeOrder) : onOrder(...waitingFor(order))
  const shipments = openShipments(order).flatMap((shipment) =>
    SHIPMENT_ROAD.map((action) => ({ action, target: { order, shipmentId: shipment.id } })),
  )
  const unpaidShipped = order.shipments
    .filter((shipment) => shipment.voidedAt === null && shipment.shippedAt !== null && !shipment.isPaid)
    .flatMap((shipment) => [captureShipment, markAsPaid].map((action) => ({ action, target: { order, shipmentId: shipment.id } })))
  const isAllShipped = order.status === 3 && openShipments(order).length === 0
  const remainder = isAllShipped ? onOrder(recordPayment) : []
  const returns = order.returns
    .filter((each) => each.deletedAt === null && each.status === 'pending')
    .flatMap((each) => RETURN_ROAD.map((action) => ({ action, target: { order, returnId: each.id } })))
  if (order.status === 4) return [...returns, ...onOrder(returnProducts, archiveOrder)]
  const road = order.status === 1 ? onOrder(confirmOrder) : onOrder(expediteOrder, allocateOrder)
  return [...flags, ...shipments, ...road, ...unpaidShipped, ...onOrder(captureOrder), ...remainder, ...returns]
}

// What the provider was asked for comes by itself; what comes by another road somebody has to say.
function waitingFor(order: Order): readonly OrderAction[] {
  const isProviderAsked = order.payments.some((payment) => payment.entries.some((entry) => entry.status === 'pending'))
  return order.isWaitingForPayment && !isProviderAsked ? [recordPayment] : []
}
