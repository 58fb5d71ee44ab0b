import { test } from 'vitest'
import { aLine, completed, confirmed, did, expedited, given, held, placed, shipmentOf } from '../../support/given-order.ts'

const scan = (code: string) => did('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code }))
const inProcess = () => [placed({ lines: [aLine('L1', 'shirt'), aLine('L2', 'poster', { quantity: 1 })] }), confirmed(), expedited()]

test('each scan packs one unit', () => {
  given(...inProcess(), scan('SKU-shirt'))
    .when('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: 'SKU-shirt' }))
    .thenEvents('ItemScanned')
    .thenOrder({ shipments: [{ lines: [{ packedQuantity: 2 }] }] })
})

test('the barcode is as good as the SKU, whatever its case and the spaces around it', () => {
  given(...inProcess())
    .when('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: ' ean-SHIRT ' }))
    .thenOrder({ shipments: [{ lines: [{ packedQuantity: 1 }] }] })
})

test('a unit too many is not packed, and the refusal names item and counts', () => {
  given(...inProcess(), scan('SKU-shirt'), scan('SKU-shirt'))
    .when('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: 'SKU-shirt' }))
    .thenRefused('VALIDATION', { field: 'code', problem: 'alreadyPacked', productName: 'shirt', packed: 2, quantity: 2 })
    .thenOrder({ shipments: [{ lines: [{ packedQuantity: 2 }] }] })
})

test('an item of the order that is not in this shipment is not packed', () => {
  given(...inProcess())
    .when('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: 'SKU-poster' }))
    .thenRefused('VALIDATION', { field: 'code', problem: 'notInShipment', productName: 'poster', code: 'SKU-poster' })
})

test('a code nobody knows is not packed', () => {
  given(...inProcess())
    .when('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: '4006381333931' }))
    .thenRefused('VALIDATION', { field: 'code', problem: 'unknownCode', code: '4006381333931' })
})

test('an empty scan packs nothing, even where items have no barcode', () => {
  given(placed({ lines: [aLine('L1', 'shirt', { snapshot: { ...aLine('L1', 'shirt').snapshot, ean: '' } })] }), confirmed(), expedited())
    .when('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: '  ' }))
    .thenRefused('VALIDATION', { problem: 'unknownCode' })
})

test('packing goes on while the order is on hold', () => {
  given(...inProcess(), held())
    .when('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: 'SKU-shirt' }))
    .thenEvents('ItemScanned')
})

test('nothing is packed into a shipment that is not there', () => {
  given(...inProcess())
    .when('ScanItem', { shipmentId: 'nobody-knows', code: 'SKU-shirt' })
    .thenRefused('NOT_FOUND')
})

test('nothing is packed into a shipment that left', () => {
  given(placed(), completed())
    .when('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: 'SKU-shirt' }))
    .thenRefused('ALREADY_SHIPPED')
})
