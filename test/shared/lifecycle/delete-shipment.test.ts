import { test } from 'vitest'
import {
  aLine,
  allGoodToGo,
  allPaid,
  allShipped,
  confirmed,
  did,
  expedited,
  given,
  held,
  placed,
  shipmentOf,
} from '../../support/given-order.ts'
import { providerSaid } from '../../support/provider-answers.ts'

const inProcess = () => [placed(), confirmed(), expedited()]

test('deleting the only shipment brings the order back to Confirmed with its units still allocated', () => {
  given(...inProcess())
    .when('DeleteShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenEvents('ShipmentDeleted')
    .thenOrder({ status: 2, allocations: [{ quantity: 2 }] })
    .thenStock('main', 'shirt', { physical: 10, allocated: 2 })
})

test('a shipment may be deleted on hold: it is a step back', () => {
  given(...inProcess(), held())
    .when('DeleteShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenEvents('ShipmentDeleted')
})

test('a deleted shipment is gone: it cannot be deleted again or made good-to-go', () => {
  given(
    ...inProcess(),
    expedited(),
    did('DeleteShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
    expedited(),
  )
    .when('DeleteShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('NOT_FOUND')
    .when('SetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('NOT_FOUND')
})

test('a shipment money belongs to is not deleted', () => {
  given(...inProcess(), allPaid())
    .when('DeleteShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ALREADY_CAPTURED', { paid: 24_900 })
  given(
    ...inProcess(),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
  )
    .when('DeleteShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ALREADY_CAPTURED')
})

test('a shipment whose capture was refused can be deleted', () => {
  given(
    ...inProcess(),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
    providerSaid('failed'),
  )
    .when('DeleteShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenEvents('ShipmentDeleted')
})

test('a shipment that left is not deleted but returned', () => {
  given(placed({ lines: [aLine('L1', 'shirt', { quantity: 20 })] }), confirmed(), expedited(), allGoodToGo(), allPaid(), allShipped())
    .when('DeleteShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ALREADY_SHIPPED')
})
