// The figures of many worlds, and the words for one in which something did not hold.

import type { WorldResult } from './run-world.ts'
import { addTally, newSimTally, type SimTally } from './sim-tally.ts'

/** What a run of many worlds came to; runs of parts of it can be put together. */
export interface SimRun {
  seeds: number
  virtualMs: number
  longestDrainMs: number
  readonly tally: SimTally
  /** By seed, as the hash of all of them depends on their order. */
  readonly hashes: [seed: number, hash: string][]
  readonly failed: { readonly seed: number; readonly violations: readonly string[] }[]
}

export function newSimRun(): SimRun {
  return { seeds: 0, virtualMs: 0, longestDrainMs: 0, tally: newSimTally(), hashes: [], failed: [] }
}

export function addWorld(run: SimRun, { seed, violations, traceHash, tally, virtualMs, drainMs }: WorldResult): void {
  run.seeds += 1
  run.virtualMs += virtualMs
  run.longestDrainMs = Math.max(run.longestDrainMs, drainMs)
  run.hashes.push([seed, traceHash])
  addTally(run.tally, tally)
  if (violations.length > 0) run.failed.push({ seed, violations })
}

export function addRun(sum: SimRun, run: SimRun): void {
  sum.seeds += run.seeds
  sum.virtualMs += run.virtualMs
  sum.longestDrainMs = Math.max(sum.longestDrainMs, run.longestDrainMs)
  sum.hashes.push(...run.hashes)
  addTally(sum.tally, run.tally)
  sum.failed.push(...run.failed)
}

export function replayOf(seed: number, without = ''): string {
  return `npm run sim -- --seed ${seed}${without} --trace`
}
