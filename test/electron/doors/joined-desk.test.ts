import { expect, onTestFinished, test } from 'vitest'
import type { Hub } from '../../../electron/compose-hub.ts'
import { type DeskClient, deskClient, runningDesk } from '../../support/browser-desk.ts'
import { doorOf, hubAndDesk, pendingIds } from '../../support/hub-and-desk.ts'
import { windowCommand } from '../../support/window-command.ts'

const PATIENCE = { timeout: 20_000 }

/** The first the line of events tells that is as wished. */
async function firstOf<Told>(line: Promise<AsyncIterable<Told>>, isWished: (told: Told) => boolean): Promise<Told> {
  for await (const told of await line) if (isWished(told)) return told
  throw new Error('the line of events ended')
}

const note = (id: string, text: string) => windowCommand('AddNote', { type: 'order', id }, { note: text })

test('a desk alone says that it has no hub, and a wrong code joins nothing', async () => {
  const { client, url } = await hubAndDesk()
  await expect(client.desks.list()).rejects.toMatchObject({ code: 'ALONE', status: 409 })
  expect(await client.sync.join({ address: url, code: 'AAAA-2222' })).toMatchObject({
    joined: false,
    sentence: expect.stringContaining('not valid'),
  })
  expect((await firstOf(client.sync.watch(), () => true)).mode).toBe('alone')
}, 60_000)

test('a manager adds a desk and lets it go again, and a packer does neither', async () => {
  const { client, joins } = await hubAndDesk()
  await joins('Office')
  await expect(client.desks.add({ name: 'Packing 1', by: 'warehouse' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const { desk, code } = await client.desks.add({ name: 'Packing 1', by: 'manager' })
  expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
  expect((await client.desks.list()).map(({ name, state }) => `${name}: ${state}`)).toEqual(['Office: paired', 'Packing 1: invited'])
  await expect(client.desks.revoke({ deskId: desk.id, by: 'counter' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const left = await client.desks.revoke({ deskId: desk.id, by: 'admin' })
  expect(left.find((each) => each.id === desk.id)).toMatchObject({ state: 'revoked' })
}, 60_000)

test('what waits is told to a window as it happens, and can be taken back before it was sent', async () => {
  const { client, joins, goes, comesBack } = await hubAndDesk()
  await joins('Office')
  const [id = ''] = await pendingIds(client)
  await goes()
  const told = firstOf(client.outbox.watch(), () => true)
  // Whoever watches is listening once the desk has answered the next thing.
  await client.desk.hello()
  const [first, second] = [note(id, 'said on the phone'), note(id, 'said by mistake')]
  expect(await client.commands.submit({ command: first })).toMatchObject({ status: 'waiting', seq: 1 })
  await told
  // Nothing was sent yet of what is clicked while the line is known to be gone.
  await firstOf(client.sync.watch(), ({ line }) => line.is === 'offline')
  expect(await client.commands.submit({ command: second })).toMatchObject({ status: 'waiting', seq: 2 })
  expect(await client.outbox.withdraw({ commandId: second.id })).toEqual({ withdrawn: true })
  await comesBack()
  await expect
    .poll(async () => (await client.outbox.pull({ after: 0, limit: 10 })).map(({ seq, state }) => `${seq} ${state}`), PATIENCE)
    .toEqual(expect.arrayContaining(['1 settled', '2 withdrawn']))
  expect(await client.outbox.withdraw({ commandId: first.id })).toEqual({ withdrawn: false })
  const history = JSON.stringify(await client.orders.history({ id }))
  expect([history.includes('said on the phone'), history.includes('said by mistake')]).toEqual([true, false])
}, 60_000)

test('what was not accepted stays until somebody marks it as seen', async () => {
  const { hub, client, joins, goes, comesBack } = await hubAndDesk()
  await joins('Office')
  const [id = ''] = await pendingIds(client)
  const order = { type: 'order', id } as const
  await goes()
  const confirm = windowCommand('ConfirmOrder', order, {})
  expect(await client.commands.submit({ command: confirm })).toMatchObject({ status: 'waiting' })
  const office = await otherDesk(hub)
  const hold = windowCommand('PutOnHold', order, { reasonCode: 'CUSTOMER_REQUEST', reason: 'will call back' })
  await expect.poll(async () => (await office.orders.get({ id })).order?.status, PATIENCE).toBe(1)
  expect(await office.commands.submit({ command: hold })).toMatchObject({ status: 'accepted' })
  await comesBack()
  const entry = async () => (await client.outbox.pull({ after: 0, limit: 10 })).find(({ command }) => command.id === confirm.id)
  await expect.poll(entry, PATIENCE).toMatchObject({ state: 'refused', outcome: { refusal: { code: 'ON_HOLD' } }, seenAt: null })
  expect((await firstOf(client.sync.watch(), () => true)).unseen).toBe(1)
  expect(await client.outbox.markSeen({ commandIds: [confirm.id] })).toBeNull()
  expect((await entry())?.seenAt).toEqual(expect.any(String))
  await firstOf(client.sync.watch(), ({ unseen }) => unseen === 0)
}, 60_000)

/** A desk that reaches the hub by a door of its own. */
async function otherDesk(hub: Hub): Promise<DeskClient> {
  const door = await doorOf(hub, 0)
  onTestFinished(() => door.close())
  const { client } = await deskClient((await runningDesk()).door)
  const { code } = await hub.directory.add('Back office')
  expect(await client.sync.join({ address: door.url, code })).toMatchObject({ joined: true })
  return client
}
