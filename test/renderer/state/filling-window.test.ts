import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'
import { openDeskCopy } from '../../../renderer/cache/desk-copy.ts'
import type { DeskClient, DeskConnection } from '../../../renderer/desk/desk-connection.ts'
import type { DeskSession } from '../../../renderer/state/desk-session.ts'
import { useDeskState } from '../../../renderer/state/desk-state.ts'
import { startDeskSession } from '../../../renderer/state/start-desk-session.ts'
import type { Cursor } from '../../../shared/contract/changes.ts'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import { did, placed, type Step } from '../../support/given-order.ts'

const idsTo = (count: number) => Array.from({ length: count }, (_, index) => `o${index + 1}`)
const deskOf = (count: number) => fakeDesk(...idsTo(count).map((id) => placed({ aggregateId: id, number: `A-${id}` })))
const confirmed = (id: string): Step => did('ConfirmOrder', {}, { aggregateId: id })
const orderIn = (id: string) => useDeskState.getState().orders[id]?.confirmed.state.order

/** The desk process through a line that gives small pages, and from `hold` on none but the first until `release`. */
function narrow(desk: FakeDesk) {
  let gate: Promise<void> | null = null
  let release: () => void = () => {}
  const pullPacked = async ({ cursor }: { cursor: Cursor | null }) => {
    if (cursor !== null) await gate
    return desk.client.changes.pullPacked({ cursor, limit: cursor === null ? 14 : 3 })
  }
  const connection: DeskConnection = {
    ...desk,
    client: { ...desk.client, changes: { ...desk.client.changes, pullPacked } } as unknown as DeskClient,
  }
  return {
    connection,
    hold() {
      const held = Promise.withResolvers<void>()
      gate = held.promise
      release = held.resolve
    },
    release: () => release(),
  }
}

let names = 0

async function windowOn(connection: DeskConnection): Promise<DeskSession> {
  names += 1
  const copy = await openDeskCopy({ blocked: () => {}, superseded: () => {} }, `filling-window-${names}`)
  const session = await startDeskSession({ connection, copy, now: () => '2026-01-01T00:00:00.000Z', lockName: `filling-window-${names}` })
  onTestFinished(() => session.stop())
  return session
}

const whole = () => waitFor(() => expect(useDeskState.getState()).toMatchObject({ isCopyWhole: true, catchUp: null }))

test('while its copy is being filled a window works with the lists and counts of the desk process', async () => {
  const desk = deskOf(9)
  const line = narrow(desk)
  line.hold()
  const session = await windowOn(line.connection)
  await waitFor(() => expect(useDeskState.getState().catchUp).not.toBeNull())
  expect(useDeskState.getState()).toMatchObject({ isCopyWhole: false, counts: { pending: 9 }, settings: desk.world.settings })
  const start = await session.queueStart('pending', 100)
  expect({ from: start.from, ids: start.ids }).toEqual({ from: 'desk', ids: idsTo(9) })

  session.watchOrder('o1')
  await waitFor(() => expect(orderIn('o1')?.status).toBe(1))
  expect(await session.issue('ConfirmOrder', { type: 'order', id: 'o1' }, {})).toMatchObject({ status: 'accepted' })
  line.release()
  await whole()
  expect(orderIn('o1')?.status).toBe(2)
  expect(useDeskState.getState()).toMatchObject({ pending: [], counts: { pending: 8, confirmed: 1 } })
  expect(await session.queueStart('pending', 100)).toMatchObject({ from: 'copy', ids: idsTo(9).slice(1) })
})

test('a screen on which nothing is chosen asks for nothing, and its window is filled', async () => {
  const desk = deskOf(9)
  const line = narrow(desk)
  line.hold()
  const session = await windowOn(line.connection)
  session.watchOrder('')()
  session.watchOrder('')
  session.watchOrder('o1')
  await waitFor(() => expect(orderIn('o1')?.status).toBe(1))
  expect(Object.keys(useDeskState.getState().orders)).toEqual(['o1'])
  line.release()
  await whole()
})

test('an order on screen follows when so much has changed that only lists come', async () => {
  const desk = deskOf(9)
  const line = narrow(desk)
  const session = await windowOn(line.connection)
  await whole()
  session.watchOrder('o2')
  await waitFor(() => expect(orderIn('o2')?.status).toBe(1))
  line.hold()
  desk.given(...idsTo(8).map((id) => confirmed(id)))
  line.release()
  await waitFor(() => expect(useDeskState.getState().counts).toMatchObject({ confirmed: 8 }))
  expect(orderIn('o2')?.status).toBe(2)
})

test('after a restored backup an order on screen is what the desk process now says, and one that never was is gone', async () => {
  const desk = deskOf(9)
  const line = narrow(desk)
  const session = await windowOn(line.connection)
  await whole()
  desk.given(confirmed('o2'), confirmed('o3'))
  session.watchOrder('o2')
  session.watchOrder('o9')
  await waitFor(() => expect([orderIn('o2')?.status, orderIn('o9')?.status]).toEqual([2, 1]))
  await waitFor(() => expect(useDeskState.getState().counts).toMatchObject({ confirmed: 2 }))
  const { anew } = useDeskState.getState().changed

  desk.world.states.delete('o9')
  const before = desk.world.states.get('o1')
  if (before?.order) desk.world.states.set('o2', { ...before, order: { ...before.order, id: 'o2', number: 'A-o2' } })
  desk.beginEpoch('epoch-2')
  await waitFor(() => expect(useDeskState.getState().revealed?.epoch).toBe('epoch-2'))
  expect(orderIn('o2')?.status).toBe(1)
  expect(useDeskState.getState().orders.o9).toMatchObject({ presence: 'missing', confirmed: { state: { order: null } } })
  expect(useDeskState.getState().counts).toMatchObject({ pending: 7, confirmed: 1 })
  expect(useDeskState.getState().changed.anew).toBe(anew + 1)
})
