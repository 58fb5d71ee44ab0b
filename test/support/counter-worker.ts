// A till that sells until its power goes: it says when it begins a sale and when the customer has been told that it is done.

import { writeSync } from 'node:fs'
import { submitCommand } from '../../electron/service/submit-command.ts'
import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { referenceOf, TestAuthority, tickingClock } from './authority.ts'

const store = openOrderStore({ folder: process.argv[2] ?? '', now: 'now', newEpoch: 'epoch' })
const clock = tickingClock()
const { version } = await store.head()
let made = 0

const till = new TestAuthority(store, {
  ids: {
    newId() {
      made += 1
      return `life-${version}-${made}`
    },
  },
  send: async (command) => (await submitCommand({ store, clock }, command)).answer,
})

if (version === 0) await till.opensShop(1_000_000)
for (let turn = 1; ; turn += 1) {
  const id = `sale-${version}-${turn}`
  const number = `A-${version * 1_000 + turn}`
  await till.selects(id, { number, paymentMethodId: 'cash', origin: 'counter', changes: { shippingMethodId: 'pickup' } })
  const sale: Command = till.commands.make('CounterSale', id, { number, reference: referenceOf(number) })
  writeSync(1, `${JSON.stringify({ begun: sale })}\n`)
  const outcome = await till.submit(sale)
  if (outcome.status !== 'accepted') throw new Error(JSON.stringify(outcome))
  writeSync(1, `${JSON.stringify({ done: id })}\n`)
}
