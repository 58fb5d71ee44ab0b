import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { deskSession } from '../../../renderer/state/desk-session.ts'
import { deskState } from '../../../renderer/state/desk-state.ts'
import { issueCommand } from '../../../renderer/state/issue-command.ts'
import { navigate } from '../../../renderer/state/navigate.ts'
import { openApp, shownRows } from '../../support/desk-app.tsx'
import { openWindow } from '../../support/desk-window.tsx'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import { aLine, did, placed, type Step } from '../../support/given-order.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

const order = (id: string): Step => placed({ aggregateId: id, number: `A-${id}`, paymentMethodId: 'invoice' })
/** Somebody who has the order before them confirms it. */
async function confirms(id: string) {
  deskSession().watchOrder(id)
  await waitFor(() => expect(deskState().orders[id]?.presence).toBe('here'), PATIENCE)
  return issueCommand('ConfirmOrder', { type: 'order', id }, {})
}

const PATIENCE = { timeout: 5000 }
const PENDING = { screen: 'queue', queue: 'pending' } as const
const CONFIRMED = { screen: 'queue', queue: 'confirmed' } as const
const link = (name: string) => within(screen.getByRole('navigation', { name: 'Queues' })).findByRole('link', { name }, PATIENCE)

/** A desk of a shop whose hub cannot be reached. */
function aloneDesk(...steps: readonly Step[]): FakeDesk {
  const desk = fakeDesk(...steps)
  desk.joinHub()
  desk.loseHub()
  return desk
}

async function isOffline(): Promise<void> {
  await waitFor(() => expect(deskState().sync?.line.is).toBe('offline'), PATIENCE)
}

/** A basket filled and checked out at this desk. */
async function sells(id: string): Promise<void> {
  const changes = {
    customerId: 'customer',
    ownerKind: 'customer' as const,
    address: { ...TEST_ADDRESS, lastName: 'Nybergs' },
    shippingAddress: { ...TEST_ADDRESS, lastName: 'Nybergs' },
    shippingMethodId: 'home',
    paymentMethodId: 'invoice',
  }
  const lines = [aLine('L1', 'shirt')]
  const basket = { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'showroom' as const, lines, changes }
  expect(await issueCommand('CreateSelection', { type: 'selection', id }, basket)).toMatchObject({ status: 'waiting' })
  expect(await issueCommand('CreateOrder', { type: 'order', id }, { number: 'new', reference: 'ABCDEFGHI' })).toMatchObject({
    status: 'waiting',
  })
}

describe('while the hub cannot be reached', () => {
  test('an order that was changed stands where it belongs now, marked, and the counts follow', async () => {
    const desk = aloneDesk(order('1'), order('2'))
    await openApp(desk, PENDING)
    await isOffline()
    await act(() => confirms('1'))
    expect(await link('Pending 1')).toBeVisible()
    expect(await link('Confirmed 1')).toBeVisible()
    act(() => navigate(CONFIRMED))
    await waitFor(() => expect(shownRows()).toHaveLength(1), PATIENCE)
    expect(shownRows()[0]).toMatch(/^A-1waiting to send since \d\d:\d\d/)
    expect(screen.getByRole('row', { name: /A-1/ })).toHaveTextContent('Confirmed')
    act(() => navigate(PENDING))
    await waitFor(() => expect(shownRows().map((row) => row.slice(0, 3))).toEqual(['A-2']), PATIENCE)
  })

  test('an order under the cursor that moves on keeps its place until the list is asked for again', async () => {
    const { user } = await openApp(aloneDesk(order('1'), order('2')), PENDING)
    await isOffline()
    await waitFor(() => expect(shownRows()).toHaveLength(2), PATIENCE)
    await act(() => confirms('1'))
    const again = await screen.findByRole('button', { name: /1 moved on/ })
    expect(shownRows()[0]).toContain('Confirmed')
    await user.click(again)
    await waitFor(() => expect(shownRows()).toHaveLength(1), PATIENCE)
  })

  test('an order made at this desk stands in its queue under its number and is found, and stays when the hub has it', async () => {
    const desk = aloneDesk(order('1'))
    await openApp(desk, PENDING)
    await isOffline()
    await act(() => sells('mine'))
    expect(await link('Pending 2')).toBeVisible()
    await waitFor(() => expect(shownRows()).toHaveLength(2), PATIENCE)
    expect(shownRows()[1]).toMatch(/^K1-00002waiting to send/)
    act(() => navigate({ screen: 'search', text: 'nybergs' }))
    await waitFor(() => expect(shownRows()).toHaveLength(1), PATIENCE)
    expect(shownRows()[0]).toContain('K1-00002')
    act(() => navigate(PENDING))
    act(() => desk.findHub())
    await waitFor(() => expect(deskState().pending).toEqual([]), PATIENCE)
    expect(await link('Pending 2')).toBeVisible()
    await waitFor(() => expect(shownRows()[1]).not.toContain('waiting to send'), PATIENCE)
    expect(shownRows()).toHaveLength(2)
  })

  test('what the hub then refuses stands where it stood', async () => {
    const desk = aloneDesk(order('1'))
    await openApp(desk, PENDING)
    await isOffline()
    await act(() => confirms('1'))
    expect(await link('Confirmed 1')).toBeVisible()
    desk.given(did('PutOnHold', { reasonCode: 'OTHER', reason: 'look' }, { aggregateId: '1' }))
    act(() => desk.findHub())
    expect(await link('Held 1')).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Confirmed 1' })).toBeNull(), PATIENCE)
  })

  test('a window opened again lists what the desk keeps', async () => {
    const desk = aloneDesk(order('1'), order('2'))
    const first = await openWindow(desk)
    await isOffline()
    await confirms('2')
    first.stop()
    desk.restart()
    await openApp(desk, CONFIRMED)
    await waitFor(() => expect(shownRows()).toHaveLength(1), PATIENCE)
    expect(shownRows()[0]).toContain('A-2')
    expect(await link('Pending 1')).toBeVisible()
  })
})

test('at a desk alone a click moves its order in the lists at once, and its confirmation moves nothing more', async () => {
  const desk = fakeDesk(order('1'), order('2'))
  await openApp(desk, PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(2), PATIENCE)
  deskSession().watchOrder('1')
  await waitFor(() => expect(deskState().orders['1']?.presence).toBe('here'), PATIENCE)
  const held = desk.holdAnswers()
  let answer: Promise<unknown> = Promise.resolve()
  act(() => {
    answer = issueCommand('ConfirmOrder', { type: 'order', id: '1' }, {})
  })
  expect(await link('Confirmed 1')).toBeVisible()
  held.release()
  await act(async () => void (await answer))
  await waitFor(() => expect(deskState().pending).toEqual([]), PATIENCE)
  expect(await link('Confirmed 1')).toBeVisible()
  expect(await link('Pending 1')).toBeVisible()
})
