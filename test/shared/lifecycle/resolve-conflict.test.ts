import { expect, test } from 'vitest'
import { openNoticed } from '../../../shared/lifecycle/cases-noticed.ts'
import type { ConflictChoice, ConflictKind } from '../../../shared/lifecycle/conflict.ts'
import { CONFLICT_KINDS, CONFLICTS } from '../../../shared/lifecycle/conflict.ts'
import { EFFECTS } from '../../../shared/lifecycle/conflict-effects.ts'
import { syncCaseOf } from '../../../shared/lifecycle/open-case.ts'
import { paid } from '../../../shared/lifecycle/order-money.ts'
import {
  allGoodToGo,
  allPaid,
  allShipped,
  cancelled,
  commandBy,
  confirmed,
  contextOf,
  did,
  expedited,
  given,
  held,
  orderOf,
  placed,
  record,
  shipmentOf,
  stateOf,
  stocked,
  type World,
} from '../../support/given-order.ts'
import { basketOf, become, cameLate, caseOf, decided, keptOf, LATE_SALE, leaving } from '../../support/late-story.ts'

const INVOICED = [placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo()] as const
const CARD = [placed(), confirmed(), expedited(), allGoodToGo()] as const
const parcel = (world: World) => orderOf(world).shipments[0]?.id ?? ''
const lastNote = (world: World, id = 'order-1') =>
  world.events.findLast(({ aggregateId, event }) => aggregateId === id && event.kind === 'NoteAdded')?.event
const RELEASE = 'releaseItemsBackToWarehouse'

/** A world in which a case of each kind is open. */
const OPENED: Readonly<Partial<Record<ConflictKind, () => World>>> = {
  POSSIBLE_DUPLICATE: () => {
    const { world } = given(placed(), placed({ aggregateId: 'twin', number: 'A-00002', create: { reference: 'TWINAAAAA' } }))
    const command = commandBy('late', 'CreateOrder', { number: 'A-00002', reference: 'TWINAAAAA' }, { aggregateId: 'twin' })
    const noticed = { kind: 'POSSIBLE_DUPLICATE', recorded: [{ as: 'asGiven' }], affectedOrderIds: ['order-1'] } as const
    const nothing = { outcome: 'accepted-no-effect' } as const
    become(world, command, openNoticed(command, nothing, noticed, stateOf(world, 'twin'), contextOf(world, 'late')))
    return world
  },
  OVERSOLD: () => {
    const { world } = given(stocked('main', 'shirt', 2), stocked('north', 'shirt', 0), placed(), confirmed(), basketOf(1))
    cameLate(world, 'CounterSale', LATE_SALE, { aggregateId: 'sale' })
    return world
  },
  HELD_MEANWHILE: () => {
    const { world } = given(placed(), confirmed(), expedited(), held())
    cameLate(world, 'SetGoodToGo', { shipmentId: parcel(world) })
    return world
  },
  SHIPPED_WHILE_HELD: () => {
    const { world } = given(...INVOICED, held())
    cameLate(world, 'CompleteShipment', leaving(world))
    return world
  },
  SHIPPED_WHILE_CANCELLED: () => {
    const { world } = given(...INVOICED, cancelled())
    cameLate(world, 'CompleteShipment', leaving(world))
    return world
  },
  CAPTURE_FAILED: () => {
    const { world } = given(...CARD)
    keptOf(world, commandBy('late', 'CompleteShipment', leaving(world)), { code: 'CAPTURE_FAILED', facts: {} })
    return world
  },
  DOUBLE_SHIPMENT: () => {
    const { world } = given(...CARD, allPaid(), allShipped())
    cameLate(world, 'CompleteShipment', leaving(world))
    return world
  },
  PAID_WHILE_CANCELLED: () => {
    const { world } = given(placed({ paymentMethodId: 'bankWire' }), cancelled())
    cameLate(world, 'MarkAsPaid', { methodId: 'cash' })
    return world
  },
  OVER_RETURN: () => {
    const { world } = given(...CARD, allPaid(), allShipped())
    const line = shipmentOf(orderOf(world)).lines[0]?.id ?? ''
    const costs = { shippingCost: 0, handlingCost: 0, returnCost: 0, voucherValue: 0, comment: '' }
    const lines = [{ shipmentLineId: line, quantity: 2, stockAction: RELEASE, condition: 'A', reasonCode: 'size' } as const]
    did('CreateReturn', { shipmentId: parcel(world), lines, ...costs })(world)
    cameLate(world, 'CreateReturn', { shipmentId: parcel(world), lines, ...costs })
    return world
  },
  OVER_REFUND: () => {
    const { world } = given(placed({ paymentMethodId: 'invoice' }), confirmed())
    const lines = [{ orderLineId: 'L1', quantity: 1 }]
    cameLate(world, 'StandardRefund', { lines, stockAction: RELEASE, shippingCost: 0, method: 'cash', reason: 'late' })
    return world
  },
  CANCELLED_MEANWHILE: () => {
    const { world } = given(placed(), cancelled())
    cameLate(world, 'EditOrder', { changes: { comment: 'ring first' } })
    return world
  },
  EDIT_CONFLICT: () => {
    const { world } = given(placed(), did('EditOrder', { changes: { poNumber: 'theirs' } }))
    cameLate(world, 'EditOrder', { changes: { poNumber: 'mine' }, before: { poNumber: '' } })
    return world
  },
  PRICE_CHANGED: () => {
    const { world } = given(placed())
    const command = commandBy('late', 'CreateOrder', { number: 'A-00001', reference: 'ABCDEFGHI' })
    const noticed = { kind: 'PRICE_CHANGED', recorded: [{ as: 'asGiven' }], affectedOrderIds: [] } as const
    become(world, command, openNoticed(command, { outcome: 'accepted-no-effect' }, noticed, stateOf(world), contextOf(world, 'late')))
    return world
  },
  PERMISSION_REVOKED: () => {
    const { world } = given(placed(), confirmed(), expedited())
    cameLate(world, 'ScanItem', { shipmentId: parcel(world), code: 'SKU-shirt' }, { role: 'counter' })
    return world
  },
  QUARANTINED: () => {
    const { world } = given(placed(), confirmed())
    const command = commandBy('late', 'MarkAsPaid', { methodId: 'cash' }, { aggregateId: 'order-1' })
    const content = { kind: 'QUARANTINED', refusal: null, recorded: [{ as: 'nothing' }], affectedOrderIds: [] } as const
    const syncCase = {
      ...syncCaseOf(command, stateOf(world, 'order-1'), content, command.occurredAt),
      setAside: { fault: 'Kq3', seq: 4, isFact: true },
    }
    record(world, syncCase.id, [{ kind: 'CaseOpened', syncCase, at: command.occurredAt, by: 'Wilma' }])
    return world
  },
  UNKNOWN_ITEM: () => {
    const { world } = given()
    const lines = [
      { itemId: 'shirt', quantity: 1 },
      { itemId: 'gone', quantity: 3 },
    ]
    cameLate(world, 'ReceiveStock', { warehouseId: 'main', lines, note: '' }, { aggregateId: 'stock' })
    return world
  },
  DELETED: () => {
    const { world } = given(
      placed(),
      cancelled(),
      did('DeleteOrder', { typedNumber: 'A-00001' }),
      placed({ aggregateId: 'other', number: 'A-00002', paymentMethodId: 'bankWire', create: { reference: 'OTHERAAAA' } }),
    )
    cameLate(world, 'MarkAsPaid', { methodId: 'cash' })
    return world
  },
}

