import { expect, test } from 'vitest'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { findShipment } from '../../../shared/lifecycle/quantities.ts'
import { queueRowOf } from '../../../shared/views/queue-row.ts'
import { QUEUE_IDS, queuesOf, sortKeyOf } from '../../../shared/views/queues.ts'
import { isFoundAlike, searchTerms } from '../../../shared/views/search-terms.ts'
import {
  allGoodToGo,
  allPaid,
  allShipped,
  cancelled,
  completed,
  confirmed,
  did,
  expedited,
  held,
  newWorld,
  ORDER_ID,
  orderOf,
  placed,
  resumed,
  type Step,
  selected,
  stateOf,
  waitingForPayment,
} from '../../support/given-order.ts'

function after(...steps: readonly Step[]): Order {
  const world = newWorld()
  for (const step of steps) step(world)
  return orderOf(world)
}

const returned = (): Step =>
  did('CreateReturn', (order) => ({
    shipmentId: order.shipments[0]?.id ?? '',
    lines: [
      {
        shipmentLineId: order.shipments[0]?.lines[0]?.id ?? '',
        quantity: 1,
        stockAction: 'releaseItemsBackToWarehouse',
        condition: 'A',
        reasonCode: 'SIZE',
      },
    ],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
  }))

const firstScanned = (): Step =>
  did('ScanItem', (order) => ({ shipmentId: order.shipments[0]?.id ?? '', code: order.lines[0]?.snapshot.sku ?? '' }))

const pickup = { changes: { shippingMethodId: 'pickup' } }

test.each<[string, readonly string[], readonly Step[]]>([
  ['placed', ['pending'], [placed()]],
  ['confirmed', ['confirmed'], [placed(), confirmed()]],
  ['in a new shipment', ['processing', 'toPick', 'toCapture'], [placed(), confirmed(), expedited()]],
  ['in a parcel with its first unit', ['processing', 'toPack', 'toCapture'], [placed(), confirmed(), expedited(), firstScanned()]],
  ['packed', ['processing', 'goodToGo', 'toCapture'], [placed(), confirmed(), expedited(), allGoodToGo()]],
  ['packed and paid', ['processing', 'goodToGo'], [placed(), confirmed(), expedited(), allGoodToGo(), allPaid()]],
  ['ready for pick-up', ['processing', 'goodToGo', 'pickup'], [placed(pickup), confirmed(), expedited(), allGoodToGo(), allPaid()]],
  ['on invoice and packed', ['processing', 'goodToGo'], [placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo()]],
  [
    'on invoice and sent',
    ['processing', 'shippedNotPaid'],
    [placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo(), allShipped()],
  ],
  ['completed', ['completed'], [placed(), completed()]],
  ['completed with goods on their way back', ['completed', 'returns'], [placed(), completed(), returned()]],
  ['archived', ['archived'], [placed(), completed(), did('ArchiveOrder', {})]],
  ['cancelled', ['cancelled'], [placed(), cancelled()]],
  ['held', ['held'], [placed(), confirmed(), expedited(), held()]],
  ['held and waiting for payment', ['held', 'waitingForPayment'], [placed(), held(), waitingForPayment()]],
  ['resumed', ['pending'], [placed(), held(), resumed()]],
  ['cancelled while held', ['cancelled'], [placed(), held(), cancelled()]],
])('an order that is %s stands in %s', (_, queues, steps) => {
  expect(queuesOf(after(...steps))).toEqual(queues)
})

test('a basket stands in Incomplete until it is checked out or deleted', () => {
  const world = newWorld()
  selected()(world)
  const basket = stateOf(world).selection
  expect(basket && queuesOf(basket)).toEqual(['incomplete'])
  did('DeleteSelection', {})(world)
  const deleted = stateOf(world).selection
  expect(deleted && queuesOf(deleted)).toEqual([])
})

test('every queue is named once', () => {
  expect(new Set(QUEUE_IDS).size).toBe(QUEUE_IDS.length)
})

test('orders of one moment have keys of their own, and later ones come later', () => {
  const first = after(placed())
  expect(sortKeyOf(first)).toBe(`${first.orderDate} ${ORDER_ID}`)
  expect(sortKeyOf({ ...first, id: 'z' }) > sortKeyOf(first)).toBe(true)
  expect(sortKeyOf({ ...first, orderDate: '2020-01-01T00:00:00.000Z' }) < sortKeyOf(first)).toBe(true)
})

test('a row says who, how many, how much, how paid, and why it is held', () => {
  const row = queueRowOf(after(placed(), held('INCORRECT_ADDRESS')))
  expect(row).toMatchObject({
    id: ORDER_ID,
    kind: 'order',
    number: 'A-00001',
    status: 1,
    holds: ['INCORRECT_ADDRESS'],
    customer: 'Pia Lind',
    itemCount: 2,
    total: 24_900,
    currency: 'SEK',
    shippingMethod: 'Home delivery',
    paymentMethod: 'psp',
    paymentKind: 'psp',
    authorized: 24_900,
    paid: 0,
    net: 0,
  })
  expect(JSON.parse(JSON.stringify(row))).toEqual(row)
})

test('a row counts what is still wanted and what money is still kept', () => {
  const order = after(placed(), completed())
  expect(queueRowOf(order)).toMatchObject({ status: 4, itemCount: 2, paid: 24_900, net: 24_900 })
})

test('the row of a basket is of status 0 and has no number', () => {
  const world = newWorld()
  selected()(world)
  const basket = stateOf(world).selection
  expect(basket && queueRowOf(basket)).toMatchObject({ kind: 'selection', status: 0, number: '', itemCount: 2, total: 20_000 })
})

test('an order is found by other words exactly when it says it is', () => {
  const world = newWorld()
  const steps = [
    ...[placed(), confirmed(), expedited(), held(), resumed(), allGoodToGo(), allPaid()],
    did('EditShipment', (order) => ({ shipmentId: order.shipments[0]?.id ?? '', details: { trackingNumber: 'TRACK 9' } })),
    did('EditOrder', (order) => ({ changes: { comment: 'ring twice', billingAddress: order.billingAddress } })),
    did('EditOrder', (order) => ({
      changes: { billingAddress: { ...(order.billingAddress as NonNullable<Order['billingAddress']>), lastName: 'Berg' } },
    })),
    ...[allShipped(), returned()],
  ]
  let before: Order | null = null
  for (const step of steps) {
    step(world)
    const order = orderOf(world)
    const changed: boolean = before === null || searchTerms(before).join(' ') !== searchTerms(order).join(' ')
    if (changed) expect(isFoundAlike(before, order)).toBe(false)
    before = order
  }
  expect(findShipment(orderOf(world), before?.shipments[0]?.id ?? '')?.trackingNumber).toBe('TRACK 9')
  expect(searchTerms(orderOf(world))).toEqual(expect.arrayContaining(['track9', 'berg', 'a00001', 'a1', 'skushirt', 'eanshirt']))
})
