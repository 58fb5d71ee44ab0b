import { expect, test } from 'vitest'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { aLine, allGoodToGo, completed, confirmed, did, expedited, given, held, placed, shipmentOf } from '../../support/given-order.ts'

const lineOf = (order: Parameters<typeof shipmentOf>[0], index = 0) => {
  const line = shipmentOf(order).lines[index]
  if (!line) throw new Error(`no line ${index}`)
  return line
}
const threeMugs = () => [placed({ lines: [aLine('L1', 'mug', { quantity: 3, unitPrice: 3_333 })] }), confirmed(), expedited()]

test('a unit taken out of a shipment stays allocated, and the shipment is worth that much less', () => {
  given(...threeMugs())
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      lines: [{ shipmentLineId: lineOf(order).id, quantity: 1 }],
    }))
    .thenEvents('ShipmentEdited')
    .thenOrder({ allocations: [{ quantity: 3 }], shipments: [{ lines: [{ quantity: 1, value: 3_333 }] }] })
})

test('however a line is taken apart and put together again, its value comes out whole', () => {
  const story = given(
    placed({ lines: [aLine('L1', 'mug', { quantity: 3, unitPrice: 3_333, lineDiscount: 1 })] }),
    confirmed(),
    expedited(),
    did('EditShipment', (order) => ({ shipmentId: shipmentOf(order).id, lines: [{ shipmentLineId: lineOf(order).id, quantity: 2 }] })),
    did('EditShipment', (order) => ({ shipmentId: shipmentOf(order).id, lines: [{ shipmentLineId: lineOf(order).id, quantity: 1 }] })),
  ).when('ExpediteOrder', {})
  const values = story.order.shipments.map((shipment) => shipment.lines.map((line) => line.value))
  expect(values).toEqual([[3_332], [6_666]])
})

const scanned = () => did('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: 'SKU-mug' }))
const withQuantity = (quantity: number) => (order: Order) => ({
  shipmentId: shipmentOf(order).id,
  lines: [{ shipmentLineId: lineOf(order).id, quantity }],
})

test('a parcel that is to hold fewer is no longer good-to-go; what was scanned and still belongs in stays in', () => {
  given(...threeMugs(), scanned(), allGoodToGo())
    .when('EditShipment', withQuantity(2))
    .thenOrder({ shipments: [{ isGoodToGo: false, lines: [{ quantity: 2, packedQuantity: 1 }] }] })
})

test('where units have to come out again, the line is counted anew', () => {
  given(...threeMugs(), scanned(), scanned())
    .when('EditShipment', withQuantity(1))
    .thenOrder({ shipments: [{ lines: [{ quantity: 1, packedQuantity: 0 }] }] })
})

test('a shipment cannot hold more than its warehouse promised', () => {
  given(...threeMugs())
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      lines: [{ shipmentLineId: lineOf(order).id, quantity: 4 }],
    }))
    .thenRefused('QTY_EXCEEDS_ALLOCATED', { productName: 'mug', wanted: 4, available: 3 })
})

test('units allocated to the order and in no shipment may be put in', () => {
  given(
    ...threeMugs(),
    did('EditShipment', (order) => ({ shipmentId: shipmentOf(order).id, lines: [{ shipmentLineId: lineOf(order).id, quantity: 1 }] })),
  )
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      lines: [{ shipmentLineId: lineOf(order).id, quantity: 3 }],
    }))
    .thenOrder({ shipments: [{ lines: [{ quantity: 3, value: 9_999 }] }] })
})

test('a line can be taken out whole, but not the last one', () => {
  given(
    placed({ lines: [aLine('L1', 'shirt'), aLine('L2', 'mug')] }),
    confirmed(),
    expedited(),
    did('EditShipment', (order) => ({ shipmentId: shipmentOf(order).id, lines: [{ shipmentLineId: lineOf(order).id, quantity: 0 }] })),
  )
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      lines: [{ shipmentLineId: lineOf(order).id, quantity: 0 }],
    }))
    .thenRefused('VALIDATION', { field: 'lines' })
    .thenOrder({ shipments: [{ lines: [{ orderLineId: 'L2' }] }] })
})

