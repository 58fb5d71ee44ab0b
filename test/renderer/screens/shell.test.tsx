import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { navigate } from '../../../renderer/state/navigate.ts'
import { QUEUE_NAMES } from '../../../renderer/state/queue-names.ts'
import { openApp, shownRows } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { confirmed, ORDER_ID, placed } from '../../support/given-order.ts'

const PENDING = { screen: 'queue', queue: 'pending' } as const

test('the start leads to the first queue that holds work', async () => {
  await openApp(fakeDesk(placed(), confirmed()))
  expect(await screen.findByRole('heading', { level: 1, name: 'Confirmed' })).toBeVisible()
})

test('the connection says that the window is up to date, and that the desk process is stopped', async () => {
  const desk = fakeDesk(placed())
  await openApp(desk, PENDING)
  expect(await screen.findByRole('link', { name: /^Connection: Up to date \d\d:\d\d/ })).toBeVisible()
  act(() => desk.stopProcess())
  expect(await screen.findByRole('link', { name: /^Connection: Desk process stopped/ })).toBeVisible()
  expect(screen.getByText(/Queues and search work from this window’s copy of \d\d:\d\d\./)).toBeVisible()
  act(() => desk.restart())
  expect(await screen.findByRole('link', { name: /^Connection: Up to date/ })).toBeVisible()
  expect(screen.queryByText('The desk process is stopped.')).toBeNull()
})

test('queues show and search finds from the copy while the desk process is stopped, and the screen says so', async () => {
  const desk = fakeDesk(placed(), placed({ aggregateId: 'order-2', number: 'A-00077' }))
  const { user } = await openApp(desk, PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(2))
  act(() => desk.stopProcess())
  await user.keyboard('/77')
  await waitFor(() => expect(screen.getByText(/1 order · searched in this window’s copy/)).toBeVisible())
  expect(shownRows()[0]).toContain('A-00077')
})

test('a letter typed while the list of the letters before it opens stays', async () => {
  await openApp(fakeDesk(placed()), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  const box = screen.getByRole('searchbox', { name: 'Search orders' })
  fireEvent.change(box, { target: { value: '4711' } })
  await screen.findByRole('heading', { level: 1, name: '“4711”' })
  addEventListener('hashchange', () => fireEvent.change(box, { target: { value: '4711 smith' } }), { capture: true, once: true })
  fireEvent.change(box, { target: { value: '4711 smit' } })
  await screen.findByRole('heading', { level: 1, name: '“4711 smit”' })
  expect(box).toHaveValue('4711 smith')
  fireEvent.keyDown(box, { key: 'Enter' })
  expect(await screen.findByRole('heading', { level: 1, name: '“4711 smith”' })).toBeVisible()
})

test('letters typed just before another screen is opened do not lead back to the search', async () => {
  const { user } = await openApp(fakeDesk(placed()), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  const box = screen.getByRole('searchbox', { name: 'Search orders' })
  await user.type(box, '4711')
  await screen.findByRole('heading', { level: 1, name: '“4711”' })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  fireEvent.change(box, { target: { value: '4711 smith' } })
  act(() => navigate(PENDING))
  act(() => vi.advanceTimersByTime(1))
  act(() => vi.advanceTimersByTime(1000))
  vi.useRealTimers()
  expect(box).toHaveValue('')
  expect(location.hash).toBe('#/queue/pending')
})

test('who types a number and presses Enter twice opens what was typed, not what an earlier letter found', async () => {
  const first = placed({ aggregateId: 'order-2', number: 'A-00077' })
  const desk = fakeDesk(placed(), first)
  const { user } = await openApp(desk, PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(2))
  await user.keyboard('/a')
  await screen.findByText(/2 orders · searched at the desk process/)
  const earlier = shownRows()[0] ?? ''
  const wanted = earlier.includes('A-00077') ? 'A-00001' : 'A-00077'
  await user.keyboard(`${wanted.slice(1)}{Enter}{Enter}`)
  expect(await screen.findByRole('heading', { level: 1, name: new RegExp(wanted) })).toBeVisible()
})

test('the slash begins a search, Escape leads back to the queue', async () => {
  const { user } = await openApp(fakeDesk(placed(), placed({ aggregateId: 'order-2', number: 'A-00077' })), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(2))
  await user.keyboard('/')
  expect(screen.getByRole('searchbox', { name: 'Search orders' })).toHaveFocus()
  await user.keyboard('lind')
  expect(await screen.findByRole('heading', { level: 1, name: '“lind”' })).toBeVisible()
  expect(await screen.findByText(/2 orders · searched at the desk process/)).toBeVisible()
  await user.keyboard('{Escape}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Pending' })).toBeVisible()
})

