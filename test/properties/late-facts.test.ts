import { expect, test } from 'vitest'
import { newLateTally, walkLate } from './walk-late.ts'

const MET_ON_WALKS = ['DOUBLE_SHIPMENT', 'OVER_RETURN', 'SHIPPED_WHILE_HELD', 'OVERSOLD', 'DELETED'] as const

test('what happened at a desk without a line is kept whatever happened meanwhile, and every case can be decided', () => {
  expect(walkLate({ count: 300, seed: 20_260_101 }, newLateTally())).toBeNull()
}, 120_000)

test('the walks meet facts and cases enough to say so', () => {
  const tally = newLateTally()
  const missing = () => MET_ON_WALKS.filter((kind) => !tally.cases.has(kind))
  for (let seed = 7; seed < 15 && (seed === 7 || missing().length > 0); seed += 1) expect(walkLate({ count: 200, seed }, tally)).toBeNull()
  expect(tally.facts[0]).toBeGreaterThan(200)
  expect(missing()).toEqual([])
}, 120_000)
