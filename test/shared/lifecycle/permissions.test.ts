import { describe, expect, test } from 'vitest'
import type { Role } from '../../../shared/lifecycle/actor.ts'
import type { CommandArgs, CommandName } from '../../../shared/lifecycle/command.ts'
import { PERMISSIONS } from '../../../shared/lifecycle/permissions.ts'
import {
  cancelled,
  checkout,
  confirmed,
  did,
  expedited,
  given,
  held,
  issue,
  orderOf,
  placed,
  selected,
  shipmentOf,
  storeSetTo,
} from '../../support/given-order.ts'
import { TEST_SHOP } from '../../support/test-shop.ts'

const cancelling = { comment: '', stockAction: 'releaseItemsBackToWarehouse' } as const

test('every role but the service itself appears where it may act, and nobody may pretend to be the provider', () => {
  expect(PERMISSIONS.RecordPaymentResult).toEqual({})
  expect(PERMISSIONS.SetWaitingForPayment).toEqual({})
  expect(PERMISSIONS.SaveSettings).toEqual({ admin: 'always', manager: 'sharedViews' })
  expect(PERMISSIONS.DeleteOrder).not.toHaveProperty('integration')
})

const refusedTo: readonly (readonly [Role, CommandName, CommandArgs[CommandName]])[] = [
  ['warehouse', 'ConfirmOrder', {}],
  ['counter', 'ConfirmOrder', {}],
  ['warehouse', 'CancelOrder', cancelling],
  ['warehouse', 'EditOrder', { changes: { comment: 'x' } }],
  ['counter', 'ArchiveOrder', {}],
  ['warehouse', 'RestoreOrder', {}],
  ['integration', 'ResumeOrder', {}],
  ['integration', 'ClearWaitingForPayment', { reason: 'x' }],
  ['manager', 'SetWaitingForPayment', {}],
  ['manager', 'SetOrderLock', { isLocked: true }],
  ['admin', 'RecordPaymentResult', { paymentId: 'p', requestEntryId: 'e', status: 'success', reference: '' }],
  ['integration', 'DeleteOrder', { typedNumber: 'A-00001' }],
]

test.each(refusedTo)('%s may not issue %s', (role, name, args) => {
  const { world } = given(placed())
  expect(issue(world, name, args, { role })).toMatchObject({
    outcome: 'refused',
    refusal: { code: 'FORBIDDEN', facts: { role, command: name } },
  })
})

test('the right is asked before the order’s status gives anything away', () => {
  given(placed(), cancelled()).when('ConfirmOrder', {}, { role: 'warehouse' }).thenRefused('FORBIDDEN')
})

test('everybody may hold an order and write a note', () => {
  for (const role of ['warehouse', 'counter', 'manager', 'admin', 'integration'] as const) {
    given(placed()).when('PutOnHold', { reasonCode: 'OTHER', reason: 'a look' }, { role }).thenAccepted()
    given(placed()).when('AddNote', { note: 'seen' }, { role }).thenAccepted()
  }
})

