import { describe, expect, test } from 'vitest'
import type { NewLine } from '../../../shared/lifecycle/command.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Store } from '../../../shared/lifecycle/settings.ts'
import {
  aLine,
  confirmed,
  did,
  expedited,
  given,
  held,
  orderOf,
  type Placing,
  placed,
  type Step,
  storeSetTo,
} from '../../support/given-order.ts'
import { providerSaid } from '../../support/provider-answers.ts'

const invoice = { paymentMethodId: 'invoice' } as const
/** Ten minor units without tax, a fourth of it on top: 12.5. */
const ten = (id: string, changes: Partial<NewLine> = {}) => aLine(id, 'shirt', { quantity: 1, unitPrice: 10, comment: id, ...changes })
const orderAfter = (...steps: readonly Step[]): Order => orderOf(given(...steps).world)
const totals = (order: Order) => order.lines.map((line) => line.total)

describe('an order that grew costs what it would have cost from the beginning', () => {
  const options: readonly (readonly [string, Partial<Store>, Placing['changes']])[] = [
    ['with tax put on once per rate', { roundType: 'total', pricesIncludeTax: false }, {}],
    ['with tax put on by the line', { roundType: 'line', pricesIncludeTax: false }, {}],
    ['with tax put on by the unit', { roundType: 'item', pricesIncludeTax: false }, {}],
    ['exempt from the tax in its prices', { roundType: 'total' }, { vatExempt: true, shippingCost: 49, handlingCost: 3 }],
    [
      'with a voucher larger than its first goods',
      { roundType: 'total', pricesIncludeTax: false },
      { discounts: [{ kind: 'voucher', name: 'V', amount: 17 }] },
    ],
  ]
  test.each(options)('%s', (_name, store, changes) => {
    const later = [ten('L2'), ten('L3', { taxPercent: 6 }), ten('L1', { id: 'L4' })]
    const grown = orderAfter(
      storeSetTo(store),
      placed({ ...invoice, lines: [ten('L1')], changes: { shippingCost: 4, ...changes } }),
      ...later.map((line) => did('AddLines', { lines: [line] })),
    )
    const lines = [ten('L1', { quantity: 2 }), ten('L2'), ten('L3', { taxPercent: 6 })]
    const atOnce = orderAfter(storeSetTo(store), placed({ ...invoice, lines, changes: { shippingCost: 4, ...changes } }))
    expect(grown.totals).toEqual(atOnce.totals)
    expect(totals(grown)).toEqual(totals(atOnce))
  })

  test('and says which lines the new ones made dearer or cheaper', () => {
    const given2 = given(
      storeSetTo({ roundType: 'total', pricesIncludeTax: false }),
      placed({ ...invoice, lines: [ten('L1'), ten('L2')], changes: { shippingCost: 0 } }),
    )
    expect(totals(orderOf(given2.world))).toEqual([13, 12])
    const { decision, order } = given2.when('AddLines', { lines: [ten('L3')] })
    expect(totals(order)).toEqual([13, 13, 12])
    const [event] = decision.outcome === 'accepted' ? decision.events : []
    expect(event).toMatchObject({ kind: 'LinesAdded', lines: [{ id: 'L3' }], repriced: [{ id: 'L2', total: 13 }] })
  })
})

