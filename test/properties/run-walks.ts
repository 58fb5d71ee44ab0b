// `npm run walks -- --count N [--steps 300] [--seed S] [--path P] [--raw] [--json]`: random walks of every command, each led to
// its end and taken back whole; what never happens in 3,000 of them ends it with 1 too. The last line with --json is one object of figures; whatever does not hold is told with
// the line that walks there again, shortened unless --raw, and ends with 1.

import { parseArgs } from 'node:util'
import { brokenByEnding, brokenByHolding, brokenByReturningAll } from './walk-endings.ts'
import { violationText, walkAll } from './walk-engine.ts'
import { checksMade, newTally } from './walk-tally.ts'
import { untriedIn } from './walk-untried.ts'

const WALKS_THAT_MISS_NOTHING = 3_000

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    steps: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    path: { type: 'string' },
    raw: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const count = wholeNumber('count', values.count)
const steps = wholeNumber('steps', values.steps)
const seed = wholeNumber('seed', values.seed)

const tally = newTally()
const began = performance.now()
const endings = [brokenByHolding, brokenByEnding, brokenByReturningAll]
const from = values.path === undefined ? {} : { path: values.path }
const { walked, violation } = walkAll({ count, steps, seed, ...from, endings, tally, isShortened: !values.raw })
if (violation) say(violationText(violation))

const figures = {
  walks: walked,
  steps,
  seed,
  seconds: Math.round((performance.now() - began) / 100) / 10,
  commands: tally.commands,
  byName: sorted(tally.byName),
  refusals: sorted(tally.refusals),
  statuses: sorted(tally.statuses),
  drained: sorted(tally.drained),
  optionCombinations: Object.keys(tally.options).length,
  checks: checksMade(tally),
  checksByInvariant: sorted(tally.checks),
  violations: violation ? [violation] : [],
}
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`)
else if (!violation)
  say(`${walked} walks of ${steps} steps, ${figures.commands} commands, ${figures.checks} checks, nothing broken (seed ${seed})`)
// Few walks may miss something by chance; this many may not.
const untried = walked >= WALKS_THAT_MISS_NOTHING ? untriedIn(tally) : []
if (untried.length > 0) say(`Never seen in ${walked} walks: ${untried.join('; ')}`)
process.exitCode = violation || untried.length > 0 ? 1 : 0

function sorted<Value>(counts: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })))
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text)
  if (Number.isSafeInteger(number) && number > 0) return number
  say(`--${name} wants a whole number above zero`)
  process.exit(2)
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