test('letters typed into a field are letters, not keys of the desk', async () => {
  const { user } = await openApp(fakeDesk(placed()), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  await user.click(screen.getByRole('searchbox', { name: 'Search orders' }))
  await user.keyboard('gn?')
  expect(screen.getByRole('searchbox')).toHaveValue('gn?')
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('G and a letter, or a digit, lead to a queue', async () => {
  const { user } = await openApp(fakeDesk(placed()), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  await user.keyboard('gh')
  expect(await screen.findByRole('heading', { level: 1, name: 'Held' })).toBeVisible()
  await user.keyboard('1')
  expect(await screen.findByRole('heading', { level: 1, name: 'To pick' })).toBeVisible()
})

test('G and a letter lead away from an order too', async () => {
  const { user } = await openApp(fakeDesk(placed()), { screen: 'order', id: ORDER_ID })
  await screen.findByRole('heading', { level: 1, name: /A-00001/ })
  await user.keyboard('gh')
  expect(await screen.findByRole('heading', { level: 1, name: 'Held' })).toBeVisible()
})

test('whoever goes to the queue or moves in it after a look at the chip works in the list again', async () => {
  const { user } = await openApp(fakeDesk(placed(), placed({ aggregateId: 'order-2', number: 'A-00077' })), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(2))
  const chip = screen.getByRole('button', { name: /acting as/ })
  act(() => chip.focus())
  await user.keyboard('j')
  expect(screen.getByRole('grid')).toHaveFocus()
  act(() => chip.focus())
  const letter = QUEUE_NAMES.pending.letter
  if (letter === null) throw new Error('Pending has no letter')
  await user.keyboard(`g${letter}`)
  expect(screen.getByRole('grid')).toHaveFocus()
})

test('when the button that was pressed goes away with its step, the focus stays in the content', async () => {
  const { user } = await openApp(fakeDesk(placed({ paymentMethodId: 'bankWire' })), { screen: 'order', id: ORDER_ID })
  await user.click(await screen.findByRole('button', { name: 'Edit: Internal comment' }))
  await user.keyboard('Called{Control>}{Enter}{/Control}')
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Internal comment' })).toBeNull())
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus())
})

test('the question mark lists the keys', async () => {
  const { user } = await openApp(fakeDesk(placed()), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  await user.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Keys' })
  expect(within(sheet).getByText('Preview on or off')).toBeVisible()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('Ctrl K finds a place by its name, and Enter goes to the first', async () => {
  const { user } = await openApp(fakeDesk(placed()), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox', { name: 'Command or place' }), 'waiting')
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Waiting for payment')
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Waiting for payment' })).toBeVisible()
})

test('another person may take over at the chip, and acts from then on', async () => {
  const desk = fakeDesk(placed())
  const { user, session } = await openApp(desk, PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  await user.click(screen.getByRole('button', { name: /acting as Mona · Manager/ }))
  await user.click(await screen.findByRole('menuitemradio', { name: /Ada · Administrator/ }))
  expect(screen.getByRole('button', { name: /acting as Ada · Administrator/ })).toBeVisible()
  await act(async () => {
    await session.issue('ConfirmOrder', { type: 'order', id: 'order-1' }, {})
  })
  expect(desk.submitted.at(-1)?.actor).toMatchObject({ id: 'admin', role: 'admin' })
})

test('dark is chosen at the chip and kept for the next time', async () => {
  const { user } = await openApp(fakeDesk(placed()), PENDING)
  await user.click(await screen.findByRole('button', { name: /acting as/ }))
  await user.click(await screen.findByRole('menuitemradio', { name: 'Dark' }))
  expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark')
  expect(localStorage.getItem('order-desk-colours')).toBe('dark')
})

test('the skip link leads past bar and rail into the list', async () => {
  const { user } = await openApp(fakeDesk(placed()), PENDING)
  const grid = await screen.findByRole('grid')
  await user.click(screen.getByRole('link', { name: 'Skip to the content' }))
  expect(grid).toHaveFocus()
  expect(location.hash).toBe('#/queue/pending')
})

test('Escape leads from the settings back to the queue the person came from', async () => {
  const { user } = await openApp(fakeDesk(placed()), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(1))
  await user.click(screen.getByRole('button', { name: /acting as/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Settings' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
  await user.keyboard('{Escape}')
  expect(await screen.findByRole('heading', { level: 1, name: 'Pending' })).toBeVisible()
})
