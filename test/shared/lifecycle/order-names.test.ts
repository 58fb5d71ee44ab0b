import { expect, test } from 'vitest'
import type { CommandArgs, CommandOf } from '../../../shared/lifecycle/command.ts'
import { decide } from '../../../shared/lifecycle/decide.ts'
import { checkout, contextOf, given, selected, stateOf } from '../../support/given-order.ts'

const [number, reference] = ['A-00001', 'ABCDEFGHI']

function placedAs(orderNames?: { readonly number: string; readonly reference: string }) {
  const { world } = given(selected())
  const args: CommandArgs['CreateOrder'] = { ...checkout(), number, reference }
  const at = '2025-03-03T10:00:00.000Z'
  const command: CommandOf<'CreateOrder'> = {
    id: 'c9',
    name: 'CreateOrder',
    v: 1,
    aggregate: { type: 'order', id: 'order-1' },
    args,
    actor: { id: 'manager', name: 'Maja', role: 'manager' },
    deskId: 'desk',
    baseVersion: 0,
    issuedAt: at,
    occurredAt: at,
  }
  const decision = decide(command, stateOf(world), { ...contextOf(world, command.id), ...(orderNames ? { orderNames } : {}) })
  if (decision.outcome !== 'accepted') throw new Error('the order was not made')
  const created = decision.events.find((event) => event.kind === 'OrderCreated')
  return { number: created?.order.number, reference: created?.order.reference, warnings: decision.warnings }
}

test('an order is called as the desk says, and otherwise only where another one is called so', () => {
  expect(placedAs()).toEqual({ number, reference, warnings: [] })
  expect(placedAs({ number, reference })).toEqual({ number, reference, warnings: [] })
})

test('a number or reference that is taken is told with what the order is called instead', () => {
  expect(placedAs({ number: 'A-00001#2', reference })).toEqual({
    number: 'A-00001#2',
    reference,
    warnings: [{ code: 'NUMBER_CLASH', facts: { number, is: 'A-00001#2' } }],
  })
  expect(placedAs({ number, reference: 'ABCDEFGHI#3' })).toEqual({
    number,
    reference: 'ABCDEFGHI#3',
    warnings: [{ code: 'REFERENCE_CLASH', facts: { reference, is: 'ABCDEFGHI#3' } }],
  })
})
