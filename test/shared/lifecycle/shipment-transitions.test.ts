import { describe, expect, test } from 'vitest'
import type { CommandArgs } from '../../../shared/lifecycle/command.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import {
  SHIPMENT_STAGES,
  SHIPMENT_TRANSITIONS,
  type ShipmentCommandName,
  type ShipmentStage,
  stageOfShipment,
} from '../../../shared/lifecycle/shipment-transitions.ts'
import {
  aLine,
  cancelled,
  confirmed,
  did,
  given,
  issue,
  orderOf,
  type Placing,
  placed,
  type Step,
  settingsChanged,
  shipmentOf,
  stocked,
  type World,
} from '../../support/given-order.ts'
import { providerSaid } from '../../support/provider-answers.ts'

const first = (order: Order) => ({ shipmentId: shipmentOf(order).id })
const second = (order: Order) => ({ shipmentId: shipmentOf(order, 1).id })
const packed = did('SetGoodToGo', first)
const markedAsPaid = did('MarkAsPaid', first)
const left = did('CompleteShipment', (order) => ({ ...first(order), dispatch: {} }))
const paidLater = settingsChanged((settings) => ({
  ...settings,
  paymentMethods: settings.paymentMethods.map((method) => (method.id === 'psp' ? { ...method, shipBeforePayment: true } : method)),
}))

/** Two shipments of one order: a story is about the first; the second keeps the order in Processing. */
function shipments(placing: Placing = {}): readonly Step[] {
  const shipped = (orderLineId: string, quantity: number) => did('ExpediteOrder', { lines: [{ orderLineId, quantity }] })
  return [
    placed({ lines: [aLine('L1', 'shirt'), aLine('L2', 'mug', { quantity: 3 })], ...placing }),
    confirmed(),
    shipped('L1', 2),
    shipped('L2', 3),
  ]
}

/** Gifts are paid at once: there is nothing to pay. */
const gifts = shipments({
  paymentMethodId: 'free',
  lines: [aLine('L1', 'shirt', { unitPrice: 0 }), aLine('L2', 'mug', { quantity: 3, unitPrice: 0 })],
  changes: { shippingCost: 0 },
})

/** Money that covers the first shipment only since it holds less: none of it has been given to a shipment yet. */
const coveredMeanwhile: readonly Step[] = [
  ...shipments(),
  did('CaptureOrder', { amount: 15_000 }),
  providerSaid('success'),
  did('EditShipment', (order) => ({ ...first(order), lines: oneUnitOfFirst(order) })),
]

function oneUnitOfFirst(order: Order) {
  return shipmentOf(order).lines.map((line) => ({ shipmentLineId: line.id, quantity: 1 }))
}

const STORIES: Readonly<Record<ShipmentStage, readonly Step[]>> = {
  created: shipments(),
  goodToGo: [...shipments(), packed],
  paid: [...shipments(), markedAsPaid],
  ready: [...shipments(), packed, markedAsPaid],
  left: [paidLater, ...shipments(), packed, left],
  completed: [...shipments(), packed, markedAsPaid, left],
  deleted: [...shipments(), did('DeleteShipment', first)],
  cancelled: [...shipments(), packed, cancelled()],
}

/** Sensible arguments for each command, so that only the shipment's stage can stand in its way. */
const ARGS: { readonly [Name in ShipmentCommandName]: (order: Order) => CommandArgs[Name] } = {
  EditShipment: (order) => ({
    ...first(order),
    serialNumbers: shipmentOf(order).lines.map((line) => ({ shipmentLineId: line.id, serialNumbers: ['S-1'] })),
  }),
  ClaimShipment: first,
  ReleaseClaim: first,
  ScanItem: (order) => ({ ...first(order), code: 'SKU-shirt' }),
  UnpackItem: (order) => unpacksFirst(order),
  SetGoodToGo: first,
  UnsetGoodToGo: first,
  CaptureShipment: first,
  MarkAsPaid: first,
  MarkAsUnpaid: first,
  CompleteShipment: (order) => ({ ...first(order), dispatch: {} }),
  DeleteShipment: first,
  RecordPaymentResult: (order) => ({
    paymentId: order.payments[0]?.id ?? 'none',
    requestEntryId: order.payments[0]?.entries.find((entry) => entry.status === 'pending')?.id ?? 'none',
    status: 'success',
    reference: 'psp-answer',
  }),
  CancelOrder: () => ({ comment: '', stockAction: 'releaseItemsBackToWarehouse' }),
  RestoreOrder: () => ({}),
}

const NAMES = Object.keys(SHIPMENT_TRANSITIONS) as readonly ShipmentCommandName[]

function does(world: World, name: ShipmentCommandName, args = ARGS[name](orderOf(world))) {
  const before = stageOfShipment(shipmentOf(orderOf(world)))
  const decision = issue(world, name, args as CommandArgs[typeof name], { role: 'system' })
  return { before, decision, after: stageOfShipment(shipmentOf(orderOf(world))) }
}

