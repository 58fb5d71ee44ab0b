import { expect, test } from 'vitest'
import { brokenByEnding, brokenByHolding, brokenByReturningAll } from './walk-endings.ts'
import { type Ending, violationText, walkAll } from './walk-engine.ts'
import { STEP_NAMES } from './walk-steps.ts'
import { newTally } from './walk-tally.ts'

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

test('walks reach everything that can be asked, so that nothing is promised untried', () => {
  const tally = newTally()
  expect(walkAll({ count: 400, steps: 100, seed: 1, endings: [], tally }).violation).toBeNull()
  // Cases come only of desks that worked apart: late-facts.test.ts walks those.
  const named = STEP_NAMES.filter((name) => name !== 'ResolveConflict')
  expect(named.filter((name) => !tally.byName[name]?.accepted)).toEqual([])
  expect(Object.keys(tally.statuses).toSorted()).toEqual([
    'Archived',
    'Cancelled',
    'Completed',
    'Confirmed',
    'Deleted',
    'Pending',
    'Processing',
  ])
})
