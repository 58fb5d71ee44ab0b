import { expect, test } from 'vitest'
import { commandArgsSchemas } from '../../../shared/contract/command-schema.ts'
import type { Command, CommandArgs, CommandName } from '../../../shared/lifecycle/command.ts'
import { CONFLICT_KINDS, CONFLICTS, type Conflict } from '../../../shared/lifecycle/conflict.ts'
import { conflictOf, conflictOfFact } from '../../../shared/lifecycle/conflict-of.ts'
import { NOTHING_YET } from '../../../shared/lifecycle/decision.ts'
import { OFFLINE_CLASSES } from '../../../shared/lifecycle/fact-or-intent.ts'
import { REFUSAL_CODES } from '../../../shared/lifecycle/refusal.ts'
import {
  aLine,
  allGoodToGo,
  allPaid,
  allShipped,
  cancelled,
  confirmed,
  did,
  expedited,
  type Given,
  given,
  held,
  type IssueOptions,
  issue,
  orderOf,
  placed,
  selected,
  stateOf,
  stocked,
} from '../../support/given-order.ts'

/** What a command comes to that a desk recorded and the authority, further on, refuses. */
function late<Name extends CommandName>({ world }: Given, name: Name, args: CommandArgs[Name], options?: IssueOptions): Conflict | null {
  const state = stateOf(world)
  const decision = issue(world, name, args, options)
  if (decision.outcome !== 'refused') throw new Error(`${name} was ${decision.outcome}`)
  return conflictOf({ name, args } as unknown as Command, decision.refusal, state, world.settings)
}

const PACKED = [placed(), confirmed(), expedited(), allGoodToGo(), allPaid()] as const
const parcelOf = ({ world }: Given) => orderOf(world).shipments[0]?.id ?? ''
const leaving = (story: Given) => ({ shipmentId: parcelOf(story), dispatch: {} })

test('a parcel handed over while the order was held is completed, and somebody decides', () => {
  const story = given(...PACKED, held())
  expect(late(story, 'CompleteShipment', leaving(story))).toEqual({
    kind: 'SHIPPED_WHILE_HELD',
    recorded: [{ as: 'completedShipment', shipmentId: parcelOf(story), restoresOrder: false }],
  })
})

test('a parcel handed over while the order was cancelled brings the order back', () => {
  const story = given(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo(), cancelled())
  expect(late(story, 'CompleteShipment', leaving(story))).toEqual({
    kind: 'SHIPPED_WHILE_CANCELLED',
    recorded: [{ as: 'completedShipment', shipmentId: parcelOf(story), restoresOrder: true }],
  })
})

test('the same goods leaving twice are an issue of goods, not a second shipment', () => {
  const story = given(...PACKED, allShipped())
  expect(late(story, 'CompleteShipment', leaving(story))).toEqual({
    kind: 'DOUBLE_SHIPMENT',
    recorded: [{ as: 'unlinkedIssue', goods: [{ warehouseId: 'main', itemId: 'shirt', quantity: 2 }] }],
  })
})

test('cash for an order that was cancelled meanwhile is money in the till and no payment', () => {
  const story = given(placed(), cancelled())
  expect(late(story, 'MarkAsPaid', { methodId: 'cash' })).toMatchObject({
    kind: 'PAID_WHILE_CANCELLED',
    recorded: [{ as: 'unassignedTillMoney', currency: 'SEK', methodId: 'cash' }],
  })
})

test('cash taken for goods that can no longer be added is money in the till', () => {
  const added = { lines: [aLine('L2', 'mug', { quantity: 1 })], payment: { methodId: 'cash', amount: 4_999 } }
  const money = { as: 'unassignedTillMoney', amount: 4_999, currency: 'SEK', methodId: 'cash' } as const
  expect(late(given(placed(), cancelled()), 'AddLines', added)).toEqual({ kind: 'PAID_WHILE_CANCELLED', recorded: [money] })
  expect(late(given(placed(), held()), 'AddLines', added)).toEqual({ kind: 'POSSIBLE_DUPLICATE', recorded: [money] })
})

test('cash for a parcel that was paid meanwhile may be the same money told twice', () => {
  const story = given(...PACKED)
  const command = { name: 'MarkAsPaid', args: { shipmentId: parcelOf(story), methodId: 'cash' } } as unknown as Command
  const captured = { code: 'ALREADY_CAPTURED', facts: {} } as const
  expect(conflictOf(command, captured, stateOf(story.world), story.world.settings)).toMatchObject({
    kind: 'POSSIBLE_DUPLICATE',
    recorded: [{ as: 'unassignedTillMoney', amount: 24_900 }],
  })
})

