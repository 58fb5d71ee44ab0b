// `npm run bench [-- core cache screens sync] [--json]`: measurements, ratios within one run; the last line with --json is one object of figures.
// Without a name everything is measured. `--orders N` makes the shop of `sync` and `screens` a smaller one, for trying the measurement itself.

import { parseArgs } from 'node:util'
import { measureAcknowledge } from './acknowledge-speed.ts'
import { measureCommands } from './command-speed.ts'
import { ORDERS } from './filled-shop.ts'
import { measureHub } from './hub-speed.ts'
import { measureImport } from './import-speed.ts'
import { measureJoinedDesk } from './joined-desk.ts'
import { measureQueueAndSearch } from './queue-and-search-speed.ts'
import { measureScreens } from './screens-speed.ts'
import { measureWindowCache } from './window-cache.ts'

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, orders: { type: 'string', default: String(ORDERS) } },
  allowPositionals: true,
})
const began = performance.now()
const say = (line: string) => process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}\n`)

const figures: Record<string, unknown> = {}
for (const [group, name, measure] of [
  ['core', 'import', measureImport],
  ['core', 'commands', measureCommands],
  ['core', 'queue and search', () => measureQueueAndSearch(say)],
  ['cache', 'a window’s copy', () => measureWindowCache(say)],
  ['screens', 'what a person waits for', () => measureScreens(say, Number(values.orders))],
  ['sync', 'an outbox', measureAcknowledge],
  ['sync', 'a hub', () => measureHub(say, Number(values.orders) / ORDERS)],
  ['sync', 'a desk of a shop', () => measureJoinedDesk(say, Number(values.orders))],
] as const) {
  if (positionals.length > 0 && !positionals.includes(group)) continue
  say(`measuring: ${name}`)
  Object.assign(figures, await measure())
}
if (values.json) console.log(JSON.stringify(figures))
else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(28)} ${JSON.stringify(value)}`)