function opened(kind: ConflictKind): World {
  const open = OPENED[kind]
  if (!open) throw new Error(`no story opens a case ${kind}`)
  const world = open()
  expect(caseOf(world).kind).toBe(kind)
  return world
}

const holdsOf = (world: World, id = 'order-1') => orderOf(world, id).holds.map((hold) => hold.reasonCode)

type Way = readonly [kind: ConflictKind, choice: ConflictChoice, title: string, stands: (world: World) => void, more?: object]

const WAYS: readonly Way[] = [
  ['POSSIBLE_DUPLICATE', 'keepBoth', 'both orders stay', (world) => expect(orderOf(world, 'twin').status).toBe(1)],
  [
    'POSSIBLE_DUPLICATE',
    'cancelOne',
    'the later order is cancelled, the first stays',
    (world) => expect([orderOf(world).status, orderOf(world, 'twin').status]).toEqual([1, 6]),
  ],
  [
    'OVERSOLD',
    'allocateElsewhere',
    'the missing unit is promised from the other warehouse',
    (world) => {
      expect(orderOf(world).allocations.map((each) => [each.warehouseId, each.quantity])).toEqual([
        ['main', 1],
        ['north', 1],
      ])
    },
  ],
  [
    'OVERSOLD',
    'backorder',
    'the order waits for one unit',
    (world) => {
      expect(orderOf(world).allocations).toMatchObject([{ quantity: 1 }])
      expect(lastNote(world)).toMatchObject({ note: 'The customer is told that it waits for stock' })
    },
  ],
  ['OVERSOLD', 'cancelAndRefund', 'the missing unit is cancelled', (world) => expect(orderOf(world).lines[0]?.cancelledQuantity).toBe(1)],
  [
    'HELD_MEANWHILE',
    'resumeAndContinue',
    'no reason is left and the parcel is good-to-go',
    (world) => {
      expect(holdsOf(world)).toEqual([])
      expect(shipmentOf(orderOf(world)).isGoodToGo).toBe(true)
    },
  ],
  [
    'HELD_MEANWHILE',
    'unpack',
    'the other reason for holding stays and the parcel is not good-to-go',
    (world) => {
      expect(holdsOf(world)).toEqual(['FRAUD_SUSPECTED'])
      expect(shipmentOf(orderOf(world)).isGoodToGo).toBe(false)
    },
  ],
  ['HELD_MEANWHILE', 'cancel', 'the order is cancelled', (world) => expect(orderOf(world).status).toBe(6)],
  ['SHIPPED_WHILE_HELD', 'acceptAndCapture', 'the parcel counts, paid on account', (world) => expectSent(world)],
  ['SHIPPED_WHILE_HELD', 'recallParcel', 'a return is expected', (world) => expectNoted(world, 'called back')],
  ['SHIPPED_WHILE_HELD', 'writeOff', 'the goods are written off', (world) => expectNoted(world, 'written off')],
  ['SHIPPED_WHILE_CANCELLED', 'acceptAndCapture', 'the order goes on with its parcel', (world) => expectSent(world)],
  ['SHIPPED_WHILE_CANCELLED', 'recallParcel', 'a return is expected', (world) => expectNoted(world, 'called back')],
  ['SHIPPED_WHILE_CANCELLED', 'writeOff', 'the goods are written off', (world) => expectNoted(world, 'written off')],
  ['CAPTURE_FAILED', 'retry', 'the provider is asked again', (world) => expect(shipmentOf(orderOf(world)).capturePending).toBe(true)],
  [
    'CAPTURE_FAILED',
    'otherPayment',
    'paid in cash, the parcel leaves',
    (world) => expect([orderOf(world).status, paid(orderOf(world))]).toEqual([4, 24_900]),
    { methodId: 'cash' },
  ],
  ['CAPTURE_FAILED', 'cancel', 'the order is cancelled', (world) => expect(orderOf(world).status).toBe(6)],
  ['DOUBLE_SHIPMENT', 'recallParcel', 'a return is expected', (world) => expectNoted(world, 'called back')],
  ['DOUBLE_SHIPMENT', 'acceptAsSentTwice', 'the customer keeps both', (world) => expectNoted(world, 'sent twice')],
  ['DOUBLE_SHIPMENT', 'writeOff', 'the goods are written off', (world) => expectNoted(world, 'written off')],
  [
    'PAID_WHILE_CANCELLED',
    'restoreOrder',
    'the order is back and paid with the money',
    (world) => expect([orderOf(world).status, paid(orderOf(world))]).toEqual([1, 24_900]),
  ],
  [
    'PAID_WHILE_CANCELLED',
    'giveBack',
    'the order stays cancelled without money',
    (world) => expect([orderOf(world).status, paid(orderOf(world))]).toEqual([6, 0]),
  ],
  ['OVER_RETURN', 'acceptAsGoodwill', 'the goods stay in stock', (world) => expectNoted(world, 'goodwill')],
  ['OVER_RETURN', 'unlink', 'the goods are nobody’s of this order', (world) => expectNoted(world, 'not come from this order')],
  ['OVER_RETURN', 'reverseCash', 'the money is asked back', (world) => expectNoted(world, 'asked back')],
  ['OVER_REFUND', 'bookAsLoss', 'the shop bears it', (world) => expectNoted(world, 'loss')],
  ['OVER_REFUND', 'reclaim', 'the customer is asked', (world) => expectNoted(world, 'claimed')],
  [
    'CANCELLED_MEANWHILE',
    'restoreAndApply',
    'the order is back with the edit',
    (world) => expect(orderOf(world)).toMatchObject({ status: 1, comment: 'ring first' }),
  ],
  [
    'CANCELLED_MEANWHILE',
    'discard',
    'the order stays cancelled without the edit',
    (world) => expect(orderOf(world)).toMatchObject({ status: 6, comment: '' }),
  ],
  ['EDIT_CONFLICT', 'mine', 'the desk’s words stand', (world) => expect(orderOf(world).poNumber).toBe('mine')],
  ['EDIT_CONFLICT', 'theirs', 'the service’s words stand', (world) => expect(orderOf(world).poNumber).toBe('theirs')],
  ['PRICE_CHANGED', 'accept', 'the printed price stands', (world) => expectNoted(world, 'accepted')],
  ['PRICE_CHANGED', 'note', 'the printed price stands, with a note', (world) => expectNoted(world, 'noted')],
  ['PERMISSION_REVOKED', 'approve', 'what was done stands', (world) => expect(shipmentOf(orderOf(world)).lines[0]?.packedQuantity).toBe(1)],
  ['PERMISSION_REVOKED', 'reject', 'what was done stands, not approved', (world) => expectNoted(world, 'Not approved')],
  [
    'UNKNOWN_ITEM',
    'map',
    'the delivery is booked, the unknown item as the one it was',
    (world) => expect([world.levels.get('main\nshirt')?.physical, world.levels.get('main\nposter')?.physical]).toEqual([11, 3]),
    { itemId: 'poster' },
  ],
  ['UNKNOWN_ITEM', 'discard', 'nothing is booked', (world) => expect(world.levels.get('main\nshirt')?.physical).toBe(10)],
  ['DELETED', 'map', 'the money pays the other order', (world) => expect(paid(orderOf(world, 'other'))).toBe(24_900), { orderId: 'other' }],
  ['DELETED', 'discard', 'the other order owes as before', (world) => expect(paid(orderOf(world, 'other'))).toBe(0)],
  ['QUARANTINED', 'rerun', 'the rules leave the running to the authority', (world) => expect(paid(orderOf(world))).toBe(0)],
  ['QUARANTINED', 'discard', 'the order stays as it was, and says so', (world) => expectNoted(world, 'dropped')],
]

