import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { type CheckedWhere, INVARIANTS } from './invariant-table.ts'
import { brokenByEnding, brokenByHolding, brokenByReturningAll } from './walk-endings.ts'
import { type Ending, violationText, walkAll } from './walk-engine.ts'
import { newTally } from './walk-tally.ts'
import { untriedIn } from './walk-untried.ts'

// How much is walked here: some ten seconds. `npm run walks` walks further, and again where something broke.
const WALKS = 800
const STEPS = 60

function expectSoundWalks(count: number, endings: readonly Ending[]): void {
  const { violation } = walkAll({ count, steps: STEPS, seed: Date.now() % 2 ** 31, endings })
  if (violation) expect.fail(violationText(violation))
}

test('whatever is asked in whatever order, goods, stock, status and money stay right', () => {
  expectSoundWalks(WALKS, [])
})

test('putting an order on hold and resuming it leaves it as it was', () => {
  expectSoundWalks(WALKS / 4, [brokenByHolding])
})

test('from wherever an order has come to, it can be completed or cancelled', () => {
  expectSoundWalks(WALKS / 4, [brokenByEnding])
})

test('taking back all that was sold gives back all that was paid, less deductions and costs nobody asked back', () => {
  expectSoundWalks(WALKS / 4, [brokenByEnding, brokenByReturningAll])
})

describe('walks from one place', () => {
  const tally = newTally()
  const endings = [brokenByHolding, brokenByEnding, brokenByReturningAll]
  beforeAll(() => {
    const { violation } = walkAll({ count: 400, steps: 100, seed: 1, endings, tally })
    if (violation) throw new Error(violationText(violation))
  }, 120_000)

  test('reach everything that can be asked and come to, so that nothing is promised untried', () => {
    expect(untriedIn(tally)).toEqual([])
  })

  test('and tests that are named check each of the 48 invariants, or it is said what one waits for', () => {
    expect(Object.keys(INVARIANTS)).toEqual(Array.from({ length: 48 }, (_, index) => `I-${index + 1}`))
    const onWalks = Object.entries(INVARIANTS).flatMap(([id, { by }]) => (by === 'walks' ? [id] : []))
    expect(Object.keys(tally.checks).toSorted()).toEqual(onWalks.toSorted())
    for (const [id, where] of Object.entries(INVARIANTS)) {
      for (const file of filesOf(where)) expect(existsSync(file), `${id} in ${file}`).toBe(true)
    }
  })
})

function filesOf(where: CheckedWhere): readonly string[] {
  if (where.by === 'walks') return where.alsoIn ?? []
  return where.by === 'tests' ? where.files : []
}
