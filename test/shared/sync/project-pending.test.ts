import { expect, test } from 'vitest'
import type { Command, CommandArgs, CommandName } from '../../../shared/lifecycle/command.ts'
import { type PendingCommand, settlePending } from '../../../shared/sync/pending-command.ts'
import { projectPending } from '../../../shared/sync/project-pending.ts'
import { confirmed, contextOf, given, ORDER_ID, placed, type Step, stateOf } from '../../support/given-order.ts'

function pending<Name extends CommandName>(name: Name, args: CommandArgs[Name], acceptedVersion: number | null = null): PendingCommand {
  const at = '2025-03-03T12:00:00.000Z'
  const command = {
    id: `${name}-1`,
    name,
    v: 1,
    aggregate: { type: 'order', id: ORDER_ID },
    args,
    actor: { id: 'manager', name: 'manager', role: 'manager' },
    deskId: 'desk',
    baseVersion: 7,
    issuedAt: at,
    occurredAt: at,
  } as unknown as Command
  return { command, acceptedVersion }
}

function shown(steps: readonly Step[], waiting: readonly PendingCommand[], version = 7) {
  const { world } = given(...steps)
  return projectPending(ORDER_ID, { state: stateOf(world), version }, waiting, (command) => contextOf(world, command.id))
}

test('what waits is shown over what is confirmed, one command after the other', () => {
  const { state, waiting } = shown([placed()], [pending('ConfirmOrder', {}), pending('ExpediteOrder', {})])
  expect(state.order?.status).toBe(3)
  expect(waiting.map((command) => command.name)).toEqual(['ConfirmOrder', 'ExpediteOrder'])
})

test('without waiting commands the confirmed order itself is shown', () => {
  const { world } = given(placed())
  const confirmedState = stateOf(world)
  const { state } = projectPending(ORDER_ID, { state: confirmedState, version: 7 }, [], (command) => contextOf(world, command.id))
  expect(state).toBe(confirmedState)
})

test('a command whose version is confirmed paints nothing twice', () => {
  const { state, waiting } = shown([placed(), confirmed()], [pending('ConfirmOrder', {}, 7)])
  expect(waiting).toEqual([])
  expect(state.order?.status).toBe(2)
})

test('a command the newly confirmed order refuses paints nothing, and the next one still counts', () => {
  const { state, waiting } = shown([placed()], [pending('ExpediteOrder', {}), pending('ConfirmOrder', {})])
  expect(waiting.map((command) => command.name)).toEqual(['ConfirmOrder'])
  expect(state.order?.status).toBe(2)
})

test('commands about other orders leave this one alone', () => {
  const other = pending('ConfirmOrder', {})
  const elsewhere = { ...other, command: { ...other.command, aggregate: { type: 'order' as const, id: 'another' } } as Command }
  expect(shown([placed()], [elsewhere]).state.order?.status).toBe(1)
})

test('a command stops waiting when its version is confirmed, and an unanswered one goes on', () => {
  const answered = pending('ConfirmOrder', {}, 9)
  const unanswered = pending('ExpediteOrder', {})
  expect(settlePending([answered, unanswered], 8)).toEqual([answered, unanswered])
  expect(settlePending([answered, unanswered], 9)).toEqual([unanswered])
})
