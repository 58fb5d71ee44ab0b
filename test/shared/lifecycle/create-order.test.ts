import { describe, expect, test } from 'vitest'
import { paid } from '../../../shared/lifecycle/order-money.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import {
  aLine,
  checkout,
  completed,
  confirmed,
  did,
  given,
  ORDER_ID,
  type Placing,
  placed,
  type Step,
  selected,
  settingsChanged,
  stateOf,
  stocked,
  storeSetTo,
} from '../../support/given-order.ts'
import { aboutReturn, tookBack } from '../../support/given-return.ts'
import { providerSays } from '../../support/provider-answers.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

const checkingOut = (placing: Placing = {}) => given(selected(placing)).when('CreateOrder', checkout(placing))

describe('the steps of the checkout', () => {
  test('an authorized order begins as Pending and keeps what was in the basket', () => {
    const then = checkingOut()
      .thenEvents('SelectionCheckedOut', 'OrderCreated', 'PaymentAdded')
      .thenOrder({
        id: ORDER_ID,
        number: 'A-00001',
        reference: 'ABCDEFGHI',
        status: 1,
        isWaitingForPayment: false,
        buyerName: 'Pia Lind',
        shippingCost: 4_900,
        totals: { itemsTotal: 20_000, grandTotal: 24_900, taxTotal: 4_980, totalQuantity: 2 },
        lines: [{ id: 'L1', total: 20_000, snapshot: { sku: 'SKU-shirt' } }],
        payments: [{ kind: 'psp', entries: [{ entryType: 'AUTH', status: 'success', value: 24_900 }] }],
      })
    expect(stateOf(then.world).selection).toMatchObject({ state: 'checkedOut', orderId: ORDER_ID })
  })

  test('checking out the same basket again finds the same order', () => {
    given(placed())
      .when('CreateOrder', checkout({ number: 'A-00002' }))
      .thenNoEffect()
      .thenOrder({ number: 'A-00001' })
  })

  test('a basket nobody knows cannot be checked out', () => {
    given().when('CreateOrder', checkout()).thenRefused('NOT_FOUND')
  })

  test('a deleted basket cannot be checked out', () => {
    given(selected(), did('DeleteSelection', {})).when('CreateOrder', checkout()).thenRefused('DELETED')
  })

  test('a stranger’s basket expires', () => {
    given(selected({ changes: { ownerKind: 'anonymous' } }))
      .when('CreateOrder', checkout(), { at: '2025-04-03T09:00:00.000Z' })
      .thenRefused('SELECTION_EXPIRED')
  })

  test.each([
    ['customerId', { changes: { customerId: null, address: null, shippingAddress: null } }],
    ['address', { changes: { address: null } }],
    ['address', { changes: { address: { ...TEST_ADDRESS, city: '' } } }],
    ['shippingAddress', { changes: { shippingAddress: { ...TEST_ADDRESS, address1: '' } } }],
    ['shippingMethodId', { changes: { shippingMethodId: null } }],
    ['shippingMethodId', { changes: { shippingMethodId: 'pigeon' } }],
    ['paymentMethodId', { changes: { paymentMethodId: null } }],
    ['paymentMethodId', { paymentMethodId: 'shells' }],
    ['lines', { lines: [] }],
    ['number', { create: { number: ' ' } }],
    ['reference', { create: { reference: 'abc' } }],
  ] satisfies readonly (readonly [string, Placing])[])(
    'without %s there is no order, and the clerk hears which step is missing (%#)',
    (field, placing) => {
      const then = checkingOut(placing).thenRefused('VALIDATION', { field })
      expect(stateOf(then.world)).toMatchObject({ order: null, selection: { state: 'open' } })
    },
  )

  test('one address serves as both', () => {
    checkingOut({ changes: { shippingAddress: null } }).thenOrder({ shippingAddress: TEST_ADDRESS })
  })

  test('a basket nobody collects in person needs an address, a pick-up does not cost shipping', () => {
    checkingOut({ changes: { shippingMethodId: 'pickup', shippingAddress: null } }).thenOrder({ isPickup: true, shippingCost: 0 })
  })
})