function expectSent(world: World): void {
  expect(shipmentOf(orderOf(world)).shippedAt).not.toBeNull()
  expectNoted(world, 'accepted')
}

function expectNoted(world: World, words: string): void {
  expect(JSON.stringify(lastNote(world))).toContain(words)
}

const TOLD = WAYS.map(([kind, choice, title, stands, more = {}]) => ({ kind, choice, title, stands, more }))

test.each(TOLD)('$kind, decided $choice: $title', ({ kind, choice, stands, more }) => {
  const world = opened(kind)
  if (kind === 'OVERSOLD') stocked('north', 'shirt', 5)(world)
  expect(decided(world, choice, more)).toMatchObject({ outcome: 'accepted' })
  expect(caseOf(world).resolution).toMatchObject({ choice, by: 'manager' })
  for (const { order } of world.states.values()) expect(order?.holds.map((hold) => hold.reasonCode) ?? []).not.toContain('SYNC_CONFLICT')
  stands(world)
})

test('every way of deciding every case is told above', () => {
  const offered = CONFLICT_KINDS.flatMap((kind) => CONFLICTS[kind].choices.map((choice) => `${kind} ${choice}`))
  expect(WAYS.map(([kind, choice]) => `${kind} ${choice}`).toSorted()).toEqual(offered.toSorted())
  expect(new Set(WAYS.map(([, choice]) => choice))).toEqual(new Set(Object.keys(EFFECTS)))
})

