import { expect, test } from 'vitest'
import {
  aLine,
  allGoodToGo,
  confirmed,
  did,
  expedited,
  given,
  held,
  placed,
  settingsChanged,
  stocked,
  storeSetTo,
  waitingForPayment,
} from '../../support/given-order.ts'

const posters = placed({ lines: [aLine('L1', 'poster', { quantity: 4 })] })
const unallocated = did('UnallocateOrder', { lines: [{ orderLineId: 'L1', quantity: 2 }], stockAction: 'releaseItemsBackToWarehouse' })

test('stock that came in later is promised to the order that waits for it', () => {
  given(posters, confirmed(), stocked('north', 'poster', 4))
    .when('AllocateOrder', {})
    .thenEvents('StockAllocated')
    .thenOrder({ status: 2, allocations: [{ warehouseId: 'north', quantity: 4 }] })
    .when('AllocateOrder', {})
    .thenNoEffect()
})

test('a clerk may choose line, quantity and warehouse', () => {
  given(placed(), confirmed(), unallocated)
    .when('AllocateOrder', { lines: [{ orderLineId: 'L1', quantity: 1, warehouseId: 'north' }] })
    .thenOrder({ allocations: [{ orderLineId: 'L1', warehouseId: 'north', quantity: 1 }] })
    .thenStock('north', 'shirt', { allocated: 1 })
})

test('with backorders a part is promised and the clerk is told what waits', () => {
  const { decision } = given(posters, confirmed(), stocked('main', 'poster', 3))
    .when('AllocateOrder', {})
    .thenEvents('StockAllocated')
  expect(decision).toMatchObject({ warnings: [{ code: 'PARTLY_ALLOCATED', facts: { items: ['poster'], wanted: 4, available: 3 } }] })
})

test('without backorders a part is promised only when the clerk asks for it', () => {
  const short = [storeSetTo({ allowBackorders: false }), posters, confirmed(), stocked('main', 'poster', 3)]
  given(...short)
    .when('AllocateOrder', {})
    .thenRefused('INSUFFICIENT_STOCK', { items: ['poster'], wanted: 4, available: 3 })
    .when('AllocateOrder', { allowPartial: true })
    .thenOrder({ allocations: [{ quantity: 3 }] })
})

test('nothing on any shelf is a refusal, never an empty promise', () => {
  given(posters, confirmed()).when('AllocateOrder', {}).thenRefused('INSUFFICIENT_STOCK', { available: 0 })
})

test('no more is promised than the order still needs', () => {
  given(placed(), confirmed())
    .when('AllocateOrder', { lines: [{ orderLineId: 'L1', quantity: 1 }] })
    .thenRefused('QTY_EXCEEDS_UNSHIPPED', { wanted: 1, available: 0, productName: 'shirt' })
})

test('what was asked twice in one command is counted together', () => {
  given(posters, confirmed(), stocked('main', 'poster', 9))
    .when('AllocateOrder', {
      lines: [
        { orderLineId: 'L1', quantity: 3 },
        { orderLineId: 'L1', quantity: 3 },
      ],
    })
    .thenRefused('QTY_EXCEEDS_UNSHIPPED', { wanted: 6, available: 4 })
})

test('a pending order gets no stock by hand', () => {
  given(placed()).when('AllocateOrder', {}).thenRefused('NOT_CONFIRMED')
})

test('a flagged order gets no stock', () => {
  given(posters, confirmed(), held(), stocked('main', 'poster', 4))
    .when('AllocateOrder', {})
    .thenRefused('ON_HOLD')
  given(posters, confirmed(), waitingForPayment(), stocked('main', 'poster', 4))
    .when('AllocateOrder', {})
    .thenRefused('WAITING_FOR_PAYMENT')
})

test('a warehouse that does not exist, a line that is not there, half a piece: refused', () => {
  const story = given(posters, confirmed(), stocked('main', 'poster', 4))
  story
    .when('AllocateOrder', { lines: [{ orderLineId: 'L1', quantity: 1, warehouseId: 'moon' }] })
    .thenRefused('VALIDATION', { field: 'warehouseId' })
  story.when('AllocateOrder', { lines: [{ orderLineId: 'L9', quantity: 1 }] }).thenRefused('NOT_FOUND')
  story.when('AllocateOrder', { lines: [{ orderLineId: 'L1', quantity: 0.5 }] }).thenRefused('VALIDATION', { field: 'quantity' })
  story.when('AllocateOrder', { lines: [] }).thenRefused('VALIDATION', { field: 'lines' })
})

test('a warehouse that is switched off is not asked', () => {
  given(
    settingsChanged((settings) => ({
      ...settings,
      warehouses: settings.warehouses.map((warehouse) => ({ ...warehouse, active: warehouse.id !== 'main' })),
    })),
    placed(),
  )
    .when('ConfirmOrder', {})
    .thenOrder({ allocations: [{ warehouseId: 'north' }] })
})

test('unallocated goods go back to the shelf, elsewhere, or out of stock', () => {
  const lines = [{ orderLineId: 'L1', quantity: 2 }]
  given(placed(), confirmed())
    .when('UnallocateOrder', { lines, stockAction: 'releaseItemsBackToWarehouse' })
    .thenEvents('StockUnallocated')
    .thenOrder({ status: 2, allocations: [] })
    .thenStock('main', 'shirt', { physical: 10, allocated: 0 })
  given(placed(), confirmed())
    .when('UnallocateOrder', { lines, stockAction: 'removeItemsFromStock' })
    .thenStock('main', 'shirt', { physical: 8, allocated: 0 })
  given(placed(), confirmed())
    .when('UnallocateOrder', { lines, stockAction: 'sendItemsToDifferentWarehouse', toWarehouseId: 'north' })
    .thenStock('main', 'shirt', { physical: 8, allocated: 0 })
    .thenStock('north', 'shirt', { physical: 7, allocated: 0 })
})