describe('carriers', () => {
  const carrierSetTo = (changes: Partial<ShopSettings['carriers'][number]>) =>
    settingsChanged((settings) => ({ ...settings, carriers: settings.carriers.map((carrier) => ({ ...carrier, ...changes })) }))
  const abroad = { changes: { shippingAddress: { ...TEST_ADDRESS, country: 'US' } } }
  const heavy = { lines: [aLine('L1', 'shirt', { quantity: 40 })] }

  test('a carrier that does not go there is refused', () => {
    checkingOut(abroad).thenRefused('CARRIER_UNAVAILABLE', { carrier: 'PostNord', country: 'US' })
  })

  test('a carrier that is switched off is refused', () => {
    given(carrierSetTo({ active: false }), selected())
      .when('CreateOrder', checkout())
      .thenRefused('CARRIER_UNAVAILABLE')
  })

  test('a zone that is switched off is refused', () => {
    given(
      settingsChanged((settings) => ({ ...settings, zones: settings.zones.map((zone) => ({ ...zone, active: false })) })),
      selected(),
    )
      .when('CreateOrder', checkout())
      .thenRefused('CARRIER_UNAVAILABLE')
  })

  test('goods too heavy for the carrier are refused', () => {
    given(carrierSetTo({ maxWeight: 19_000 }), selected(heavy))
      .when('CreateOrder', checkout())
      .thenRefused('CARRIER_UNAVAILABLE')
  })

  test('outside the price table the carrier is refused, or takes its highest price where the shop chose that', () => {
    given(carrierSetTo({ maxWeight: null }), selected(heavy))
      .when('CreateOrder', checkout())
      .thenRefused('CARRIER_UNAVAILABLE')
    given(carrierSetTo({ maxWeight: null, rangeBehavior: 'highest' }), selected(heavy))
      .when('CreateOrder', checkout())
      .thenOrder({ shippingCost: 4_900 })
  })

  test('a carrier billed by price looks at what the goods cost', () => {
    const ranges = [
      { from: 0, to: 20_000, zoneId: 'nordic', price: 9_900 },
      { from: 20_000, to: 1_000_000, zoneId: 'nordic', price: 0 },
    ]
    given(carrierSetTo({ billing: 'price', ranges }), selected())
      .when('CreateOrder', checkout())
      .thenOrder({ shippingCost: 0 })
    given(carrierSetTo({ billing: 'price', ranges }), selected({ lines: [aLine('L1', 'shirt', { quantity: 1 })] }))
      .when('CreateOrder', checkout())
      .thenOrder({ shippingCost: 9_900 })
  })

  test('a free carrier costs nothing, and a price said by hand stands', () => {
    given(carrierSetTo({ isFree: true }), selected())
      .when('CreateOrder', checkout())
      .thenOrder({ shippingCost: 0 })
    checkingOut({ changes: { shippingCost: 1_000 } }).thenOrder({ shippingCost: 1_000, totals: { grandTotal: 21_000 } })
  })
})

