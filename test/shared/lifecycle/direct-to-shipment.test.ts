import { describe, test } from 'vitest'
import {
  aLine,
  checkout,
  did,
  given,
  type Placing,
  placed,
  type Step,
  selected,
  settingsChanged,
  stocked,
  storeSetTo,
} from '../../support/given-order.ts'
import { providerSaid } from '../../support/provider-answers.ts'

const direct = (changes: Parameters<typeof storeSetTo>[0] = {}): Step => storeSetTo({ directToShipment: true, ...changes })
const checkingOut = (store: Step, placing: Placing = {}) => given(store, selected(placing)).when('CreateOrder', checkout(placing))

describe('a store that ships directly', () => {
  test('an authorized order is at once in a packed shipment, unpaid until it is captured', () => {
    checkingOut(direct())
      .thenEvents(
        'SelectionCheckedOut',
        'OrderCreated',
        'PaymentAdded',
        'OrderConfirmed',
        'StockAllocated',
        'ShipmentCreated',
        'ShipmentMadeGoodToGo',
      )
      .thenOrder({ status: 3, deferredWork: [], shipments: [{ number: 'A-00001-1', isGoodToGo: true, isPaid: false, shippedAt: null }] })
      .thenStock('main', 'shirt', { physical: 10, allocated: 2 })
  })

  test('ships directly whether it confirms by itself or not', () => {
    checkingOut(direct({ autoconfirmOrders: true })).thenOrder({ status: 3, shipments: [{ isGoodToGo: true }] })
  })

  test('each warehouse sends a shipment of its own, those that are asked first send first', () => {
    checkingOut(direct(), { lines: [aLine('L1', 'shirt', { quantity: 12 })] }).thenOrder({
      status: 3,
      shipments: [
        { warehouseId: 'main', lines: [{ quantity: 10 }] },
        { warehouseId: 'north', lines: [{ quantity: 2 }] },
      ],
    })
  })

  test('what stock cannot cover stays demand beside what is sent', () => {
    checkingOut(direct(), { lines: [aLine('L1', 'shirt', { quantity: 20 }), aLine('L2', 'poster')] }).thenOrder({
      status: 3,
      allocations: [
        { orderLineId: 'L1', warehouseId: 'main', quantity: 10 },
        { orderLineId: 'L1', warehouseId: 'north', quantity: 5 },
      ],
    })
  })

  test('with nothing to send the order is Confirmed, all of it demand', () => {
    checkingOut(direct(), { lines: [aLine('L1', 'poster')] }).thenOrder({ status: 2, shipments: [], allocations: [] })
  })

  test('what was paid at the till pays the shipment at once', () => {
    checkingOut(direct(), { paymentMethodId: 'cash' }).thenOrder({
      status: 3,
      shipments: [{ isGoodToGo: true, isPaid: true, paidValue: 24_900 }],
    })
  })

  test('an invoice lets the packed shipment leave before it is paid', () => {
    given(direct(), placed({ paymentMethodId: 'invoice' }))
      .when('CompleteShipment', (order) => ({ shipmentId: order.shipments[0]?.id ?? '', dispatch: {} }))
      .thenAccepted()
      .thenOrder({ status: 3, shipments: [{ isPaid: false }] })
  })

  test('what is imported was shipped where it comes from', () => {
    checkingOut(direct(), { origin: 'import' }).thenOrder({ status: 1, shipments: [] })
  })
})

