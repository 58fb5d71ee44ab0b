// Two that work apart: a desk goes on from what it last saw while everything else goes on without it, and then it sends
// what it did. Nothing that has happened may be lost or refused, and nothing may break.

import fc from 'fast-check'
import { casesNoticed, openNoticed } from '../../shared/lifecycle/cases-noticed.ts'
import type { CommandName } from '../../shared/lifecycle/command.ts'
import { CONFLICTS, type ConflictKind } from '../../shared/lifecycle/conflict.ts'
import { conflictOf } from '../../shared/lifecycle/conflict-of.ts'
import { decidePushed } from '../../shared/lifecycle/decide-pushed.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import { factOrIntent, offlineClassOf } from '../../shared/lifecycle/fact-or-intent.ts'
import { brokenInvariants } from '../../shared/lifecycle/invariants.ts'
import { couldHaveChangedMeanwhile } from '../../shared/lifecycle/meanwhile.ts'
import type { Accepted } from '../../shared/lifecycle/record-conflict.ts'
import { recordConflict } from '../../shared/lifecycle/record-conflict.ts'
import { brokenInWorld } from './walk-checks.ts'
import { walkOf } from './walk-plans.ts'
import { brokenStory } from './walk-step-checks.ts'
import { takeStep, type WalkStep } from './walk-steps.ts'
import {
  commandOf,
  contextOf,
  copyOf,
  type Happening,
  issue,
  newWalkWorld,
  openCasesOf,
  ordersOf,
  record,
  stateOf,
  toldOf,
  type WalkWorld,
} from './walk-world.ts'

const MOVES_SOMETHING: ReadonlySet<CommandName> = new Set(['MarkAsPaid', 'CounterSale', 'CreateOrder', 'CompleteShipment', 'CreateReturn'])

/** How often something was seen: a run that saw nothing proves nothing. */
export interface LateTally {
  readonly facts: number[]
  readonly cases: Map<ConflictKind, number>
  readonly resolved: Map<string, number>
}

export function newLateTally(): LateTally {
  return { facts: [0], cases: new Map(), resolved: new Map() }
}

interface Sent {
  readonly happening: Happening
  readonly isFact: boolean
}

/** Walks so many times; answers what did not hold, with its story, or null. */
export function walkLate({ count, seed, path }: { count: number; seed: number; path?: string }, tally: LateTally): string | null {
  const apart = fc.tuple(walkOf(30), walkOf(14), walkOf(14))
  const outcome = fc.check(
    fc.property(apart, ([[plan, before], [, meanwhile], [, alone]]) => {
      const broken = brokenBy(() => newWalkWorld(plan), before, meanwhile, alone, tally)
      if (broken.length > 0) throw new Error(broken.join('\n'))
    }),
    { numRuns: count, seed, endOnFailure: true, ...(path === undefined ? {} : { path }) },
  )
  return outcome.failed ? `${String(outcome.errorInstance)}\nseed ${seed} path ${outcome.counterexamplePath}` : null
}

function brokenBy(
  begin: () => WalkWorld,
  before: readonly WalkStep[],
  meanwhile: readonly WalkStep[],
  alone: readonly WalkStep[],
  tally: LateTally,
): readonly string[] {
  const world = begin()
  for (const step of before) takeStep(world, step)
  const seen = copyOf(world)
  for (const step of meanwhile) takeStep(world, step)
  const sent = workAlone({ ...copyOf(seen), commandsIssued: 10_000 }, alone)
  const notTaken = new Set<string>()
  const leftHere = new Set<string>()
  for (const each of sent) {
    const broken = receive(world, seen, each, notTaken, leftHere, tally)
    if (broken.length > 0) return [...broken, ...storyOf(world, sent, each)]
  }
  const broken = decideAll(world, tally)
  return broken.length > 0 ? [...broken, ...storyOf(world, sent)] : brokenStory(world)
}

// Without a line: only what a desk may do alone becomes part of its day.
function workAlone(desk: WalkWorld, steps: readonly WalkStep[]): readonly Sent[] {
  let now = desk
  const sent: Sent[] = []
  for (const step of steps) {
    const tried = copyOf(now)
    const happening = takeStep(tried, step)
    if (happening?.decision.outcome !== 'accepted' || happening.name === 'RecordPaymentResult') continue
    const command = commandOf(happening)
    const offline = offlineClassOf(command, happening.before, now.settings)
    if (offline !== 'fact' && offline !== 'provisional') continue
    sent.push({ happening, isFact: factOrIntent(command, happening.before, now.settings) === 'fact' })
    now = tried
  }
  return sent
}