describe('payment methods', () => {
  const restricted = (restrictions: Partial<ShopSettings['paymentMethods'][number]['restrictions']>, active = true) =>
    settingsChanged((settings) => ({
      ...settings,
      paymentMethods: settings.paymentMethods.map((method) => ({
        ...method,
        active,
        restrictions: { ...method.restrictions, ...restrictions },
      })),
    }))

  test.each([[{ currencies: ['EUR'] }], [{ countries: ['NO'] }], [{ groups: ['account'] }], [{ carriers: ['dhl'] }]])(
    'a method restricted to %j is not offered',
    (restrictions) => {
      given(restricted(restrictions), selected())
        .when('CreateOrder', checkout())
        .thenRefused('PAYMENT_METHOD_RESTRICTED', { method: 'psp' })
    },
  )

  test('all four restrictions may be met', () => {
    given(restricted({ currencies: ['SEK'], countries: ['SE'], groups: ['customer'], carriers: ['postnord'] }), selected())
      .when('CreateOrder', checkout())
      .thenAccepted()
  })

  test('a method that is switched off is not offered', () => {
    given(restricted({}, false), selected()).when('CreateOrder', checkout()).thenRefused('PAYMENT_METHOD_RESTRICTED')
  })

  test('a declined authorization makes no order and leaves the basket open', () => {
    const then = checkingOut({ create: { authorization: { status: 'failed', reference: 'psp-1' } } }).thenRefused('CAPTURE_FAILED', {
      step: 'authorization',
    })
    expect(stateOf(then.world)).toMatchObject({ order: null, selection: { state: 'open' } })
  })

  test('a pending authorization makes an order that waits for payment', () => {
    checkingOut({ create: { authorization: { status: 'pending', reference: 'psp-1' } } })
      .thenEvents('SelectionCheckedOut', 'OrderCreated', 'PaymentAdded', 'WaitingForPaymentSet')
      .thenOrder({ status: 1, isWaitingForPayment: true, payments: [{ entries: [{ entryType: 'AUTH_PENDING', status: 'pending' }] }] })
  })

  test('without the provider’s answer the order waits and the provider is asked once it is stored', () => {
    given(selected())
      .when('CreateOrder', { number: 'A-00001', reference: 'ABCDEFGHI' })
      .thenEvents('SelectionCheckedOut', 'OrderCreated', 'PaymentAdded', 'AuthorizationRequested', 'WaitingForPaymentSet')
      .thenOrder({ isWaitingForPayment: true, payments: [{ entries: [{ entryType: 'AUTH_PENDING', status: 'pending', value: 24_900 }] }] })
  })

  test.each(['bankWire', 'check'])('an order by %s waits for the money', (paymentMethodId) => {
    checkingOut({ paymentMethodId }).thenOrder({ status: 1, isWaitingForPayment: true, payments: [{ kind: paymentMethodId, entries: [] }] })
  })

  test.each(['invoice', 'cod'])('an order by %s does not wait', (paymentMethodId) => {
    checkingOut({ paymentMethodId }).thenOrder({ status: 1, isWaitingForPayment: false, payments: [{ kind: paymentMethodId }] })
  })

  test.each([
    ['cash', 'MARKED_AS_PAID'],
    ['externalTerminal', 'MARKED_AS_PAID'],
    ['prepaid', 'PREPAID'],
  ])('an order by %s is paid when it is made', (paymentMethodId, entryType) => {
    const then = checkingOut({ paymentMethodId }).thenOrder({
      isWaitingForPayment: false,
      payments: [{ entries: [{ entryType, status: 'success', value: 24_900 }] }],
    })
    expect(paid(then.order)).toBe(24_900)
  })

  test('a free order asks nobody for money', () => {
    const then = checkingOut({ paymentMethodId: 'free', changes: { shippingCost: 0 }, lines: [aLine('L1', 'shirt', { unitPrice: 0 })] })
    then.thenOrder({ status: 1, totals: { grandTotal: 0 }, isWaitingForPayment: false })
  })

  test('free is only for what costs nothing, and only free pays for nothing', () => {
    checkingOut({ paymentMethodId: 'free' }).thenRefused('VALIDATION', { field: 'paymentMethodId' })
    checkingOut({ changes: { shippingCost: 0 }, lines: [aLine('L1', 'shirt', { unitPrice: 0 })] }).thenRefused('VALIDATION', {
      field: 'paymentMethodId',
    })
  })
})

