import { expect, test } from 'vitest'
import { entryText, type HistoryEntry, historyEntryOf } from '../../../shared/views/history-entry.ts'
import { phrase } from '../../../shared/views/phrase.ts'
import { newestFirst } from '../../../shared/views/timeline.ts'
import { speak } from '../../../shared/wording/tongue.ts'
import {
  allGoodToGo,
  allShipped,
  confirmed,
  did,
  expedited,
  given,
  held,
  ORDER_ID,
  orderOf,
  placed,
  resumed,
  type Step,
  shipmentOf,
} from '../../support/given-order.ts'
import { TEST_SHOP } from '../../support/test-shop.ts'

function historyAfter(...steps: readonly Step[]): readonly HistoryEntry[] {
  const { world } = given(...steps)
  return world.events.map(({ event }, index) =>
    historyEntryOf(event, {
      id: String(index),
      recordedAt: event.at,
      commandId: 'c',
      order: orderOf(world, ORDER_ID),
      settings: TEST_SHOP,
    }),
  )
}

const soldForCash = [placed({ paymentMethodId: 'cash' }), confirmed(), expedited(), allGoodToGo(), allShipped()]

test('the story of an order is told in sentences, under Centra’s names', () => {
  const told = historyAfter(...soldForCash).map((entry) => [entry.type, entry.sentence])
  expect(told).toEqual([
    ['SELECTION_CREATED', 'Selection created'],
    ['SELECTION_UPDATED', 'Selection checked out'],
    ['ORDER_CREATED', 'Order A-00001 created, SEK\u00a0249.00'],
    ['PAYMENT_ADDED', 'Paid: cash, SEK\u00a0249.00'],
    ['ORDER_STATUS_CHANGED', 'Order confirmed'],
    ['STOCK_ALLOCATION_ADDED', '2 units allocated from Main'],
    ['SHIPMENT_CREATED', 'Shipment A-00001-1 created, Main'],
    ['SHIPMENT_STATUS_PAID_ADDED', 'Shipment A-00001-1 paid, SEK\u00a0249.00'],
    ['SHIPMENT_STATUS_GOOD_TO_GO_CHANGED', 'Shipment A-00001-1 is good-to-go'],
    ['SHIPMENT_STATUS_CHANGED', 'Shipment A-00001-1 completed with PostNord'],
  ])
})

test('holds say their reason in words and who set them', () => {
  const entries = historyAfter(placed(), held('INCORRECT_ADDRESS'), resumed())
  expect(entries.slice(-2)).toMatchObject([
    { type: 'ORDER_STATUS_ON_HOLD_ADDED', sentence: 'Put on hold: address is wrong (the desk wants a look)', by: 'manager' },
    { type: 'ORDER_STATUS_ON_HOLD_REMOVED', sentence: 'Resumed; no longer held for: address is wrong' },
  ])
})

test('a note is shown as it was written', () => {
  expect(historyAfter(placed(), did('AddNote', { note: 'Rang twice, nobody in.' })).at(-1)).toMatchObject({
    type: 'USER_NOTE_ADDED',
    sentence: 'Rang twice, nobody in.',
  })
})

test('goods and money that come back are told apart', () => {
  const back = did('CreateReturn', (order) => ({
    shipmentId: shipmentOf(order).id,
    lines: [
      {
        shipmentLineId: shipmentOf(order).lines[0]?.id ?? '',
        quantity: 1,
        stockAction: 'releaseItemsBackToWarehouse',
        condition: 'A',
        reasonCode: 'OTHER',
      },
    ],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: 'too small',
  }))
  const refund = did('RefundReturn', (order) => ({ returnId: order.returns[0]?.id ?? '', method: 'cash' }))
  expect(
    historyAfter(...soldForCash, back, refund)
      .slice(-3)
      .map((entry) => [entry.type, entry.sentence]),
  ).toEqual([
    ['RETURN_CREATED', 'Return A-00001-R1 created, 1 unit (too small)'],
    ['REFUND_ADDED', 'Refunded SEK\u00a0100.00 in cash'],
    ['RETURN_COMPLETED', 'Return A-00001-R1 completed'],
  ])
})

test('without the order and the settings the sentences still read', () => {
  const { world } = given(...soldForCash)
  for (const { event } of world.events) {
    const { sentence } = historyEntryOf(event, { id: '1', recordedAt: event.at, commandId: 'c', order: null, settings: null })
    expect(sentence).toMatch(/^\S.*\S$/)
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object/)
  }
})

test('a timeline begins with what happened last, also within one moment', () => {
  const sentences = newestFirst(historyAfter(placed({ paymentMethodId: 'cash' }), confirmed())).map((entry) => entry.sentence)
  expect(sentences.slice(0, 2)).toEqual(['2 units allocated from Main', 'Order confirmed'])
  expect(sentences.at(-1)).toBe('Selection created')
})

test('what was written down in English is read in the language of whoever reads it', () => {
  const entry: HistoryEntry = {
    id: '1',
    type: 'ORDER_STATUS_CHANGED',
    at: '2026-03-02T10:00:00.000Z',
    recordedAt: '2026-03-02T10:00:00.000Z',
    by: 'Ada',
    commandId: 'c1',
    sentence: 'Order 7 created, SEK 1,234.00',
    words: phrase('Order {number} created, {amount}', { number: '7', amount: { minor: 123_400, currency: 'SEK' } }),
  }
  expect(entryText(entry)).toBe('Order 7 created, SEK\u00a01,234.00')
  speak({ language: 'de', messages: { 'Order {number} created, {amount}': 'Auftrag {number} angelegt, {amount}' } })
  expect(entryText(entry)).toBe('Auftrag 7 angelegt, 1.234,00\u00a0SEK')
  const { words: _, ...older } = entry
  expect(entryText(older)).toBe(entry.sentence)
  speak({ language: 'en', messages: {} })
})
