import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { navigate } from '../../../renderer/state/navigate.ts'
import { DAY_MS } from '../../../shared/views/store-days.ts'
import { openApp, shownRows } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { completed, confirmed, did, held, placed, type Step, storeSetTo, waitingForPayment } from '../../support/given-order.ts'

const order = (id: string): Step => placed({ aggregateId: id, number: `A-${id}` })
const confirmedOrder = (id: string): Step => did('ConfirmOrder', {}, { aggregateId: id })
const PENDING = { screen: 'queue', queue: 'pending' } as const

test('a queue lists its orders with customer, items, total, payment and status, oldest first', async () => {
  await openApp(fakeDesk(order('1'), order('2')), PENDING)
  const grid = await screen.findByRole('grid', { name: /^Pending, 2 rows/ })
  await waitFor(() => expect(shownRows()[0]).toContain('A-1'))
  expect(shownRows()[1]).toContain('A-2')
  const first = within(within(grid).getAllByRole('row')[1] as HTMLElement)
  expect(first.getByText('Pia Lind')).toBeVisible()
  expect(first.getByText('SEK 249.00')).toBeVisible()
  expect(first.getByText('Authorized')).toBeVisible()
  expect(first.getByText('Pending')).toBeVisible()
})

test('the rail counts every queue and leads to it', async () => {
  const { user } = await openApp(fakeDesk(order('1'), order('2'), confirmedOrder('2')), PENDING)
  const rail = screen.getByRole('navigation', { name: 'Queues' })
  await user.click(await within(rail).findByRole('link', { name: 'Confirmed 1' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Confirmed' })).toBeVisible()
  expect(within(rail).getByRole('link', { name: 'Confirmed 1' })).toHaveAttribute('aria-current', 'page')
})

test('a held order stands under Held with its reason, and wherever else it stands its status says so in words', async () => {
  await openApp(fakeDesk(placed(), confirmed(), held()), { screen: 'queue', queue: 'held' })
  expect(within(await screen.findByRole('row', { name: /A-/ })).getByText('Confirmed')).toBeVisible()
  act(() => navigate({ screen: 'search', text: 'A-' }))
  expect(await screen.findByText('Confirmed · Hold')).toHaveAttribute('data-tone', 'stop')
})

test('an order that waits for its payment longer than its store waits is late: in words, red, with how long', async () => {
  const waits = (id: string, at: string) => did('SetWaitingForPayment', {}, { aggregateId: id, role: 'system', at })
  await openApp(fakeDesk(order('1'), order('2'), waits('1', '2025-03-03T10:00:00.000Z'), waits('2', new Date().toISOString())), {
    screen: 'queue',
    queue: 'waitingForPayment',
  })
  const row = async (number: string) => within(await screen.findByRole('row', { name: RegExp(number) }))
  const late = await row('A-1')
  expect(late.getByText(/^Late \d+ (d|mo|y)/)).toHaveAttribute('data-tone', 'stop')
  const fresh = await row('A-2')
  expect(fresh.getByText(/^Waiting for payment/)).toHaveAttribute('data-tone', 'wait')
  expect(fresh.queryByText(/late/i)).toBeNull()
  // The preview of the current row says it too.
  const preview = within(await screen.findByRole('region', { name: 'Preview of A-1' }))
  const flag = preview.getByText('Waiting for payment · Late')
  expect(flag).toHaveAttribute('data-tone', 'stop')
  expect(flag.closest('li')).toHaveTextContent(/somebody should look.*· \d+ (d|mo|y)/)
  // Where other orders stand beside it, its status does.
  act(() => navigate({ screen: 'search', text: 'A-' }))
  expect(await screen.findByText('Pending · Late')).toHaveAttribute('data-tone', 'stop')
  expect(screen.getByText('Pending · Waiting')).toHaveAttribute('data-tone', 'wait')
})

test('a store that waits longer is not hurried', async () => {
  const patient = storeSetTo({ wfpAttentionMinutes: 1_000_000_000 })
  await openApp(fakeDesk(patient, placed(), waitingForPayment()), { screen: 'queue', queue: 'waitingForPayment' })
  const row = within(await screen.findByRole('row', { name: /A-/ }))
  expect(row.getByText(/^Waiting for payment/)).toHaveAttribute('data-tone', 'wait')
  expect(row.queryByText(/late/i)).toBeNull()
})

test('a warehouse list says by when each order is to leave, as its store promises, and shouts once that has passed', async () => {
  const dueIn = (id: string, days: number) => [
    placed({ aggregateId: id, number: `A-${id}`, create: { orderDate: new Date(Date.now() + (days - 2) * DAY_MS).toISOString() } }),
    confirmedOrder(id),
    did('ExpediteOrder', {}, { aggregateId: id }),
  ]
  await openApp(fakeDesk(...dueIn('1', -1), ...dueIn('2', 1)), { screen: 'queue', queue: 'toPick' })
  const late = await screen.findByText('yesterday')
  expect(late.closest('[role=gridcell]')).toHaveAttribute('data-late')
  expect(late).toHaveAttribute('title', expect.stringMatching(/\d{4}.*\d\d:\d\d/))
  expect(screen.getByText('tomorrow').closest('[role=gridcell]')).not.toHaveAttribute('data-late')
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    'Order',
    'Age',
    'Customer',
    'Items',
    'Ship by',
    'Method',
    'Claimed by',
    'Status',
  ])
})

test('a warehouse list names how far its parcels are, and other lists by what status they have', async () => {
  const packed = (id: string) => [
    placed({ aggregateId: id, number: `A-${id}` }),
    confirmedOrder(id),
    did('ExpediteOrder', {}, { aggregateId: id }),
    did('SetGoodToGo', (order) => ({ shipmentId: order.shipments[0]?.id ?? '' }), { aggregateId: id }),
  ]
  await openApp(fakeDesk(...packed('1')), { screen: 'queue', queue: 'goodToGo' })
  const row = within(await screen.findByRole('row', { name: /A-1/ }))
  expect(row.getByText('Good-to-go')).toHaveAttribute('data-tone', 'go')
  expect(row.queryByText('Processing')).toBeNull()
  act(() => navigate({ screen: 'queue', queue: 'processing' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Processing' })).toBeVisible()
  expect(within(await screen.findByRole('row', { name: /A-1/ })).getByText('Processing')).toBeVisible()
})

test('a list of closed orders at a desk that joined a hub says that it keeps only the younger ones', async () => {
  const desk = fakeDesk(placed(), completed())
  await openApp(desk, { screen: 'queue', queue: 'completed' })
  await screen.findByRole('grid', { name: /^Completed, 1 row/ })
  expect(screen.queryByText(/older than this desk keeps/)).toBeNull()
  act(() => desk.joinHub())
  expect(await screen.findByText(/closed orders older than this desk keeps: search finds them/)).toBeVisible()
})

test('a double click opens the row it began on, and none that only its second half meets', async () => {
  await openApp(fakeDesk(order('1'), order('2')), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(2))
  const row = screen.getByRole('row', { name: /A-2/ })
  fireEvent.click(row, { detail: 2 })
  fireEvent.doubleClick(row, { detail: 2 })
  expect(location.hash).toBe('#/queue/pending')
  expect(screen.getByRole('row', { selected: true })).toHaveTextContent('A-1')
  fireEvent.click(row, { detail: 1 })
  fireEvent.click(row, { detail: 2 })
  fireEvent.doubleClick(row, { detail: 2 })
  await waitFor(() => expect(location.hash).toBe('#/order/2'))
})

test('the arrow keys, J and K, Home and End move the current row; the grid is one tab stop', async () => {
  const { user } = await openApp(fakeDesk(order('1'), order('2'), order('3')), PENDING)
  const grid = await screen.findByRole('grid')
  await waitFor(() => expect(grid).toHaveFocus())
  const current = () => screen.getByRole('row', { selected: true }).textContent
  expect(current()).toContain('A-1')
  await user.keyboard('{ArrowDown}')
  expect(current()).toContain('A-2')
  await user.keyboard('j')
  expect(current()).toContain('A-3')
  await user.keyboard('k')
  expect(current()).toContain('A-2')
  await user.keyboard('{End}{Home}')
  expect(current()).toContain('A-1')
  expect(grid).toHaveAttribute('aria-activedescendant', screen.getByRole('row', { selected: true }).id)
  expect(grid).toHaveFocus()
})

test('Enter opens the current order, and coming back finds the row again', async () => {
  const { user } = await openApp(fakeDesk(order('1'), order('2')), PENDING)
  await screen.findByRole('grid')
  await user.keyboard('j{Enter}')
  expect(location.hash).toBe('#/order/2')
  act(() => history.back())
  await waitFor(() => expect(screen.getByRole('row', { selected: true }).textContent).toContain('A-2'))
})

test('the preview follows the current row, and Space puts it away and brings it back', async () => {
  const { user } = await openApp(fakeDesk(order('1'), order('2')), PENDING)
  const preview = () => screen.queryByRole('complementary', { name: 'Preview' })
  await waitFor(() => expect(within(preview() as HTMLElement).getByRole('heading', { name: 'A-1' })).toBeVisible())
  await user.keyboard('j')
  await waitFor(() => expect(within(preview() as HTMLElement).getByRole('heading', { name: 'A-2' })).toBeVisible())
  await user.keyboard(' ')
  expect(preview()).toBeNull()
  await user.keyboard(' ')
  expect(preview()).not.toBeNull()
})

test('an order that moves on elsewhere keeps its place until the person asks for the list again', async () => {
  const desk = fakeDesk(order('1'), order('2'))
  const { user } = await openApp(desk, PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(2))
  act(() => desk.given(confirmedOrder('1')))
  const again = await screen.findByRole('button', { name: /1 moved on/ })
  expect(shownRows()[0]).toContain('A-1')
  expect(screen.getByRole('row', { selected: true }).textContent).toContain('Confirmed')
  await user.click(again)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  expect(shownRows()[0]).toContain('A-2')
})

test('a new order joins a work queue below, where it moves nothing', async () => {
  const desk = fakeDesk(order('1'))
  await openApp(desk, PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  act(() => desk.given(order('2')))
  await waitFor(() => expect(shownRows()).toHaveLength(2))
  expect(screen.getByRole('row', { selected: true }).textContent).toContain('A-1')
})

test('a new order waits above a list sorted newest first until the person asks', async () => {
  const desk = fakeDesk(placed(), completed())
  const { user } = await openApp(desk, { screen: 'queue', queue: 'completed' })
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  act(() => desk.given(order('2'), did('CancelOrder', { comment: '', stockAction: 'releaseItemsBackToWarehouse' }, { aggregateId: '2' })))
  await user.click(await screen.findByRole('link', { name: 'Cancelled 1' }))
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  act(() => desk.given(order('3'), did('CancelOrder', { comment: '', stockAction: 'releaseItemsBackToWarehouse' }, { aggregateId: '3' })))
  const news = await screen.findByRole('button', { name: /1 new/ })
  expect(shownRows()).toHaveLength(1)
  await user.click(news)
  await waitFor(() => expect(shownRows()[0]).toContain('A-3'))
})

test('a row changed by somebody else is marked for two seconds', async () => {
  const desk = fakeDesk(order('1'))
  await openApp(desk, PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  act(() => desk.given(did('AddNote', { note: 'Call first' }, { aggregateId: '1' })))
  await waitFor(() => expect(screen.getByRole('row', { selected: true })).toHaveAttribute('data-flash'))
  await waitFor(() => expect(screen.getByRole('row', { selected: true })).not.toHaveAttribute('data-flash'), { timeout: 3500 })
})

test('an empty queue says what to do next', async () => {
  await openApp(fakeDesk(order('1')), { screen: 'queue', queue: 'confirmed' })
  expect(await screen.findByRole('heading', { name: 'No confirmed order waits for a shipment.' })).toBeVisible()
  expect(screen.getByText(/1 order stands one step before/)).toBeVisible()
})

test('a long list keeps only the rows in sight in the page, and still says how many there are', async () => {
  await openApp(fakeDesk(...Array.from({ length: 150 }, (_, index) => order(String(1000 + index)))), PENDING)
  const grid = await screen.findByRole('grid')
  await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '151'))
  expect(shownRows().length).toBeLessThan(60)
})
