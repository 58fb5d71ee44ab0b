import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { navigate } from '../../../renderer/state/navigate.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { placed } from '../../support/given-order.ts'
import { scanCode } from '../../support/key-presses.ts'

// The order screen is fetched when the first order is opened.
const SLOWLY = { timeout: 10_000 }

async function scanInQueue(code: string) {
  await openApp(
    fakeDesk(placed(), placed({ aggregateId: 'order-2', number: 'A-00077' })),
    { screen: 'queue', queue: 'pending' },
    { hasScanner: true },
  )
  await screen.findByRole('heading', { level: 1, name: 'Pending' }, SLOWLY)
  scanCode(code)
}

test.each([
  ['the number of an order', 'A-00077'],
  ['the number of one of its shipments', 'A-00077-1'],
  ['the number of one of its returns', 'a-00077-R2'],
])('%s opens the order from wherever the person is', async (_what, code) => {
  await scanInQueue(code)
  expect(await screen.findByRole('heading', { level: 1, name: /A-00077/ }, SLOWLY)).toBeVisible()
  expect(await screen.findByRole('region', { name: 'Last scan' })).toHaveTextContent('Order A-00077')
})

test('a code that nobody knows is said to be unknown, and nothing moves', async () => {
  await scanInQueue('ZZ-99999-X')
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent(
      'Nobody knows “ZZ-99999-X”: no order, no shipment, no item.',
    ),
  )
  expect(screen.getByRole('heading', { level: 1, name: 'Pending' })).toBeVisible()
})

test('a refusal stays until another place is shown, where nothing was refused', async () => {
  await scanInQueue('ZZ-99999-X')
  expect(await screen.findByRole('region', { name: 'Last scan' })).toBeVisible()
  act(() => navigate({ screen: 'stock', itemId: null }))
  await screen.findByRole('heading', { level: 1, name: 'Stock' }, SLOWLY)
  expect(screen.queryByRole('region', { name: 'Last scan' })).toBeNull()
})

test('a misread item number is named as such', async () => {
  await scanInQueue('4006381333930')
  await waitFor(() => expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent('its last digit should be 1'))
})

test('what is scanned into the search box is not searched for', async () => {
  await openApp(fakeDesk(placed()), { screen: 'queue', queue: 'pending' }, { hasScanner: true })
  await screen.findByRole('heading', { level: 1, name: 'Pending' }, SLOWLY)
  const box = screen.getByRole('searchbox', { name: 'Search orders' })
  act(() => box.focus())
  scanCode('A-00001')
  expect(await screen.findByRole('heading', { level: 1, name: /A-00001/ }, SLOWLY)).toBeVisible()
  expect(box).toHaveValue('')
})
