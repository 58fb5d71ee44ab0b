import { describe, expect, test } from 'vitest'
import { commandArgsSchemas } from '../../../shared/contract/command-schema.ts'
import type { CommandArgs } from '../../../shared/lifecycle/command.ts'
import type { Order, OrderStatus } from '../../../shared/lifecycle/order.ts'
import { REFUSAL_CODES } from '../../../shared/lifecycle/refusal.ts'
import { FIRST_STATUSES, NOT_ON_AN_ORDER, type OrderCommandName, TRANSITIONS } from '../../../shared/lifecycle/transitions.ts'
import { cancelled, completed, confirmed, did, expedited, given, issue, orderOf, placed, type Step } from '../../support/given-order.ts'

/** One order in every status. Where none of its lines, shipments or returns is named, the rule never gets that far. */
const STORIES: Readonly<Record<OrderStatus, readonly Step[]>> = {
  1: [placed()],
  2: [placed(), confirmed()],
  3: [placed(), confirmed(), expedited()],
  4: [placed(), completed()],
  5: [placed(), completed(), did('ArchiveOrder', {})],
  6: [placed(), cancelled()],
}

const STATUSES = [1, 2, 3, 4, 5, 6] as const

const stockAction = 'releaseItemsBackToWarehouse' as const
const shipmentId = (order: Order) => order.shipments[0]?.id ?? 'none'
const onShipment = (order: Order) => ({ shipmentId: shipmentId(order) })
const onReturn = () => ({ returnId: 'none' })

/** Sensible arguments for each command, so that only the order's status can stand in its way. */
const ARGS: { readonly [Name in OrderCommandName]: (order: Order) => CommandArgs[Name] } = {
  ConfirmOrder: () => ({}),
  UnconfirmOrder: () => ({}),
  AllocateOrder: () => ({}),
  UnallocateOrder: () => ({ lines: [{ orderLineId: 'L1', quantity: 1 }], stockAction }),
  ExpediteOrder: () => ({}),
  ShipArrivedStock: () => ({}),
  EditOrder: () => ({ changes: { comment: 'ring twice' } }),
  ChangeShippingCost: () => ({ shippingCost: 100 }),
  AddLines: () => ({ lines: [] }),
  CancelLines: () => ({ lines: [{ orderLineId: 'L1', quantity: 1 }], stockAction }),
  RestoreLines: () => ({ lines: [{ orderLineId: 'L1', quantity: 1 }] }),
  PutOnHold: () => ({ reasonCode: 'OTHER', reason: 'a look' }),
  ResumeOrder: () => ({}),
  SetWaitingForPayment: () => ({}),
  ClearWaitingForPayment: () => ({ reason: 'came' }),
  CaptureOrder: () => ({ amount: 100 }),
  ReleaseRemainingAuthorization: () => ({}),
  CancelOrder: () => ({ comment: '', stockAction }),
  RestoreOrder: () => ({}),
  DeleteOrder: (order) => ({ typedNumber: order.number }),
  ArchiveOrder: () => ({}),
  ReactivateOrder: () => ({}),
  SetOrderLock: () => ({ isLocked: true }),
  AddNote: () => ({ note: 'seen' }),
  CreateSelectionFromOrder: () => ({ selectionId: 'again' }),
  EditShipment: (order) => ({ ...onShipment(order), details: { additionalMessage: 'fragile' } }),
  ClaimShipment: onShipment,
  ReleaseClaim: onShipment,
  ScanItem: (order) => ({ ...onShipment(order), code: 'SKU-shirt' }),
  UnpackItem: (order) => ({ ...onShipment(order), shipmentLineId: order.shipments[0]?.lines[0]?.id ?? '' }),
  SetGoodToGo: onShipment,
  UnsetGoodToGo: onShipment,
  CaptureShipment: onShipment,
  MarkAsPaid: onShipment,
  MarkAsUnpaid: onShipment,
  CompleteShipment: (order) => ({ ...onShipment(order), dispatch: {} }),
  DeleteShipment: onShipment,
  CreateReturn: (order) => ({
    ...onShipment(order),
    lines: [],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
  }),
  EditReturn: onReturn,
  RefundReturn: onReturn,
  CompleteReturn: onReturn,
  UncompleteReturn: onReturn,
  DeleteReturn: onReturn,
  CreateSelectionFromReturn: () => ({ returnId: 'none', selectionId: 'next' }),
  StandardRefund: () => ({ lines: [], stockAction, shippingCost: 0, reason: 'x' }),
  IssueInvoice: onShipment,
  IssueCreditSlip: onReturn,
  PrintDocument: (order) => ({ kind: 'receipt', subjectId: order.id }),
  RecordPaymentResult: () => ({ paymentId: 'none', requestEntryId: 'none', status: 'success', reference: '' }),
}

const ALL_COMMANDS = Object.keys(commandArgsSchemas)
const NAMES = Object.keys(TRANSITIONS) as readonly OrderCommandName[]

describe.each(NAMES)('%s', (name) => {
  test.each(STATUSES)('does in status %i what the table says', (status) => {
    const { world } = given(...(STORIES[status] ?? []))
    expect(orderOf(world).status).toBe(status)
    const cell = TRANSITIONS[name][status]
    const decision = issue(world, name, ARGS[name](orderOf(world)) as CommandArgs[typeof name], { role: 'system' })
    if (cell === 'no-op') expect(decision).toEqual({ outcome: 'accepted-no-effect' })
    else if (typeof cell === 'string') expect(decision).toMatchObject({ outcome: 'refused', refusal: { code: cell } })
    // An allowed step was checked against the table by `issue`; a rule may still refuse it, but never for its status.
    else if (decision.outcome === 'refused') {
      expect(decision.refusal).not.toEqual({ code: 'WRONG_STATUS', facts: { status, number: 'A-00001' } })
    }
  })
})

test('an order never becomes a basket again, and only a cancelled one is deleted', () => {
  const rows = Object.entries(TRANSITIONS)
  expect(
    rows.every(([, row]) => STATUSES.every((status) => typeof row[status] === 'string' || !row[status].includes(0 as OrderStatus))),
  ).toBe(true)
  expect(STATUSES.filter((status) => typeof TRANSITIONS.DeleteOrder[status] !== 'string')).toEqual([6])
  expect(STATUSES.filter((status) => typeof TRANSITIONS.ArchiveOrder[status] !== 'string')).toEqual([4])
})

test('every status can be reached from those an order may begin with, and every cell says what happens', () => {
  const reached = new Set(FIRST_STATUSES)
  for (const before of reached) {
    for (const row of Object.values(TRANSITIONS)) {
      const cell = row[before]
      if (typeof cell !== 'string') for (const after of cell) reached.add(after)
    }
  }
  expect([...reached].toSorted()).toEqual(STATUSES)
  for (const row of Object.values(TRANSITIONS)) {
    expect(Object.keys(row)).toEqual(STATUSES.map(String))
    for (const cell of Object.values(row)) {
      if (typeof cell === 'string') expect(['no-op', ...REFUSAL_CODES]).toContain(cell)
      else expect(cell.length).toBeGreaterThan(0)
    }
  }
})

test('every command there is either stands in the table or acts on no order that exists', () => {
  const elsewhere = ALL_COMMANDS.filter((name) => !NAMES.some((each) => each === name))
  expect(elsewhere.toSorted()).toEqual([...NOT_ON_AN_ORDER].toSorted())
})
