// Tells what comes of a command whose desk accepted it long before the authority hears of it.

import { expect } from 'vitest'
import type { Command, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { conflictOf } from '../../shared/lifecycle/conflict-of.ts'
import { decide } from '../../shared/lifecycle/decide.ts'
import type { Decision } from '../../shared/lifecycle/decision.ts'
import { brokenInvariants } from '../../shared/lifecycle/invariants.ts'
import { type RecordedConflict, recordConflict } from '../../shared/lifecycle/record-conflict.ts'
import type { Refusal } from '../../shared/lifecycle/refusal.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import {
  aLine,
  commandBy,
  contextOf,
  type IssueOptions,
  issue,
  orderOf,
  record,
  selected,
  shipmentOf,
  stateOf,
  type World,
} from './given-order.ts'

const LATE = 'late'

/** A sale over the counter of `basketOf`, rung up while the line was down. */
export const LATE_SALE = { number: 'A-00009', reference: 'COUNTERAA', warehouseId: 'main' }

export const basketOf = (quantity: number) =>
  selected({
    aggregateId: 'sale',
    origin: 'counter',
    paymentMethodId: 'cash',
    lines: [aLine('S1', 'shirt', { quantity })],
    changes: { shippingMethodId: 'pickup' },
  })

/** The order's first parcel is handed over. */
export const leaving = (world: World) => ({ shipmentId: shipmentOf(orderOf(world)).id, dispatch: {} })

/** A command comes late, is refused, and what is kept of it becomes part of the world. */
export function cameLate<Name extends CommandName>(
  world: World,
  name: Name,
  args: CommandArgs[Name],
  options: IssueOptions = {},
): RecordedConflict {
  const command = commandBy(options.commandId ?? LATE, name, args, { actorName: 'Wilma', ...options })
  const decision = decide(command, stateOf(world, command.aggregate.id), contextOf(world, command.id))
  if (decision.outcome !== 'refused') throw new Error(`${name} was ${decision.outcome}`)
  return keptOf(world, command, decision.refusal)
}

/** What is kept of a refused command becomes part of the world. */
export function keptOf(world: World, command: Command, refusal: Refusal): RecordedConflict {
  const state = stateOf(world, command.aggregate.id)
  const conflict = conflictOf(command, refusal, state, world.settings)
  if (!conflict) throw new Error(`${command.name} comes to no conflict: ${refusal.code}`)
  const kept = recordConflict(command, refusal, conflict, state, contextOf(world, command.id))
  become(world, command, kept)
  return kept
}

export function become(world: World, command: Command, { decision }: RecordedConflict): void {
  for (const { aggregate, events } of decision.elsewhere) record(world, aggregate.id, events)
  record(world, command.aggregate.id, decision.events)
  for (const { order } of world.states.values()) expect(order ? brokenInvariants(order) : []).toEqual([])
}

export function caseOf(world: World, caseId = `${LATE}.case`): SyncCase {
  const { syncCase } = stateOf(world, caseId)
  if (!syncCase) throw new Error(`there is no case ${caseId}`)
  return syncCase
}

/** Somebody (a manager, unless told otherwise) decides the case. */
export function decided(
  world: World,
  choice: CommandArgs['ResolveConflict']['choice'],
  more: Partial<CommandArgs['ResolveConflict']> = {},
  options: IssueOptions = {},
): Decision {
  return issue(world, 'ResolveConflict', { choice, comment: '', ...more }, { aggregateId: `${LATE}.case`, ...options })
}
