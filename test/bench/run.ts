// `npm run bench [-- core cache] [--json]`: measurements, ratios within one run; the last line with --json is one object of figures.
// Without a name everything is measured.

import { parseArgs } from 'node:util'
import { measureCommands } from './command-speed.ts'
import { measureImport } from './import-speed.ts'
import { measureQueueAndSearch } from './queue-and-search-speed.ts'
import { measureWindowCache } from './window-cache.ts'

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
const say = (line: string) => process.stderr.write(`${line}\n`)

const figures: Record<string, number> = {}
for (const [group, name, measure] of [
  ['core', 'import', measureImport],
  ['core', 'commands', measureCommands],
  ['core', 'queue and search', () => measureQueueAndSearch(say)],
  ['cache', 'a window’s copy', () => measureWindowCache(say)],
] as const) {
  if (positionals.length > 0 && !positionals.includes(group)) continue
  say(`measuring: ${name}`)
  Object.assign(figures, await measure())
}
if (values.json) console.log(JSON.stringify(figures))
else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(28)} ${value}`)
