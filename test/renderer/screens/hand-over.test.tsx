import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Route } from '../../../renderer/state/route.ts'
import { openApp } from '../../support/desk-app.tsx'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import {
  allGoodToGo,
  confirmed,
  did,
  expedited,
  held,
  ORDER_ID,
  orderOf,
  placed,
  type Step,
  shipmentOf,
} from '../../support/given-order.ts'
import { pressKey, scanCode } from '../../support/key-presses.ts'

const COUNTER: Route = { screen: 'hand-over', orderId: null }

/** Two shirts for Pia Lind, packed and waiting at the counter. */
function waitingThere(paymentMethodId = 'externalTerminal'): readonly Step[] {
  return [placed({ paymentMethodId, changes: { shippingMethodId: 'pickup' } }), confirmed(), expedited(), allGoodToGo()]
}

async function atTheCounter(desk: FakeDesk, { hasScanner = true } = {}) {
  const app = await openApp(desk, COUNTER, { hasScanner })
  await screen.findByRole('heading', { level: 1, name: 'Hand over a pick-up' })
  return app
}

async function scanned(code = 'A-00001-1') {
  scanCode(code)
  await screen.findByRole('heading', { level: 1, name: /^Pick-up A-0000/ })
}

const isGone = (desk: FakeDesk, orderId = ORDER_ID) => shipmentOf(orderOf(desk.world, orderId)).shippedAt !== null
const noteIn = (desk: FakeDesk) => desk.world.events.flatMap(({ event }) => (event.kind === 'NoteAdded' ? [event.note] : []))

test('a scanned parcel goes to who was verified, and the history keeps what was compared', async () => {
  const desk = fakeDesk(...waitingThere())
  const { user } = await atTheCounter(desk)
  await scanned()
  expect(screen.getByText('P. L.')).toBeVisible()
  expect(screen.getByText('2345')).toBeVisible()
  pressKey('1', 1000)
  pressKey('Enter', 1000)
  expect(await screen.findByText('Handed over')).toBeVisible()
  expect(isGone(desk)).toBe(true)
  expect(noteIn(desk)).toEqual(['Pick-up of A-00001-1: checked Name and last four digits, as the customer said them.'])
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Hand over a pick-up' })).toBeVisible()
})

test('nothing goes before somebody said what was compared', async () => {
  const desk = fakeDesk(...waitingThere())
  await atTheCounter(desk)
  await scanned()
  pressKey('Enter', 1000)
  expect(await screen.findByText('Say first what you compared.')).toBeVisible()
  expect(isGone(desk)).toBe(false)
  expect(screen.getByRole('button', { name: /^Hand over/ })).toHaveAttribute('aria-disabled', 'true')
})

test('whoever collects for somebody else stands in the history by name', async () => {
  const desk = fakeDesk(...waitingThere())
  const { user } = await atTheCounter(desk)
  await scanned()
  await user.type(screen.getByRole('textbox', { name: 'Collected by somebody else (name)' }), 'Nils Berg')
  await user.click(screen.getByRole('radio', { name: /^Identity document/ }))
  await user.click(screen.getByRole('button', { name: /^Hand over/ }))
  await waitFor(() => expect(isGone(desk)).toBe(true))
  expect(noteIn(desk)).toEqual(['Pick-up of A-00001-1 by Nils Berg: checked Identity document.'])
})

