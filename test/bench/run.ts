// `npm run bench [-- core] [--json]`: measurements, ratios within one run; the last line with --json is one object of figures.

import { parseArgs } from 'node:util'
import { measureCommands } from './command-speed.ts'
import { measureImport } from './import-speed.ts'
import { measureQueueAndSearch } from './queue-and-search-speed.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
const say = (line: string) => process.stderr.write(`${line}\n`)

const figures: Record<string, number> = {}
for (const [name, measure] of [
  ['import', measureImport],
  ['commands', measureCommands],
  ['queue and search', () => measureQueueAndSearch(say)],
] as const) {
  say(`measuring: ${name}`)
  Object.assign(figures, await measure())
}
if (values.json) console.log(JSON.stringify(figures))
else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(28)} ${value}`)
