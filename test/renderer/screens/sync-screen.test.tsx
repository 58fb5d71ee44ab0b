import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { deskState } from '../../../renderer/state/desk-state.ts'
import { issueCommand } from '../../../renderer/state/issue-command.ts'
import { shownStateOf } from '../../../renderer/state/use-order.ts'
import { openApp } from '../../support/desk-app.tsx'
import { openWindow } from '../../support/desk-window.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { allGoodToGo, cancelled, confirmed, expedited, held, ORDER_ID, placed, type Step } from '../../support/given-order.ts'

const ORDER = { type: 'order', id: ORDER_ID } as const
const ORDER_PLACE = { screen: 'order', id: ORDER_ID } as const

function joinedDesk(...steps: readonly Step[]) {
  const desk = fakeDesk(...steps)
  desk.joinHub()
  return desk
}

/** A screen that was never opened is fetched first. */

const pill = (says: RegExp) => screen.findByRole('link', { name: says })

describe('while the hub cannot be reached', () => {
  test('a click is done, marked, counted and listed; when the hub is back it is sent and the marks go', async () => {
    const desk = joinedDesk(placed())
    const { user } = await openApp(desk, ORDER_PLACE)
    await pill(/^Connection: Online · up to date/)
    act(() => desk.loseHub())
    await pill(/^Connection: Hub not reachable/)
    expect(screen.getByText(/^Work goes on/)).toBeVisible()
    await user.click(await screen.findByRole('button', { name: /^Confirm order/ }))
    expect(await screen.findByText(/^waiting to send since \d\d:\d\d$/)).toBeVisible()
    expect(await within(screen.getByRole('list', { name: 'History' })).findByText('Confirm order · waiting to send · Mona')).toBeVisible()
    await user.click(await pill(/^Connection: Hub not reachable · 1 waiting/))
    const row = await screen.findByRole('row', { name: /^Confirm order/ })
    expect(within(row).getByText('Waiting')).toBeVisible()
    expect(within(row).getByRole('link', { name: 'A-00001' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Send now' }))
    expect(await screen.findByText('Everything done at this desk is at the hub.')).toBeVisible()
    await pill(/^Connection: Online · up to date/)
    await waitFor(() => expect(deskState().orders[ORDER_ID]?.confirmed.state.order?.status).toBe(2))
  })

  test('what is unsent can be taken back, and what it painted goes', async () => {
    const desk = joinedDesk(placed())
    const { user } = await openApp(desk, ORDER_PLACE)
    act(() => desk.loseHub())
    await user.click(await screen.findByRole('button', { name: /^Confirm order/ }))
    await user.click(await pill(/1 waiting/))
    await user.click(await screen.findByRole('button', { name: 'Take back: Confirm order' }))
    expect(await screen.findByText('Everything done at this desk is at the hub.')).toBeVisible()
    expect(shownStateOf(deskState(), ORDER_ID).order?.status).toBe(1)
    act(() => desk.findHub())
    expect(desk.world.states.get(ORDER_ID)?.order?.status).toBe(1)
  })

  test('a window opened again shows what the desk keeps', async () => {
    const desk = joinedDesk(placed())
    const session = await openWindow(desk)
    act(() => desk.loseHub())
    await waitFor(() => expect(deskState().sync?.line.is).toBe('offline'))
    await session.loadItems([])
    session.watchOrder(ORDER_ID)
    await waitFor(() => expect(deskState().orders[ORDER_ID]?.presence).toBe('here'))
    expect(await issueCommand('ConfirmOrder', ORDER, {})).toMatchObject({ status: 'waiting', seq: 1 })
    session.stop()
    desk.restart()
    await openWindow(desk)
    await waitFor(() => expect(shownStateOf(deskState(), ORDER_ID).order?.status).toBe(2))
  })

  test('what only the hub can do is written down and never shown as done', async () => {
    const desk = joinedDesk(placed())
    const { user } = await openApp(desk, ORDER_PLACE)
    act(() => desk.loseHub())
    await pill(/Hub not reachable/)
    await user.keyboard('m')
    await user.click(await screen.findByRole('menuitem', { name: /^Cancel order/ }))
    await user.click(await screen.findByRole('button', { name: 'Cancel order' }))
    expect(await screen.findByText('Cancel order: waiting to be sent')).toBeVisible()
    await waitFor(() => expect(deskState().outbox).toHaveLength(1))
    expect(shownStateOf(deskState(), ORDER_ID).order?.status).toBe(1)
  })

  test('a parcel nobody here has claimed stays, and the reason is said', async () => {
    const desk = joinedDesk(placed({ paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo())
    await openApp(desk, ORDER_PLACE)
    act(() => desk.loseHub())
    expect(await screen.findByText(/Complete shipment: not yet\. Shipment A-00001-1 was not claimed at this desk/)).toBeVisible()
  })

  test('resuming an order needs the hub, and its menu says so', async () => {
    const desk = joinedDesk(placed(), held())
    const { user } = await openApp(desk, ORDER_PLACE)
    act(() => desk.loseHub())
    await pill(/Hub not reachable/)
    await user.keyboard('m')
    expect(await screen.findByRole('menuitem', { name: /^Resume.*Needs the hub/ })).toHaveAttribute('aria-disabled', 'true')
  })
})

describe('what was not accepted', () => {
  async function refusedConfirmation() {
    const desk = joinedDesk(placed())
    const app = await openApp(desk, ORDER_PLACE)
    act(() => desk.loseHub())
    await app.user.click(await screen.findByRole('button', { name: /^Confirm order/ }))
    await screen.findByText(/^waiting to send since/)
    return { desk, ...app }
  }

  test('is told with its reason and who changed the order, and dismissed', async () => {
    const { desk, user } = await refusedConfirmation()
    act(() => desk.given(cancelled()))
    act(() => desk.findHub())
    const card = within(await screen.findByRole('article', { name: /^Confirm order: not done/ }))
    expect(card.getByText(/Cancelled.*Last changed \d\d:\d\d by /)).toBeVisible()
    expect(await screen.findByText('not accepted')).toBeVisible()
    await pill(/^Connection: Needs attention 1/)
    await user.click(card.getByRole('button', { name: 'Dismiss' }))
    await waitFor(() => expect(screen.queryByRole('article', { name: /^Confirm order/ })).toBeNull())
    await pill(/^Connection: Online · up to date/)
    expect(desk.outbox[0]?.seenAt).not.toBeNull()
  })

  test('shows a chain as one, and does all of it again on the order as it is', async () => {
    const { desk, user } = await refusedConfirmation()
    await issueCommand('AddNote', ORDER, { note: 'packed with care' })
    await waitFor(() => expect(deskState().outbox).toHaveLength(2))
    act(() => desk.given(cancelled()))
    act(() => desk.findHub())
    const card = within(await screen.findByRole('article', { name: /^Confirm order not accepted; add note waited for it/ }))
    await user.click(card.getByRole('button', { name: 'Do all again' }))
    await waitFor(() => expect(desk.outbox.every((entry) => entry.seenAt !== null)).toBe(true))
    // The order is cancelled still: the first of them is refused at once, and says so.
    expect(await screen.findByText('Confirm order: not done')).toBeVisible()
  })
})

describe('the pill', () => {
  test.each([
    [{ waiting: 3 }, /^Connection: Sending 3/],
    [
      { line: { is: 'offline', why: 'unreachable' } as const, since: new Date(Date.now() - 14 * 60_000).toISOString(), waiting: 5 },
      /^Connection: Offline 14 min · 5 waiting/,
    ],
    [{ line: { is: 'held', why: 'unpaired' } as const }, /^Connection: Needs attention/],
    [{ skewMs: 200_000 }, /^Connection: Clock off/],
    [{ bootstrap: { version: 40, of: 100 } }, /^Connection: Fetching 40 %/],
  ])('%j', async (status, words) => {
    const desk = joinedDesk(placed())
    desk.says(status)
    await openApp(desk, ORDER_PLACE)
    expect(await pill(words)).toBeVisible()
  })
})

describe('joining', () => {
  test('a desk alone joins in the sync centre; what is wrong is said in place', async () => {
    const desk = fakeDesk(placed())
    desk.joinSays = { joined: false, sentence: 'This code is not known, was used, or is too old.' }
    const { user } = await openApp(desk, { screen: 'sync' })
    await user.type(await screen.findByLabelText('Address of the hub'), 'hub.test:7080')
    await user.type(screen.getByLabelText('Code'), 'WRONG{Enter}')
    expect(await screen.findByRole('alert')).toHaveTextContent('This code is not known')
    desk.joinSays = { joined: true, deskName: 'Packing 1', series: 'K2', shopName: 'Test shop' }
    await user.click(screen.getByRole('button', { name: 'Join' }))
    expect(await screen.findByText('This desk is “Packing 1” of Test shop now.')).toBeVisible()
    await waitFor(() =>
      expect(deskState().greeting?.joined).toEqual({ deskName: 'Packing 1', hub: 'https://hub.test:7080', certificate: 'AB:CD' }),
    )
  })

  test('a manager adds a desk by a code shown once, and revokes one', async () => {
    const desk = joinedDesk(placed())
    desk.desks = [...desk.desks, { ...(desk.desks[0] as (typeof desk.desks)[number]), id: 'other', name: 'Counter', pending: 2 }]
    const { user } = await openApp(desk, { screen: 'sync' })
    await user.type(await screen.findByRole('textbox', { name: 'Add a desk' }), 'Counter 2{Enter}')
    expect(await screen.findByText('KXQF-7R2M')).toBeVisible()
    expect(screen.getByText('AB:CD')).toBeVisible()
    expect(await screen.findByRole('row', { name: /^Counter 2.*Invited/ })).toBeVisible()
    const row = screen.getByRole('row', { name: /^Counter B/ })
    await user.click(within(row).getByRole('button', { name: 'Revoke' }))
    await user.click(within(row).getByRole('button', { name: 'Revoke for good' }))
    await waitFor(() => expect(desk.desks.find((each) => each.id === 'other')?.state).toBe('revoked'))
  })
})
