import { expect, test } from 'vitest'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { startTestHub } from '../../support/test-hub.ts'

test('a timeline tells at which desk a thing was done, and names none for what the hub did by itself', async () => {
  const store = openOrderStore({ folder: tempFolder(), now: '2025-03-03T09:00:00.000Z', newEpoch: 'epoch' })
  const world = await startTestHub(store)
  await world.shop.opensShop()
  await world.shop.places('o1', { number: 'A-00001', paymentMethodId: 'invoice' })
  const { desk } = await world.pairs('Packing 1')
  const command = { ...world.shop.commands.make('AddNote', 'o1', { note: 'Rang twice.' }), deskId: desk.id }
  await world.hub.push(await world.desk(desk.id), { epoch: 'epoch', commands: [{ seq: 1, known: 0, command }] })
  const told = await world.service.history('o1')
  expect(told.at(-1)).toMatchObject({ sentence: 'Rang twice.', desk: 'Packing 1' })
  expect(told[0]).not.toHaveProperty('desk')
  await world.close()
})
