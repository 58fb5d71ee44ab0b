// What a case leads to once a person has decided it comes with the inbox; here each kind comes out of a real desk's no.

import { expect, test } from 'vitest'
import { NO_CHANGES } from '../../electron/service/no-changes.ts'
import { clashingFields, isPossibleDuplicate, isPriceListOld } from '../../shared/lifecycle/clashes.ts'
import type { CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { CONFLICT_KINDS, CONFLICTS, type Conflict, type ConflictKind } from '../../shared/lifecycle/conflict.ts'
import { conflictOf } from '../../shared/lifecycle/conflict-of.ts'
import { factOrIntent } from '../../shared/lifecycle/fact-or-intent.ts'
import { asideCaseIdOf } from '../../shared/lifecycle/open-case.ts'
import type { CommandOptions } from '../support/authority.ts'
import { returnArgs, type ScenarioDesk, scenario } from '../support/scenario-desk.ts'

const RELEASE = { comment: '', stockAction: 'releaseItemsBackToWarehouse' } as const
const HOLD = { reasonCode: 'FRAUD_SUSPECTED', reason: 'a look' } as const
const shown = new Set<ConflictKind>()

/** What the authority makes of a command that a desk recorded on an older copy of the order. */
async function late<Name extends CommandName>(
  desk: ScenarioDesk,
  name: Name,
  id: string,
  args: CommandArgs[Name],
  options?: CommandOptions,
): Promise<Conflict & { readonly saidBy: 'fact' | 'intent' }> {
  const command = desk.make(name, id, args, options)
  const { state } = await desk.service.readState(id)
  const settings = await desk.service.settings()
  const outcome = await desk.submit(command)
  if (outcome.status !== 'refused' || !settings) throw new Error(`${name} was ${outcome.status}`)
  const conflict = conflictOf(command, outcome.refusal, state, settings)
  if (!conflict) throw new Error(`${name}, refused ${outcome.refusal.code}, is no case`)
  shown.add(conflict.kind)
  return { ...conflict, saidBy: factOrIntent(command, state, settings) }
}

async function packed(desk: ScenarioDesk, paymentMethodId = 'invoice'): Promise<string> {
  await desk.opensShop({ main: { shirt: 10 } })
  await desk.shop.places('o1', { number: 'A-00001', paymentMethodId })
  return desk.packs('o1')
}

scenario('25. DUPLICATE: the same command delivered again is no case at all', async (desk) => {
  const shipmentId = await packed(desk)
  const complete = desk.make('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
  const answer = await desk.submit(complete)
  expect(await desk.submit(complete)).toEqual(answer)
  expect(CONFLICTS.DUPLICATE.needsDecision).toBe(false)
  shown.add('DUPLICATE')
})

scenario('25. POSSIBLE_DUPLICATE: two orders of one customer with the same lines within minutes', async (desk) => {
  await desk.opensShop()
  await desk.shop.places('o1', { number: 'A-00001' })
  await desk.shop.places('o2', { number: 'A-00002' })
  await desk.shop.places('o3', { number: 'A-00003', quantity: 5 })
  const [one, two, three] = [await desk.order('o1'), await desk.order('o2'), await desk.order('o3')]
  expect([isPossibleDuplicate(one, two), isPossibleDuplicate(one, three)]).toEqual([true, false])
  shown.add('POSSIBLE_DUPLICATE')
})

scenario('25. OVERSOLD: sold over the counter offline, and the last units are gone', async (desk) => {
  await desk.opensShop({ main: { shirt: 2 } })
  await desk.shop.places('web', { number: 'A-00001' })
  await desk.does('ConfirmOrder', 'web', {})
  await desk.shop.selects('o1', { number: '', paymentMethodId: 'cash', origin: 'counter', changes: { shippingMethodId: 'pickup' } })
  const sale = await late(desk, 'CounterSale', 'o1', { number: 'A-00002', reference: 'ABCDEFGHI' })
  expect(sale).toEqual({ kind: 'OVERSOLD', saidBy: 'fact', recorded: [{ as: 'asGivenAfterMakingRoom' }] })
})

scenario('25. HELD_MEANWHILE: packed while somebody put it on hold, and the parcel stays', async (desk) => {
  const shipmentId = await packed(desk)
  await desk.does('UnsetGoodToGo', 'o1', { shipmentId })
  await desk.does('PutOnHold', 'o1', HOLD)
  expect(await late(desk, 'SetGoodToGo', 'o1', { shipmentId })).toMatchObject({
    kind: 'HELD_MEANWHILE',
    saidBy: 'intent',
    recorded: [{ as: 'nothing' }],
  })
  expect(await desk.shipment('o1')).toMatchObject({ isGoodToGo: false })
})

scenario('25. SHIPPED_WHILE_HELD: handed over while it was held; the parcel is gone and is recorded so', async (desk) => {
  const shipmentId = await packed(desk)
  await desk.does('PutOnHold', 'o1', HOLD)
  expect(await late(desk, 'CompleteShipment', 'o1', { shipmentId, dispatch: {} })).toEqual({
    kind: 'SHIPPED_WHILE_HELD',
    saidBy: 'fact',
    recorded: [{ as: 'completedShipment', shipmentId, restoresOrder: false }],
  })
})

scenario('25. SHIPPED_WHILE_CANCELLED: handed over while it was cancelled; the order comes back with it', async (desk) => {
  const shipmentId = await packed(desk)
  await desk.does('CancelOrder', 'o1', RELEASE)
  expect(await late(desk, 'CompleteShipment', 'o1', { shipmentId, dispatch: {} })).toMatchObject({
    kind: 'SHIPPED_WHILE_CANCELLED',
    recorded: [{ as: 'completedShipment', shipmentId, restoresOrder: true }],
  })
})

scenario('25. CAPTURE_FAILED: waiting to leave, and its money cannot be had', async (desk) => {
  await desk.opensShop({ main: { shirt: 10 } })
  const authorization = { status: 'success', reference: 'psp', amount: 100 } as const
  await desk.shop.places('o1', { number: 'A-00001', create: { authorization } })
  const shipmentId = await desk.packs('o1')
  expect(await late(desk, 'CompleteShipment', 'o1', { shipmentId, dispatch: {} })).toMatchObject({
    kind: 'CAPTURE_FAILED',
    saidBy: 'intent',
  })
})

scenario('25. DOUBLE_SHIPMENT: the same parcel left from two desks', async (desk) => {
  const shipmentId = await packed(desk)
  await desk.does('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
  expect(await late(desk, 'CompleteShipment', 'o1', { shipmentId, dispatch: {} })).toMatchObject({
    kind: 'DOUBLE_SHIPMENT',
    recorded: [{ as: 'unlinkedIssue', goods: [{ warehouseId: 'main', itemId: 'shirt', quantity: 2 }] }],
  })
})

scenario('25. PAID_WHILE_CANCELLED: cash taken for an order that was cancelled', async (desk) => {
  await packed(desk)
  await desk.does('CancelOrder', 'o1', RELEASE)
  expect(await late(desk, 'MarkAsPaid', 'o1', { methodId: 'cash' })).toMatchObject({
    kind: 'PAID_WHILE_CANCELLED',
    saidBy: 'fact',
    recorded: [{ as: 'unassignedTillMoney', currency: 'SEK', methodId: 'cash' }],
  })
  expect(await desk.money('o1')).toMatchObject({ paid: 0, net: 0 })
})

scenario('25. OVER_RETURN: two counters took the same unit back', async (desk) => {
  const shipmentId = await packed(desk)
  await desk.does('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
  await desk.takesBack('o1', { quantity: 2 })
  expect(await late(desk, 'CreateReturn', 'o1', returnArgs(await desk.shipment('o1'), { quantity: 1 }))).toMatchObject({
    kind: 'OVER_RETURN',
    saidBy: 'fact',
    recorded: [{ as: 'unlinkedReceipt', goods: [{ warehouseId: 'main', itemId: 'shirt', quantity: 1 }] }],
  })
})

scenario('25. OVER_REFUND: cash given back at the counter, and the web had given it back already', async (desk) => {
  const shipmentId = await packed(desk, 'cash')
  await desk.does('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
  const { id: returnId } = await desk.takesBack('o1', { quantity: 2 })
  await desk.does('RefundReturn', 'o1', { returnId, method: 'manual' })
  expect(await late(desk, 'RefundReturn', 'o1', { returnId, method: 'cash' })).toMatchObject({
    kind: 'OVER_REFUND',
    saidBy: 'fact',
    recorded: [{ as: 'tillDifference', amount: 20_000, currency: 'SEK' }],
  })
  expect(await desk.money('o1')).toMatchObject({ refunded: 20_000 })
})

scenario('25. CANCELLED_MEANWHILE: edited offline, cancelled online', async (desk) => {
  await packed(desk)
  await desk.does('CancelOrder', 'o1', RELEASE)
  expect(await late(desk, 'EditOrder', 'o1', { changes: { comment: 'ring twice' } })).toMatchObject({
    kind: 'CANCELLED_MEANWHILE',
    saidBy: 'intent',
    recorded: [{ as: 'nothing' }],
  })
})

scenario('25. EDIT_CONFLICT: two people wrote different words into one field; other fields are merged', async (desk) => {
  await packed(desk)
  const base = await desk.order('o1')
  await desk.does('EditOrder', 'o1', { changes: { comment: 'ring twice', giftMessage: 'hello' } })
  const now = await desk.order('o1')
  expect(clashingFields(base, now, { comment: 'do not ring', tags: ['vip'] })).toEqual(['comment'])
  shown.add('EDIT_CONFLICT')
})

scenario('25. PRICE_CHANGED: sold at prices older than the shop allows; the sale stands at the printed price', async (desk) => {
  await desk.opensShop({ main: { shirt: 10 } })
  await desk.shop.selects('o1', { number: '', paymentMethodId: 'cash', origin: 'counter', changes: { shippingMethodId: 'pickup' } })
  await desk.does('CounterSale', 'o1', { number: 'A-00001', reference: 'ABCDEFGHI' })
  const { orderDate, totals } = await desk.order('o1')
  expect([isPriceListOld('2025-03-01T00:00:00.000Z', orderDate, 24), isPriceListOld(orderDate, orderDate, 24)]).toEqual([true, false])
  expect(totals.grandTotal).toBe(20_000)
  shown.add('PRICE_CHANGED')
})

for (const [kind, names, made] of [
  ['NUMBER_CLASH', { number: 'A-00001', reference: 'QWERTYUIO' }, { number: 'A-00001#2', reference: 'QWERTYUIO' }],
  ['REFERENCE_CLASH', { number: 'A-00002', reference: 'BAAAAAAAA' }, { number: 'A-00002', reference: 'BAAAAAAAA#2' }],
] as const) {
  scenario(`25. ${kind}: another order has that name, and the later sale stands under one with a suffix`, async (desk) => {
    await desk.opensShop()
    await desk.shop.places('other', { number: 'A-00001', reference: 'BAAAAAAAA' })
    await desk.shop.selects('o1', { number: '', paymentMethodId: 'cash' })
    await desk.does('CreateOrder', 'o1', names)
    expect(await desk.order('o1')).toMatchObject(made)
    expect(await desk.order('other')).toMatchObject({ number: 'A-00001', reference: 'BAAAAAAAA' })
    expect(CONFLICTS[kind].needsDecision).toBe(false)
    shown.add(kind)
  })
}

scenario('25. PERMISSION_REVOKED: who handed it over may not do so any more; what happened stands', async (desk) => {
  const shipmentId = await packed(desk)
  const args = { shipmentId, dispatch: {} }
  expect(await late(desk, 'CompleteShipment', 'o1', args, { role: 'counter' })).toMatchObject({
    kind: 'PERMISSION_REVOKED',
    saidBy: 'fact',
    recorded: [{ as: 'asGiven' }],
  })
})

scenario('25. UNKNOWN_ITEM: goods received that are no longer in the catalogue', async (desk) => {
  await desk.opensShop()
  const args = { warehouseId: 'main', lines: [{ itemId: 'discontinued', quantity: 3 }], note: '' }
  expect(await late(desk, 'ReceiveStock', 'main', args)).toMatchObject({ kind: 'UNKNOWN_ITEM', recorded: [{ as: 'placeholder' }] })
})

scenario('25. DELETED: cash taken for an order that was deleted', async (desk) => {
  await packed(desk)
  await desk.does('CancelOrder', 'o1', RELEASE)
  await desk.does('DeleteOrder', 'o1', { typedNumber: 'A-00001' })
  expect(await late(desk, 'MarkAsPaid', 'o1', { methodId: 'cash' })).toMatchObject({ kind: 'DELETED', recorded: [{ as: 'placeholder' }] })
})

scenario('25. QUARANTINED: the hub fails over what a desk sends; it lies before a manager, and its order is untouched', async (desk) => {
  await packed(desk)
  const record = {
    id: 'till',
    name: 'till',
    series: 'K1',
    pairing: null,
    tokenHash: 'x',
    lastSeq: 0,
    addedAt: '2025-03-03',
    revokedAt: null,
  }
  await desk.store.transact((transaction) => transaction.save({ ...NO_CHANGES, desks: [record] }))
  const before = await desk.order('o1')
  const command = { ...desk.make('AddNote', 'o1', { note: 'rang' }), deskId: 'till' }
  const pushed = { seq: 1, known: 0, command }
  expect(await desk.service.quarantinePushed('till', pushed, 'a fault')).toMatchObject({ outcome: { status: 'quarantined' } })
  const { syncCase } = (await desk.service.readState(asideCaseIdOf(command))).state
  expect(syncCase).toMatchObject({ kind: 'QUARANTINED', orderId: 'o1', command, recorded: [{ as: 'nothing' }], resolution: null })
  expect(await desk.order('o1')).toEqual(before)
  shown.add('QUARANTINED')
})

test('25. Every kind of case came about above, and each that needs a person offers two to four ways out', () => {
  expect([...shown].toSorted()).toEqual([...CONFLICT_KINDS].toSorted())
  for (const kind of CONFLICT_KINDS) {
    const { needsDecision, choices } = CONFLICTS[kind]
    expect(choices.length, kind).toBeGreaterThanOrEqual(needsDecision ? 2 : 0)
    expect(choices.length, kind).toBeLessThanOrEqual(needsDecision ? 4 : 0)
  }
})
