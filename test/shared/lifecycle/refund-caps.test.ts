// What may be given back at most (I-29, I-30), and that nothing is kept beyond what an order costs (I-47): each limit in a
// case in which it alone stands between the customer and too much money.

import { describe, expect, test } from 'vitest'
import { sumOf } from '../../../shared/base/money.ts'
import type { CommandArgs } from '../../../shared/lifecycle/command.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import {
  aLine,
  allGoodToGo,
  allShipped,
  cancelled,
  completed,
  confirmed,
  did,
  expedited,
  given,
  placed,
  type Step,
  shipmentOf,
  storeSetTo,
} from '../../support/given-order.ts'
import { aboutReturn, returnOf, takingBack, tookBack } from '../../support/given-return.ts'
import { providerSaid, providerSays } from '../../support/provider-answers.ts'

const SYSTEM = { role: 'system' } as const
const release = { stockAction: 'releaseItemsBackToWarehouse' } as const
const cash = { paymentMethodId: 'cash' } as const
const cashMethod = { methodId: 'cash' } as const
const cancelLines = (quantity: number): CommandArgs['CancelLines'] => ({ lines: [{ orderLineId: 'L1', quantity }], ...release })
const refunding =
  (amount: number, index = 0) =>
  (order: Order) => ({ returnId: returnOf(order, index).id, amount })
const goodwill = (goodwillAmount: number): CommandArgs['StandardRefund'] => ({
  lines: [],
  ...release,
  shippingCost: 0,
  goodwillAmount,
  reason: 'sorry',
})
const surplus: CommandArgs['StandardRefund'] = { lines: [], ...release, shippingCost: 0, reason: 'again' }
const exchanged = (index = 0): Step =>
  did('CreateSelectionFromReturn', (order) => ({ returnId: returnOf(order, index).id, selectionId: 'exchange' }))
const generous = storeSetTo({ allowRefundWithoutReturn: true })

describe('I-29: a refund never exceeds', () => {
  test('what its return is worth, though the order was paid more', () => {
    given(placed(cash), completed(), tookBack(1))
      .when('RefundReturn', refunding(10_001))
      .thenRefused('REFUND_EXCEEDS_NET', { wanted: 10_001, max: 10_000 })
      .when('RefundReturn', refunding(10_000))
      .thenAccepted()
  })

  test('what is left of the return after the refunds before', () => {
    given(placed(cash), completed(), tookBack(1), did('RefundReturn', refunding(6_000)))
      .when('RefundReturn', refunding(4_001))
      .thenRefused('REFUND_EXCEEDS_NET', { max: 4_000 })
  })

  test('what is left of the return after an exchange was lent its credit', () => {
    given(placed(cash), completed(), tookBack(1), exchanged())
      .when('RefundReturn', refunding(1))
      .thenRefused('REFUND_EXCEEDS_NET', { max: 0 })
  })

  test('what the shop still holds, credit it lent elsewhere included', () => {
    given(generous, placed(cash), completed(), tookBack(1), exchanged(), did('StandardRefund', goodwill(9_000)), tookBack(1))
      .when('RefundReturn', refunding(10_000, 1))
      .thenRefused('REFUND_EXCEEDS_NET', { max: 5_900 })
  })

  test('what the shop still holds, when it is a present', () => {
    given(generous, placed(cash), completed(), tookBack(1), exchanged())
      .when('StandardRefund', goodwill(14_901))
      .thenRefused('REFUND_EXCEEDS_NET', { max: 14_900 })
  })

  test('what came by the road it goes back by', () => {
    const partly = placed({ create: { authorization: { status: 'success', reference: 'p', amount: 15_000 } } })
    const paidTwoWays = [did('CaptureOrder', { amount: 15_000 }), providerSaid('success'), did('MarkAsPaid', cashMethod)]
    given(partly, ...paidTwoWays, completed(), tookBack(2))
      .when('RefundReturn', (order) => ({ ...refunding(15_001)(order), method: 'psp' }))
      .thenRefused('REFUND_EXCEEDS_NET', { max: 15_000, method: 'psp' })
      .when('RefundReturn', (order) => ({ ...refunding(15_000)(order), method: 'psp' }))
      .thenAccepted()
  })

  test('what came by the road it goes back by, when it is a present', () => {
    given(generous, placed(cash), completed())
      .when('StandardRefund', { ...goodwill(1), method: 'psp' })
      .thenRefused('REFUND_EXCEEDS_NET', { max: 0, method: 'psp' })
  })

  test('nothing at all where the parcel that came back was not paid, though another was', () => {
    const halves = [placed({ paymentMethodId: 'invoice' }), confirmed(), half(), half(), allGoodToGo(), allShipped()]
    given(
      ...halves,
      did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order, 1).id })),
      tookBack(1),
    )
      .when('RefundReturn', aboutReturn)
      .thenRefused('NOT_PAID', { shipment: 'A-00001-1' })
  })

  test('what was paid for each line, in however many parts it is given back', () => {
    const lines = [aLine('L1', 'shirt', { quantity: 1 }), aLine('L2', 'mug', { quantity: 2 })]
    const { order } = given(placed({ ...cash, lines }), completed(), tookBack(1), did('RefundReturn', refunding(7_000)))
      .when('RefundReturn', refunding(5_000))
      .when('RefundReturn', aboutReturn)
    const ofLine = (id: string) =>
      sumOf(order.refunds, (refund) => sumOf(refund.lines, (line) => (line.orderLineId === id ? line.amount : 0)))
    expect([ofLine('L1'), ofLine('L2')]).toEqual([10_000, 4_999])
  })

  test('what the cancelled units cost, however often the provider declined it', () => {
    const order24900: readonly Step[] = [placed(), confirmed(), did('CaptureOrder', { amount: 24_900 }), providerSaid('success')]
    const twice = [did('StandardRefund', { ...surplus, lines: [{ orderLineId: 'L1', quantity: 1 }] }), providerSaid('failed')]
    given(...order24900, ...twice, did('StandardRefund', surplus), providerSaid('failed'))
      .when('StandardRefund', surplus)
      .thenOrder({ refunds: [{}, {}, { amount: 10_000, lines: [{ orderLineId: 'L1', quantity: 1, amount: 10_000 }] }] })
  })
})