test('the screen names nobody in full, and several matches are only counted', async () => {
  const desk = fakeDesk(
    ...waitingThere(),
    placed({
      aggregateId: 'second',
      number: 'A-00002',
      paymentMethodId: 'externalTerminal',
      changes: { shippingMethodId: 'pickup' },
    }),
    did('ConfirmOrder', {}, { aggregateId: 'second' }),
    did('ExpediteOrder', {}, { aggregateId: 'second' }),
    did('SetGoodToGo', (order) => ({ shipmentId: shipmentOf(order).id }), { aggregateId: 'second' }),
  )
  const { user, container } = await atTheCounter(desk, { hasScanner: false })
  await waitFor(() => expect(screen.getByText('2 orders wait at the counter.')).toBeVisible())
  const field = screen.getByRole('textbox', { name: /^Order number, name/ })
  await user.type(field, 'Lind{Enter}')
  expect(await screen.findByText('2 orders that wait here match “Lind”. Ask for the order number.')).toBeVisible()
  await user.clear(field)
  await user.type(field, 'A-00002{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'Pick-up A-00002' })
  expect(container).not.toHaveTextContent('Lind')
  expect(container).not.toHaveTextContent('A-00001')
})

test('what is to be paid on collection is paid before anything goes', async () => {
  const desk = fakeDesk(...waitingThere('cod'))
  const { user } = await atTheCounter(desk)
  await scanned()
  const due = within(await screen.findByRole('region', { name: 'To pay on collection' }))
  pressKey('1', 1000)
  pressKey('Enter', 1000)
  expect(screen.getByText('Hand over: not yet. It has to be paid first.')).toBeVisible()
  expect(isGone(desk)).toBe(false)
  pressKey('F8', 1000)
  await user.click(await due.findByRole('button', { name: /^Paid / }))
  await waitFor(() => expect(shipmentOf(orderOf(desk.world)).isPaid).toBe(true))
  expect(screen.queryByRole('region', { name: 'To pay on collection' })).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Hand over/ }))
  await waitFor(() => expect(isGone(desk)).toBe(true))
  expect(orderOf(desk.world).payments.flatMap(({ kind, entries }) => entries.map(({ entryType }) => [kind, entryType]))).toContainEqual([
    'cash',
    'MARKED_AS_PAID',
  ])
})

test('an invoice is paid later: its goods go', async () => {
  const desk = fakeDesk(...waitingThere('invoice'))
  await atTheCounter(desk)
  await scanned()
  expect(screen.queryByRole('region', { name: 'To pay on collection' })).toBeNull()
  pressKey('1', 1000)
  pressKey('Enter', 1000)
  await waitFor(() => expect(isGone(desk)).toBe(true))
})

test('a card is captured when the goods go, and until then the screen says to keep them', async () => {
  const desk = fakeDesk(...waitingThere('psp'))
  await atTheCounter(desk)
  await scanned()
  expect(screen.queryByRole('region', { name: 'To pay on collection' })).toBeNull()
  pressKey('1', 1000)
  pressKey('Enter', 1000)
  expect(await screen.findByText('Do not hand it over yet')).toBeVisible()
  const [payment] = orderOf(desk.world).payments
  const request = payment?.entries.find(({ entryType }) => entryType === 'CAPTURE_REQUEST')
  if (!payment || !request) throw new Error('nothing was captured')
  const answer = { paymentId: payment.id, requestEntryId: request.id, status: 'success', reference: 'psp-1' } as const
  act(() => desk.given(did('RecordPaymentResult', answer, { role: 'system' })))
  expect(await screen.findByText('Handed over')).toBeVisible()
  expect(screen.queryByText('Do not hand it over yet')).toBeNull()
})

test('what is held, not packed or sent to an address does not go over the counter', async () => {
  const desk = fakeDesk(
    ...waitingThere(),
    held(),
    placed({ aggregateId: 'sent', number: 'A-00002' }),
    placed({ aggregateId: 'open', number: 'A-00003', changes: { shippingMethodId: 'pickup' } }),
    did('ConfirmOrder', {}, { aggregateId: 'open' }),
  )
  await atTheCounter(desk)
  await scanned()
  expect(await screen.findByText('Do not hand it over')).toBeVisible()
  pressKey('1', 1000)
  pressKey('Enter', 1000)
  expect(isGone(desk)).toBe(false)
  scanCode('A-00002')
  expect(await screen.findByText('Order A-00002 is sent, not collected: Home delivery.')).toBeVisible()
  scanCode('A-00003')
  expect(await screen.findByText('Nothing of order A-00003 is packed yet.')).toBeVisible()
})

