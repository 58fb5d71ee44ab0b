import { describe, expect, test } from 'vitest'
import type { CommandArgs } from '../../../shared/lifecycle/command.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import {
  RETURN_STAGES,
  RETURN_TRANSITIONS,
  type ReturnCommandName,
  type ReturnStage,
  stageOfReturn,
} from '../../../shared/lifecycle/return-transitions.ts'
import { did, given, issue, orderOf, placed, type Step } from '../../support/given-order.ts'
import { aboutReturn, completedByCapture, returnOf, tookBack } from '../../support/given-return.ts'

const back: readonly Step[] = [placed(), completedByCapture(), tookBack(1)]
const asked = did('RefundReturn', (order) => ({ ...aboutReturn(order), method: 'psp', amount: 1_000 }))

const STORIES: Readonly<Record<ReturnStage, readonly Step[]>> = {
  pending: back,
  completed: [...back, did('CompleteReturn', aboutReturn)],
  deleted: [...back, did('DeleteReturn', aboutReturn)],
}

/** Sensible arguments for each command, so that only the return's stage can stand in its way. */
const ARGS: { readonly [Name in ReturnCommandName]: (order: Order) => CommandArgs[Name] } = {
  EditReturn: (order) => ({ ...aboutReturn(order), comment: 'too small' }),
  RefundReturn: (order) => ({ ...aboutReturn(order), method: 'psp' }),
  CompleteReturn: aboutReturn,
  UncompleteReturn: aboutReturn,
  DeleteReturn: aboutReturn,
  CreateSelectionFromReturn: (order) => ({ ...aboutReturn(order), selectionId: 'exchange' }),
  RecordPaymentResult: (order) => ({
    paymentId: order.payments[0]?.id ?? 'none',
    requestEntryId: order.payments[0]?.entries.find((entry) => entry.status === 'pending')?.id ?? 'none',
    status: 'success',
    reference: 'psp-answer',
  }),
}

const NAMES = Object.keys(RETURN_TRANSITIONS) as readonly ReturnCommandName[]

function does(steps: readonly Step[], name: ReturnCommandName, args: (order: Order) => object = ARGS[name]) {
  const { world } = given(...steps)
  const before = stageOfReturn(returnOf(orderOf(world)))
  const decision = issue(world, name, args(orderOf(world)) as CommandArgs[typeof name], { role: 'system' })
  return { before, decision, after: stageOfReturn(returnOf(orderOf(world))) }
}

describe.each(NAMES)('%s', (name) => {
  test.each(RETURN_STAGES)('does to a return that is %s what the table says', (stage) => {
    const { before, decision, after } = does(STORIES[stage], name)
    expect(before).toBe(stage)
    const cell = RETURN_TRANSITIONS[name][stage]
    if (cell === 'no-op') expect(decision).toEqual({ outcome: 'accepted-no-effect' })
    else if (typeof cell === 'string') expect(decision).toMatchObject({ outcome: 'refused', refusal: { code: cell } })
    else {
      expect(decision.outcome).not.toBe('refused')
      expect(cell).toContain(after)
    }
  })
})

/** What else the table allows, beyond what the stories above already show. */
const FURTHER_WAYS: readonly (readonly [ReturnCommandName, readonly Step[], ((order: Order) => object)?])[] = [
  ['RefundReturn', STORIES.pending, (order) => ({ ...aboutReturn(order), method: 'manual' })],
  ['RecordPaymentResult', [...STORIES.pending, asked]],
  ['RecordPaymentResult', [...STORIES.pending, asked], (order) => ({ ...ARGS.RecordPaymentResult(order), status: 'failed' })],
  ['RecordPaymentResult', [...STORIES.completed, asked]],
  // Another return of the same order is paid back.
  [
    'RecordPaymentResult',
    [...STORIES.deleted, tookBack(1), did('RefundReturn', (order) => ({ returnId: returnOf(order, 1).id, method: 'psp' }))],
  ],
]

test('every move of a return that the table allows happens in a story', () => {
  const seen = new Set<string>()
  const see = (name: ReturnCommandName, steps: readonly Step[], args?: (order: Order) => object) => {
    const { before, decision, after } = does(steps, name, args)
    if (decision.outcome === 'accepted') seen.add(`${name}: ${before} to ${after}`)
  }
  for (const name of NAMES) for (const stage of RETURN_STAGES) see(name, STORIES[stage])
  for (const [name, steps, args] of FURTHER_WAYS) see(name, steps, args)

  const moves = NAMES.flatMap((name) =>
    RETURN_STAGES.flatMap((from) => {
      const cell = RETURN_TRANSITIONS[name][from]
      return typeof cell === 'string' ? [] : cell.map((to) => `${name}: ${from} to ${to}`)
    }),
  )
  expect(moves.filter((move) => !seen.has(move))).toEqual([])
})