describe('rights with a limit', () => {
  test('a manager shares lists with the shop and changes nothing else of its settings', () => {
    const view = {
      id: 'v1',
      name: 'Old ones',
      base: 'all',
      filter: { fromDays: 7, carriers: ['postnord'] },
      order: 'oldest-first',
    } as const
    const shared = { ...TEST_SHOP, views: [view] }
    given().when('SaveSettings', { settings: shared }, { role: 'manager' }).thenAccepted()
    given()
      .when('SaveSettings', { settings: { ...shared, shopName: 'Another' } }, { role: 'manager' })
      .thenRefused('FORBIDDEN')
    given().when('SaveSettings', { settings: TEST_SHOP }, { role: 'manager' }).thenRefused('FORBIDDEN')
    given().when('SaveSettings', { settings: shared }, { role: 'warehouse' }).thenRefused('FORBIDDEN')
    // Seen before somebody else changed the shop: to be looked at again, and no matter of rights.
    const before = { ...TEST_SHOP, shopName: 'Another' }
    given()
      .when('SaveSettings', { settings: { ...shared, shopName: 'Another' }, before }, { role: 'manager' })
      .thenRefused('STALE_VERSION')
    const impossible = { ...view, filter: { fromDays: 7, underDays: 7 } }
    given()
      .when('SaveSettings', { settings: { ...TEST_SHOP, views: [impossible] } }, { role: 'manager' })
      .thenRefused('VALIDATION')
    given()
      .when('SaveSettings', { settings: { ...TEST_SHOP, views: [view, view] } }, { role: 'manager' })
      .thenRefused('VALIDATION')
  })

  test('the counter cancels its own orders on the day it made them', () => {
    const own = placed({ by: { role: 'counter', actorName: 'Kim' } })
    given(own).when('CancelOrder', cancelling, { role: 'counter', actorName: 'Kim' }).thenAccepted()
    given(own).when('CancelOrder', cancelling, { role: 'counter', actorName: 'Alex' }).thenRefused('FORBIDDEN')
    given(own)
      .when('CancelOrder', cancelling, { role: 'counter', actorName: 'Kim', at: '2025-03-04T09:00:00.000Z' })
      .thenRefused('FORBIDDEN')
  })

  test('who set a hold may undo it the same day, and nobody else’s', () => {
    const heldByPacker = did('PutOnHold', { reasonCode: 'OTHER', reason: 'torn box' }, { role: 'warehouse', actorName: 'Sam' })
    given(placed(), heldByPacker).when('ResumeOrder', {}, { role: 'warehouse', actorName: 'Sam' }).thenEvents('OrderResumed')
    given(placed(), heldByPacker).when('ResumeOrder', {}, { role: 'warehouse', actorName: 'Robin' }).thenRefused('FORBIDDEN')
    given(placed(), held(), heldByPacker).when('ResumeOrder', {}, { role: 'warehouse', actorName: 'Sam' }).thenRefused('FORBIDDEN')
  })

  test('the counter packs what the customer collects', () => {
    given(placed(), confirmed()).when('ExpediteOrder', {}, { role: 'counter' }).thenRefused('FORBIDDEN')
    given(placed({ changes: { shippingMethodId: 'pickup' } }), confirmed())
      .when('ExpediteOrder', {}, { role: 'counter' })
      .thenEvents('ShipmentCreated')
  })

  test('the counter takes money it can hold in its hand', () => {
    const { world } = given(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited())
    const { id: shipmentId } = shipmentOf(orderOf(world))
    expect(issue(world, 'MarkAsPaid', { shipmentId }, { role: 'counter' })).toMatchObject({ refusal: { code: 'FORBIDDEN' } })
    expect(issue(world, 'MarkAsPaid', { shipmentId, methodId: 'cash' }, { role: 'counter' })).toMatchObject({ outcome: 'accepted' })
  })
})

test('who may not confirm an order does not confirm it by the way of making it', () => {
  given(selected())
    .when('CreateOrder', checkout({ create: { confirmNow: true } }), { role: 'counter' })
    .thenRefused('FORBIDDEN', {
      command: 'ConfirmOrder',
      role: 'counter',
    })
  given(selected()).when('CreateOrder', checkout(), { role: 'counter' }).thenOrder({ status: 1 })
})

test('the same day is a day in the store, not in Greenwich', () => {
  const inNewYork = storeSetTo({ timeZone: 'America/New_York' })
  const by = { role: 'counter', actorName: 'Kim' } as const
  const ownAt = (at: string) => given(inNewYork, placed({ by: { ...by, at } }))
  ownAt('2025-03-03T23:50:00.000Z')
    .when('CancelOrder', cancelling, { ...by, at: '2025-03-04T00:10:00.000Z' })
    .thenAccepted()
  ownAt('2025-03-04T04:50:00.000Z')
    .when('CancelOrder', cancelling, { ...by, at: '2025-03-04T05:10:00.000Z' })
    .thenRefused('FORBIDDEN')
})
