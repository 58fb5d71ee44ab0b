import { describe, expect, test } from 'vitest'
import type { ActionContext, OrderAction } from '../../../renderer/actions/action.ts'
import { availabilityOf } from '../../../renderer/actions/availability.ts'
import { ORDER_ACTIONS, RETURN_ACTIONS, SHIPMENT_ACTIONS } from '../../../renderer/actions/order-actions.ts'
import { blockedStep, primaryAction } from '../../../renderer/actions/primary-action.ts'
import type { Role } from '../../../shared/lifecycle/actor.ts'
import {
  aLine,
  allGoodToGo,
  allShipped,
  cancelled,
  completed,
  confirmed,
  contextOf,
  did,
  expedited,
  given,
  held,
  issue,
  newWorld,
  orderOf,
  placed,
  type Step,
  shipmentOf,
  type World,
} from '../../support/given-order.ts'

const NOW = '2025-03-03T20:00:00.000Z'

function contextIn(world: World, role: Role = 'manager'): ActionContext {
  return { person: { id: role, name: role, role }, rules: contextOf(world, 'trial'), now: NOW, isReachable: true, awayDeskId: null }
}

function worldAfter(...steps: readonly Step[]): World {
  return given(...steps).world
}

const nextAfter = (...steps: readonly Step[]) => {
  const world = worldAfter(...steps)
  return primaryAction(orderOf(world), contextIn(world))?.action.label ?? null
}

test('the one next step follows the order’s road', () => {
  expect(nextAfter(placed())).toBe('Confirm order')
  expect(nextAfter(placed(), confirmed())).toBe('Create shipment')
  expect(nextAfter(placed(), confirmed(), expedited())).toBe('Mark good-to-go')
  expect(nextAfter(placed(), confirmed(), expedited(), allGoodToGo())).toBe('Complete shipment')
  expect(nextAfter(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo(), allShipped())).toBe('Mark as paid')
  expect(nextAfter(placed({ paymentMethodId: 'invoice' }), completed())).toBe('Return products')
})

describe('what stands in the way is what this person would be told', () => {
  const why = (role: Role, ...steps: readonly Step[]) => {
    const world = worldAfter(...steps)
    const context = contextIn(world, role)
    const step = blockedStep(orderOf(world), context)
    const availability = step && availabilityOf(step.action, step.target, context)
    return availability?.is === 'impossible' ? availability.why.sentence : null
  }
  const byInvoice = placed({ paymentMethodId: 'invoice' })

  test('an order by invoice that has left waits for its payment, and the warehouse may not book it', () => {
    const shipped = [byInvoice, confirmed(), expedited(), allGoodToGo(), allShipped()]
    expect(why('warehouse', ...shipped)).toBe('Warehouse staff may not mark as paid.')
    expect(why('counter', ...shipped)).toBe('Counter staff may not mark as paid.')
    expect(why('manager', ...shipped)).toBe(null)
  })

  test('what is done already is not named: a packed parcel waits for its completion', () => {
    const packed = [byInvoice, confirmed(), expedited(), allGoodToGo()]
    expect(why('counter', ...packed)).toBe('Counter staff may not complete shipment.')
    expect(why('warehouse', ...packed)).toBe(null)
  })

  test('a pending order waits for the office', () => {
    expect(why('warehouse', byInvoice)).toBe('Warehouse staff may not confirm order.')
  })
})

test('flags come before the road', () => {
  expect(nextAfter(placed(), held())).toBe('Resume order')
  expect(nextAfter(placed({ paymentMethodId: 'bankWire' }))).toBe('Payment has come')
  expect(nextAfter(placed({ create: { authorization: { status: 'pending', reference: 'psp-1' } } }))).toBe(null)
})

test('a bank wire that came is booked as paid; going on without it books nothing', () => {
  const world = worldAfter(placed({ paymentMethodId: 'bankWire' }))
  const intentOf = (id: string) =>
    ORDER_ACTIONS.find((action) => action.id === id)?.intent({ order: orderOf(world) }, contextIn(world))?.name
  expect(intentOf('record-payment')).toBe('MarkAsPaid')
  expect(intentOf('clear-waiting-for-payment')).toBe('ClearWaitingForPayment')
})

test('an order of which only a paid shipping cost is left offers to give it back', () => {
  const all = { stockAction: 'releaseItemsBackToWarehouse', shippingCost: 0, reason: 'sold out' } as const
  const world = worldAfter(
    placed({ paymentMethodId: 'cash' }),
    did('StandardRefund', { ...all, lines: [{ orderLineId: 'L1', quantity: 2 }] }),
  )
  const refund = ORDER_ACTIONS.find((action) => action.id === 'standard-refund')
  expect(refund && availabilityOf(refund, { order: orderOf(world) }, contextIn(world))).toEqual({ is: 'possible' })
})

