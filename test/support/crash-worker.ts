// A desk that works until it is killed: it says the id of each command once its outcome is durable, one per line.

import { writeSync } from 'node:fs'
import { submitCommand } from '../../electron/service/submit-command.ts'
import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import { TestAuthority, tickingClock } from './authority.ts'

const store = openOrderStore({ folder: process.argv[2] ?? '', now: 'now', newEpoch: 'epoch' })
const clock = tickingClock()
const { version } = await store.head()
let made = 0

const shop = new TestAuthority(store, {
  // Ids of a life of its own: each start of this process is another person's morning.
  ids: {
    newId() {
      made += 1
      return `life-${version}-${made}`
    },
  },
  async send(command) {
    const { answer } = await submitCommand({ store, clock }, command)
    writeSync(1, `${command.id}\n`)
    return answer
  },
})

await shop.opensShop(1_000_000)
for (let turn = 1; ; turn += 1) {
  const id = `o-${version}-${turn}`
  await shop.places(id, { number: `A-${version * 1000 + turn}` })
  await shop.completes(id)
  await shop.does('AddNote', id, { note: `turn ${turn}` })
}