describe('options of the store', () => {
  test('with autoconfirm an authorized order begins as Confirmed with its stock', () => {
    given(storeSetTo({ autoconfirmOrders: true }), selected())
      .when('CreateOrder', checkout())
      .thenEvents('SelectionCheckedOut', 'OrderCreated', 'PaymentAdded', 'OrderConfirmed', 'StockAllocated')
      .thenOrder({ status: 2, allocations: [{ warehouseId: 'main', quantity: 2 }] })
  })

  test('with autoconfirm an order that waits for payment is Confirmed, and gets its stock when the payment has come', () => {
    given(storeSetTo({ autoconfirmOrders: true }), placed({ paymentMethodId: 'bankWire' }))
      .when('ClearWaitingForPayment', { reason: 'the wire came' })
      .thenEvents('WaitingForPaymentCleared', 'StockAllocated')
      .thenOrder({ status: 2, deferredWork: [], allocations: [{ quantity: 2 }] })
  })

  test('stock unallocated by hand does not come back with the flag that is lifted later', () => {
    given(
      placed(),
      confirmed(),
      did('UnallocateOrder', { lines: [{ orderLineId: 'L1', quantity: 2 }], stockAction: 'releaseItemsBackToWarehouse' }),
    )
      .when('PutOnHold', { reasonCode: 'OTHER', reason: 'a look' })
      .when('ResumeOrder', {})
      .thenEvents('OrderResumed')
      .thenOrder({ allocations: [] })
  })

  test('stock may be promised at checkout, before the order is confirmed', () => {
    given(storeSetTo({ allocateAt: 'checkout' }), selected())
      .when('CreateOrder', checkout())
      .thenOrder({ status: 1, allocations: [{ quantity: 2 }] })
  })

  test('a manager may confirm or hold the order in the same step', () => {
    checkingOut({ create: { confirmNow: true } }).thenOrder({ status: 2, allocations: [{ quantity: 2 }] })
    checkingOut({ create: { holdNow: { reasonCode: 'CUSTOMER_REQUEST', reason: 'ships in May' } } }).thenOrder({
      status: 1,
      holds: [{ reasonCode: 'CUSTOMER_REQUEST', by: 'manager' }],
    })
  })

  test('an order confirmed and held at once gets its stock when it is resumed', () => {
    given(placed({ create: { confirmNow: true, holdNow: { reasonCode: 'OTHER', reason: 'wait' } } }))
      .when('ResumeOrder', {})
      .thenEvents('OrderResumed', 'StockAllocated')
  })

  test('while two flags stand, lifting one promises nothing yet', () => {
    given(placed({ paymentMethodId: 'bankWire', create: { confirmNow: true, holdNow: { reasonCode: 'OTHER', reason: 'wait' } } }))
      .when('ResumeOrder', {})
      .thenEvents('OrderResumed')
      .when('ClearWaitingForPayment', { reason: 'came' })
      .thenEvents('WaitingForPaymentCleared', 'StockAllocated')
  })
})

describe('overselling', () => {
  const preventing = storeSetTo({ oversellingPrevention: 'standard' })
  const sixteen = { lines: [aLine('L1', 'shirt', { quantity: 16 })] }

  test('what stock cannot cover is refused with what there is', () => {
    given(preventing, selected(sixteen))
      .when('CreateOrder', checkout())
      .thenRefused('UNAVAILABLE_ITEMS', {
        itemIds: ['shirt'],
        originalQuantities: ['16'],
        unavailable: ['1'],
        available: ['15'],
      })
  })

  test('the demand of other orders counts before they are allocated', () => {
    given(preventing, placed({ lines: [aLine('L1', 'shirt', { quantity: 14 })] }), selected({ aggregateId: 'order-2' }))
      .when('CreateOrder', checkout({ number: 'A-00002' }), { aggregateId: 'order-2' })
      .thenRefused('UNAVAILABLE_ITEMS', { available: ['1'] })
  })

  test('the last piece kept back by a threshold is sold by the staff, not by a link', () => {
    const threshold = settingsChanged((settings) => ({
      ...settings,
      warehouses: settings.warehouses.map((warehouse) => ({ ...warehouse, threshold: 1 })),
    }))
    const fifteen = { lines: [aLine('L1', 'shirt', { quantity: 15 })] }
    given(preventing, threshold, selected(fifteen)).when('CreateOrder', checkout()).thenAccepted()
    given(preventing, threshold, selected({ ...fifteen, origin: 'link' }))
      .when('CreateOrder', checkout())
      .thenRefused('UNAVAILABLE_ITEMS', { available: ['13'] })
  })

  test('stock is enough where it stands in the second warehouse only', () => {
    given(stocked('main', 'shirt', 0), storeSetTo({ oversellingPrevention: 'standard' }), selected())
      .when('CreateOrder', checkout({ create: { confirmNow: true } }))
      .thenOrder({ allocations: [{ warehouseId: 'north', quantity: 2 }] })
  })

  test('a preorder may be sold before there is stock, and so may anything where nobody prevents it', () => {
    given(preventing, selected({ lines: [aLine('L1', 'poster', { preorder: true })] }))
      .when('CreateOrder', checkout())
      .thenAccepted()
    given(selected({ lines: [aLine('L1', 'poster')] }))
      .when('CreateOrder', checkout())
      .thenAccepted()
  })
})

