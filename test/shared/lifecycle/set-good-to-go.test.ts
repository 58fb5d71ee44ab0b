import { test } from 'vitest'
import {
  allGoodToGo,
  completed,
  confirmed,
  did,
  expedited,
  given,
  held,
  placed,
  shipmentOf,
  storeSetTo,
  waitingForPayment,
} from '../../support/given-order.ts'

const inProcess = () => [placed(), confirmed(), expedited()]

test('a packed shipment becomes good-to-go and stays unpaid', () => {
  given(...inProcess())
    .when('SetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenEvents('ShipmentMadeGoodToGo')
    .thenOrder({ status: 3, shipments: [{ isGoodToGo: true, isPaid: false }] })
})

test('making it good-to-go twice changes nothing', () => {
  given(...inProcess(), allGoodToGo())
    .when('SetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenNoEffect()
})

test('on hold nothing becomes good-to-go', () => {
  given(...inProcess(), held())
    .when('SetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ON_HOLD', { reasonCode: 'FRAUD_SUSPECTED' })
})

test('while payment is awaited nothing becomes good-to-go', () => {
  given(...inProcess(), waitingForPayment())
    .when('SetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('WAITING_FOR_PAYMENT')
})

test('where the store verifies packing, a shipment with unscanned units does not become good-to-go', () => {
  given(
    storeSetTo({ requirePackVerification: true }),
    ...inProcess(),
    did('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: 'SKU-shirt' })),
  )
    .when('SetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('PACK_NOT_VERIFIED', { items: ['shirt'], missing: 1 })
    .when('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: 'SKU-shirt' }))
    .when('SetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenEvents('ShipmentMadeGoodToGo')
})

test('a good-to-go shipment goes back to the packing table, on hold too, and its payment stays', () => {
  given(
    ...inProcess(),
    allGoodToGo(),
    did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id })),
    held(),
  )
    .when('UnsetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenEvents('ShipmentGoodToGoRemoved')
    .thenOrder({ shipments: [{ isGoodToGo: false, goodToGoAt: null, isPaid: true }] })
})

test('taking good-to-go from a shipment that has it not changes nothing', () => {
  given(...inProcess())
    .when('UnsetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenNoEffect()
})

test('a shipment that left cannot go back to the packing table', () => {
  given(placed(), completed())
    .when('UnsetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ALREADY_SHIPPED')
})

test('a shipment that is not there cannot become good-to-go', () => {
  given(...inProcess())
    .when('SetGoodToGo', { shipmentId: 'nobody-knows' })
    .thenRefused('NOT_FOUND')
})