// As the authority receives it.
function receive(
  world: WalkWorld,
  seen: WalkWorld,
  { happening, isFact }: Sent,
  notTaken: Set<string>,
  leftHere: Set<string>,
  tally: LateTally,
): readonly string[] {
  const command = commandOf(happening)
  const { aggregateId } = happening
  const before = stateOf(world, aggregateId)
  const context = contextOf(world, command.id)
  const decision = decidePushed(command, before, context, isFact ? 'fact' : 'intent')
  const isUnchanged = before === stateOf(seen, aggregateId) && !notTaken.has(aggregateId)
  if (decision.outcome !== 'refused') {
    const [noticed] = casesNoticed(command, decision, before, { ...context, recentOrders: ordersOf(world) }, isUnchanged)
    if (noticed) tally.cases.set(noticed.kind, (tally.cases.get(noticed.kind) ?? 0) + 1)
    const kept = noticed ? openNoticed(command, decision, noticed, before, context).decision : decision
    if (kept.outcome === 'accepted') {
      apply(world, aggregateId, kept)
      for (const id of leftSince(before, stateOf(world, aggregateId))) leftHere.add(id)
    }
    // A parcel that waited for its money left with the payment this desk brought before.
    const isDone = command.name === 'CompleteShipment' && leftHere.has(command.args.shipmentId)
    if (isFact && kept.outcome !== 'accepted' && !isUnchanged && !isDone && MOVES_SOMETHING.has(command.name)) {
      return [`I-41 a fact left nothing: ${command.name}`]
    }
  }
  if (decision.outcome === 'refused') {
    notTaken.add(aggregateId)
    const conflict = couldHaveChangedMeanwhile(decision.refusal, isUnchanged)
      ? conflictOf(command, decision.refusal, before, world.settings, isFact ? 'fact' : undefined)
      : null
    if (!conflict) return isFact ? [`I-41 a fact was refused: ${decision.refusal.code} ${JSON.stringify(decision.refusal.facts)}`] : []
    const kept = recordConflict(command, decision.refusal, conflict, before, context)
    apply(world, aggregateId, kept.decision)
    if (kept.caseId !== null) {
      const opened = stateOf(world, kept.caseId).syncCase
      if (!opened) return [`I-41 case ${kept.caseId} was never opened`]
      tally.cases.set(opened.kind, (tally.cases.get(opened.kind) ?? 0) + 1)
      const { order } = stateOf(world, aggregateId)
      const isHeld = order?.holds.some((hold) => hold.reasonCode === 'SYNC_CONFLICT') ?? false
      if (order && order.status <= 3 && CONFLICTS[opened.kind].holds && !isHeld) return [`${opened.kind} does not hold its order`]
    } else if (isFact && kept.decision.events.length === 0) return ['I-41 a fact left nothing']
    if (stateOf(world, aggregateId).order !== null && before.deleted) return ['I-26 a deleted order came back']
  }
  if (isFact) tally.facts[0] = (tally.facts[0] ?? 0) + 1
  return brokenHere(world)
}

/** Shipments that left between the two. */
function leftSince(before: LifecycleState, after: LifecycleState): readonly string[] {
  const gone = ({ order }: LifecycleState) => (order?.shipments ?? []).filter(({ shippedAt }) => shippedAt !== null).map(({ id }) => id)
  const already = new Set(gone(before))
  return gone(after).filter((id) => !already.has(id))
}

function apply(world: WalkWorld, aggregateId: string, decision: Accepted): void {
  for (const { aggregate, events } of decision.elsewhere) {
    for (const event of events) record(world, aggregate.id, event)
    boundsOf(world)
  }
  for (const event of decision.events) {
    record(world, aggregateId, event)
    boundsOf(world)
  }
}

// Not only in the end: the authority stores no level out of bounds at any moment.
function boundsOf(world: WalkWorld): void {
  for (const { warehouseId, itemId, physical, allocated } of world.levels.values()) {
    if (allocated < 0 || allocated > physical) throw new Error(`I-7 ${itemId} in ${warehouseId}: ${allocated} of ${physical} on the way`)
  }
}

// Every way of deciding is tried on a copy before one of them is taken.
function decideAll(world: WalkWorld, tally: LateTally): readonly string[] {
  for (let left = openCasesOf(world).length; left > 0; left -= 1) {
    const [syncCase] = openCasesOf(world)
    if (!syncCase) break
    const ways = CONFLICTS[syncCase.kind].choices.map((choice) => {
      const tried = copyOf(world)
      const { decision } = issue(tried, 'ResolveConflict', { choice, comment: 'decided' }, syncCase.id, 'manager')
      const way = `${syncCase.kind} ${choice}`
      if (decision.outcome === 'accepted') tally.resolved.set(way, (tally.resolved.get(way) ?? 0) + 1)
      const found =
        decision.outcome === 'refused' && openCasesOf(tried).length !== openCasesOf(world).length
          ? ['a refused decision closed its case']
          : []
      const broken = [...found, ...brokenHere(tried), ...(decision.outcome === 'accepted' ? brokenHold(tried, syncCase.orderId) : [])]
      return { way, tried, isDone: decision.outcome === 'accepted', broken }
    })
    const wrong = ways.find(({ broken }) => broken.length > 0)
    if (wrong) return [wrong.way, ...wrong.broken]
    const done = ways.findLast(({ isDone }) => isDone)
    if (!done) return [`${syncCase.kind} can be decided in no way`]
    Object.assign(world, done.tried)
  }
  return []
}

function brokenHold(world: WalkWorld, orderId: string | null): readonly string[] {
  const order = orderId === null ? null : stateOf(world, orderId).order
  if (!order || order.status > 3) return []
  const isHeld = order.holds.some((hold) => hold.reasonCode === 'SYNC_CONFLICT')
  const isOpen = openCasesOf(world).some((each) => each.orderId === orderId || each.affectedOrderIds.includes(orderId ?? ''))
  return isHeld && !isOpen ? [`${orderId} is held for a conflict that was decided`] : []
}

// What left unpaid or unpacked past the rules is why its case was opened.
function brokenHere(world: WalkWorld): readonly string[] {
  const excused = [...world.states.values()].flatMap(({ syncCase }) =>
    (syncCase?.recorded ?? []).flatMap((each) => (each.as === 'completedShipment' ? [each.shipmentId] : [])),
  )
  const found = [
    ...brokenInWorld(world),
    ...ordersOf(world).flatMap((order) => brokenInvariants(order).map((each) => `${each} of ${order.id}`)),
  ]
  return found.filter((each) => !(each.startsWith('I-19') && excused.some((id) => each.includes(id))))
}

function storyOf(world: WalkWorld, sent: readonly Sent[], last?: Sent): readonly string[] {
  const until = last ? sent.indexOf(last) + 1 : sent.length
  return ['', ...world.story.map(toldOf), 'alone:', ...sent.slice(0, until).map(({ happening }) => toldOf(happening))]
}