test('a scanned item opens nothing before the customer', async () => {
  const desk = fakeDesk(...waitingThere())
  await atTheCounter(desk)
  scanCode('SKU-shirt')
  expect((await screen.findAllByText(/^“SKU-shirt” is no order\./))[0]).toBeInTheDocument()
  expect(screen.getByRole('heading', { level: 1, name: 'Hand over a pick-up' })).toBeVisible()
})

describe('while the hub is away', () => {
  const withoutHub = async (paymentMethodId?: string) => {
    const desk = fakeDesk(...waitingThere(paymentMethodId))
    desk.joinHub()
    await atTheCounter(desk)
    await scanned()
    act(() => desk.loseHub())
    await screen.findByText(/^Offline since/)
    pressKey('1', 1000)
    pressKey('Enter', 1000)
    return desk
  }

  /** The parcel is asked for only once the hub is away: nobody could claim it here before. */
  const unclaimed = async (paymentMethodId?: string) => {
    const desk = fakeDesk(...waitingThere(paymentMethodId))
    desk.joinHub()
    await atTheCounter(desk)
    act(() => desk.loseHub())
    await screen.findByText(/^Offline since/)
    await scanned()
    expect(await screen.findByText('Do not hand it over')).toBeVisible()
    return desk
  }

  test('paid goods are handed over as a fact, and the mark says that it waits', async () => {
    const desk = await withoutHub()
    expect(await screen.findByText('Handed over')).toBeVisible()
    expect(await screen.findByText(/^waiting to send since/)).toBeVisible()
    expect(isGone(desk)).toBe(false)
    act(() => desk.findHub())
    await waitFor(() => expect(isGone(desk)).toBe(true))
  })

  test('a parcel this desk never had may be under way elsewhere: it stays here', async () => {
    const desk = await unclaimed()
    expect(screen.getByText(/was not claimed at this desk/)).toBeVisible()
    pressKey('1', 1000)
    pressKey('Enter', 1000)
    expect(desk.outbox).toEqual([])
  })

  test('no money is taken for a parcel that may not leave', async () => {
    await unclaimed('cod')
    expect(screen.queryByRole('region', { name: 'To pay on collection' })).toBeNull()
  })

  test('what is claimed here is paid and handed over without the hub', async () => {
    const desk = await withoutHub('cod')
    pressKey('F8', 1000)
    const due = within(await screen.findByRole('region', { name: 'To pay on collection' }))
    fireEvent.click(await due.findByRole('button', { name: /^Paid / }))
    await waitFor(() => expect(screen.queryByRole('region', { name: 'To pay on collection' })).toBeNull())
    fireEvent.click(screen.getByRole('button', { name: /^Hand over/ }))
    expect(await screen.findByText('Handed over')).toBeVisible()
    expect(desk.outbox.map(({ command }) => command.name)).toContain('CompleteShipment')
  })

  test('goods whose card only the hub can capture stay here, and it is asked for once', async () => {
    const desk = await withoutHub('psp')
    expect(await screen.findByText('Do not hand it over yet')).toBeVisible()
    expect(desk.outbox.filter(({ command }) => command.name === 'CompleteShipment')).toHaveLength(1)
    expect(screen.queryByRole('button', { name: /^Hand over/ })).toBeNull()
  })
})

test('Esc takes away what was typed, and once more leads back to the list', async () => {
  const { user } = await atTheCounter(fakeDesk(...waitingThere()), { hasScanner: false })
  await user.keyboard('Berg{Enter}')
  expect(await screen.findByText('No order that waits here matches “Berg”.')).toBeVisible()
  await user.keyboard('{Escape}')
  expect(screen.getByRole('textbox', { name: /^Order number/ })).toHaveValue('')
  expect(screen.queryByText(/^No order that waits here/)).toBeNull()
  await user.keyboard('{Escape}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Pick-up' })).toBeVisible()
})
