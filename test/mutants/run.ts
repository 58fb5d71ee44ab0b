// `npm run mutants [-- --only TEXT] [--json]`: each mutant of the rules in turn, two at a time; the last line with --json is
// {"mutants","caught","survivors":[…]}. A survivor without a written reason ends it with 1.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Catch, copyProject, hunt, testCopy } from './hunt.ts'
import type { Mutant } from './mutant.ts'
import { MUTANTS } from './mutants.ts'

const AT_A_TIME = 2

const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, json: { type: 'boolean', default: false } } })
const waiting = MUTANTS.filter(({ name, file }) => name.includes(values.only) || file.includes(values.only))
const count = waiting.length
const caught: Mutant[] = []
const survivors: Mutant[] = []

const began = performance.now()
const folder = await mkdtemp(join(tmpdir(), 'order-desk-mutants-'))
try {
  await Promise.all(Array.from({ length: AT_A_TIME }, (_, place) => huntAll(join(folder, String(place)))))
} finally {
  await rm(folder, { recursive: true, force: true })
}

const unexplained = survivors.filter(({ reason }) => reason === undefined)
for (const { name, file } of unexplained) say(`SURVIVED without a reason: ${name} (${file})`)
for (const { name } of caught.filter(({ reason }) => reason !== undefined)) say(`caught after all, its reason can go: ${name}`)
say(`${caught.length} of ${count} mutants caught in ${Math.round((performance.now() - began) / 1_000)} s`)
if (values.json) {
  const told = survivors.map(({ name, file, reason = null }) => ({ name, file, reason }))
  process.stdout.write(`${JSON.stringify({ mutants: count, caught: caught.length, survivors: told })}\n`)
}
process.exitCode = unexplained.length === 0 ? 0 : 1

async function huntAll(copy: string): Promise<void> {
  await copyProject(copy)
  const noticed = await testCopy(copy)
  // Tests that fail on the rules as they are would catch everything.
  if (noticed !== 'nobody') throw new Error(`The rules as they stand are caught by the ${noticed}: no mutant can be told from them.`)
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) note(mutant, await hunt(copy, mutant))
}

function note(mutant: Mutant, by: Catch): void {
  say(`${by === 'nobody' ? 'SURVIVED' : `caught by ${by}`.padEnd(8)}: ${mutant.name}`)
  if (by === 'nobody') survivors.push(mutant)
  else caught.push(mutant)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
