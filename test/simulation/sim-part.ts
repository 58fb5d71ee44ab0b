// One of the processes a long run is shared between: walks its seeds and tells its parent what came of them.

import { runWorld } from './run-world.ts'
import { addWorld, newSimRun } from './sim-report.ts'
import { planOf } from './sim-world.ts'

const SEEDS_BETWEEN_REPORTS = 25

// Thousands of lost messages would otherwise each cost a stack nobody reads.
Error.stackTraceLimit = 0

const [first, last, step, most] = process.argv.slice(2).map(Number)
let run = newSimRun()
for (let seed = first ?? 1; seed <= (last ?? 0); seed += step ?? 1) {
  addWorld(run, await runWorld(planOf(seed)))
  if (run.seeds < SEEDS_BETWEEN_REPORTS && run.failed.length === 0) continue
  process.send?.(run)
  const isEnough = run.failed.length >= (most ?? 1)
  run = newSimRun()
  if (isEnough) break
}
process.send?.(run)
process.disconnect?.()