test('I-29: each line gets what it cost and no more, when several refunds have failed', () => {
  const lines = [aLine('L1', 'shirt'), aLine('L2', 'mug', { quantity: 1 })]
  const of = (orderLineId: string) => did('StandardRefund', { ...surplus, lines: [{ orderLineId, quantity: 1 }] })
  const paidUp = [placed({ lines }), confirmed(), did('CaptureOrder', { amount: 29_899 }), providerSaid('success')]
  const once = [of('L1'), providerSaid('failed'), of('L2'), providerSaid('failed')]
  given(...paidUp, ...once, did('StandardRefund', surplus), providerSaid('failed'))
    .when('StandardRefund', surplus)
    .thenOrder({ refunds: [{}, {}, {}, { amount: 14_999, lines: [{ amount: 10_000 }, { amount: 4_999 }] }] })
})

describe('I-30: shipping and handling are given back', () => {
  const fees = placed({ ...cash, changes: { handlingCost: 300 } })

  test.each(['shippingCost', 'handlingCost'] as const)('no more than the parcel carried of them: %s', (cost) => {
    const carried = cost === 'shippingCost' ? 4_900 : 300
    given(fees, completed())
      .when('CreateReturn', takingBack(1, { [cost]: carried + 1 }))
      .thenRefused('COST_EXCEEDS_REMAINING', { field: cost, max: carried })
  })

  test.each(['shippingCost', 'handlingCost'] as const)('no more than other returns of the parcel left: %s', (cost) => {
    const carried = cost === 'shippingCost' ? 4_900 : 300
    given(fees, completed(), tookBack(1, { [cost]: carried - 100 }))
      .when('CreateReturn', takingBack(1, { [cost]: 101 }))
      .thenRefused('COST_EXCEEDS_REMAINING', { field: cost, max: 100 })
      .when('DeleteReturn', aboutReturn)
      .when('CreateReturn', takingBack(1, { [cost]: carried }))
      .thenAccepted()
  })

  test.each(['shippingCost', 'handlingCost'] as const)('no more when a return is corrected: %s', (cost) => {
    const carried = cost === 'shippingCost' ? 4_900 : 300
    given(fees, completed(), tookBack(1, { [cost]: 100 }), tookBack(1, { [cost]: 50 }))
      .when('EditReturn', (order) => ({ ...aboutReturn(order), [cost]: carried - 49 }))
      .thenRefused('COST_EXCEEDS_REMAINING', { field: cost, max: carried - 50 })
      .when('EditReturn', (order) => ({ ...aboutReturn(order), [cost]: carried - 50 }))
      .thenAccepted()
  })

  test('not by a parcel that left unpaid and carries none', () => {
    given(placed({ paymentMethodId: 'invoice' }), confirmed(), half(), half(), allGoodToGo(), allShipped(), allParcelsPaid())
      .when('CreateReturn', (order) => ({ ...takingBack(1)(order), ...ofParcel(order, 1), shippingCost: 1 }))
      .thenRefused('COST_EXCEEDS_REMAINING', { field: 'shippingCost', max: 0 })
  })

  test('once, over all the refunds of a return', () => {
    const { order } = given(
      fees,
      completed(),
      tookBack(1, { shippingCost: 4_900, handlingCost: 300 }),
      did('RefundReturn', refunding(14_000)),
    ).when('RefundReturn', aboutReturn)
    expect(order.refunds.map((refund) => [refund.amount, refund.shippingCost, refund.handlingCost])).toEqual([
      [14_000, 4_000, 0],
      [1_200, 900, 300],
    ])
  })

  test('and a deduction is never more than what it is deducted from', () => {
    const story = given(fees, completed())
    story
      .when('CreateReturn', takingBack(1, { voucherValue: 10_001 }))
      .thenRefused('COST_EXCEEDS_REMAINING', { field: 'voucherValue', max: 10_000 })
    story
      .when('CreateReturn', takingBack(1, { voucherValue: 4_000, returnCost: 6_001 }))
      .thenRefused('COST_EXCEEDS_REMAINING', { field: 'returnCost', max: 6_000 })
  })

  test('without a return no more than no parcel carries', () => {
    given(placed(cash), confirmed(), half())
      .when('StandardRefund', { ...surplus, shippingCost: 1 })
      .thenRefused('COST_EXCEEDS_REMAINING', { field: 'shippingCost', max: 0 })
    given(placed(cash), confirmed())
      .when('StandardRefund', { ...surplus, shippingCost: 4_901 })
      .thenRefused('COST_EXCEEDS_REMAINING', { field: 'shippingCost', max: 4_900 })
  })
})