test('a closed order offers the way back', () => {
  expect(nextAfter(placed(), cancelled())).toBe('Restore order')
  expect(nextAfter(placed({ paymentMethodId: 'invoice' }), completed(), did('ArchiveOrder', {}))).toBe('Reactivate order')
})

test('an order that waits for stock says so instead of offering a shipment', () => {
  const world = worldAfter(placed({ lines: [aLine('L1', 'poster')] }), confirmed())
  expect(primaryAction(orderOf(world), contextIn(world))?.action.label).not.toBe('Create shipment')
  const expedite = ORDER_ACTIONS.find((action) => action.id === 'expedite-order')
  expect(expedite && availabilityOf(expedite, { order: orderOf(world) }, contextIn(world))).toMatchObject({ is: 'impossible' })
})

test('a person without the right sees who has it', () => {
  const world = worldAfter(placed())
  const confirm = ORDER_ACTIONS.find((action) => action.id === 'confirm-order')
  expect(confirm && availabilityOf(confirm, { order: orderOf(world) }, contextIn(world, 'counter'))).toMatchObject({
    is: 'impossible',
    why: { sentence: 'Counter staff may not confirm order.', nextStep: 'Ask a manager to do it.' },
  })
})

test('while the desk process is stopped nothing is offered, and the reason is said', () => {
  const world = worldAfter(placed())
  const offline = { ...contextIn(world), isReachable: false }
  expect(primaryAction(orderOf(world), offline)).toBeNull()
  const confirm = ORDER_ACTIONS.find((action) => action.id === 'confirm-order')
  expect(confirm && availabilityOf(confirm, { order: orderOf(world) }, offline)).toMatchObject({
    is: 'impossible',
    why: { sentence: 'The desk process is stopped.' },
  })
})

const STORIES: Readonly<Record<string, readonly Step[]>> = {
  pending: [placed()],
  held: [placed(), held()],
  'waiting for payment': [placed({ paymentMethodId: 'bankWire' })],
  confirmed: [placed(), confirmed()],
  'waiting for stock': [placed({ lines: [aLine('L1', 'poster')] }), confirmed()],
  'with an open shipment': [placed(), confirmed(), expedited()],
  'good-to-go': [placed(), confirmed(), expedited(), allGoodToGo()],
  'shipped, unpaid': [placed({ paymentMethodId: 'cod' }), confirmed(), expedited(), allGoodToGo(), allShipped()],
  completed: [placed({ paymentMethodId: 'cash' }), confirmed(), expedited(), allGoodToGo(), allShipped()],
  'with a return': [placed({ paymentMethodId: 'cash' }), confirmed(), expedited(), allGoodToGo(), allShipped(), oneReturned()],
  cancelled: [placed(), cancelled()],
}

describe.each(Object.entries(STORIES))('an order that is %s', (_, steps) => {
  test('offers nothing the rules would refuse, and hides nothing it refuses without a reason', () => {
    const world = worldAfter(...steps)
    const order = orderOf(world)
    const targets = [
      ...ORDER_ACTIONS.map((action) => ({ action, target: { order } })),
      ...order.shipments.flatMap((shipment) => SHIPMENT_ACTIONS.map((action) => ({ action, target: { order, shipmentId: shipment.id } }))),
      ...order.returns.flatMap((each) => RETURN_ACTIONS.map((action) => ({ action, target: { order, returnId: each.id } }))),
    ]
    for (const { action, target } of targets) {
      const availability = availabilityOf(action, target, contextIn(world))
      const answer = issuedIn(replayed(steps), action, target)
      if (availability.is === 'possible') expect(answer, action.id).toBe('accepted')
      if (availability.is === 'impossible') {
        expect(answer, action.id).toBe('refused')
        expect(availability.why.sentence, action.id).toMatch(/^[A-Z0-9].*\.$/)
      }
    }
  })
})

/** What really issuing the action's command comes to, in a world of its own. */
function issuedIn(world: World, action: OrderAction, target: Parameters<OrderAction['intent']>[0]): string {
  const intent = action.intent({ ...target, order: orderOf(world) }, contextIn(world))
  return intent === null ? 'absent' : issue(world, intent.name, intent.args, { at: NOW }).outcome
}

function replayed(steps: readonly Step[]): World {
  const world = newWorld()
  for (const step of steps) step(world)
  return world
}

function oneReturned(): Step {
  return did('CreateReturn', (order) => ({
    shipmentId: shipmentOf(order).id,
    lines: [
      {
        shipmentLineId: shipmentOf(order).lines[0]?.id ?? '',
        quantity: 1,
        stockAction: 'releaseItemsBackToWarehouse',
        condition: 'A',
        reasonCode: 'OTHER',
      },
    ],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
  }))
}