test.each(['counter', 'warehouse', 'integration'] as const)('a case is not for the role %s to decide', (role) => {
  const world = opened('DOUBLE_SHIPMENT')
  expect(decided(world, 'writeOff', {}, { role })).toMatchObject({ outcome: 'refused', refusal: { code: 'FORBIDDEN' } })
  expect(decided(world, 'writeOff', {}, { role: 'admin' })).toMatchObject({ outcome: 'accepted' })
})

test('a case is decided once, one of its own ways, and only where there is one', () => {
  const world = opened('DOUBLE_SHIPMENT')
  expect(decided(world, 'mine')).toMatchObject({ outcome: 'refused', refusal: { code: 'VALIDATION', facts: { field: 'choice' } } })
  decided(world, 'writeOff')
  expect(decided(world, 'recallParcel')).toEqual({ outcome: 'accepted-no-effect' })
  expect(caseOf(world).resolution?.choice).toBe('writeOff')
  expect(decided(world, 'writeOff', {}, { aggregateId: 'nothing.case' })).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
})

test('where the effect is refused nothing changes: the case stays open and the order held', () => {
  const world = opened('OVERSOLD')
  const before = world.events.length
  expect(decided(world, 'allocateElsewhere')).toMatchObject({ outcome: 'refused', refusal: { code: 'INSUFFICIENT_STOCK' } })
  expect(world.events).toHaveLength(before)
  expect(holdsOf(world)).toEqual(['SYNC_CONFLICT'])
  expect(caseOf(world).resolution).toBeNull()
})

test('the order stays held while another case of it is open, and what cannot be done for that is said', () => {
  const { world } = given(placed(), confirmed(), expedited(), held())
  cameLate(world, 'SetGoodToGo', { shipmentId: parcel(world) })
  cameLate(world, 'SetGoodToGo', { shipmentId: parcel(world) }, { commandId: 'later' })
  expect(decided(world, 'resumeAndContinue')).toMatchObject({ outcome: 'accepted', warnings: [{ code: 'HELD_BY_ANOTHER_CASE' }] })
  expect(holdsOf(world)).toEqual(['SYNC_CONFLICT'])
  expect(decided(world, 'resumeAndContinue', {}, { aggregateId: 'later.case' })).toMatchObject({ outcome: 'accepted', warnings: [] })
  expect(holdsOf(world)).toEqual([])
  expect(shipmentOf(orderOf(world)).isGoodToGo).toBe(true)
})