describe('I-47: no more is kept than an order costs', () => {
  const asked = did('CaptureOrder', { amount: 20_000 })

  test('lines whose money was taken, or is on its way, are refunded rather than cancelled', () => {
    given(placed(cash)).when('CancelLines', cancelLines(1)).thenRefused('ALREADY_CAPTURED', { paid: 24_900, newTotal: 14_900 })
    given(placed(), asked).when('CancelLines', cancelLines(1)).thenRefused('ALREADY_CAPTURED', { paid: 20_000, newTotal: 14_900 })
  })

  test('lines are cancelled as far as the money taken is still owed', () => {
    given(placed(), did('CaptureOrder', { amount: 14_900 }), providerSaid('success'))
      .when('CancelLines', cancelLines(1))
      .thenOrder({ totals: { grandTotal: 14_900 } })
  })

  test('shipping becomes no cheaper once it was paid, or is being captured', () => {
    given(placed(cash), confirmed()).when('ChangeShippingCost', { shippingCost: 0 }).thenRefused('ALREADY_CAPTURED', { paid: 24_900 })
    given(placed(), confirmed(), asked).when('ChangeShippingCost', { shippingCost: 0 }).thenRefused('ALREADY_CAPTURED', { paid: 20_000 })
  })

  test('no more is captured than is owed, though more was authorized', () => {
    const plenty = placed({ create: { authorization: { status: 'success', reference: 'p', amount: 50_000 } } })
    given(plenty).when('CaptureOrder', { amount: 24_901 }).thenRefused('VALIDATION', { field: 'amount', max: 24_900 })
    given(plenty, asked).when('CaptureOrder', { amount: 4_901 }).thenRefused('VALIDATION', { field: 'amount', max: 4_900 })
  })

  test('an authorization granted late captures what the order costs by then', () => {
    given(storeSetTo({ directCapture: true }), placed({ create: { authorization: { status: 'pending', reference: 'p' } } }))
      .when('CancelLines', cancelLines(1))
      .when('RecordPaymentResult', providerSays('success'), SYSTEM)
      .thenOrder({ payments: [{ entries: [{}, {}, { entryType: 'CAPTURE_REQUEST', value: 14_900 }] }] })
  })

  test('a parcel captures only what money taken before does not cover', () => {
    given(placed(), did('CaptureOrder', { amount: 5_000 }), providerSaid('success'), confirmed(), expedited())
      .when('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
      .thenOrder({ payments: [{ entries: [{}, {}, {}, { entryType: 'CAPTURE_REQUEST', value: 19_900 }] }] })
  })

  test('what is marked as paid is what is still owed', () => {
    given(placed({ paymentMethodId: 'bankWire' }), did('MarkAsPaid', {}))
      .when('MarkAsPaid', {})
      .thenNoEffect()
    given(placed(), did('CaptureOrder', { amount: 5_000 }), providerSaid('success'))
      .when('MarkAsPaid', { methodId: 'cash' })
      .thenOrder({ payments: [{}, { entries: [{ entryType: 'MARKED_AS_PAID', value: 19_900 }] }] })
  })

  test('an order is not cancelled over money taken or on its way', () => {
    given(placed(cash))
      .when('CancelOrder', { comment: '', ...release })
      .thenRefused('ALREADY_CAPTURED', { paid: 24_900 })
    given(placed(), asked)
      .when('CancelOrder', { comment: '', ...release })
      .thenRefused('ALREADY_CAPTURED', { paid: 20_000 })
    given(placed(), asked, providerSaid('failed'), cancelled()).when('AddNote', { note: 'gone' }).thenOrder({ status: 6 })
  })
})

function half(): Step {
  return did('ExpediteOrder', { lines: [{ orderLineId: 'L1', quantity: 1 }] })
}

function allParcelsPaid(): Step {
  return did('MarkAsPaid', {})
}

function ofParcel(order: Order, index: number): Pick<CommandArgs['CreateReturn'], 'shipmentId' | 'lines'> {
  const { id: shipmentId, lines } = shipmentOf(order, index)
  const line = { quantity: 1, ...release, condition: 'A', reasonCode: 'size' } as const
  return { shipmentId, lines: lines.map((each) => ({ shipmentLineId: each.id, ...line })) }
}
