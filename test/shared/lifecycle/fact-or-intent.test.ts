import { expect, test } from 'vitest'
import type { Command, CommandArgs, CommandName } from '../../../shared/lifecycle/command.ts'
import { factOrIntent, OFFLINE_CLASSES, offlineClassOf } from '../../../shared/lifecycle/fact-or-intent.ts'
import { PERMISSIONS } from '../../../shared/lifecycle/permissions.ts'
import {
  aLine,
  allGoodToGo,
  allPaid,
  confirmed,
  expedited,
  type Given,
  given,
  orderOf,
  placed,
  selected,
  stateOf,
} from '../../support/given-order.ts'

function classOf<Name extends CommandName>({ world }: Given, name: Name, args: CommandArgs[Name]): readonly [string, string] {
  const command = { name, args } as unknown as Command
  const state = stateOf(world)
  return [offlineClassOf(command, state, world.settings), factOrIntent(command, state, world.settings)]
}

const NUMBERED = { number: 'A-00001', reference: 'ABCDEFGHI' }
const REFUND = { lines: [], stockAction: 'releaseItemsBackToWarehouse', shippingCost: 0, reason: 'late' } as const

test('every command has a class', () => {
  expect(Object.keys(OFFLINE_CLASSES).toSorted()).toEqual(Object.keys(PERMISSIONS).toSorted())
})

test.each([
  ['cash', 'fact'],
  ['externalTerminal', 'fact'],
  ['prepaid', 'fact'],
  ['invoice', 'provisional'],
  ['cod', 'provisional'],
  ['bankWire', 'provisional'],
  ['psp', 'online'],
] as const)('an order paid by %s is %s', (paymentMethodId, expected) => {
  expect(classOf(given(selected({ paymentMethodId })), 'CreateOrder', NUMBERED)).toEqual([
    expected,
    expected === 'fact' ? 'fact' : 'intent',
  ])
})

test('money taken in hand is a fact, money said to have come by bank is a wish', () => {
  const card = given(placed())
  expect(classOf(card, 'MarkAsPaid', { methodId: 'cash' })).toEqual(['fact', 'fact'])
  expect(classOf(card, 'MarkAsPaid', { methodId: 'externalTerminal' })).toEqual(['fact', 'fact'])
  expect(classOf(card, 'MarkAsPaid', { methodId: 'bankWire' })).toEqual(['provisional', 'intent'])
  expect(classOf(given(placed({ paymentMethodId: 'cash' })), 'MarkAsPaid', {})).toEqual(['fact', 'fact'])
})

test('more goods are a wish, and a fact once money was taken in hand for them', () => {
  const card = given(placed())
  const lines = [aLine('L2', 'mug')]
  const payment = (methodId: string) => ({ methodId, amount: 9_998 })
  expect(classOf(card, 'AddLines', { lines })).toEqual(['provisional', 'intent'])
  expect(classOf(card, 'AddLines', { lines, payment: payment('bankWire') })).toEqual(['provisional', 'intent'])
  expect(classOf(card, 'AddLines', { lines, payment: payment('cash') })).toEqual(['fact', 'fact'])
  expect(classOf(card, 'RestoreLines', { lines: [], payment: payment('externalTerminal') })).toEqual(['fact', 'fact'])
})

test('money given back in hand is a fact, through the provider it is a request to be sent', () => {
  const card = given(placed())
  expect(classOf(card, 'StandardRefund', { ...REFUND, method: 'cash' })).toEqual(['fact', 'fact'])
  expect(classOf(card, 'StandardRefund', { ...REFUND, method: 'psp' })).toEqual(['onlineQueued', 'intent'])
  expect(classOf(card, 'StandardRefund', { ...REFUND, method: 'manual' })).toEqual(['provisional', 'intent'])
  expect(classOf(card, 'RefundReturn', { returnId: 'r' })).toEqual(['onlineQueued', 'intent'])
  expect(classOf(given(placed({ paymentMethodId: 'cash' })), 'RefundReturn', { returnId: 'r' })).toEqual(['fact', 'fact'])
})

test('a paid parcel was handed over, one that waits for its capture must not be', () => {
  const steps = [placed(), confirmed(), expedited(), allGoodToGo()]
  const unpaid = given(...steps)
  const parcel = (story: Given) => ({ shipmentId: orderOf(story.world).shipments[0]?.id ?? '', dispatch: {} })
  expect(classOf(unpaid, 'CompleteShipment', parcel(unpaid))).toEqual(['onlineQueued', 'intent'])
  const paid = given(...steps, allPaid())
  expect(classOf(paid, 'CompleteShipment', parcel(paid))).toEqual(['fact', 'fact'])
  const invoiced = given(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo())
  expect(classOf(invoiced, 'CompleteShipment', parcel(invoiced))).toEqual(['fact', 'fact'])
})

test('what is about something nobody knows here is taken for a fact: nothing shows that it was a wish', () => {
  const nowhere = given()
  expect(classOf(nowhere, 'CreateOrder', NUMBERED)).toEqual(['fact', 'fact'])
  expect(classOf(nowhere, 'MarkAsPaid', {})).toEqual(['fact', 'fact'])
  expect(classOf(nowhere, 'MarkAsPaid', { methodId: 'bankWire' })).toEqual(['provisional', 'intent'])
  expect(classOf(nowhere, 'RefundReturn', { returnId: 'r' })).toEqual(['fact', 'fact'])
  const known = given(placed(), confirmed())
  expect(classOf(known, 'CompleteShipment', { shipmentId: 'elsewhere', dispatch: {} })).toEqual(['fact', 'fact'])
})

test('the right to send a parcel is given by the authority alone, and given back by whoever has it', () => {
  expect(OFFLINE_CLASSES.ClaimShipment).toBe('online')
  expect(OFFLINE_CLASSES.ReleaseClaim).toBe('fact')
})

test('goods, scans and counts are facts; flags, cancelling and settings are wishes', () => {
  const factNames = Object.entries(OFFLINE_CLASSES).flatMap(([name, offline]) => (offline === 'fact' ? [name] : []))
  for (const name of ['CounterSale', 'CreateReturn', 'ReceiveStock', 'ScanItem', 'ReleaseClaim']) expect(factNames).toContain(name)
  for (const name of ['PutOnHold', 'ResumeOrder', 'CancelOrder', 'CancelLines', 'ConfirmOrder', 'DeleteOrder', 'SaveSettings']) {
    expect(factNames).not.toContain(name)
  }
})