test('goods that come back twice are received, and no return of that shipment', () => {
  const story = given(...PACKED, allShipped())
  const line = orderOf(story.world).shipments[0]?.lines[0]?.id ?? ''
  const back = (quantity: number, stockAction: 'releaseItemsBackToWarehouse' | 'removeItemsFromStock') => ({
    shipmentId: parcelOf(story),
    lines: [{ shipmentLineId: line, quantity, stockAction, condition: 'A' as const, reasonCode: 'size' }],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
  })
  did('CreateReturn', back(2, 'releaseItemsBackToWarehouse'))(story.world)
  expect(late(story, 'CreateReturn', back(1, 'releaseItemsBackToWarehouse'))).toEqual({
    kind: 'OVER_RETURN',
    recorded: [{ as: 'unlinkedReceipt', goods: [{ warehouseId: 'main', itemId: 'shirt', quantity: 1 }] }],
  })
  expect(late(story, 'CreateReturn', back(1, 'removeItemsFromStock'))).toEqual({
    kind: 'OVER_RETURN',
    recorded: [{ as: 'unlinkedReceipt', goods: [] }],
  })
})

test('cash given back beyond what was paid is missing in the till and no refund of the order', () => {
  const story = given(placed(), confirmed())
  const args = {
    lines: [{ orderLineId: 'L1', quantity: 1 }],
    stockAction: 'releaseItemsBackToWarehouse',
    shippingCost: 0,
    method: 'cash',
    reason: 'late',
  } as const
  expect(late(story, 'StandardRefund', args)).toEqual({
    kind: 'OVER_REFUND',
    recorded: [{ as: 'tillDifference', amount: 10_000, currency: 'SEK' }],
  })
})

test('what was sold beyond the shelf stands once room is made', () => {
  const command = { name: 'CounterSale', args: { number: 'A-1', reference: 'ABCDEFGHI' } } as unknown as Command
  const { world } = given(selected({ paymentMethodId: 'cash' }), stocked('main', 'shirt', 0))
  const removal = { name: 'RemoveStock', args: { warehouseId: 'main', lines: [], note: '' } } as unknown as Command
  const insufficient = { code: 'INSUFFICIENT_STOCK', facts: {} } as const
  expect(conflictOf(removal, insufficient, NOTHING_YET, world.settings)).toMatchObject({ kind: 'OVERSOLD' })
  for (const code of ['INSUFFICIENT_STOCK', 'UNAVAILABLE_ITEMS'] as const) {
    expect(conflictOf(command, { code, facts: {} }, stateOf(world), world.settings)).toEqual({
      kind: 'OVERSOLD',
      recorded: [{ as: 'asGivenAfterMakingRoom' }],
    })
  }
})

test('a paid sale stands at the printed price, and its money stays even where the basket is gone', () => {
  const args = { number: 'A-1', reference: 'ABCDEFGHI' }
  const restricted = { code: 'PAYMENT_METHOD_RESTRICTED', facts: {} } as const
  const open = given(selected({ paymentMethodId: 'cash' }))
  const command = { name: 'CreateOrder', args } as unknown as Command
  expect(conflictOf(command, restricted, stateOf(open.world), open.world.settings)).toEqual({
    kind: 'PRICE_CHANGED',
    recorded: [{ as: 'asGiven' }],
  })
  const thrownAway = given(selected({ paymentMethodId: 'cash' }), did('DeleteSelection', {}))
  const sale = { name: 'CounterSale', args } as unknown as Command
  const gone = { code: 'WRONG_STATUS', facts: {} } as const
  expect(conflictOf(sale, gone, stateOf(thrownAway.world), thrownAway.world.settings)).toMatchObject({
    kind: 'PAID_WHILE_CANCELLED',
    recorded: [{ as: 'unassignedTillMoney', amount: 20_000, currency: 'SEK', methodId: 'cash' }, { as: 'placeholder' }],
  })
})

test('what somebody did who was blocked meanwhile stands, and a manager looks; what they wished is refused', () => {
  const story = given(...PACKED)
  const { world } = story
  const state = stateOf(world)
  const forbidden = { code: 'FORBIDDEN', facts: {} } as const
  const complete = { name: 'CompleteShipment', args: leaving(story) } as unknown as Command
  expect(conflictOf(complete, forbidden, state, world.settings)).toEqual({ kind: 'PERMISSION_REVOKED', recorded: [{ as: 'asGiven' }] })
  const confirm = { name: 'ConfirmOrder', args: {} } as unknown as Command
  expect(conflictOf(confirm, forbidden, state, world.settings)).toBeNull()
})

