import { expect, test } from 'vitest'
import { newLateTally, walkLate } from './walk-late.ts'

test('what happened at a desk without a line is kept whatever happened meanwhile, and every case can be decided', () => {
  expect(walkLate({ count: 300, seed: 20_260_101 }, newLateTally())).toBeNull()
}, 120_000)

test('the walks meet facts and cases enough to say so', () => {
  const tally = newLateTally()
  expect(walkLate({ count: 200, seed: 7 }, tally)).toBeNull()
  expect(tally.facts[0]).toBeGreaterThan(200)
  for (const kind of ['DOUBLE_SHIPMENT', 'OVER_RETURN', 'SHIPPED_WHILE_HELD', 'OVERSOLD', 'DELETED'] as const) {
    expect(tally.cases.get(kind), kind).toBeGreaterThan(0)
  }
}, 120_000)
