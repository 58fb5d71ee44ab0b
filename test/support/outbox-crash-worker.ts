// A desk without a line that keeps commands until it is killed: it says the id of each once it is kept, one per line.

import { writeSync } from 'node:fs'
import { openOutbox } from '../../electron/store/sqlite/open-outbox.ts'
import { CommandMaker } from './authority.ts'

const now = new Date(Date.UTC(2025, 2, 5)).toISOString()
const { outbox } = openOutbox({ folder: process.argv[2] ?? '', now, newDeskId: 'k1', series: 'K1' })
const { lastSeq } = await outbox.summary()
const maker = new CommandMaker()

for (let turn = 1; ; turn += 1) {
  const id = `life-${lastSeq}-${turn}`
  const command =
    turn % 3 === 0
      ? maker.make('CreateOrder', id, { number: '', reference: '' }, { id })
      : maker.make('AddNote', 'o1', { note: `turn ${turn}` }, { id })
  const { seq } = await outbox.append(command, 0, now)
  writeSync(1, `${id} ${seq}\n`)
}