test('half a unit cannot be shipped', () => {
  given(...threeMugs())
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      lines: [{ shipmentLineId: lineOf(order).id, quantity: 1.5 }],
    }))
    .thenRefused('VALIDATION', { field: 'quantity' })
})

test('what was paid for does not change its contents', () => {
  given(
    ...threeMugs(),
    did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id })),
  )
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      lines: [{ shipmentLineId: lineOf(order).id, quantity: 1 }],
    }))
    .thenRefused('ALREADY_CAPTURED')
})

test('what the provider was asked to capture for does not change its contents', () => {
  given(
    ...threeMugs(),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
  )
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      lines: [{ shipmentLineId: lineOf(order).id, quantity: 1 }],
    }))
    .thenRefused('ALREADY_CAPTURED')
})

test('carrier and tracking number may change until the shipment leaves, on hold too, and good-to-go stays', () => {
  given(...threeMugs(), allGoodToGo(), held())
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      details: { carrier: 'PostNord', trackingNumber: 'RR 1', numberOfPackages: 2 },
    }))
    .thenOrder({
      shipments: [{ isGoodToGo: true, trackingNumber: 'RR 1', numberOfPackages: 2, trackingUrl: 'https://tracking.example/RR%201' }],
    })
})

test('a shipment that left keeps contents and tracking number', () => {
  given(placed(), completed())
    .when('EditShipment', (order) => ({ shipmentId: shipmentOf(order).id, details: { trackingNumber: 'X' } }))
    .thenRefused('ALREADY_SHIPPED')
})

test('serial numbers may be corrected after the shipment left', () => {
  given(placed(), completed())
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      serialNumbers: [{ shipmentLineId: lineOf(order).id, serialNumbers: ['S-1', 'S-2'] }],
    }))
    .thenEvents('ShipmentEdited')
    .thenOrder({ status: 4, shipments: [{ isGoodToGo: true, lines: [{ quantity: 2, serialNumbers: ['S-1', 'S-2'] }] }] })
})

test('saying what is so already changes nothing', () => {
  given(...threeMugs())
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      lines: [{ shipmentLineId: lineOf(order).id, quantity: 3 }],
    }))
    .thenNoEffect()
})

test('lines and shipments that are not there cannot be edited', () => {
  given(...threeMugs())
    .when('EditShipment', { shipmentId: 'nobody-knows' })
    .thenRefused('NOT_FOUND')
    .when('EditShipment', (order) => ({ shipmentId: shipmentOf(order).id, lines: [{ shipmentLineId: 'nobody-knows', quantity: 1 }] }))
    .thenRefused('NOT_FOUND')
    .when('EditShipment', (order) => ({
      shipmentId: shipmentOf(order).id,
      serialNumbers: [{ shipmentLineId: 'nobody-knows', serialNumbers: [] }],
    }))
    .thenRefused('NOT_FOUND')
    .when('EditShipment', (order) => ({ shipmentId: shipmentOf(order).id, details: { numberOfPackages: -1 } }))
    .thenRefused('VALIDATION', { field: 'numberOfPackages' })
})

test('a line named twice ends as it was said last', () => {
  given(...threeMugs())
    .when('EditShipment', (order) => {
      const shipmentLineId = lineOf(order).id
      return {
        shipmentId: shipmentOf(order).id,
        lines: [
          { shipmentLineId, quantity: 1 },
          { shipmentLineId, quantity: 2 },
        ],
      }
    })
    .thenOrder({ shipments: [{ lines: [{ quantity: 2, value: 6_666 }] }] })
})

test('a parcel keeps the box it is packed in, until it has left', () => {
  const inBox = (box: string) => (order: Order) => ({ shipmentId: shipmentOf(order).id, details: { box } })
  const { order } = given(...threeMugs())
    .when('EditShipment', inBox('Small box'))
    .thenOrder({ shipments: [{ box: 'Small box', numberOfPackages: 1 }] })
  expect(shipmentOf(order).weight).toBeUndefined()
  given(...threeMugs(), did('EditShipment', inBox('Small box')))
    .when('EditShipment', inBox(''))
    .thenOrder({ shipments: [{ box: '' }] })
  given(...threeMugs(), completed())
    .when('EditShipment', inBox('Small box'))
    .thenRefused('ALREADY_SHIPPED')
})
