import { describe, expect, test } from 'vitest'
import { commandSchema } from '../../../shared/contract/command-schema.ts'
import { aLine, did, given, type Placing, selected, stateOf, stocked, storeSetTo } from '../../support/given-order.ts'

const COUNTER: Placing = {
  origin: 'counter',
  paymentMethodId: 'cash',
  changes: { customerId: null, ownerKind: 'anonymous', address: null, shippingAddress: null, shippingMethodId: null },
}
const NAMES = { number: 'K-00001', reference: 'ABCDEFGHI' }
const basket = (placing: Placing = {}) => selected({ ...COUNTER, ...placing, changes: { ...COUNTER.changes, ...placing.changes } })

describe('a sale over the counter', () => {
  test('is made, packed, paid and handed over in one go, with nobody’s name and no carrier', () => {
    const at = '2025-03-03T12:00:00.000Z'
    given(basket())
      .when('CounterSale', NAMES, { role: 'counter', at })
      .thenEvents(
        'SelectionCheckedOut',
        'OrderCreated',
        'PaymentAdded',
        'OrderConfirmed',
        'StockAllocated',
        'ShipmentCreated',
        'ShipmentMadeGoodToGo',
        'ShipmentPaid',
        'ShipmentCompleted',
      )
      .thenOrder({
        status: 4,
        customerId: null,
        totals: { grandTotal: 20_000 },
        lines: [{ storePickup: true }],
        shipments: [{ isGoodToGo: true, isPaid: true, paidValue: 20_000, shippedAt: at, carrier: '' }],
        allocations: [],
      })
      .thenStock('main', 'shirt', { physical: 8, allocated: 0 })
  })

  test('kept by a desk before a sale could be paid in parts still is a sale paid in one', () => {
    // As it lies in the outbox of such a desk: no parts, no place.
    const kept: unknown = JSON.parse(
      JSON.stringify({
        ...{
          id: '01900000-0000-7000-8000-000000000001',
          name: 'CounterSale',
          v: 1,
          aggregate: { type: 'order', id: 'order-1' },
          args: NAMES,
          deskId: 'desk',
        },
        ...{ baseVersion: 0, issuedAt: '2025-03-03T12:00:00.000Z', occurredAt: '2025-03-03T12:00:00.000Z' },
        actor: { id: 'counter', name: 'Conny', role: 'counter' },
      }),
    )
    expect(commandSchema.parse(kept)).toMatchObject({ args: NAMES })
    given(basket())
      .when('CounterSale', NAMES)
      .thenOrder({
        paymentMethodName: 'cash',
        payments: [{ kind: 'cash', entries: [{ entryType: 'MARKED_AS_PAID', value: 20_000 }] }],
      })
  })

  test('takes the goods from the place it is told', () => {
    given(basket())
      .when('CounterSale', { ...NAMES, warehouseId: 'north' })
      .thenOrder({ status: 4, shipments: [{ warehouseId: 'north' }] })
  })

  test('of goods from two places ends with both handed over', () => {
    given(basket({ lines: [aLine('L1', 'shirt', { quantity: 12 })] }))
      .when('CounterSale', NAMES)
      .thenOrder({ status: 4, shipments: [{ warehouseId: 'main' }, { warehouseId: 'north' }] })
  })

  test('of what is not on the shelf is refused, and the basket stays open', () => {
    const then = given(basket({ lines: [aLine('L1', 'shirt', { quantity: 6 })] }))
      .when('CounterSale', { ...NAMES, warehouseId: 'north' })
      .thenRefused('INSUFFICIENT_STOCK', { items: ['shirt'] })
    expect(stateOf(then.world)).toMatchObject({ order: null, selection: { state: 'open' } })
    given(stocked('main', 'shirt', 1), stocked('north', 'shirt', 0), basket())
      .when('CounterSale', NAMES)
      .thenRefused('INSUFFICIENT_STOCK')
  })

  test.each(['psp', 'invoice', 'bankWire', 'cod', 'check'])('is not paid by %s, which is not money in hand', (paymentMethodId) => {
    given(basket({ paymentMethodId })).when('CounterSale', NAMES).thenRefused('PAYMENT_METHOD_RESTRICTED', { method: paymentMethodId })
  })

  test.each(['cash', 'externalTerminal', 'prepaid'])('may be paid by %s', (paymentMethodId) => {
    given(basket({ paymentMethodId })).when('CounterSale', NAMES).thenOrder({ status: 4 })
  })

  test('may cost nothing', () => {
    given(basket({ paymentMethodId: 'free', lines: [aLine('L1', 'shirt', { unitPrice: 0 })] }))
      .when('CounterSale', NAMES)
      .thenOrder({ status: 4 })
  })

  test('does not ask what the store does with other orders', () => {
    given(storeSetTo({ directCapture: true, requirePackVerification: true, allocateAt: 'checkout' }), basket())
      .when('CounterSale', NAMES)
      .thenOrder({ status: 4 })
  })

  test('asked for twice is one sale', () => {
    given(basket(), did('CounterSale', NAMES))
      .when('CounterSale', { ...NAMES, number: 'K-00002' })
      .thenNoEffect()
      .thenOrder({ number: 'K-00001' })
  })

  test('is not made of a basket that was ordered by phone', () => {
    given(selected({ paymentMethodId: 'cash' }))
      .when('CounterSale', NAMES)
      .thenRefused('VALIDATION', { field: 'origin' })
  })

  test('is not made by the warehouse, nor from a warehouse nobody knows', () => {
    given(basket()).when('CounterSale', NAMES, { role: 'warehouse' }).thenRefused('FORBIDDEN')
    given(basket())
      .when('CounterSale', { ...NAMES, warehouseId: 'moon' })
      .thenRefused('VALIDATION', { field: 'warehouseId' })
  })
})