describe('exchanges', () => {
  const exchangeBasket =
    (lines?: Placing['lines']): Step =>
    (world) => {
      for (const step of [placed(), completed(), tookBack(1)]) step(world)
      did('CreateSelectionFromReturn', (order) => ({ ...aboutReturn(order), selectionId: 'exchange' }))(world)
      for (const line of lines ?? []) did('SetSelectionLine', { line }, { aggregateId: 'exchange' })(world)
      did('EditSelection', { changes: { shippingMethodId: 'pickup' } }, { aggregateId: 'exchange' })(world)
    }
  const exchanging = (lines?: Placing['lines'], create: Placing['create'] = {}) =>
    given(exchangeBasket(lines)).when('CreateOrder', { number: 'A-00002', reference: 'EXCHANGED', ...create }, { aggregateId: 'exchange' })

  test('the same again is paid by what came back, and nobody is asked for money', () => {
    exchanging()
      .thenEvents('SelectionCheckedOut', 'OrderCreated', 'PaymentAdded')
      .thenOrder({
        originOrderId: ORDER_ID,
        totals: { grandTotal: 10_000 },
        isWaitingForPayment: false,
        payments: [{ kind: 'prepaid', entries: [{ entryType: 'PREPAID', status: 'success', value: 10_000 }] }],
      })
  })

  test('something dearer is paid by what came back and the rest by the customer', () => {
    exchanging([aLine('X', 'mug', { quantity: 1 })], { authorization: { status: 'success', reference: 'psp-2' } }).thenOrder({
      totals: { grandTotal: 14_999 },
      payments: [
        { kind: 'prepaid', entries: [{ entryType: 'PREPAID', value: 10_000 }] },
        { kind: 'psp', entries: [{ entryType: 'AUTH', value: 4_999 }] },
      ],
    })
  })

  test('a shipment of it is paid as soon as it is made', () => {
    exchanging()
      .when('ConfirmOrder', {}, { aggregateId: 'exchange' })
      .when('ExpediteOrder', {}, { aggregateId: 'exchange' })
      .thenEvents('ShipmentCreated', 'ShipmentPaid')
  })
})

