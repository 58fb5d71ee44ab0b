import { expect, test } from 'vitest'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { aLine, allGoodToGo, completed, confirmed, did, expedited, given, held, placed, shipmentOf } from '../../support/given-order.ts'

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

test('a unit that cannot be scanned is ticked by hand with a reason that stays', () => {
  const { decision } = given(...inProcess()).when('ScanItem', (order) => ({
    shipmentId: shipmentOf(order).id,
    code: 'SKU-shirt',
    byHand: ' The label is torn ',
  }))
  expect(decision).toMatchObject({ events: [{ kind: 'ItemScanned', packedQuantity: 1, byHand: 'The label is torn' }] })
})

test('nobody ticks by hand without saying why', () => {
  given(...inProcess())
    .when('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: 'SKU-shirt', byHand: ' ' }))
    .thenRefused('VALIDATION', { field: 'byHand' })
})

const unpack = (order: Order, lineId = shipmentOf(order).lines[0]?.id ?? '') => ({
  shipmentId: shipmentOf(order).id,
  shipmentLineId: lineId,
})

test('the last scan is taken back, one unit at a time', () => {
  given(...inProcess(), scan('SKU-shirt'), scan('SKU-shirt'))
    .when('UnpackItem', unpack)
    .thenEvents('ItemUnpacked')
    .thenOrder({ shipments: [{ lines: [{ packedQuantity: 1 }] }] })
})

test('a parcel that is opened again is not good-to-go', () => {
  given(...inProcess(), scan('SKU-shirt'), allGoodToGo())
    .when('UnpackItem', unpack)
    .thenOrder({ shipments: [{ isGoodToGo: false, goodToGoAt: null, lines: [{ packedQuantity: 0 }] }] })
})

test('out of an empty parcel nothing is taken, and nothing is said', () => {
  given(...inProcess())
    .when('UnpackItem', unpack)
    .thenNoEffect()
})

test('what left is not unpacked, and what is not there neither', () => {
  given(placed(), completed()).when('UnpackItem', unpack).thenRefused('ALREADY_SHIPPED')
  given(...inProcess())
    .when('UnpackItem', (order) => unpack(order, 'nobody-knows'))
    .thenRefused('NOT_FOUND')
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
