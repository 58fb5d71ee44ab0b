import { runWorld } from './run-world.ts'
import { planOf } from './sim-world.ts'

const [from, to, flag] = process.argv.slice(2)
const began = performance.now()
let commands = 0
const outcomes: Record<string, number> = {}
const faults: Record<string, number> = {}
for (let seed = Number(from); seed <= Number(to); seed++) {
  const r = await runWorld(planOf(seed), flag ? (l) => console.log(l) : null)
  commands += r.tally.commands
  for (const [k, v] of Object.entries(r.tally.outcomes)) outcomes[k] = (outcomes[k] ?? 0) + v
  for (const [k, v] of Object.entries(r.tally.faults)) faults[k] = (faults[k] ?? 0) + v
  if (r.violations.length) console.log(seed, r.traceHash, r.violations.slice(0, 3))
}
console.log({ ms: performance.now() - began, commands, outcomes, faults })
