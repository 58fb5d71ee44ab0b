import { describe, expect, test } from 'vitest'
import { composeDocument } from '../../../shared/lifecycle/compose-document.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { paidOf, refundedOf } from '../../../shared/lifecycle/order-money.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { did, given, type Placing, type Step, selected, settingsChanged } from '../../support/given-order.ts'
import { aboutReturn, tookBack } from '../../support/given-return.ts'
import { TEST_SHOP } from '../../support/test-shop.ts'

const COUNTER: Placing = {
  origin: 'counter',
  paymentMethodId: 'prepaid',
  changes: { customerId: null, ownerKind: 'anonymous', address: null, shippingAddress: null, shippingMethodId: null },
}
const NAMES = { number: 'K-00001', reference: 'ABCDEFGHI' }
const CASH = { methodId: 'cash', amount: 5_000 }
const CARD = { methodId: 'externalTerminal', amount: 15_000, reference: ' TID 4711 ' }
const basket = () => selected(COUNTER)
const soldInParts = () => [basket(), did('CounterSale', { ...NAMES, tenders: [CASH, CARD] })] as const

const switchedOff = (methodId: string): Step =>
  settingsChanged((settings) => ({
    ...settings,
    paymentMethods: settings.paymentMethods.map((method) => (method.id === methodId ? { ...method, active: false } : method)),
  }))

describe('a sale of 200.00 paid in parts', () => {
  test('keeps each part as a payment of its own, with what the terminal’s slip says', () => {
    const { order } = given(basket())
      .when('CounterSale', { ...NAMES, tenders: [CASH, CARD] }, { role: 'counter' })
      .thenOrder({
        status: 4,
        paymentMethodId: 'cash',
        paymentMethodName: 'cash + externalTerminal',
        shipments: [{ isPaid: true, paidValue: 20_000 }],
        payments: [
          { kind: 'cash', externalReference: '', entries: [{ entryType: 'MARKED_AS_PAID', status: 'success', value: 5_000 }] },
          {
            kind: 'externalTerminal',
            externalReference: 'TID 4711',
            entries: [{ entryType: 'MARKED_AS_PAID', value: 15_000, externalReference: 'TID 4711' }],
          },
        ],
      })
    expect(new Set(order.payments.flatMap(({ id, entries }) => [id, ...entries.map((entry) => entry.id)])).size).toBe(4)
  })

  test('may be paid by two cards, and by what was paid before', () => {
    const tenders = [
      { ...CARD, amount: 9_000, reference: '1' },
      { ...CARD, amount: 9_000, reference: '2' },
      { methodId: 'prepaid', amount: 2_000, reference: 'GIFT-7' },
    ]
    given(basket())
      .when('CounterSale', { ...NAMES, tenders })
      .thenOrder({
        status: 4,
        paymentMethodName: 'externalTerminal + prepaid',
        payments: [
          { externalReference: '1' },
          { externalReference: '2' },
          { externalReference: 'GIFT-7', entries: [{ entryType: 'PREPAID' }] },
        ],
      })
  })

  test('in one part is a sale like any other, with its slip', () => {
    given(basket())
      .when('CounterSale', { ...NAMES, tenders: [{ ...CARD, amount: 20_000 }] })
      .thenOrder({ status: 4, paymentMethodName: 'externalTerminal', payments: [{ externalReference: 'TID 4711' }] })
  })

  test.each([
    ['comes to less', [CASH], { paid: 5_000, due: 20_000 }, `${moneyText(15_000, 'SEK')} of the sale is not paid yet.`],
    ['is nothing', [], { paid: 0, due: 20_000 }, `${moneyText(20_000, 'SEK')} of the sale is not paid yet.`],
    ['comes to more', [CASH, CARD, CASH], { paid: 25_000 }, `The parts come to ${moneyText(5_000, 'SEK')} more than the sale.`],
    [
      'names one slip twice',
      [
        { ...CARD, amount: 10_000 },
        { ...CARD, amount: 10_000, reference: 'TID 4711' },
      ],
      { reference: 'TID 4711' },
      'Slip TID 4711 stands on two parts.',
    ],
  ])('that %s is refused', (_, tenders, facts, sentence) => {
    const { decision } = given(basket())
      .when('CounterSale', { ...NAMES, tenders })
      .thenRefused('VALIDATION', { field: 'tenders', ...facts })
    expect(decision.outcome === 'refused' ? refusalSentence(decision.refusal).sentence : '').toBe(sentence)
  })

  test.each(['psp', 'invoice', 'bankWire', 'check', 'cod', 'free'])('has no part by %s, which is not money in hand', (methodId) => {
    given(basket())
      .when('CounterSale', { ...NAMES, tenders: [CASH, { methodId, amount: 15_000 }] })
      .thenRefused('PAYMENT_METHOD_RESTRICTED', { method: methodId })
  })

  test('has no part by a way nobody knows or the shop does not offer, and none of nothing', () => {
    given(basket())
      .when('CounterSale', { ...NAMES, tenders: [CASH, { methodId: 'shells', amount: 15_000 }] })
      .thenRefused('VALIDATION', { field: 'paymentMethodId' })
    given(basket(), switchedOff('externalTerminal'))
      .when('CounterSale', { ...NAMES, tenders: [CASH, CARD] })
      .thenRefused('PAYMENT_METHOD_RESTRICTED', { method: 'externalTerminal', why: 'it is switched off' })
    given(basket())
      .when('CounterSale', {
        ...NAMES,
        tenders: [
          { ...CASH, amount: 20_000 },
          { ...CARD, amount: 0 },
        ],
      })
      .thenRefused('VALIDATION', { field: 'amount' })
  })

  test('prints each part on its receipt, the slip under the terminal’s and the change out of the cash', () => {
    const { order } = given(...soldInParts()).when('AddNote', { note: 'sold' })
    expect(composeDocument('receipt', order, order.id, TEST_SHOP, 25_000)).toMatchObject({
      tendered: 25_000,
      payments: [
        { name: 'cash', amount: 5_000, isCash: true },
        { name: 'externalTerminal', amount: 15_000, reference: 'TID 4711' },
      ],
    })
  })
})

