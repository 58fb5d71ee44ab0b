import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { rankPlaces } from '../../../renderer/screens/shell/rank-places.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { confirmed, placed } from '../../support/given-order.ts'

async function openPalette(user: Awaited<ReturnType<typeof openApp>>['user']) {
  await user.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Command or place' })
  await waitFor(() => expect(field).toHaveFocus())
  return field
}

test('what can be done with the order comes first, its next step before all', async () => {
  const { user } = await openApp(fakeDesk(placed(), confirmed()), { screen: 'order', id: 'order-1' })
  await screen.findByRole('heading', { level: 1 })
  await openPalette(user)
  const [first] = await screen.findAllByRole('option')
  expect(first).toHaveTextContent('Enter')
  expect(first).toHaveAttribute('aria-selected', 'true')
})

test('an action is found by its letters, and Enter on the first hit begins it', async () => {
  const { user } = await openApp(fakeDesk(placed(), confirmed()), { screen: 'order', id: 'order-1' })
  await screen.findByRole('heading', { level: 1 })
  const field = await openPalette(user)
  await user.type(field, 'ptnhold')
  expect(screen.getAllByRole('option')[0]).toHaveTextContent('Put on hold')
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('dialog', { name: /^Put on hold/ })).toBeVisible()
})

test('what cannot be done now stands there with its reason, and Enter does nothing', async () => {
  const desk = fakeDesk(placed(), confirmed())
  const { user } = await openApp(desk, { screen: 'order', id: 'order-1' })
  await screen.findByRole('heading', { level: 1 })
  const field = await openPalette(user)
  await user.type(field, 'archive')
  const blocked = within(screen.getByRole('listbox'))
    .getAllByRole('option')
    .find((option) => option.getAttribute('aria-disabled') === 'true')
  expect(blocked?.textContent).toMatch(/Archive.+\./)
})

test('an order is found by its number and opened', async () => {
  const desk = fakeDesk(placed(), confirmed())
  const number = desk.world.states.get('order-1')?.order?.number ?? ''
  const { user } = await openApp(desk, { screen: 'queue', queue: 'confirmed' })
  await screen.findByRole('grid')
  const field = await openPalette(user)
  await user.type(field, number)
  await waitFor(() => expect(screen.getAllByRole('option')[0]).toHaveTextContent(new RegExp(`^${number} ·`)))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(location.hash).toBe('#/order/order-1'))
})

test('a section of the settings is found by its name and opened', async () => {
  const { user } = await openApp(fakeDesk(placed()), { screen: 'queue', queue: 'pending' })
  const field = await openPalette(user)
  await user.type(field, 'settings pay')
  expect(screen.getAllByRole('option')[0]).toHaveTextContent('Settings: Payment')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(location.hash).toBe('#/settings/payment'))
})

test('words that begin with what was typed come before letters in between', () => {
  const place = (id: string, label: string) => ({ id, label, group: '', keys: [], run: () => {} })
  const ranked = rankPlaces([place('a', 'Mark as paid'), place('b', 'Map'), place('c', 'Stock')], 'map')
  expect(ranked.map(({ id }) => id)).toEqual(['b', 'a'])
})

test('a whole number and Enter open that order, however quickly they are typed', async () => {
  const { user } = await openApp(
    fakeDesk(placed({ aggregateId: '1', number: 'A-00001' }), placed({ aggregateId: '2', number: 'A-00012' })),
    {
      screen: 'queue',
      queue: 'pending',
    },
  )
  await screen.findByRole('grid')
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox', { name: 'Command or place' }), 'a-00012{Enter}')
  expect(await screen.findByRole('heading', { level: 1, name: /A-00012/ })).toBeVisible()
})
