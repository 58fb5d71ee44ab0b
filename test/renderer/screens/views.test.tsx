import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { navigate } from '../../../renderer/state/navigate.ts'
import { keepOwnViews } from '../../../renderer/state/own-views.ts'
import type { ListView } from '../../../shared/lifecycle/list-view.ts'
import { openApp, shownRows } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { did, placed, type Step } from '../../support/given-order.ts'

const order = (id: string): Step => placed({ aggregateId: id, number: `A-${id}` })
const confirmedOrder = (id: string): Step => did('ConfirmOrder', {}, { aggregateId: id })
const heldOrder = (id: string): Step => did('PutOnHold', { reasonCode: 'OTHER', reason: 'look' }, { aggregateId: id })
/** Counts are asked a moment after the change. */
const PATIENTLY = { timeout: 4000 }

const PENDING = { screen: 'queue', queue: 'pending' } as const
const OPEN_ONES: ListView = { id: 'v1', name: 'Not yet confirmed', base: 'all', filter: { statuses: [1] }, order: 'newest-first' }
const CONFIRMED: ListView = { id: 'v2', name: 'Confirmed ones', base: 'confirmed', filter: {}, order: 'oldest-first' }

beforeEach(() => {
  localStorage.clear()
  keepOwnViews([])
})

test('orders of everywhere show what they cost, though they are looked for from a queue of the packers', async () => {
  const desk = fakeDesk(order('1'))
  const { user } = await openApp(desk, { screen: 'queue', queue: 'toPick' })
  await screen.findByRole('heading', { level: 1, name: 'To pick' })
  await user.keyboard('f')
  const dialog = within(await screen.findByRole('dialog', { name: 'Filter the list' }))
  await user.selectOptions(dialog.getByLabelText('Look in'), 'All orders')
  await user.click(dialog.getByRole('button', { name: 'Show' }))
  const grid = within(await screen.findByRole('grid', { name: /^All orders, 1 row/ }))
  expect(grid.getByRole('columnheader', { name: 'Total' })).toBeVisible()
  expect(grid.queryByRole('columnheader', { name: 'Claimed by' })).toBeNull()
})

test('a list is narrowed by what the person chooses, saved under a name, and opened by its place among the tabs', async () => {
  const desk = fakeDesk(order('1'), order('2'), order('3'), heldOrder('2'))
  const { user } = await openApp(desk, PENDING)
  await screen.findByRole('grid', { name: /^Pending, 2 rows/ })
  await user.keyboard('f')
  const dialog = within(await screen.findByRole('dialog', { name: 'Filter the list' }))
  await waitFor(() => expect(dialog.getByRole('checkbox', { name: 'Pending' })).toHaveFocus())
  await user.selectOptions(dialog.getByLabelText('Look in'), 'All orders')
  await user.click(dialog.getByRole('checkbox', { name: 'Other reason' }))
  await user.click(dialog.getByRole('button', { name: 'Show' }))
  await screen.findByRole('grid', { name: /^All orders, 1 row/ })
  expect(screen.getByText('Held: Other reason')).toBeVisible()
  expect(shownRows()[0]).toContain('A-2')

  await user.click(screen.getByRole('button', { name: 'Save as a view' }))
  const naming = within(await screen.findByRole('dialog', { name: 'Save as a view' }))
  await user.type(naming.getByLabelText(/^Name/), 'To look at')
  await user.click(naming.getByRole('button', { name: 'Save view' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'To look at' })).toBeVisible()
  const tabs = within(screen.getByRole('navigation', { name: 'Saved views' }))
  expect(await tabs.findByRole('link', { name: '1 To look at 1' })).toHaveAttribute('aria-current', 'page')

  navigate(PENDING)
  await screen.findByRole('grid', { name: /^Pending, 2 rows/ })
  await user.keyboard('1')
  expect(await screen.findByRole('heading', { level: 1, name: 'To look at' })).toBeVisible()
})