describe('money back for a sale paid in parts', () => {
  const backAgain = (...how: Parameters<typeof tookBack>) => given(...soldInParts(), tookBack(...how))
  const moneyOf = ({ payments }: Order) => payments.map((each) => [each.kind, paidOf(each), refundedOf(each)])

  test('goes back the way it came where nobody says how: to each part what it gave', () => {
    const { order } = backAgain(2)
      .when('RefundReturn', aboutReturn)
      .thenEvents('RefundMade', 'RefundMade', 'ReturnCompleted')
      .thenOrder({
        refunds: [
          { method: 'cash', amount: 5_000 },
          { method: 'externalTerminal', amount: 15_000, lines: [] },
        ],
      })
    expect(moneyOf(order)).toEqual([
      ['cash', 5_000, 5_000],
      ['externalTerminal', 15_000, 15_000],
    ])
  })

  test('never leaves the till beyond what the till took, nor the terminal beyond its part', () => {
    const story = backAgain(1)
    story
      .when('RefundReturn', (order) => ({ ...aboutReturn(order), method: 'cash', amount: 5_001 }))
      .thenRefused('REFUND_EXCEEDS_NET', { max: 5_000 })
    story
      .when('RefundReturn', (order) => ({ ...aboutReturn(order), method: 'cash' }))
      .thenOrder({ refunds: [{ method: 'cash', amount: 5_000 }] })
      .when('RefundReturn', (order) => ({ ...aboutReturn(order), method: 'cash' }))
      .thenRefused('REFUND_EXCEEDS_NET', { max: 0 })
      .when('RefundReturn', (order) => ({ ...aboutReturn(order), method: 'externalTerminal' }))
      .thenOrder({ refunds: [{ amount: 5_000 }, { method: 'externalTerminal', amount: 5_000 }] })
  })

  test('a till that took all of it may still be stood in for by the terminal, as before', () => {
    given(selected({ ...COUNTER, paymentMethodId: 'cash' }), did('CounterSale', NAMES), tookBack(2))
      .when('RefundReturn', (order) => ({ ...aboutReturn(order), method: 'externalTerminal' }))
      .thenOrder({ refunds: [{ method: 'externalTerminal', amount: 20_000 }] })
  })
})