describe('baskets that may lack something', () => {
  test('over the counter nobody needs a name, an address or a carrier', () => {
    checkingOut({
      origin: 'counter',
      paymentMethodId: 'cash',
      changes: { customerId: null, ownerKind: 'staff', address: null, shippingAddress: null, shippingMethodId: null },
    }).thenOrder({ status: 1, buyerName: '', shippingCost: 0, totals: { grandTotal: 20_000 } })
  })

  test('what is sent home from the counter needs to know where that is', () => {
    checkingOut({
      origin: 'counter',
      paymentMethodId: 'cash',
      changes: { customerId: null, address: null, shippingAddress: null },
    }).thenRefused('VALIDATION', { field: 'shippingAddress' })
  })

  test('over the counter somebody still pays', () => {
    checkingOut({ origin: 'counter', changes: { paymentMethodId: null } }).thenRefused('VALIDATION', { field: 'paymentMethodId' })
  })

  test('an imported order is taken as it was, at the time it was made', () => {
    given(
      storeSetTo({ oversellingPrevention: 'standard' }),
      selected({
        origin: 'import',
        lines: [aLine('L1', 'poster', { unitPrice: 0 }), aLine('L2', 'mug')],
        changes: { customerId: null, address: null, shippingAddress: null, shippingMethodId: null, paymentMethodId: null },
      }),
    )
      .when('CreateOrder', {
        number: 'I-00588',
        reference: 'ABCDEFGHI',
        orderDate: '2011-12-01T08:26:00.000Z',
        externalIds: { centra: '588' },
        imported: { affiliateHtml: '' },
      })
      .thenOrder({
        number: 'I-00588',
        orderDate: '2011-12-01T08:26:00.000Z',
        externalIds: { centra: '588' },
        imported: { affiliateHtml: '' },
        payments: [],
      })
  })
})

describe('prices', () => {
  test('a discount is split over the lines to the last öre', () => {
    const lines = [aLine('L1', 'shirt', { quantity: 1, unitPrice: 1_000 }), aLine('L2', 'mug', { quantity: 2, unitPrice: 1_000 })]
    const then = checkingOut({ lines, changes: { shippingCost: 0, discounts: [{ kind: 'voucher', name: 'SPRING', amount: 1_000 }] } })
    then.thenOrder({ totals: { grandTotal: 2_000 }, lines: [{ discountShare: 333 }, { discountShare: 667 }] })
  })

  test('prices without tax get it added, and an exempt customer pays none', () => {
    const net = storeSetTo({ pricesIncludeTax: false })
    given(net, selected({ changes: { shippingCost: 0 } }))
      .when('CreateOrder', checkout())
      .thenOrder({ totals: { grandTotal: 25_000, taxTotal: 5_000 } })
    given(net, selected({ changes: { shippingCost: 0, vatExempt: true } }))
      .when('CreateOrder', checkout())
      .thenOrder({ totals: { grandTotal: 20_000, taxTotal: 0 } })
    checkingOut({ changes: { shippingCost: 0, vatExempt: true } }).thenOrder({ totals: { grandTotal: 16_000, taxTotal: 0 } })
  })
})

test('an order put on hold as it is made says why', () => {
  checkingOut({ create: { holdNow: { reasonCode: 'OTHER', reason: ' ' } } }).thenRefused('VALIDATION', { field: 'reason' })
})

describe('direct capture', () => {
  const capturing = storeSetTo({ directCapture: true })
  const onCapturing = (placing: Placing = {}) => given(capturing, selected(placing)).when('CreateOrder', checkout(placing))

  test('a card authorized already is captured at once, and the order waits for that money', () => {
    onCapturing()
      .thenEvents('SelectionCheckedOut', 'OrderCreated', 'PaymentAdded', 'CaptureRequested', 'WaitingForPaymentSet')
      .thenOrder({ status: 1, isWaitingForPayment: true })
      .when('RecordPaymentResult', providerSays('success'), { role: 'system' })
      .thenOrder({
        isWaitingForPayment: false,
        payments: [{ entries: [{ entryType: 'AUTH' }, { status: 'success' }, { entryType: 'CAPTURE', value: 24_900 }] }],
      })
  })

  test('an order put on hold as it is made is not captured', () => {
    onCapturing({ create: { holdNow: { reasonCode: 'FRAUD_SUSPECTED', reason: 'a look' } } }).thenEvents(
      'SelectionCheckedOut',
      'OrderCreated',
      'PaymentAdded',
      'OrderPutOnHold',
    )
  })

  test('what is imported was captured or not where it came from', () => {
    onCapturing({ origin: 'import' }).thenOrder({ isWaitingForPayment: false })
  })
})