test('goods are sent to a warehouse that exists', () => {
  given(placed(), confirmed())
    .when('UnallocateOrder', { lines: [{ orderLineId: 'L1', quantity: 1 }], stockAction: 'sendItemsToDifferentWarehouse' })
    .thenRefused('VALIDATION', { field: 'toWarehouseId' })
})

test('what is in a shipment is not unallocated behind its back', () => {
  given(placed(), confirmed(), expedited())
    .when('UnallocateOrder', { lines: [{ orderLineId: 'L1', quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' })
    .thenRefused('QTY_EXCEEDS_ALLOCATED', { wanted: 1, available: 0 })
})

test('a held order may give its stock back', () => {
  given(placed(), confirmed(), held(), unallocated).when('UnconfirmOrder', {}).thenEvents('OrderUnconfirmed')
})

test('expediting puts all that is allocated into one shipment per warehouse', () => {
  given(placed({ lines: [aLine('L1', 'shirt', { quantity: 12 }), aLine('L2', 'mug', { quantity: 1 })] }), confirmed())
    .when('ExpediteOrder', {})
    .thenEvents('ShipmentCreated', 'ShipmentCreated')
    .thenOrder({
      status: 3,
      shipments: [
        {
          number: 'A-00001-1',
          warehouseId: 'main',
          carrier: 'PostNord',
          service: 'MyPack',
          isGoodToGo: false,
          isPaid: false,
          lines: [
            { orderLineId: 'L1', quantity: 10, value: 100_000 },
            { orderLineId: 'L2', quantity: 1, value: 4_999 },
          ],
        },
        { number: 'A-00001-2', warehouseId: 'north', lines: [{ orderLineId: 'L1', quantity: 2, value: 20_000 }] },
      ],
    })
})

test('a clerk may ship a part; the last part takes what rounding left', () => {
  const odd = aLine('L1', 'shirt', { quantity: 3, lineDiscount: 1 })
  given(placed({ lines: [odd] }), confirmed())
    .when('ExpediteOrder', { lines: [{ orderLineId: 'L1', quantity: 1 }] })
    .thenOrder({ shipments: [{ lines: [{ quantity: 1, value: 9_999 }] }] })
    .when('ExpediteOrder', {})
    .thenOrder({ shipments: [{}, { number: 'A-00001-2', lines: [{ quantity: 2, value: 20_000 }] }] })
    .when('ExpediteOrder', {})
    .thenNoEffect()
})

test('no more is shipped than is allocated, unless the clerk lets it be allocated first', () => {
  given(placed(), confirmed(), unallocated)
    .when('ExpediteOrder', { lines: [{ orderLineId: 'L1', quantity: 2 }] })
    .thenRefused('QTY_EXCEEDS_ALLOCATED', { wanted: 2, available: 0 })
    .when('ExpediteOrder', { lines: [{ orderLineId: 'L1', quantity: 2 }], allocateDemand: true })
    .thenEvents('StockAllocated', 'ShipmentCreated')
    .thenOrder({ status: 3 })
})

test('an order nothing is allocated for has nothing to ship', () => {
  given(posters, confirmed())
    .when('ExpediteOrder', {})
    .thenRefused('INSUFFICIENT_STOCK', { items: ['poster'] })
  given(posters, confirmed()).when('ExpediteOrder', { allocateDemand: true }).thenRefused('INSUFFICIENT_STOCK')
})

test('only a confirmed order without flags is shipped', () => {
  given(placed()).when('ExpediteOrder', {}).thenRefused('NOT_CONFIRMED')
  given(placed(), confirmed(), held()).when('ExpediteOrder', {}).thenRefused('ON_HOLD')
  given(placed(), confirmed(), waitingForPayment()).when('ExpediteOrder', {}).thenRefused('WAITING_FOR_PAYMENT')
})

test('money that is there already pays the new shipment', () => {
  given(placed({ paymentMethodId: 'cash' }), confirmed())
    .when('ExpediteOrder', {})
    .thenEvents('ShipmentCreated', 'ShipmentPaid')
    .thenOrder({ shipments: [{ isPaid: true, paidValue: 24_900, carriedShippingCost: 4_900 }] })
})

test('goods the customer collects leave with no carrier', () => {
  given(placed({ changes: { shippingMethodId: 'pickup' } }), confirmed())
    .when('ExpediteOrder', {})
    .thenOrder({ isPickup: true, shipments: [{ carrier: '' }] })
})

test('the address is copied into the shipment, and follows until the parcel is labelled', () => {
  const moved = (city: string) =>
    did('EditOrder', (order) => ({
      changes: order.shippingAddress ? { shippingAddress: { ...order.shippingAddress, city } } : {},
    }))
  given(placed(), confirmed(), expedited(), moved('Lund'), allGoodToGo(), moved('Ystad'))
    .when('AddNote', { note: 'moved twice' })
    .thenOrder({ shippingAddress: { city: 'Ystad' }, shipments: [{ shippingAddress: { city: 'Lund' } }] })
})

test('fewer units than two warehouses promised leave from the one that promised first', () => {
  given(placed({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }), confirmed())
    .when('ExpediteOrder', { lines: [{ orderLineId: 'L1', quantity: 3 }] })
    .thenEvents('ShipmentCreated')
    .thenOrder({ shipments: [{ warehouseId: 'main', lines: [{ quantity: 3 }] }] })
})