test('a view says what was changed in it since it was saved: kept, or put back', async () => {
  keepOwnViews([OPEN_ONES])
  const { user } = await openApp(fakeDesk(order('1'), order('2'), heldOrder('2')), { screen: 'view', id: 'v1' })
  await screen.findByRole('grid', { name: /^Not yet confirmed, 2 rows/ })
  await user.click(screen.getByRole('button', { name: 'Newest first' }))
  expect(await screen.findByText('changed')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Discard' }))
  await waitFor(() => expect(screen.queryByText('changed')).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Newest first' }))
  await user.click(await screen.findByRole('button', { name: 'Save' }))
  await waitFor(() => expect(screen.queryByText('changed')).toBeNull())
  expect(screen.getByRole('button', { name: 'Oldest first' })).toBeVisible()
})

test('a filter that lets nothing through says so, and is cleared by one button', async () => {
  keepOwnViews([{ ...CONFIRMED, filter: { tags: ['gift'], money: ['refunded'] } }])
  const { user } = await openApp(fakeDesk(order('1'), confirmedOrder('1')), { screen: 'view', id: 'v2' })
  expect(await screen.findByRole('heading', { name: 'No orders match 2 filters.' })).toBeVisible()
  await user.click(
    within(screen.getByRole('region', { name: 'Confirmed ones' })).getAllByRole('button', { name: 'Clear' })[0] as HTMLElement,
  )
  await waitFor(() => expect(shownRows()[0]).toContain('A-1'))
})

test('a carrier narrows a list and its view by the methods it has, at the desk process and in the copy alike', async () => {
  const collected = placed({ aggregateId: '3', number: 'A-3', changes: { shippingMethodId: 'pickup' } })
  const desk = fakeDesk(order('1'), order('2'), collected)
  const { user } = await openApp(desk, PENDING)
  await screen.findByRole('grid', { name: /^Pending, 3 rows/ })
  await user.keyboard('f')
  const dialog = within(await screen.findByRole('dialog', { name: 'Filter the list' }))
  const carrier = within(dialog.getByRole('group', { name: 'Carrier' }))
  await user.click(carrier.getByRole('checkbox', { name: 'PostNord' }))
  await user.click(dialog.getByRole('button', { name: 'Show' }))
  await screen.findByRole('grid', { name: /^Pending, 2 rows/ })
  expect(screen.getByText('Carrier: PostNord')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Save as a view' }))
  const naming = within(await screen.findByRole('dialog', { name: 'Save as a view' }))
  await user.type(naming.getByLabelText(/^Name/), 'With PostNord')
  await user.click(naming.getByRole('button', { name: 'Save view' }))
  await screen.findByRole('link', { name: '1 With PostNord 2' }, PATIENTLY)
  expect(JSON.parse(localStorage.getItem('order-desk-views') ?? '{}')).toMatchObject({ manager: [{ filter: { carriers: ['postnord'] } }] })

  navigate(PENDING)
  await screen.findByRole('grid', { name: /^Pending, 3 rows/ })
  act(() => desk.stopProcess())
  await user.keyboard('1')
  await screen.findByRole('grid', { name: /^With PostNord, 2 rows/ })
  expect(screen.getByText('Carrier: PostNord')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Without “Carrier: PostNord”' }))
  await screen.findByRole('grid', { name: /^With PostNord, 3 rows/ })
})

test('views are renamed, given another place, and taken away', async () => {
  keepOwnViews([OPEN_ONES, CONFIRMED])
  const { user } = await openApp(fakeDesk(order('1')), { screen: 'view', id: 'v2' })
  const tabs = within(await screen.findByRole('navigation', { name: 'Saved views' }))
  const names = () => tabs.getAllByRole('link').map((link) => (link.textContent ?? '').replace(/\d/g, '').trim())
  expect(names()).toEqual(['Not yet confirmed', 'Confirmed ones'])
  await user.click(screen.getByRole('button', { name: 'Edit the view' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit the view' }))
  await user.click(dialog.getByRole('button', { name: 'Move earlier' }))
  expect(names()).toEqual(['Confirmed ones', 'Not yet confirmed'])
  await user.clear(dialog.getByLabelText(/^Name/))
  await user.type(dialog.getByLabelText(/^Name/), 'For today')
  await user.click(dialog.getByRole('button', { name: 'Save view' }))
  await waitFor(() => expect(names()).toEqual(['For today', 'Not yet confirmed']))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Edit the view' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete view' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(JSON.parse(localStorage.getItem('order-desk-views') ?? '{}')).toEqual({ manager: [OPEN_ONES] })
})

test('a manager shares a view with the shop; whoever leads nobody can use it but not change it', async () => {
  keepOwnViews([OPEN_ONES])
  const desk = fakeDesk(order('1'))
  const { user } = await openApp(desk, { screen: 'view', id: 'v1' })
  await user.click(await screen.findByRole('button', { name: 'Edit the view' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit the view' }))
  await user.click(dialog.getByRole('switch', { name: /^Share with the whole shop/ }))
  await user.click(dialog.getByRole('button', { name: 'Save view' }))
  await waitFor(() => expect(desk.submitted.at(-1)).toMatchObject({ name: 'SaveSettings', args: { settings: { views: [OPEN_ONES] } } }))
  const tab = await screen.findByRole('link', { name: /Not yet confirmed/ })
  await waitFor(() => expect(tab).toHaveAttribute('title', 'Shared with the shop'))
  expect(JSON.parse(localStorage.getItem('order-desk-views') ?? '{}')).toEqual({ manager: [] })
})

test('while the desk process is stopped a view is read from the copy, says so, and shows no counts', async () => {
  keepOwnViews([OPEN_ONES])
  const desk = fakeDesk(order('1'), order('2'))
  const { user } = await openApp(desk, PENDING)
  await screen.findByRole('grid', { name: /^Pending, 2 rows/ })
  await screen.findByRole('link', { name: '1 Not yet confirmed 2' }, PATIENTLY)
  act(() => desk.stopProcess())
  await user.keyboard('1')
  await screen.findByRole('grid', { name: /^Not yet confirmed, 2 rows/ })
  expect(within(screen.getByRole('region', { name: 'Not yet confirmed' })).getByText(/from this window’s copy/)).toBeVisible()
  await screen.findByRole('link', { name: '1 Not yet confirmed' }, PATIENTLY)
})

test('what comes into a view from elsewhere waits to be asked for and never moves the row under the cursor', async () => {
  keepOwnViews([OPEN_ONES])
  const desk = fakeDesk(order('1'), order('2'))
  const { user } = await openApp(desk, { screen: 'view', id: 'v1' })
  await screen.findByRole('grid', { name: /^Not yet confirmed, 2 rows/ })
  const before = shownRows()
  act(() => desk.given(order('3')))
  await screen.findByRole('button', { name: /1 new · show/ }, PATIENTLY)
  expect(shownRows()).toEqual(before)
  await user.keyboard('r')
  await screen.findByRole('grid', { name: /^Not yet confirmed, 3 rows/ })
  act(() => desk.given(confirmedOrder('1')))
  await screen.findByRole('button', { name: /1 moved on · show/ }, PATIENTLY)
  expect(shownRows()).toHaveLength(3)
})

test('choosing all of a view that goes on says that it does', async () => {
  keepOwnViews([OPEN_ONES])
  const { user } = await openApp(fakeDesk(...Array.from({ length: 202 }, (_, index) => order(String(1000 + index)))), {
    screen: 'view',
    id: 'v1',
  })
  const grid = await screen.findByRole('grid', { name: /^Not yet confirmed, 200 rows/ }, PATIENTLY)
  await waitFor(() => expect(grid).toHaveFocus())
  await user.keyboard('{Control>}a{/Control}')
  const bar = within(await screen.findByRole('region', { name: 'Chosen orders' }, PATIENTLY))
  expect(bar.getByText('200 orders chosen')).toBeVisible()
  expect(bar.getByText(/^The list goes on/)).toBeVisible()
  // One less is a choice of the person’s own.
  await user.keyboard('x')
  await waitFor(() => expect(bar.queryByText(/^The list goes on/)).toBeNull())
})