describe('a shipment that waits for its order’s flags', () => {
  test('with direct capture the shipment is made, and is paid, when the capture is answered', () => {
    given(direct({ directCapture: true }), placed())
      .when('PutOnHold', { reasonCode: 'OTHER', reason: 'a look' })
      .thenOrder({ status: 1, isWaitingForPayment: true, deferredWork: ['ship'], shipments: [] })
    given(direct({ directCapture: true }), placed(), providerSaid('success'))
      .when('AddNote', { note: 'paid' })
      .thenOrder({
        status: 3,
        isWaitingForPayment: false,
        deferredWork: [],
        shipments: [{ isGoodToGo: true, isPaid: true, capturedValue: 24_900 }],
      })
  })

  test('a store that confirms by itself waits as Confirmed', () => {
    checkingOut(direct({ autoconfirmOrders: true }), {
      create: { authorization: { status: 'pending', reference: 'psp-1' } },
    }).thenOrder({ status: 2, isWaitingForPayment: true, deferredWork: ['ship'], allocations: [], shipments: [] })
  })

  test('a pending authorization defers the shipment until it is granted', () => {
    given(direct(), placed({ create: { authorization: { status: 'pending', reference: 'psp-1' } } }), providerSaid('success'))
      .when('AddNote', { note: 'granted' })
      .thenOrder({ status: 3, shipments: [{ isGoodToGo: true, isPaid: false }] })
  })

  test('a bank wire that arrives brings the shipment, paid', () => {
    given(direct(), placed({ paymentMethodId: 'bankWire' }))
      .when('MarkAsPaid', {})
      .thenOrder({ status: 3, isWaitingForPayment: false, shipments: [{ isGoodToGo: true, isPaid: true }] })
  })

  test('a manager who trusts the customer brings the shipment, unpaid', () => {
    given(direct(), placed({ paymentMethodId: 'bankWire' }))
      .when('ClearWaitingForPayment', { reason: 'a good customer' })
      .thenOrder({ status: 3, shipments: [{ isGoodToGo: true, isPaid: false }] })
  })

  test('only the last flag to go brings the shipment', () => {
    given(direct(), placed({ paymentMethodId: 'bankWire', create: { holdNow: { reasonCode: 'OTHER', reason: 'a look' } } }))
      .when('ResumeOrder', {})
      .thenOrder({ status: 1, deferredWork: ['ship'], shipments: [] })
      .when('ClearWaitingForPayment', { reason: 'a good customer' })
      .thenEvents('WaitingForPaymentCleared', 'OrderConfirmed', 'StockAllocated', 'ShipmentCreated', 'ShipmentMadeGoodToGo')
      .thenOrder({ status: 3, deferredWork: [] })
  })

  test('a flag set later brings no second shipment when it goes', () => {
    given(direct(), placed(), did('PutOnHold', { reasonCode: 'OTHER', reason: 'a look' }))
      .when('ResumeOrder', {})
      .thenEvents('OrderResumed')
  })

  test('where there is still no stock the order is Confirmed when the flag goes', () => {
    given(stocked('main', 'shirt', 0), stocked('north', 'shirt', 0), direct(), placed({ paymentMethodId: 'bankWire' }))
      .when('MarkAsPaid', {})
      .thenOrder({ status: 2, shipments: [] })
  })
})

describe('overselling prevention and customers', () => {
  const prevention = (level: 'standard') => storeSetTo({ oversellingPrevention: level })
  const threshold = (kept: number): Step =>
    settingsChanged((settings) => ({ ...settings, warehouses: settings.warehouses.map((each) => ({ ...each, threshold: kept })) }))
  const wanting = (quantity: number, origin: 'link' | 'showroom' = 'showroom'): Placing => ({
    origin,
    lines: [aLine('L1', 'shirt', { quantity })],
  })

  test('prevention names what is lacking and how much there is', () => {
    checkingOut(prevention('standard'), wanting(16)).thenRefused('UNAVAILABLE_ITEMS', {
      itemIds: ['shirt'],
      originalQuantities: ['16'],
      available: ['15'],
      unavailable: ['1'],
    })
    checkingOut(prevention('standard'), wanting(15)).thenAccepted()
  })

  test('a customer gets nothing of what the warehouses keep back, the staff sells to the last piece', () => {
    const store: Step = (world) => {
      prevention('standard')(world)
      threshold(2)(world)
    }
    checkingOut(store, wanting(12, 'link')).thenRefused('UNAVAILABLE_ITEMS', { available: ['11'], unavailable: ['1'] })
    checkingOut(store, wanting(15)).thenAccepted()
  })
})
