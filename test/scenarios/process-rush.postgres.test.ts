// Fifty at once, spread over two hubs that are processes of their own on one PostgreSQL: what there is once is had once.

import { expect, onTestFinished, test } from 'vitest'
import { HubClient } from '../../electron/doors/hub-client.ts'
import { LinkFailure } from '../../electron/ports/authority-link.ts'
import { uuidSource } from '../../electron/runtime/uuid-source.ts'
import { verifyStore } from '../../electron/service/verify.ts'
import { readPairing } from '../../electron/store/sqlite/desk-pairing.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { CommandMaker, referenceOf, TestAuthority } from '../support/authority.ts'
import { describeWithPostgres } from '../support/postgres-database.ts'
import { foundShop, openedStore, startHub } from '../support/process-shop.ts'
import { itemAt, returnArgs } from '../support/scenario-desk.ts'
import { TEST_SHOP, TEST_STORE } from '../support/test-shop.ts'

const AT_ONCE = 50
const commands = new CommandMaker(uuidSource)

async function shopWithTwoHubs(place: string, prepare: (shop: TestAuthority) => Promise<void>) {
  const [seat] = await foundShop(place, 'http://127.0.0.1:1', ['Web'])
  const pass = readPairing(seat?.folder ?? '')
  const store = await openedStore(place)
  onTestFinished(() => store.close())
  await prepare(new TestAuthority(store, { ids: uuidSource }))
  const hubs = await Promise.all([startHub(place, 0), startHub(place, 0)])
  const links = await Promise.all(hubs.map(async (hub) => new HubClient((await hub.line('ready')).slice('ready '.length), pass)))
  /** Every second one at the other hub. */
  const ask = async <Name extends CommandName>(index: number, name: Name, id: string, args: CommandArgs[Name]): Promise<Outcome> => {
    const command = commands.make(name, id, args)
    for (;;) {
      try {
        return await itemAt(links, index % 2).execute(command, new AbortController().signal)
      } catch (error) {
        // Where the hub is slow the last in line are told to come back, and ask the same again.
        if (!(error instanceof LinkFailure && error.kind === 'busy')) throw error
      }
    }
  }
  return { store, ask }
}

const everybody = Array.from({ length: AT_ONCE }, (_, index) => index)

describeWithPostgres((newDatabase) => {
  test('fifty buyers of the last five units at two hubs: five get one, forty-five are refused', async () => {
    const { url } = await newDatabase()
    const { store, ask } = await shopWithTwoHubs(url, async (shop) => {
      const strict = { ...TEST_STORE, autoconfirmOrders: true, allocateAt: 'checkout', allowBackorders: false } as const
      const stores = [{ ...strict, oversellingPrevention: 'standard' as const }]
      await shop.does('SaveSettings', 'settings', { settings: { ...TEST_SHOP, stores } }, { role: 'admin' })
      await shop.does('CountStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'poster', quantity: 5 }], note: '' })
      for (const buyer of everybody)
        await shop.selects(`b${buyer}`, { number: '', itemId: 'poster', quantity: 1, paymentMethodId: 'invoice' })
    })
    const outcomes = await Promise.all(
      everybody.map((buyer) => ask(buyer, 'CreateOrder', `b${buyer}`, { number: `B-${buyer}`, reference: referenceOf(`9${buyer}`) })),
    )
    expect(outcomes.filter(({ status }) => status === 'accepted')).toHaveLength(5)
    expect(outcomes.filter(({ status }) => status === 'refused')).toHaveLength(AT_ONCE - 5)
    const [posters] = await store.readStock(['poster'])
    expect(posters?.levels.find((level) => level.warehouseId === 'main')).toMatchObject({ physical: 5, allocated: 5 })
    expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
  })

  test('fifty refunds of one payment at two hubs: the money goes back once', async () => {
    const { url } = await newDatabase()
    const { store, ask } = await shopWithTwoHubs(url, async (shop) => {
      await shop.places('r1', { number: 'R-1', reference: 'RETURNEDX', paymentMethodId: 'cash' })
      await shop.completes('r1')
      await shop.does('CreateReturn', 'r1', returnArgs(itemAt((await shop.order('r1')).shipments, 0), { quantity: 1 }))
    })
    const returnId = itemAt((await store.readState('r1')).state.order?.returns ?? [], 0).id
    const outcomes = await Promise.all(everybody.map((clerk) => ask(clerk, 'RefundReturn', 'r1', { returnId, method: 'cash' })))
    expect(outcomes.filter(({ status }) => status === 'accepted')).toHaveLength(1)
    expect(outcomes.filter(({ status }) => status === 'refused')).toHaveLength(AT_ONCE - 1)
    const refunds = (await store.readState('r1')).state.order?.refunds ?? []
    expect(refunds.filter(({ state }) => state === 'succeeded')).toHaveLength(1)
    expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
  })
})