describe.each(NAMES)('%s', (name) => {
  test.each(SHIPMENT_STAGES)('does to a shipment that is %s what the table says', (stage) => {
    const { before, decision, after } = does(given(...STORIES[stage]).world, name)
    expect(before).toBe(stage)
    const cell = SHIPMENT_TRANSITIONS[name][stage]
    if (cell === 'no-op') expect(decision).toEqual({ outcome: 'accepted-no-effect' })
    else if (typeof cell === 'string') expect(decision).toMatchObject({ outcome: 'refused', refusal: { code: cell } })
    else if (decision.outcome === 'accepted') expect(cell).toContain(after)
    // What was paid for is not undone by deleting or cancelling; gifts are, as told below.
    else if (decision.outcome === 'refused') expect(decision.refusal.code).toBe('ALREADY_CAPTURED')
  })
})

function unpacksFirst(order: Order): CommandArgs['UnpackItem'] {
  return { ...first(order), shipmentLineId: order.shipments[0]?.lines[0]?.id ?? '' }
}

/** What else the table allows, beyond what the stories above already show. */
const FURTHER_WAYS: readonly (readonly [ShipmentCommandName, readonly Step[], ((order: Order) => object)?])[] = [
  ['EditShipment', STORIES.goodToGo, (order) => ({ ...first(order), lines: oneUnitOfFirst(order) })],
  ['EditShipment', [...gifts, packed], (order) => ({ ...first(order), lines: oneUnitOfFirst(order) })],
  ['ReleaseClaim', [...STORIES.created, did('ClaimShipment', first)]],
  ['ReleaseClaim', [...STORIES.goodToGo, did('ClaimShipment', first)]],
  ['ReleaseClaim', [...STORIES.paid, did('ClaimShipment', first)]],
  ['ReleaseClaim', [...STORIES.ready, did('ClaimShipment', first)]],
  ...(['created', 'goodToGo', 'paid', 'ready'] as const).map(
    (stage) =>
      ['UnpackItem', [...STORIES[stage], did('ScanItem', (order) => ({ ...first(order), code: 'SKU-shirt' }))], unpacksFirst] as const,
  ),
  ['CaptureShipment', coveredMeanwhile],
  ['CaptureShipment', [...coveredMeanwhile, packed]],
  ['CompleteShipment', [paidLater, ...shipments(), packed]],
  ['CompleteShipment', [...coveredMeanwhile, packed]],
  ['DeleteShipment', gifts],
  ['DeleteShipment', [...gifts, packed]],
  ['CancelOrder', gifts],
  ['CancelOrder', [...gifts, packed]],
  ['CancelOrder', [...STORIES.deleted]],
  ['RestoreOrder', [...shipments(), cancelled()]],
  ['RestoreOrder', [...gifts, cancelled()]],
  ['RestoreOrder', [...gifts, packed, cancelled()]],
  ['RestoreOrder', [...STORIES.cancelled, stocked('main', 'shirt', 0)]],
  ['RestoreOrder', [...STORIES.deleted, cancelled()]],
  ['RecordPaymentResult', [...STORIES.created, did('CaptureShipment', first)]],
  ['RecordPaymentResult', [...STORIES.goodToGo, did('CaptureShipment', first)]],
  ['RecordPaymentResult', [...STORIES.goodToGo, left]],
  ['RecordPaymentResult', [...STORIES.left, did('CaptureShipment', first)]],
  ...(['created', 'goodToGo', 'left', 'deleted'] as const).map(
    (stage) => ['RecordPaymentResult', [...STORIES[stage], did('CaptureShipment', second)]] as const,
  ),
]

test('every move of a shipment that the table allows happens in a story', () => {
  const seen = new Set<string>()
  const see = (name: ShipmentCommandName, steps: readonly Step[], args?: (order: Order) => object) => {
    const { world } = given(...steps)
    const { before, decision, after } = does(world, name, args?.(orderOf(world)) as CommandArgs[typeof name] | undefined)
    if (decision.outcome === 'accepted') seen.add(`${name}: ${before} to ${after}`)
  }
  for (const name of NAMES) for (const stage of SHIPMENT_STAGES) see(name, STORIES[stage])
  for (const [name, steps, args] of FURTHER_WAYS) see(name, steps, args)

  const moves = NAMES.flatMap((name) =>
    SHIPMENT_STAGES.flatMap((from) => {
      const cell = SHIPMENT_TRANSITIONS[name][from]
      return typeof cell === 'string' ? [] : cell.map((to) => ({ name, from, to }))
    }),
  )
  // That an answer about one shipment leaves another alone needs no story of its own.
  const told = moves.filter(({ name, from, to }) => name !== 'RecordPaymentResult' || from !== to)
  expect(told.map(({ name, from, to }) => `${name}: ${from} to ${to}`).filter((move) => !seen.has(move))).toEqual([])
})
