// Whole worlds from a seed each: desks and hubs that die, lines that lose and repeat, disks that go, shops that are set back.

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { KEPT_SEEDS } from '../simulation/kept-seeds.ts'
import { runWorld } from '../simulation/run-world.ts'
import { addRun, newSimRun, type SimRun } from '../simulation/sim-report.ts'
import { planOf } from '../simulation/sim-world.ts'

const SEEDS = 1_000

test('the same seed is the same world, event by event', async () => {
  for (const seed of [3, 100]) {
    const [one, other] = [await runWorld(planOf(seed)), await runWorld(planOf(seed))]
    expect(one.tally.commands).toBeGreaterThan(20)
    expect(other.traceHash).toBe(one.traceHash)
  }
  expect((await runWorld(planOf(4))).traceHash).not.toBe((await runWorld(planOf(3))).traceHash)
})

test('whatever goes wrong, nothing that was shown as saved is lost or done twice, and in the end everybody agrees', async () => {
  const sum = newSimRun()
  await Promise.all([1, 2].map((first) => seedsFrom(first, 2, sum)))
  expect(sum.failed).toEqual([])
  expect(sum.seeds).toBe(SEEDS)
  expect(sum.tally.acknowledgedLost).toBe(0)
  expect(sum.tally.acknowledged).toBeGreaterThan(10_000)
}, 900_000)

test.each(KEPT_SEEDS)('what once broke holds: in world %i %s', async (seed) => {
  expect((await runWorld(planOf(seed))).violations).toEqual([])
})

// In processes of their own: a test run has one thread for a file, and there are two cores.
function seedsFrom(first: number, step: number, sum: SimRun): Promise<void> {
  return new Promise((resolve, reject) => {
    const part = fileURLToPath(new URL('../simulation/sim-part.ts', import.meta.url))
    const child = fork(part, [first, SEEDS, step, 1].map(String), { execArgv: [] })
    child.on('message', (run: SimRun) => addRun(sum, run))
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`it ended with ${code}`))))
  })
}
