// What must hold of one command and what came of it, and of a whole story told again.

import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { CommandName } from '../../shared/lifecycle/command.ts'
import { NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { EventKind, EventOf, LifecycleEvent, Release } from '../../shared/lifecycle/event.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { isHuman, PERMISSIONS } from '../../shared/lifecycle/permissions.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import { stockKey } from '../../shared/lifecycle/stock.ts'
import { TRANSITIONS } from '../../shared/lifecycle/transitions.ts'
import { isPaidLater } from './walk-checks.ts'
import { checkStages } from './walk-stage-checks.ts'
import { tallyCheck } from './walk-tally.ts'
import { type Happening, ordersOf, stateOf, type WalkWorld } from './walk-world.ts'

type Check = (invariant: string, holds: boolean, what: string) => void

/** Everything that must hold of one command and what came of it. */
export function brokenByStep(happening: Happening, world: WalkWorld): readonly string[] {
  const broken: string[] = []
  const check: Check = (invariant, holds, what) => {
    tallyCheck(world.tally, invariant)
    if (!holds) broken.push(`${invariant} ${happening.name}: ${what}`)
  }
  const { before, decision, aggregateId } = happening
  const after = stateOf(world, aggregateId)
  if (decision.outcome !== 'accepted') {
    check('I-38', after === before, 'something changed without being accepted')
    return broken
  }
  check('I-38', happening.effects.length > 0 || decision.elsewhere.length > 0, 'accepted, and nothing was written')
  check('I-26', !before.deleted, 'a deleted order came back')
  checkWho(happening, check)
  checkEffects(happening, check)
  checkMerge(happening, world, check)
  if (before.order && after.order) {
    checkChange(happening, before.order, after.order, check)
    checkStages(happening, before.order, after.order, (holds, what) => check('I-15', holds, what))
  }
  return broken
}

function checkWho({ name, role, before }: Happening, check: Check): void {
  check('I-43', role === 'system' || PERMISSIONS[name][role] !== undefined, `not for ${role}`)
  const isLockedOut = before.order?.isLocked && isHuman({ id: role, name: role, role })
  check('I-43', !isLockedOut || UNLOCKED.has(name), 'the order was locked')
}

// What takes nothing from the program the order is locked for.
const UNLOCKED: ReadonlySet<CommandName> = new Set(['SetOrderLock', 'AddNote', 'CreateSelectionFromOrder', 'PrintDocument'])

function checkEffects({ name, effects, args }: Happening, check: Check): void {
  for (const { event, orderBefore: order } of effects) {
    if (!order) continue
    const isForward = FORWARD.has(event.kind) && !isExempt(name, event.kind)
    check('I-20', !isForward || !isFlagged(order), `${event.kind} while flagged`)
    check('I-18', event.kind !== 'ShipmentCreated' || order.confirmedAt !== null, 'a shipment before confirmation')
    if (event.kind === 'ShipmentCompleted') {
      const shipment = order.shipments.find((each) => each.id === event.shipmentId)
      check('I-19', shipment?.isGoodToGo === true && (shipment.isPaid || isPaidLater(order)), `${event.shipmentId} left too early`)
    }
  }
  const kinds = new Set(effects.map(({ event }) => event.kind))
  const isUnanswered = kinds.has('RefundRequested') || ('status' in args && args.status !== 'success')
  check('I-33', !kinds.has('ReturnCompleted') || !isUnanswered, 'a return was completed by a refund that is not there')
  const moved = effects.flatMap((effect) => effect.moved)
  const keys = moved.map((each) =>
    [each.orderLineId, each.shipmentLineId, each.returnLineId, each.warehouseId, each.itemId, each.reason].join(' '),
  )
  check('I-12', new Set(keys).size === keys.length, 'moved the same units twice')
}

function checkChange(happening: Happening, before: Order, after: Order, check: Check): void {
  const { name } = happening
  check('I-36', name !== 'CreateOrder' && name !== 'CounterSale', 'a second order of one basket')
  check('I-32', after.currency === before.currency && after.number === before.number, 'another currency or number')
  for (const paper of before.documents ?? []) {
    const now = after.documents?.find((each) => each.id === paper.id)
    check('I-42', canonicalJson(now?.content) === canonicalJson(paper.content), `${paper.kind} ${paper.number} says something else`)
  }
  for (const line of before.lines) {
    const now = after.lines.find((each) => each.id === line.id)
    check('I-4', now !== undefined && now.quantity >= line.quantity, `${line.id} lost ordered units`)
  }
  if (!(name in TRANSITIONS)) return
  const allowed = TRANSITIONS[name as keyof typeof TRANSITIONS][before.status]
  check('I-15', Array.isArray(allowed) && allowed.includes(after.status), `led from ${before.status} to ${after.status}`)
  if (name === 'CancelOrder') {
    check('I-23', sumOfPaid(before) === 0, 'money was there')
    check('I-22', sameFlags(before, after), 'flags changed')
  }
  if (name === 'RestoreOrder') {
    check('I-24', after.status <= (before.cancelled?.previousStatus ?? 0), `came back further than it was: ${after.status}`)
    check('I-22', canonicalJson(before.holds) === canonicalJson(after.holds), 'flags changed')
  }
  if (name === 'ArchiveOrder' || name === 'ReactivateOrder') check('I-25', isSameButArchived(before, after), 'more than the shelf changed')
}

// Nothing a customer put into a basket is lost where it joins another.
function checkMerge({ effects, before, elsewhere }: Happening, world: WalkWorld, check: Check): void {
  for (const { event } of effects) {
    if (event.kind !== 'SelectionMergedAway') continue
    const into = elsewhere.find(({ selection }) => selection?.id === event.intoId)
    const due = unitsOf(before.selection) + unitsOf(into?.selection ?? null)
    const there = unitsOf(stateOf(world, event.intoId).selection)
    check('I-45', there === due, `${there} units after two baskets of ${due} joined`)
  }
}

function unitsOf(selection: Selection | null): number {
  return (selection?.lines ?? []).reduce((sum, line) => sum + line.quantity, 0)
}

function sumOfPaid(order: Order): number {
  const entries = order.payments.flatMap((payment) => payment.entries.filter((entry) => entry.status === 'success'))
  const into = entries.filter((entry) => ['CAPTURE', 'PREPAID', 'MARKED_AS_PAID', 'ADDITIONAL_ORDER_PAYMENT'].includes(entry.entryType))
  const outOf = entries.filter((entry) => entry.entryType === 'MARKED_AS_UNPAID')
  return into.reduce((sum, entry) => sum + entry.value, 0) - outOf.reduce((sum, entry) => sum + entry.value, 0)
}

function sameFlags(before: Order, after: Order): boolean {
  return canonicalJson(before.holds) === canonicalJson(after.holds) && before.isWaitingForPayment === after.isWaitingForPayment
}

function isSameButArchived(before: Order, after: Order): boolean {
  const plain = (order: Order) => canonicalJson({ ...order, archivedAt: null, status: 4, updatedAt: '', updatedBy: '' })
  return plain(before) === plain(after)
}

const FORWARD: ReadonlySet<EventKind> = new Set([
  'OrderConfirmed',
  'StockAllocated',
  'ShipmentCreated',
  'ShipmentMadeGoodToGo',
  'ShipmentCompleted',
  'CaptureRequested',
  'RefundRequested',
  'RefundMade',
])

// What goes forward under a flag all the same: an order may be born Confirmed and waiting for its payment, and what it
// waits for is asked for in two parts, authorization and direct capture.
function isExempt(name: string, kind: EventKind): boolean {
  if (name === 'CreateOrder') return kind === 'OrderConfirmed'
  return name === 'RecordPaymentResult' && kind === 'CaptureRequested'
}

function isFlagged(order: Order): boolean {
  return order.status <= 3 && (order.holds.length > 0 || order.isWaitingForPayment)
}

/** The stored state is what its events give when they are told again, and no unit came or went but by one of them. */
export function brokenStory(world: WalkWorld): readonly string[] {
  const broken: string[] = []
  for (const [id, state] of world.states) {
    tallyCheck(world.tally, 'I-39')
    const replayed = (world.events.get(id) ?? []).reduce(evolve, NOTHING_YET)
    if (canonicalJson(replayed) !== canonicalJson(state)) broken.push(`I-39 ${id} is told differently the second time`)
  }
  return [...broken, ...unitsOutOfNowhere(world), ...missingNumbers(world)]
}

// Counted from what was received, sent and taken back, warehouse by warehouse, not from the ledger.
function unitsOutOfNowhere(world: WalkWorld): readonly string[] {
  const events = [...world.events.values()].flat()
  const itemOfLine = new Map<string, string>()
  for (const event of events) {
    if (event.kind === 'OrderCreated') for (const line of event.order.lines) itemOfLine.set(line.id, line.itemId)
    if (event.kind === 'LinesAdded') for (const line of event.lines) itemOfLine.set(line.id, line.itemId)
  }
  const due = new Map<string, number>()
  const add = (warehouseId: string | null, itemId: string | undefined, quantity: number) => {
    const key = stockKey(warehouseId ?? 'nowhere', itemId ?? 'nothing')
    due.set(key, (due.get(key) ?? 0) + quantity)
  }
  for (const event of events) {
    addShelfWork(event, add)
    if (isRelease(event)) addRelease(event.release, itemOfLine, add)
  }
  for (const order of ordersOf(world)) {
    for (const { warehouseId, lines } of order.shipments.filter((shipment) => shipment.shippedAt !== null)) {
      for (const line of lines) add(warehouseId, itemOfLine.get(line.orderLineId), -line.quantity)
    }
    for (const { shipmentId, lines } of order.returns.filter((back) => back.deletedAt === null)) {
      const cameFrom = order.shipments.find((shipment) => shipment.id === shipmentId)?.warehouseId ?? null
      for (const { stockAction, warehouseId, itemId, quantity } of lines) {
        if (stockAction === 'releaseItemsBackToWarehouse') add(cameFrom, itemId, quantity)
        if (stockAction === 'sendItemsToDifferentWarehouse') add(warehouseId, itemId, quantity)
      }
    }
  }
  return [...new Set([...world.levels.keys(), ...due.keys()])].flatMap((key) => {
    tallyCheck(world.tally, 'I-13')
    const there = world.levels.get(key)?.physical ?? 0
    const expected = due.get(key) ?? 0
    return there === expected ? [] : [`I-13 ${key.replace('\n', ' ')}: there are ${there}, there should be ${expected}`]
  })
}

type Add = (warehouseId: string | null, itemId: string | undefined, quantity: number) => void

function addShelfWork(event: LifecycleEvent, add: Add): void {
  switch (event.kind) {
    case 'StockReceived':
      for (const { itemId, quantity } of event.lines) add(event.warehouseId, itemId, quantity)
      break
    case 'StockCounted':
      for (const { itemId, from, to } of event.lines) add(event.warehouseId, itemId, to - from)
      break
    case 'StockRemoved':
      for (const { itemId, quantity } of event.lines) add(event.warehouseId, itemId, -quantity)
      break
    case 'StockTransferred':
      for (const { itemId, quantity } of event.lines) {
        add(event.fromWarehouseId, itemId, -quantity)
        add(event.toWarehouseId, itemId, quantity)
      }
      break
    case 'CaseOpened':
      for (const kept of event.syncCase.recorded) {
        if (kept.as === 'unlinkedReceipt') for (const goods of kept.goods) add(goods.warehouseId, goods.itemId, goods.quantity)
        if (kept.as === 'unlinkedIssue') {
          for (const goods of kept.goods) add(goods.warehouseId, goods.itemId, (goods.corrected ?? 0) - goods.quantity)
        }
        if (kept.as === 'asGivenAfterMakingRoom') {
          for (const goods of kept.corrections ?? []) add(goods.warehouseId, goods.itemId, goods.quantity)
        }
      }
      break
    default:
  }
}

function addRelease({ allocations, stockAction, toWarehouseId }: Release, itemOfLine: ReadonlyMap<string, string>, add: Add): void {
  if (stockAction === 'releaseItemsBackToWarehouse') return
  for (const { orderLineId, warehouseId, quantity } of allocations) {
    const itemId = itemOfLine.get(orderLineId)
    const isSentOn = stockAction === 'sendItemsToDifferentWarehouse'
    if (isSentOn && toWarehouseId === null) continue
    add(warehouseId, itemId, -quantity)
    if (isSentOn) add(toWarehouseId, itemId, quantity)
  }
}

function isRelease(event: LifecycleEvent): event is EventOf<'StockUnallocated' | 'LinesCancelled' | 'OrderCancelled'> & {
  readonly release: Release
} & Pick<LifecycleEvent, 'at' | 'by'> {
  return 'release' in event
}

// A deleted order takes its papers with it; what the law counts is never on one.
function missingNumbers(world: WalkWorld): readonly string[] {
  const places = ordersOf(world).flatMap((order) => (order.documents ?? []).flatMap(({ place }) => (place ? [place] : [])))
  return [...Map.groupBy(places, ({ series }) => series)].flatMap(([series, given]) => {
    tallyCheck(world.tally, 'I-42')
    const counters = given.map(({ counter }) => counter).toSorted((one, other) => one - other)
    return counters.every((counter, index) => counter === index + 1) ? [] : [`I-42 ${series} has a gap or a number twice: ${counters}`]
  })
}
