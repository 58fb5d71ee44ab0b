// The invariants of the domain, counted here a second time from the raw rows: what the rules use to count is not used to
// check them. Each returns sentences that name what is broken.

import type { Order, OrderStatus } from '../../shared/lifecycle/order.ts'
import type { Payment, PaymentEntryType } from '../../shared/lifecycle/payment.ts'
import { demandQuantity } from '../../shared/lifecycle/quantities.ts'
import { stockKey } from '../../shared/lifecycle/stock.ts'
import { tallyCheck, type WalkTally } from './walk-tally.ts'
import { ordersOf, type WalkWorld } from './walk-world.ts'

type Broken = string

/** Everything that must hold of the world as it stands. */
export function brokenInWorld(world: WalkWorld): readonly Broken[] {
  const broken: Broken[] = []
  for (const order of ordersOf(world)) {
    if (world.soundOrders.has(order)) continue
    const found = brokenInOrder(order, world.tally)
    if (found.length === 0) world.soundOrders.add(order)
    broken.push(...found)
  }
  broken.push(...brokenInStock(world))
  return broken
}

function brokenInOrder(order: Order, tally: WalkTally): readonly Broken[] {
  const broken: Broken[] = []
  const check = (id: string, holds: boolean, what = '') => {
    tallyCheck(tally, id)
    if (!holds) broken.push(`${id} ${order.id} ${what}`)
  }
  const live = order.shipments.filter((shipment) => shipment.voidedAt === null)
  const paid = total(order.payments, paidBy)
  const refundsStanding = order.refunds.filter((refund) => refund.state !== 'failed')
  const givenBack = total(refundsStanding, (refund) => refund.amount)

  for (const line of order.lines) {
    const unitsIn = (isShipped: boolean) =>
      total(live, (shipment) =>
        (shipment.shippedAt !== null) === isShipped
          ? total(shipment.lines, (each) => (each.orderLineId === line.id ? each.quantity : 0))
          : 0,
      )
    const shipped = unitsIn(true)
    const inOpen = unitsIn(false)
    const free = line.quantity - line.cancelledQuantity - shipped - inOpen
    check('I-1', free >= 0 && shipped >= 0 && inOpen >= 0 && line.cancelledQuantity >= 0, `${line.id} free ${free}`)
    const allocated = total(order.allocations, (each) => (each.orderLineId === line.id ? each.quantity : 0))
    check('I-2', allocated <= line.quantity - line.cancelledQuantity - shipped, `${line.id} allocated ${allocated}`)
    check('I-2', inOpen <= allocated, `${line.id} in shipments ${inOpen} of ${allocated}`)
    check('I-4', line.cancelledQuantity <= line.quantity - shipped, line.id)
    const demand = line.quantity - line.cancelledQuantity - shipped - allocated
    check('I-10', demand >= 0 && demandQuantity(order, line) === demand, `${line.id} waits for ${demand}`)
    const taken = total(live, (shipment) => total(shipment.lines, (each) => (each.orderLineId === line.id ? each.value : 0)))
    const freeValue = line.total - line.cancelledValue - taken
    check('I-31', free === 0 ? freeValue === 0 : freeValue >= 0, `${line.id} free units ${free} worth ${freeValue}`)
    const refundedForLine = total(refundsStanding, (refund) =>
      total(refund.lines, (each) => (each.orderLineId === line.id ? each.amount : 0)),
    )
    check('I-29', refundedForLine <= line.total, `${line.id} refunded ${refundedForLine} of ${line.total}`)
  }
  for (const shipment of live) {
    check('I-6', shipment.lines.length > 0 && shipment.lines.every((line) => line.quantity >= 1), shipment.id)
    if (shipment.shippedAt === null) {
      for (const line of shipment.lines) {
        const there = total(order.allocations, (each) =>
          each.orderLineId === line.orderLineId && each.warehouseId === shipment.warehouseId ? each.quantity : 0,
        )
        const parcels = total(live, (other) =>
          other.shippedAt === null && other.warehouseId === shipment.warehouseId
            ? total(other.lines, (each) => (each.orderLineId === line.orderLineId ? each.quantity : 0))
            : 0,
        )
        check('I-2', parcels <= there, `${shipment.id} ${parcels} in parcels, ${there} allocated in ${shipment.warehouseId}`)
      }
    }
    for (const line of shipment.lines) {
      const returned = total(standing(order), (back) => total(back.lines, (each) => (each.shipmentLineId === line.id ? each.quantity : 0)))
      check('I-3', returned <= line.quantity, `${line.id} returned ${returned} of ${line.quantity}`)
      const value = total(standing(order), (back) => total(back.lines, (each) => (each.shipmentLineId === line.id ? each.value : 0)))
      check(
        'I-31',
        returned === line.quantity ? value === line.value : value <= line.value,
        `${line.id} returned value ${value} of ${line.value}`,
      )
    }
    check(
      'I-28',
      shipment.capturedValue <= shipment.paidValue,
      `${shipment.id} captured ${shipment.capturedValue} of ${shipment.paidValue}`,
    )
  }
  check('I-5', order.status <= 3 || order.allocations.length === 0, `status ${order.status} with allocations`)

  check('I-46', /^[A-Z]{9}$/.test(order.reference), `reference ${order.reference}`)

  // Status, from the definition.
  const unshipped =
    total(order.lines, (line) => line.quantity - line.cancelledQuantity) -
    total(live, (shipment) => (shipment.shippedAt === null ? 0 : total(shipment.lines, (line) => line.quantity)))
  const grandTotal = total(order.lines, (line) => line.total - line.cancelledValue) + order.shippingCost + order.handlingCost
  const forUnshipped = total(refundsStanding, (refund) => (refund.returnId === null && !refund.isGoodwill ? refund.amount : 0))
  const isEnded = order.cancelled !== null || order.archivedAt !== null
  const isComplete =
    unshipped === 0 && live.length > 0 && live.every((shipment) => shipment.shippedAt !== null) && paid - forUnshipped >= grandTotal
  check('I-14', order.status === expectedStatus(order, live.length, isComplete, paid, refundsStanding), `status ${order.status}`)
  check('I-16', isEnded || (order.status === 4) === isComplete, `status ${order.status} complete ${isComplete}`)
  check('I-17', order.status !== 3 || live.length > 0, 'processing without a shipment')
  check('I-17', order.status > 2 || live.length === 0, `status ${order.status} with shipments`)
  check('I-18', live.length === 0 || order.confirmedAt !== null, 'shipments before it was confirmed')

  // Money.
  check('I-31', order.totals.grandTotal === grandTotal, `grand total ${order.totals.grandTotal}, counted ${grandTotal}`)
  for (const payment of order.payments.filter((each) => each.kind === 'psp')) {
    const authorized = entries(payment, 'AUTH') - entries(payment, 'CANCEL')
    const captured = entries(payment, 'CAPTURE')
    check('I-28', captured >= 0 && captured <= authorized, `captured ${captured} of ${authorized}`)
    check(
      'I-29',
      entries(payment, 'REFUND') + entries(payment, 'REFUND_REQUEST', 'pending') <= paidBy(payment),
      'a payment gave back more than it brought',
    )
  }
  // Money belongs to one thing at a time.
  const assigned = total(live, (shipment) => shipment.paidValue)
  check('I-29', assigned <= paid - forUnshipped, `shipments are paid with ${assigned}, there is ${paid - forUnshipped}`)
  for (const shipment of live) {
    const goods = total(shipment.lines, (line) => line.value)
    const worth = goods + shipment.carriedShippingCost + shipment.carriedHandlingCost
    check(
      'I-31',
      shipment.paidValue === (shipment.isPaid ? worth : 0),
      `${shipment.id} is worth ${worth} and paid with ${shipment.paidValue}`,
    )
    const awaited = total(order.payments, (payment) =>
      total(payment.entries, (entry) =>
        entry.entryType === 'CAPTURE_REQUEST' && entry.status === 'pending' && entry.shipmentId === shipment.id ? 1 : 0,
      ),
    )
    check(
      'I-19',
      shipment.shippedAt === null || (shipment.isGoodToGo && (shipment.isPaid || isPaidLater(order))),
      `${shipment.id} left unpaid`,
    )
    check('I-19', shipment.completeWhenPaid === null || shipment.capturePending, `${shipment.id} would leave by surprise`)
    check('I-28', awaited === (shipment.capturePending ? 1 : 0), `${shipment.id} waits for ${awaited} captures`)
  }
  const isAwaitedByNobody = order.payments.some((payment) =>
    payment.entries.some(
      ({ entryType, status, shipmentId }) =>
        entryType === 'CAPTURE_REQUEST' &&
        status === 'pending' &&
        shipmentId !== undefined &&
        !live.some((shipment) => shipment.id === shipmentId),
    ),
  )
  check('I-28', !isAwaitedByNobody, 'a capture is under way for a shipment that is gone')
  const byProvider = total(refundsStanding, (refund) => (refund.method === 'psp' ? refund.amount : 0))
  const lent = total(standing(order), lentOf)
  check('I-34', givenBack + lent <= paid, `given back ${givenBack} and lent ${lent} of ${paid}`)
  check('I-29', givenBack <= paid, `given back ${givenBack} of ${paid}`)
  check('I-29', byProvider <= total(order.payments, (payment) => entries(payment, 'CAPTURE')), `by the provider ${byProvider}`)
  check(
    'I-29',
    givenBack === total(order.payments, (payment) => entries(payment, 'REFUND') + entries(payment, 'REFUND_REQUEST', 'pending')),
    'refunds and entries differ',
  )
  for (const back of standing(order)) {
    const goods = total(back.lines, (line) => line.value)
    const worth = Math.max(0, goods + back.shippingCost + back.handlingCost - back.voucherValue - back.returnCost)
    const given = total(refundsStanding, (refund) => (refund.returnId === back.id ? refund.amount : 0))
    check('I-34', given + lentOf(back) <= worth, `${back.id} given ${given} of ${worth}`)
  }
  const returnedShipping = total(standing(order), (back) => back.shippingCost)
  const carriedShipping = total(live, (shipment) => (shipment.isPaid ? shipment.carriedShippingCost : 0))
  check('I-30', returnedShipping <= carriedShipping, `shipping given back ${returnedShipping} of ${carriedShipping}`)
  check('I-30', total(live, (shipment) => shipment.carriedShippingCost) <= order.shippingCost, 'shipping cost carried twice')
  check('I-30', total(live, (shipment) => shipment.carriedHandlingCost) <= order.handlingCost, 'handling cost carried twice')
  for (const refund of refundsStanding) {
    const parts =
      total(refund.lines, (line) => line.amount) + refund.shippingCost + refund.handlingCost - refund.returnCost - refund.voucherValue
    const isDescribed = refund.lines.length > 0 || refund.shippingCost > 0 || refund.handlingCost > 0
    check('I-31', !isDescribed || parts >= refund.amount, `${refund.id} is ${refund.amount}, its parts ${parts}`)
  }
  const hasOpenRefund = order.refunds.some((refund) => refund.state !== 'succeeded')
  check('I-47', hasOpenRefund || paid - givenBack <= grandTotal, `keeps ${paid - givenBack} of ${grandTotal}`)
  check('I-23', order.status !== 6 || hasOpenRefund || paid === givenBack, 'cancelled with money')
  return broken
}

