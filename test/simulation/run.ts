// `npm run sim -- --seeds 1..10000 [--json]`: so many worlds, shared between two processes. `--seed N [--trace]` goes through one
// of them again, `[--without fault,fault] [--commands N] [--desks N]` through less of it. The last line with --json is one object of
// figures. `--mutants [--only TEXT,TEXT] [--worlds N]` bends the modules one place at a time and counts
// the worlds until one breaks. What does not hold is told with the line that goes there again, and ends with 1.

import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { huntAll } from './hunt-sync.ts'
import { runWorld } from './run-world.ts'
import { shrink } from './shrink.ts'
import { addRun, addWorld, newSimRun, replayOf, type SimRun } from './sim-report.ts'
import { planOf } from './sim-world.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1..200' },
    seed: { type: 'string' },
    without: { type: 'string', default: '' },
    commands: { type: 'string' },
    desks: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    worlds: { type: 'string', default: '1000' },
    trace: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})

const PROCESSES = 2
const MOST_BROKEN = 5

if (values.mutants) process.exit(await hunted())

const began = performance.now()
const run = values.seed === undefined ? await many(values.seeds) : await one(Number(values.seed))
const seconds = (performance.now() - began) / 1_000
const hash = createHash('sha256')
for (const [seed, each] of run.hashes.toSorted(([a], [b]) => a - b)) hash.update(`${seed} ${each}\n`)

for (const { seed, violations } of run.failed) {
  say(`Seed ${seed}: something does not hold.`)
  for (const what of violations.slice(0, 5)) say(`  ${what}`)
  if (values.seed === undefined) say(`  ${await smallest(seed)}`)
}
const { commands, messages, checks, acknowledged, acknowledgedLost, lostWithTheirDesk, faults, outcomes } = run.tally
const figures = {
  seeds: run.seeds,
  commands,
  messages,
  virtualHours: Math.round(run.virtualMs / 3_600_000),
  longestDrainSeconds: Math.round(run.longestDrainMs / 1_000),
  outcomes: sorted(outcomes),
  faults: sorted(faults),
  checks,
  acknowledged,
  violations: run.failed.length,
  acknowledgedLost,
  lostWithTheirDesk,
  seconds: Math.round(seconds * 10) / 10,
  traceHash: hash.digest('hex').slice(0, 16),
}
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`)
else say(`${run.seeds} worlds, ${commands} commands, ${checks} checks, ${run.failed.length} broken, trace ${figures.traceHash}`)
process.exitCode = run.failed.length > 0 ? 1 : 0

/** Bends the modules, one place at a time; a survivor needs a written reason. */
async function hunted(): Promise<number> {
  const all = await huntAll(Number(values.worlds), values.only, say)
  const survivors = all.filter(({ seeds }) => seeds === null).map(({ mutant }) => mutant)
  for (const { name, reason } of survivors) if (reason === undefined) say(`SURVIVED without a reason: ${name}`)
  const caught = all.filter(({ seeds }) => seeds !== null)
  const slowest = caught.reduce((most, { seeds }) => Math.max(most, seeds ?? 0), 0)
  say(`${caught.length} of ${all.length} caught, the slowest after ${slowest} worlds`)
  const told = survivors.map(({ name, file, reason = null }) => ({ name, file, reason }))
  const seedsTaken = Object.fromEntries(caught.map(({ mutant, seeds }) => [mutant.name, seeds]))
  if (values.json) process.stdout.write(`${JSON.stringify({ mutants: all.length, caught: caught.length, survivors: told, seedsTaken })}\n`)
  return survivors.some(({ reason }) => reason === undefined) ? 1 : 0
}

async function one(seed: number): Promise<SimRun> {
  const faultsLeftOut = values.without === '' ? [] : values.without.split(',')
  const plan = planOf(seed, {
    faults: faultsLeftOut,
    ...(values.commands === undefined ? {} : { commands: Number(values.commands) }),
    ...(values.desks === undefined ? {} : { desks: Number(values.desks) }),
  })
  const sum = newSimRun()
  addWorld(sum, await runWorld(plan, values.trace ? say : null))
  return sum
}

async function many(seeds: string): Promise<SimRun> {
  const [first = 1, last = first] = seeds.split('..').map(Number)
  const sum = newSimRun()
  await Promise.all([0, 1].map((place) => part(first + place, last, sum)))
  return sum
}

function part(first: number, last: number, sum: SimRun): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('sim-part.ts', import.meta.url), [first, last, PROCESSES, MOST_BROKEN].map(String))
    child.on('message', (run: SimRun) => addRun(sum, run))
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a part of the run ended with ${code}`))))
  })
}

async function smallest(seed: number): Promise<string> {
  const without = await shrink(seed)
  const left = [
    without.faults && without.faults.length > 0 ? ` --without ${without.faults.join(',')}` : '',
    without.commands === undefined ? '' : ` --commands ${without.commands}`,
    without.desks === undefined ? '' : ` --desks ${without.desks}`,
  ]
  return replayOf(seed, left.join(''))
}

function sorted(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).toSorted(([a], [b]) => a.localeCompare(b)))
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
