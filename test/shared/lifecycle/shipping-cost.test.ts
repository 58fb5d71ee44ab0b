// The order's shipping cost is carried once, by the first shipment paid, and finds another carrier when that one goes.

import { expect, test } from 'vitest'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { allGoodToGo, allShipped, confirmed, did, given, type Placing, placed, type Step, shipmentOf } from '../../support/given-order.ts'
import { takingBack } from '../../support/given-return.ts'
import { providerSaid, providerSays } from '../../support/provider-answers.ts'

const SYSTEM = { role: 'system' } as const
const half = (): Step => did('ExpediteOrder', { lines: [{ orderLineId: 'L1', quantity: 1 }] })
const twoParcels = (placing: Placing = {}): readonly Step[] => [placed(placing), confirmed(), half(), half()]
const parcel = (index: number) => (order: Order) => ({ shipmentId: shipmentOf(order, index).id })
const byCash = (index: number) => (order: Order) => ({ ...parcel(index)(order), methodId: 'cash' })
const carried = (order: Order) => order.shipments.map((shipment) => shipment.carriedShippingCost)
/** The first parcel carried the shipping cost until it was unpaid and taken apart; the second is paid without it. */
const carrierGone: readonly Step[] = [
  ...twoParcels(),
  did('MarkAsPaid', byCash(0)),
  did('CaptureShipment', parcel(1)),
  providerSaid('success'),
  did('MarkAsUnpaid', parcel(0)),
  did('DeleteShipment', parcel(0)),
]

test('the first shipment paid carries it, whichever was made first', () => {
  const { order } = given(...twoParcels(), did('CaptureShipment', parcel(1)), providerSaid('success')).when('MarkAsPaid', byCash(0))
  expect(carried(order)).toEqual([0, 4_900])
  expect(order.shipments.map((shipment) => shipment.paidValue)).toEqual([10_000, 14_900])
})

test('when its carrier is unpaid and deleted, the shipment made and paid instead carries it', () => {
  const { order } = given(...carrierGone, half()).when('CaptureShipment', parcel(2))
  expect(order.payments[0]?.entries.at(-1)).toMatchObject({ entryType: 'CAPTURE_REQUEST', value: 14_900 })
  expect(carried(order)).toEqual([0, 0, 4_900])
})

test('left on no shipment it keeps the order open until it is captured for the order, and can be given back from then on', () => {
  given(
    ...carrierGone,
    did('CancelLines', { lines: [{ orderLineId: 'L1', quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' }),
    allGoodToGo(),
    allShipped(),
  )
    .when('CaptureOrder', { amount: 4_901 })
    .thenRefused('VALIDATION', { field: 'amount', max: 4_900 })
    .when('CaptureOrder', { amount: 4_900 })
    .thenOrder({ status: 3, shipments: [{}, { carriedShippingCost: 0 }] })
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenEvents('PaymentAnswered', 'ShipmentPaid')
    .thenOrder({ status: 4, shipments: [{}, { carriedShippingCost: 4_900, capturedValue: 14_900, paidValue: 14_900 }] })
    .when('CreateReturn', (order) => ({
      ...takingBack(1, { shippingCost: 4_900 })(order),
      ...parcel(1)(order),
      lines: takingBack(1)({ ...order, shipments: order.shipments.slice(1) }).lines,
    }))
    .thenAccepted()
})

test('while it is on no shipment, part of it captured is carried in part, and the rest is still owed', () => {
  const rest = did('CancelLines', { lines: [{ orderLineId: 'L1', quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' })
  given(...carrierGone, rest, allGoodToGo(), allShipped(), did('CaptureOrder', { amount: 1_000 }), providerSaid('success'))
    .when('CaptureOrder', { amount: 3_900 })
    .thenOrder({ status: 3, shipments: [{}, { carriedShippingCost: 1_000 }] })
    .when('RecordPaymentResult', providerSays('success'), SYSTEM)
    .thenOrder({ status: 4, shipments: [{}, { carriedShippingCost: 4_900 }] })
})

test('the handling cost goes the same way', () => {
  const { order } = given(
    ...twoParcels({ changes: { handlingCost: 300 } }),
    did('MarkAsPaid', byCash(0)),
    did('MarkAsUnpaid', parcel(0)),
  ).when('MarkAsPaid', byCash(1))
  expect(order.shipments.map((shipment) => shipment.carriedHandlingCost)).toEqual([0, 300])
})