function expectedStatus(order: Order, liveShipments: number, isComplete: boolean, paid: number, refunds: Order['refunds']): OrderStatus {
  if (order.cancelled) return 6
  if (order.archivedAt) return 5
  const isEmpty = order.lines.every((line) => line.cancelledQuantity === line.quantity)
  const back = total(refunds, (refund) => (refund.state === 'succeeded' ? refund.amount : 0))
  const awaited = total(order.payments, (payment) => entries(payment, 'CAPTURE_REQUEST', 'pending'))
  if (isEmpty && liveShipments === 0 && paid === back && awaited === 0) return 6
  if (liveShipments === 0) return order.confirmedAt ? 2 : 1
  return isComplete ? 4 : 3
}

function brokenInStock(world: WalkWorld): readonly Broken[] {
  const broken: Broken[] = []
  const check = (id: string, holds: boolean, what: string) => {
    tallyCheck(world.tally, id)
    if (!holds) broken.push(`${id} ${what}`)
  }
  const ledger = new Map<string, { physical: number; allocated: number; allotted: number }>()
  for (const { warehouseId, itemId, deltaPhysical, deltaAllocated, allotted } of world.movements) {
    const key = stockKey(warehouseId, itemId)
    const booked = ledger.get(key) ?? { physical: 0, allocated: 0, allotted: 0 }
    ledger.set(key, {
      physical: booked.physical + deltaPhysical,
      allocated: booked.allocated + deltaAllocated,
      allotted: booked.allotted + (allotted?.delta ?? 0),
    })
  }
  const promised = new Map<string, number>()
  for (const order of ordersOf(world)) {
    for (const { orderLineId, warehouseId, quantity } of order.allocations) {
      const key = stockKey(warehouseId, order.lines.find((line) => line.id === orderLineId)?.itemId ?? 'nothing')
      promised.set(key, (promised.get(key) ?? 0) + quantity)
    }
  }
  for (const key of new Set([...world.levels.keys(), ...promised.keys()])) {
    const level = world.levels.get(key)
    const where = key.replace('\n', ' ')
    const { physical, allocated } = level ?? { physical: 0, allocated: 0 }
    const rights = level?.allotments ?? []
    const allotted = rights.reduce((sum, each) => sum + each.quantity, 0)
    check('I-7', allocated >= 0 && allocated + allotted <= physical, `${where} ${allocated} and ${allotted} of ${physical}`)
    check(
      'I-7',
      rights.every((each) => each.quantity > 0),
      `${where} a right to ${JSON.stringify(rights)}`,
    )
    check('I-11', (promised.get(key) ?? 0) <= physical, `${where} promised ${promised.get(key)} of ${physical}`)
    check('I-8', allocated === (promised.get(key) ?? 0), `${where} promised ${promised.get(key)}, allocated ${allocated}`)
    const booked = ledger.get(key)
    check('I-9', physical === (booked?.physical ?? 0), `${where} physical ${physical}, booked ${booked?.physical}`)
    check('I-9', allotted === (booked?.allotted ?? 0), `${where} allotted ${allotted}, booked ${booked?.allotted}`)
    check('I-9', allocated === (booked?.allocated ?? 0), `${where} allocated ${allocated}, booked ${booked?.allocated}`)
  }
  return broken
}

/** Whether goods of this order may leave before they are paid for. */
export function isPaidLater(order: Order): boolean {
  return order.paymentMethodId === 'invoice' || order.paymentMethodId === 'cod'
}

function standing(order: Order): readonly Order['returns'][number][] {
  return order.returns.filter((back) => back.deletedAt === null)
}

function lentOf({ exchange, exchangedBefore = [] }: Order['returns'][number]): number {
  return (exchange?.credit ?? 0) + total(exchangedBefore, ({ credit }) => credit)
}

function paidBy(payment: Payment): number {
  const into =
    entries(payment, 'CAPTURE') +
    entries(payment, 'PREPAID') +
    entries(payment, 'MARKED_AS_PAID') +
    entries(payment, 'ADDITIONAL_ORDER_PAYMENT')
  return into - entries(payment, 'MARKED_AS_UNPAID')
}

function entries(payment: Payment, entryType: PaymentEntryType, status: 'success' | 'pending' = 'success'): number {
  return total(payment.entries, (entry) => (entry.entryType === entryType && entry.status === status ? entry.value : 0))
}

function total<Item>(items: Iterable<Item>, of: (item: Item) => number): number {
  let sum = 0
  for (const item of items) sum += of(item)
  return sum
}
