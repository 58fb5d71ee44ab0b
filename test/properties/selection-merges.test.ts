import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import { aLine, given, issue, stateOf, storeSetTo, type World } from '../support/given-order.ts'

const CUSTOMERS = ['eva', 'bo']
const HERE = { storeId: 'store', marketId: 'market', currency: 'SEK' } as const

const line = fc.record({
  id: fc.constantFrom('L1', 'L2'),
  item: fc.constantFrom('shirt', 'mug'),
  quantity: fc.integer({ min: 1, max: 5 }),
  unitPrice: fc.constantFrom(1_000, 2_000),
  lineDiscount: fc.constantFrom(0, 7),
  comment: fc.constantFrom('', 'present'),
  window: fc.constantFrom('', 'week 12'),
})

const step = fc.record({
  what: fc.constantFrom('begin', 'begin', 'assign', 'assign', 'signIn', 'request', 'lock', 'expire'),
  basket: fc.nat(5),
  customer: fc.constantFrom(...CUSTOMERS),
  owned: fc.boolean(),
  lines: fc.uniqueArray(line, { selector: (each) => each.id, minLength: 1, maxLength: 2 }),
})

type MergeStep = typeof step extends fc.Arbitrary<infer Each> ? Each : never

function selectionsOf(world: World): readonly Selection[] {
  return [...world.states.values()].flatMap(({ selection }) => (selection ? [selection] : []))
}

/** Units and amounts that somebody can still order. */
function livingContents(world: World): { units: number; amount: number } {
  const lines = selectionsOf(world).flatMap((each) => (each.state === 'open' || each.state === 'checkoutRequested' ? each.lines : []))
  return {
    units: lines.reduce((sum, each) => sum + each.quantity, 0),
    amount: lines.reduce((sum, each) => sum + each.unitPrice * each.quantity - each.lineDiscount, 0),
  }
}

function begin(world: World, id: string, { lines, owned, customer }: MergeStep): void {
  const chosen = lines.map((each) =>
    aLine(each.id, each.item, {
      quantity: each.quantity,
      unitPrice: each.unitPrice,
      lineDiscount: each.lineDiscount,
      comment: each.comment,
      ...(each.window === '' ? {} : { deliveryWindow: each.window }),
    }),
  )
  const changes = owned ? { customerId: customer } : { ownerKind: 'anonymous' as const }
  issue(world, 'CreateSelection', { ...HERE, origin: 'showroom', lines: chosen, changes }, { aggregateId: id })
}

function take(world: World, each: MergeStep): void {
  const on = { aggregateId: `b${each.basket}` }
  if (each.what === 'begin') begin(world, on.aggregateId, each)
  if (each.what === 'assign') issue(world, 'AssignCustomer', { customerId: each.customer }, on)
  if (each.what === 'signIn') issue(world, 'SignIn', { ...HERE, customerId: each.customer }, on)
  if (each.what === 'request') issue(world, 'RequestCheckout', {}, on)
  if (each.what === 'lock') issue(world, 'EditSelection', { changes: { lockedContents: true } }, on)
  if (each.what === 'expire') issue(world, 'ExpireSelection', {}, { ...on, role: 'system', at: '2030-01-01T00:00:00.000Z' })
}

test('however customers sign in, no unit and no amount is lost or told twice, and asking again changes nothing (I-45)', () => {
  let merged = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }), fc.boolean(), (steps, newSelectionAtSignIn) => {
      const { world } = given(storeSetTo({ newSelectionAtSignIn }))
      for (const each of steps) {
        const before = livingContents(world)
        const expired = selectionsOf(world).filter((selection) => selection.state === 'expired' || selection.state === 'merged')
        const lost = each.what === 'expire' ? stateOf(world, `b${each.basket}`).selection : null
        take(world, each)
        if (each.what === 'assign' || each.what === 'signIn') {
          expect(livingContents(world)).toEqual(before)
          const once = canonicalJson(selectionsOf(world))
          take(world, each)
          expect(canonicalJson(selectionsOf(world))).toBe(once)
        }
        if (lost && lost.ownerKind !== 'anonymous') expect(stateOf(world, lost.id).selection).toEqual(lost)
        for (const closed of expired) expect(stateOf(world, closed.id).selection).toEqual(closed)
        for (const selection of selectionsOf(world)) {
          expect(new Set(selection.lines.map((inside) => inside.id)).size).toBe(selection.lines.length)
          if (selection.state === 'merged') {
            merged += 1
            expect(stateOf(world, selection.mergedInto ?? '').selection?.customerId).toBe(selection.customerId)
          }
        }
      }
    }),
    { numRuns: 400 },
  )
  expect(merged).toBeGreaterThan(100)
})
