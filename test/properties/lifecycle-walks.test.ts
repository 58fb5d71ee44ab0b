import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { netPaid } from '../../shared/lifecycle/order-money.ts'
import { brokenByStep, brokenInWorld, brokenReplay } from './walk-checks.ts'
import { bringToEnd, keptByRight, takeAllBack } from './walk-endings.ts'
import { plan, walk } from './walk-plans.ts'
import { STEP_NAMES, takeStep, type WalkStep } from './walk-steps.ts'
import { issue, newWalkWorld, ordersOf, stateOf, type WalkPlan, type WalkWorld } from './walk-world.ts'

// How much is walked: some 15 seconds on two cores. fast-check prints seed and path of what it finds; give them to
// `fc.assert` as { seed, path } to walk it again.
const WALKS = 1_200

function walked(start: WalkPlan, steps: readonly WalkStep[], afterEach: (world: WalkWorld) => void = () => {}): WalkWorld {
  const world = newWalkWorld(start)
  expect(brokenInWorld(world)).toEqual([])
  for (const each of steps) {
    const happening = takeStep(world, each)
    if (happening) expect(brokenByStep(happening, world), each.name).toEqual([])
    expect(brokenInWorld(world), each.name).toEqual([])
    afterEach(world)
  }
  return world
}

test('whatever is asked in whatever order, goods, stock, status and money stay right', () => {
  fc.assert(
    fc.property(plan, walk, (start, steps) => {
      const world = walked(start, steps)
      expect(brokenReplay(world)).toEqual([])
    }),
    { numRuns: WALKS },
  )
})

test('from wherever an order has come to, it can be completed or cancelled', () => {
  fc.assert(
    fc.property(plan, walk, (start, steps) => {
      const world = walked(start, steps)
      for (const { id } of ordersOf(world)) bringToEnd(world, id)
      expect(brokenInWorld(world)).toEqual([])
      expect(ordersOf(world).filter((order) => order.status <= 3)).toEqual([])
    }),
    { numRuns: WALKS / 4 },
  )
})

test('taking back all that was sold gives back all that was paid, less deductions and costs nobody asked back', () => {
  fc.assert(
    fc.property(plan, walk, (start, steps) => {
      const world = walked(start, steps)
      for (const { id } of ordersOf(world)) {
        bringToEnd(world, id)
        const [order] = ordersOf(world).filter((each) => each.id === id)
        // A present and money that went into another order are not to be had back.
        const isPlain =
          order?.status === 4 && !order.refunds.some((refund) => refund.isGoodwill) && !order.returns.some((back) => back.exchange)
        if (!isPlain) continue
        takeAllBack(world, id)
        const after = stateOf(world, id).order
        expect(after && netPaid(after)).toBe(after && keptByRight(after))
      }
      expect(brokenInWorld(world)).toEqual([])
    }),
    { numRuns: WALKS / 4 },
  )
})

test('putting an order on hold and resuming it leaves it as it was', () => {
  const withoutHistory = (order: Order) => canonicalJson({ ...order, updatedAt: '', updatedBy: '' })
  fc.assert(
    fc.property(plan, walk, (start, steps) => {
      walked(start, steps, (world) => {
        const open = ordersOf(world).find((order) => order.status <= 3 && order.holds.length === 0 && !order.isWaitingForPayment)
        if (!open) return
        issue(world, 'PutOnHold', { reasonCode: 'CUSTOMER_REQUEST', reason: 'a look' }, open.id)
        issue(world, 'ResumeOrder', {}, open.id)
        const after = stateOf(world, open.id).order
        expect(after && withoutHistory(after)).toBe(withoutHistory(open))
      })
    }),
    { numRuns: WALKS / 10 },
  )
})

test('walks reach everything that can be asked, so that nothing is promised untried', () => {
  const accepted = new Set<string>()
  fc.assert(
    fc.property(plan, walk, (start, steps) => {
      const world = newWalkWorld(start)
      for (const each of steps) if (takeStep(world, each)?.decision.outcome === 'accepted') accepted.add(each.name)
    }),
    { numRuns: 1_500, seed: 1 },
  )
  const walkedBy = STEP_NAMES.filter((name) => name !== 'ReceiveStock')
  expect(walkedBy.filter((name) => !accepted.has(name))).toEqual([])
})
