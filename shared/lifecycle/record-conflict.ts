// What the authority keeps of a command it refused although a desk had accepted it (domain.md 9.3, decisions 4): goods and
// money stay right, and a person is asked where one is needed. Whatever happens, something is kept: a fact has happened.

import type { Command } from './command.ts'
import { CONFLICTS, type Conflict, type ConflictKind, type RecordedInstead, type UnlinkedGoods } from './conflict.ts'
import { conflictOfFact, withoutItsOrder } from './conflict-of.ts'
import { decide } from './decide.ts'
import type { Decision, EventsElsewhere, LifecycleState, RuleContext, Warning } from './decision.ts'
import type { EventBody, LifecycleEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { followUps } from './follow-ups.ts'
import { goodsThatLeft } from './goods-that-left.ts'
import { afterMovements, lackingUnits } from './moved-stock.ts'
import { caseIdOf, flagOfCase, syncCaseOf } from './open-case.ts'
import type { Refusal } from './refusal.ts'
import { type RoomForGoods, roomForGoods } from './room-for-goods.ts'
import { withoutClashes } from './rules/edit-order.ts'
import { parcelLeft } from './rules/parcel-left.ts'
import type { ShopSettings } from './settings.ts'
import type { StockView } from './stock.ts'
import { withAllotmentsUsed } from './use-allotments.ts'

export type Accepted = Extract<Decision, { readonly outcome: 'accepted' }>

export interface RecordedConflict {
  /** What is kept. Everything `elsewhere` is applied before the command's own events: it makes room for them. */
  readonly decision: Accepted
  /** The case somebody decides; null where nobody has to. */
  readonly caseId: string | null
}

/** Keeps of a refused command what its conflict says, as one decision that is never refused. */
export function recordConflict(
  command: Command,
  refusal: Refusal,
  conflict: Conflict,
  state: LifecycleState,
  given: RuleContext,
): RecordedConflict {
  const context = { ...given, deskId: command.deskId }
  const kept = keep(command, refusal, conflict, state, context, 0)
  const recorded = CONFLICTS[kept.kind].needsDecision ? withCase(command, kept, state, context) : withoutCase(kept)
  return { ...recorded, decision: withAllotmentsUsed(recorded.decision, command, state, context) }
}

/** What is kept of a command before anybody is asked. */
export interface Kept {
  readonly kind: ConflictKind
  readonly refusal: Refusal | null
  readonly recorded: readonly RecordedInstead[]
  readonly events: readonly LifecycleEvent[]
  readonly elsewhere: readonly EventsElsewhere<LifecycleEvent>[]
  readonly warnings: readonly Warning[]
  readonly affectedOrderIds: readonly string[]
}

/** The same with its case opened, and its order held or told of it. */
export function withCase(command: Command, kept: Kept, state: LifecycleState, context: RuleContext): RecordedConflict {
  const { kind, recorded, refusal, affectedOrderIds } = kept
  const openedAt = context.openedAt ?? command.occurredAt
  const stamp = { at: openedAt, by: command.actor.name }
  const { order } = kept.events.reduce(evolve, state)
  const joined = moreOfTheSame(command, kept, context)
  if (joined) return { decision: accepted(kept, kept.events, kept.elsewhere), caseId: joined }
  const flag = order ? [{ ...flagOfCase(order, kind, openedAt, command.actor.name), ...stamp }] : []
  const syncCase = syncCaseOf(command, state, { kind, recorded, refusal, affectedOrderIds }, openedAt)
  const opened: EventsElsewhere<LifecycleEvent> = {
    aggregate: { type: 'case', id: syncCase.id },
    events: [{ kind: 'CaseOpened', syncCase, ...stamp }],
  }
  return { decision: accepted(kept, [...kept.events, ...flag], [...kept.elsewhere, opened]), caseId: caseIdOf(command) }
}

function withoutCase(kept: Kept): RecordedConflict {
  const warning: Warning = { code: kept.kind, facts: {} }
  return { decision: accepted({ ...kept, warnings: [...kept.warnings, warning] }, kept.events, kept.elsewhere), caseId: null }
}

function accepted({ warnings }: Kept, events: readonly LifecycleEvent[], elsewhere: Accepted['elsewhere']): Accepted {
  return { outcome: 'accepted', events, elsewhere, warnings }
}

// A packer's second scan of the same held order is no second question.
function moreOfTheSame(command: Command, kept: Kept, context: RuleContext): string | null {
  if (kept.recorded.some((each) => each.as !== 'nothing') || kept.events.length > 0) return null
  const same = context.openCases?.find(
    (each) => each.kind === kept.kind && each.command.deskId === command.deskId && isSameWork(each.command, command),
  )
  return same?.id ?? null
}

function isSameWork(one: Command, other: Command): boolean {
  return (
    one.aggregate.id === other.aggregate.id && one.name === other.name && shipmentOf(one) === shipmentOf(other) && one.name === 'ScanItem'
  )
}

function shipmentOf({ args }: Command): string | undefined {
  return 'shipmentId' in args ? args.shipmentId : undefined
}

/** How often a command may be looked at anew before only its goods and its money are kept. */
const LOOKS = 3

function keep(command: Command, refusal: Refusal, conflict: Conflict, state: LifecycleState, context: RuleContext, look: number): Kept {
  const nothing: Kept = {
    kind: conflict.kind,
    refusal,
    recorded: conflict.recorded,
    events: [],
    elsewhere: [],
    warnings: [],
    affectedOrderIds: [],
  }
  const again = (room: RoomForGoods | null): Kept => {
    const decision = decide(
      asSystem(command),
      state,
      inPlain(room ? { ...context, stock: afterMovements(context.stock, room.movements) } : context),
    )
    if (decision.outcome === 'refused') return otherwise(command, decision.refusal, state, context, look)
    if (decision.outcome === 'accepted-no-effect') return nothing
    return withRoom({ ...nothing, events: decision.events, elsewhere: decision.elsewhere, warnings: decision.warnings }, room)
  }
  const [first] = conflict.recorded
  switch (first?.as) {
    case 'asGiven':
      return again(null)
    case 'asGivenAfterMakingRoom':
      return again(roomForGoods(goodsThatLeft(command, state, context), command, context))
    case 'completedShipment':
      return command.name === 'CompleteShipment' ? leaving(command, nothing, first.restoresOrder, state, context) : nothing
    default:
      return {
        ...nothing,
        ...mergedEdit(command, state, context),
        recorded: keptForms(command, conflict, state, context).map((each) => correctedIn(each, context.stock)),
      }
  }
}

// Looked at again it is refused for something else: that is its conflict then, until nothing of its order can be kept.
function otherwise(command: Command, refusal: Refusal, state: LifecycleState, context: RuleContext, look: number): Kept {
  const next = look < LOOKS ? conflictOfFact(command, refusal, state) : withoutItsOrder(command, state, context.settings)
  return keep(command, refusal, next, state, context, look + 1)
}

function leaving(
  command: Extract<Command, { name: 'CompleteShipment' }>,
  nothing: Kept,
  restoresOrder: boolean,
  state: LifecycleState,
  context: RuleContext,
): Kept {
  const { order } = state
  if (!order) return nothing
  const room = restoresOrder ? roomForGoods(goodsThatLeft(command, state, context), command, context) : null
  const bodies = parcelLeft(command, order, restoresOrder, context.settings)
  const events = stampedAll(bodies, command)
  const after = events.reduce(evolve, state)
  const moved = room ? { ...context, stock: afterMovements(context.stock, room.movements) } : context
  return withRoom({ ...nothing, events: [...events, ...stampedAll(followUps(command, order, after.order, moved), command)] }, room)
}

function withRoom(kept: Kept, room: RoomForGoods | null): Kept {
  if (!room || room.movements.length === 0) return kept
  const made: RecordedInstead = { as: 'asGivenAfterMakingRoom', givenUp: room.givenUp, corrections: room.corrections }
  return {
    ...kept,
    recorded: [...kept.recorded.filter((each) => each.as !== 'asGivenAfterMakingRoom'), made],
    elsewhere: [...room.elsewhere, ...kept.elsewhere],
    affectedOrderIds: [...new Set(room.givenUp.map((each) => each.orderId))],
  }
}

// Goods that were handed over left a place, whatever became of their basket.
function keptForms(command: Command, conflict: Conflict, state: LifecycleState, { settings }: RuleContext): readonly RecordedInstead[] {
  const isSoldAndGone = command.name === 'CounterSale' && conflict.kind === 'PAID_WHILE_CANCELLED'
  return isSoldAndGone ? withoutItsOrder(command, state, settings).recorded : conflict.recorded
}

// Other people's words are not touched, what only this person changed is done.
function mergedEdit(command: Command, state: LifecycleState, context: RuleContext): Partial<Kept> {
  if (command.name !== 'EditOrder' || !state.order) return {}
  const decision = decide(withoutClashes(command, state.order), state, context)
  return decision.outcome === 'accepted' ? { events: decision.events } : {}
}

/** The same with what the record lacks of goods that left: it is corrected first, so that nothing stands below what is promised. */
export function correctedIn(recorded: RecordedInstead, stock: StockView): RecordedInstead {
  if (recorded.as !== 'unlinkedIssue') return recorded
  const goods: UnlinkedGoods[] = []
  for (const each of recorded.goods) {
    const before = goods.filter((other) => other.warehouseId === each.warehouseId && other.itemId === each.itemId)
    const sameBefore = before.reduce((sum, other) => sum + other.quantity - (other.corrected ?? 0), 0)
    const lacking = Math.min(each.quantity, lackingUnits(stock, each.warehouseId, each.itemId, sameBefore + each.quantity))
    goods.push(lacking > 0 ? { ...each, corrected: lacking } : each)
  }
  return { ...recorded, goods }
}

// Only the person was refused, or what was printed no longer agrees with the shop: it happened all the same.
function asSystem(command: Command): Command {
  return { ...command, actor: { ...command.actor, role: 'system' } }
}

function inPlain(context: RuleContext): RuleContext {
  return { ...context, settings: withoutLimits(context.settings) }
}

function withoutLimits(settings: ShopSettings): ShopSettings {
  const restrictions = { currencies: [], countries: [], groups: [], carriers: [] }
  return {
    ...settings,
    stores: settings.stores.map((store) => ({ ...store, oversellingPrevention: 'off', allowRefundWithoutReturn: true })),
    paymentMethods: settings.paymentMethods.map((method) => ({ ...method, active: true, restrictions })),
  }
}

function stampedAll(bodies: readonly EventBody[], command: Command): readonly LifecycleEvent[] {
  return bodies.map((body) => ({ ...body, at: command.occurredAt, by: command.actor.name }))
}