test('facts about what was removed meanwhile are kept beside', () => {
  const { world } = given()
  const receive = {
    name: 'ReceiveStock',
    args: { warehouseId: 'main', lines: [{ itemId: 'x', quantity: 1 }], note: '' },
  } as unknown as Command
  const unknown = { code: 'NOT_FOUND', facts: { itemId: 'x' } } as const
  expect(conflictOf(receive, unknown, NOTHING_YET, world.settings)).toEqual({ kind: 'UNKNOWN_ITEM', recorded: [{ as: 'placeholder' }] })
  const paid = { name: 'MarkAsPaid', args: { methodId: 'cash' } } as unknown as Command
  for (const code of ['DELETED', 'PURGED'] as const) {
    expect(conflictOf(paid, { code, facts: {} }, { ...NOTHING_YET, deleted: true }, world.settings)).toEqual({
      kind: 'DELETED',
      recorded: [{ as: 'placeholder' }],
    })
  }
})

test('a parcel packed while the order was held stays, and so does one whose order was cancelled', () => {
  const story = given(placed(), confirmed(), expedited(), held())
  expect(late(story, 'SetGoodToGo', { shipmentId: parcelOf(story) })).toEqual({ kind: 'HELD_MEANWHILE', recorded: [{ as: 'nothing' }] })
  const off = given(placed(), confirmed(), expedited(), cancelled())
  expect(late(off, 'ScanItem', { shipmentId: parcelOf(off), code: 'SKU-shirt' })).toEqual({
    kind: 'CANCELLED_MEANWHILE',
    recorded: [{ as: 'nothing' }],
  })
})

test('a parcel that waited for its capture stays when the provider says no', () => {
  const story = given(
    placed({ create: { authorization: { status: 'success', reference: 'p', amount: 100 } } }),
    confirmed(),
    expedited(),
    allGoodToGo(),
  )
  expect(late(story, 'CompleteShipment', leaving(story))).toEqual({ kind: 'CAPTURE_FAILED', recorded: [{ as: 'nothing' }] })
  const command = { name: 'CompleteShipment', args: leaving(story) } as unknown as Command
  const unreachable = { code: 'PSP_UNREACHABLE', facts: {} } as const
  expect(conflictOf(command, unreachable, stateOf(story.world), story.world.settings)).toMatchObject({ kind: 'CAPTURE_FAILED' })
})

test('an edit of an order that was cancelled or edited meanwhile is put to somebody, other wishes are not', () => {
  const story = given(placed(), cancelled())
  expect(late(story, 'EditOrder', { changes: { comment: 'x' } })).toMatchObject({ kind: 'CANCELLED_MEANWHILE' })
  expect(late(story, 'ConfirmOrder', {})).toBeNull()
  const edit = { name: 'EditOrder', args: { changes: {} } } as unknown as Command
  const stale = { code: 'STALE_VERSION', facts: {} } as const
  expect(conflictOf(edit, stale, stateOf(story.world), story.world.settings)).toMatchObject({ kind: 'EDIT_CONFLICT' })
})

test('no fact is lost, whatever it is refused for', () => {
  const story = given(...PACKED)
  const state = stateOf(story.world)
  const ARGS = { shipmentId: parcelOf(story), returnId: 'r', dispatch: {}, lines: [], shippingCost: 0 }
  for (const name of Object.keys(commandArgsSchemas) as CommandName[]) {
    if (['provisional', 'online', 'onlineQueued'].includes(OFFLINE_CLASSES[name])) continue
    for (const code of REFUSAL_CODES) {
      for (const met of [state, NOTHING_YET]) {
        const { kind, recorded } = conflictOfFact({ name, args: ARGS } as unknown as Command, { code, facts: {} }, met)
        expect(CONFLICT_KINDS).toContain(kind)
        expect(recorded.length).toBeGreaterThan(0)
      }
    }
  }
})

test('every card offers something to choose, and what nobody must decide holds nothing up', () => {
  for (const kind of CONFLICT_KINDS) {
    const { needsDecision, holds, choices } = CONFLICTS[kind]
    expect(choices.length > 1, kind).toBe(needsDecision)
    expect(new Set(choices).size).toBe(choices.length)
    if (!needsDecision) expect(holds, kind).toBe(false)
  }
})