describe('what was sent, paid or cancelled keeps its price, and what is added bears the rest', () => {
  const store = storeSetTo({ roundType: 'total', pricesIncludeTax: false })
  const lines = [ten('L1'), ten('L2')]

  test('after part of it was cancelled', () => {
    const cancelled = did('CancelLines', { lines: [{ orderLineId: 'L1', quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' })
    const order = orderAfter(
      store,
      placed({ ...invoice, lines, changes: { shippingCost: 0 } }),
      cancelled,
      did('AddLines', { lines: [ten('L3')] }),
    )
    expect(totals(order)).toEqual([13, 12, 13])
  })

  test('after a parcel was made of it', () => {
    const order = orderAfter(
      store,
      placed({ ...invoice, lines, changes: { shippingCost: 0 } }),
      confirmed(),
      expedited(),
      did('AddLines', { lines: [ten('L3')] }),
      did('AddLines', { lines: [ten('L4')] }),
    )
    // 30 and 40 without tax are 37.5 and 50 with it.
    expect(totals(order)).toEqual([13, 12, 13, 12])
  })

  test('after it was paid', () => {
    const paid = placed({ paymentMethodId: 'cash', lines, changes: { shippingCost: 0 } })
    expect(totals(orderAfter(store, paid, did('AddLines', { lines: [ten('L3')] })))).toEqual([13, 12, 13])
  })

  test('and a voucher that was used up then takes nothing off them', () => {
    const discounts = [{ kind: 'voucher' as const, name: 'V', amount: 5 }]
    const paid = placed({ paymentMethodId: 'cash', lines, changes: { shippingCost: 0, discounts } })
    const order = orderAfter(store, paid, did('AddLines', { lines: [ten('L3')] }))
    expect(order.lines.map((line) => line.discountShare)).toEqual([3, 2, 0])
  })

  test('after it was paid, and a voucher its first goods could not use up is used on the new ones', () => {
    const discounts = [{ kind: 'voucher' as const, name: 'V', amount: 30 }]
    const order = orderAfter(
      store,
      placed({ paymentMethodId: 'cash', lines: [ten('L1')], changes: { shippingCost: 4, discounts } }),
      did('AddLines', { lines: [ten('L2'), ten('L3')] }),
    )
    expect(order.lines.map((line) => [line.discountShare, line.total])).toEqual([
      [10, 0],
      [10, 0],
      [10, 0],
    ])
    expect(order.totals).toMatchObject({ itemsTotal: 0, discountTotal: 30 })
  })

  test('lines cancelled and brought back, bit by bit, cost what they did', () => {
    const cancelling = (orderLineId: string, quantity: number) =>
      did('CancelLines', { lines: [{ orderLineId, quantity }], stockAction: 'releaseItemsBackToWarehouse' })
    const restoring = (orderLineId: string) => did('RestoreLines', { lines: [{ orderLineId, quantity: 1 }] })
    const before = placed({ ...invoice, lines: [ten('L1', { quantity: 3 }), ten('L2')], changes: { shippingCost: 0 } })
    const order = orderAfter(store, before, cancelling('L1', 1), cancelling('L1', 1), restoring('L1'), restoring('L1'))
    expect(order.totals).toEqual(orderAfter(store, before).totals)
  })
})

test('goods wanted in another week are a line of their own', () => {
  given(placed({ ...invoice, lines: [aLine('L1', 'shirt', { deliveryWindow: 'week 12' })] }))
    .when('AddLines', { lines: [aLine('L2', 'shirt', { deliveryWindow: 'week 14' }), aLine('L3', 'shirt', { deliveryWindow: 'week 12' })] })
    .thenOrder({
      lines: [
        { id: 'L1', quantity: 4 },
        { id: 'L2', quantity: 2 },
      ],
    })
})

describe('beyond the authorization', () => {
  const mug = { lines: [aLine('L2', 'mug', { quantity: 1 })] }
  const cash = (amount: number) => ({ ...mug, payment: { methodId: 'cash', amount, reference: 'Receipt 9' } })
  const capturedAtOnce: readonly Step[] = [storeSetTo({ directCapture: true }), placed(), providerSaid('success')]

  test('the refusal says how much is missing', () => {
    given(placed()).when('AddLines', mug).thenRefused('AUTH_EXCEEDED', { wanted: 29_899, authorized: 24_900, missing: 4_999 })
  })

  test('an order grows by what is paid extra for it, and the provider captures the rest', () => {
    given(placed(), confirmed())
      .when('AddLines', cash(4_999))
      .thenEvents('PaymentAdded', 'PaymentEntryAdded', 'LinesAdded')
      .thenOrder({
        totals: { grandTotal: 29_899 },
        payments: [
          {},
          { kind: 'cash', entries: [{ entryType: 'ADDITIONAL_ORDER_PAYMENT', value: 4_999, externalReference: 'Receipt 9' }] },
        ],
      })
      .when('AllocateOrder', {})
      .when('ExpediteOrder', {})
      .when('CaptureShipment', (order) => ({ shipmentId: order.shipments[0]?.id ?? '' }))
      .thenOrder({ payments: [{ entries: [{}, { entryType: 'CAPTURE_REQUEST', value: 24_900 }] }, {}] })
  })

  test('an order whose money is captured already grows the same way', () => {
    given(...capturedAtOnce)
      .when('AddLines', mug)
      .thenRefused('AUTH_EXCEEDED', { missing: 4_999 })
      .when('AddLines', cash(4_998))
      .thenRefused('AUTH_EXCEEDED', { missing: 1 })
      .when('AddLines', cash(4_999))
      .thenOrder({ totals: { grandTotal: 29_899 } })
  })

  test('no more is taken than the order will cost', () => {
    given(...capturedAtOnce)
      .when('AddLines', cash(5_000))
      .thenRefused('VALIDATION', { field: 'amount', max: 4_999 })
      .when('AddLines', cash(0))
      .thenRefused('VALIDATION', { field: 'amount' })
  })

  test('what the provider is being asked for counts as taken', () => {
    given(placed(), did('CaptureOrder', { amount: 24_900 }))
      .when('AddLines', cash(5_000))
      .thenRefused('VALIDATION', { field: 'amount', max: 4_999 })
  })

  test('it is paid by a method that brings money, and by somebody who may take it', () => {
    const by = (methodId: string) => ({ ...mug, payment: { methodId, amount: 4_999 } })
    const story = given(...capturedAtOnce)
    for (const kind of ['psp', 'invoice', 'cod', 'free']) story.when('AddLines', by(kind)).thenRefused('PAYMENT_METHOD_RESTRICTED')
    story.when('AddLines', by('pebbles')).thenRefused('NOT_FOUND', { methodId: 'pebbles' })
    story.when('AddLines', by('bankWire'), { role: 'counter' }).thenRefused('FORBIDDEN', { command: 'MarkAsPaid' })
    story.when('AddLines', by('cash'), { role: 'counter' }).thenAccepted()
  })

  test('on Hold no money is taken for it', () => {
    given(placed(), held()).when('AddLines', cash(4_999)).thenRefused('ON_HOLD')
  })

  test('an extra payment taken by mistake is taken back', () => {
    given(placed(), did('AddLines', cash(4_999)))
      .when('MarkAsUnpaid', {})
      .thenEvents('PaymentEntryAdded')
      .when('MarkAsUnpaid', {})
      .thenNoEffect()
  })

  test('cancelled units come back for an extra payment too', () => {
    const cancelling = did('CancelLines', { lines: [{ orderLineId: 'L1', quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' })
    const authorized = { authorization: { status: 'success', reference: 'p', amount: 20_000 } } as const
    given(placed({ create: authorized }), cancelling)
      .when('RestoreLines', { lines: [{ orderLineId: 'L1', quantity: 1 }] })
      .thenRefused('AUTH_EXCEEDED', { missing: 4_900 })
      .when('RestoreLines', { lines: [{ orderLineId: 'L1', quantity: 1 }], payment: { methodId: 'externalTerminal', amount: 4_900 } })
      .thenOrder({ totals: { grandTotal: 24_900 }, lines: [{ cancelledQuantity: 0 }] })
  })
})
