import { findPaymentMethod } from '../../../shared/lifecycle/find-setting.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { capturable } from '../../../shared/lifecycle/order-money.ts'
import type { Refusal, RefusalCode } from '../../../shared/lifecycle/refusal.ts'
import { neededFor, paymentToCapture } from '../../../shared/lifecycle/rules/capture-request.ts'
import type { PaymentMethod } from '../../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { type RefusalSentence, refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import type { ActionContext, Intent } from '../../actions/action.ts'
import { offlineFate } from '../../actions/offline-notes.ts'
import { commandOf } from '../../actions/try-intent.ts'
import { refusalOf } from '../pack/pack-step.ts'

/** Where a parcel stands on its way over the counter. */
export type PickupStep =
  | { readonly is: 'gone' }
  /** Asked for, and the money or the hub has not answered: nothing may leave yet. */
  | { readonly is: 'waits'; readonly for: 'hub' | 'payment' }
  | { readonly is: 'blocked'; readonly why: RefusalSentence; readonly isUnpacked: boolean }
  /** Minor units the customer pays here, and how; without a way somebody else has to take it. */
  | { readonly is: 'pay'; readonly toPay: number; readonly ways: readonly PaymentMethod[] }
  | { readonly is: 'hand-over' }

interface PickupFacts {
  readonly order: Order
  readonly shipment: Shipment
  /** Handing it over is written down already and waits for the hub. */
  readonly isSent: boolean
}

export function pickupStepOf({ order, shipment, isSent }: PickupFacts, context: ActionContext): PickupStep {
  if (shipment.shippedAt !== null) return { is: 'gone' }
  if (isSent) return { is: 'waits', for: 'hub' }
  if (shipment.completeWhenPaid !== null || shipment.capturePending) return { is: 'waits', for: 'payment' }
  const why = refusalOf({ name: 'CompleteShipment', args: { shipmentId: shipment.id, dispatch: {} } }, order, context)
  const toPay = why === null && isPaidLater(order, context) ? 0 : toPayHere(order, shipment)
  // Before any money is taken for what may not leave.
  const without = why === null || MONEY_MATTERS.has(why.code) ? withoutHub({ order, shipment }, context) : null
  if (without) return { is: 'blocked', why: without, isUnpacked: false }
  if (toPay > 0 && (why === null || MONEY_MATTERS.has(why.code))) {
    const tenders = context.rules.settings.paymentMethods.filter(
      ({ active, kind }) => active && (kind === 'cash' || kind === 'externalTerminal'),
    )
    const refusals = tenders.map(({ id }) => refusalOf(paidBy(shipment.id, id), order, context))
    const ways = tenders.filter((_, place) => refusals[place] === null)
    const [stops] = refusals
    // Money the provider was asked for is not taken a second time.
    return ways.length === 0 && stops && stops.code !== 'FORBIDDEN' ? blockedBy(stops) : { is: 'pay', toPay, ways }
  }
  return why ? blockedBy(why) : { is: 'hand-over' }
}

function blockedBy(refusal: Refusal): PickupStep {
  return { is: 'blocked', why: refusalSentence(refusal), isUnpacked: refusal.code === 'NOT_GOOD_TO_GO' }
}

/** Why a desk without its hub may not let the parcel go; null where it may, or the hub is there. */
function withoutHub({ order, shipment }: Pick<PickupFacts, 'order' | 'shipment'>, context: ActionContext): RefusalSentence | null {
  if (context.awayDeskId === null) return null
  const aggregate = { type: 'order', id: order.id } as const
  const command = commandOf({ name: 'CompleteShipment', args: { shipmentId: shipment.id, dispatch: {} } }, aggregate, context)
  const fate = offlineFate(command, { selection: null, order, deleted: false }, context.rules.settings, context.awayDeskId)
  return 'why' in fate ? fate.why : null
}

/** The command by which money taken at this counter is recorded. */
export function paidBy(shipmentId: string, methodId: string): Intent {
  return { name: 'MarkAsPaid', args: { shipmentId, methodId } }
}

const MONEY_MATTERS: ReadonlySet<RefusalCode> = new Set(['NOT_PAID', 'AUTH_EXCEEDED', 'WAITING_FOR_PAYMENT'])

/** What is owed and comes by no other road: a card is captured when the goods go. */
function toPayHere(order: Order, shipment: Shipment): number {
  if (shipment.isPaid) return 0
  const needed = neededFor(order, shipment)
  const payment = paymentToCapture(order)
  if (payment && capturable(payment) >= needed) return 0
  return needed
}

/** An invoice goes to the customer afterwards, and the rules let the goods go before it is paid. */
function isPaidLater({ paymentMethodId, payments }: Order, { rules }: ActionContext): boolean {
  const kind = findPaymentMethod(rules.settings, paymentMethodId)?.kind ?? payments.at(-1)?.kind
  return kind === 'invoice'
}
