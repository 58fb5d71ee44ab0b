import type { Command } from '../../shared/lifecycle/command.ts'
import type { OrderTombstone } from '../../shared/lifecycle/order.ts'
import type { ChangeSet, CommandRecord, EventRecord, OpenPaymentRequest, StateChange } from '../ports/order-store.ts'
import { closedAt } from './closed-at.ts'
import { requestOf } from './payment-requests.ts'
import { placementOf } from './placement.ts'
import type { TouchedState, WorkingSet } from './working-set.ts'

/** One decided command of a transaction: what was asked, and the record kept of it. */
export interface DecidedCommand {
  readonly command: Command
  readonly record: CommandRecord
}

/** Everything a transaction leaves behind, as the store takes it. */
export function changeSetOf(decided: readonly DecidedCommand[], set: WorkingSet, now: string): ChangeSet {
  return {
    commands: decided.map(({ record }) => record),
    events: set.events,
    states: stateChanges(set, now, new Set(decided.flatMap(({ record }) => (record.seq === null ? [] : [record.id])))),
    movements: set.movements,
    levels: [...set.changedLevels.values()],
    demand: [...set.changedDemand].map(([itemId, units]) => ({ itemId, units })),
    items: [...set.changedItems.values()],
    settings: set.changedSettings,
    paymentsAsked: paymentsAsked(set, now),
    paymentsAnswered: decided.flatMap(({ command }) => answeredEntry(command)),
    desks: [],
    documentNumbers: set.documentNumbers,
  }
}

function stateChanges(set: WorkingSet, now: string, fromDesks: ReadonlySet<string>): readonly StateChange[] {
  const tombstones = new Map(set.events.flatMap(tombstoneOf))
  const shownAtDesks = new Set(set.events.flatMap(({ aggregateId, commandId }) => (fromDesks.has(commandId) ? [aggregateId] : [])))
  const changed = [...set.states].filter(([, { before, after }]) => before !== after)
  return changed.map(([id, touched]) => ({
    ...stateChange(id, touched, tombstones.get(id) ?? null),
    closedAt: closedAt(touched, now, shownAtDesks.has(id)),
  }))
}

function stateChange(id: string, { before, after }: TouchedState, tombstone: OrderTombstone | null): StateChange {
  return { id, before, after, tombstone, placed: placementOf(after, before), placedBefore: placementOf(before, before) }
}

function tombstoneOf({ aggregateId, event }: EventRecord): readonly (readonly [string, OrderTombstone])[] {
  if (event.kind !== 'OrderDeleted') return []
  const { number, reference, at, by } = event
  return [[aggregateId, { id: aggregateId, number, reference, deletedAt: at, by }]]
}

function paymentsAsked(set: WorkingSet, askedAt: string): readonly OpenPaymentRequest[] {
  const requests = set.events.map(({ event, aggregateId }) => requestOf(event, set.states.get(aggregateId)?.after.order ?? null))
  return requests.filter((request) => request !== null).map((request) => ({ request, askedAt }))
}

// An answer closes its request whatever the rules made of it: asking again would bring the same answer.
function answeredEntry(command: Command): readonly string[] {
  return command.name === 'RecordPaymentResult' && command.args.status !== 'pending' ? [command.args.requestEntryId] : []
}
