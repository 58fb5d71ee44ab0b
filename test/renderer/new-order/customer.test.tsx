import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { ORDER_ID, orderOf, placed } from '../../support/given-order.ts'

async function withACustomer(atCounter: boolean) {
  const desk = fakeDesk(placed())
  const app = await openApp(desk, { screen: 'new', selectionId: null, ...(atCounter ? { atCounter } : {}) })
  const order = orderOf(desk.world, ORDER_ID)
  const address = order.shippingAddress ?? order.billingAddress
  if (!address) throw new Error('the order has no address')
  const find = async (text: string) => {
    await app.user.type(await screen.findByRole('textbox', { name: 'Find a customer' }), text)
    return within(await screen.findByRole('list', { name: 'Customers found' }))
  }
  return { ...app, desk, order, address, find }
}

test('a customer is found by name and their address stands in the order', async () => {
  const { user, address, find } = await withACustomer(false)
  const found = await find(address.lastName)
  expect(found.getAllByRole('button')).toHaveLength(1)
  await user.keyboard('{Enter}')
  const shipsTo = within(screen.getByRole('group', { name: 'Ships to' }))
  expect(shipsTo.getByRole('textbox', { name: 'Last name' })).toHaveValue(address.lastName)
  expect(shipsTo.getByRole('textbox', { name: 'E-mail' })).toHaveValue(address.email)
  const steps = within(screen.getByRole('list', { name: 'Steps of the checkout' }))
  expect(steps.getByText('Addresses').closest('li')).toHaveTextContent('done')
  expect(steps.getByText('Shipping').closest('li')).toHaveAttribute('aria-current', 'step')
})

test('who types a name and presses Enter at once takes who is found by it', async () => {
  const { user, address } = await withACustomer(false)
  await user.type(await screen.findByRole('textbox', { name: 'Find a customer' }), `${address.lastName}{Enter}`)
  const shipsTo = within(screen.getByRole('group', { name: 'Ships to' }))
  await waitFor(() => expect(shipsTo.getByRole('textbox', { name: 'Last name' })).toHaveValue(address.lastName))
})

test('a name nobody here has is said', async () => {
  const { user } = await withACustomer(false)
  await user.type(await screen.findByRole('textbox', { name: 'Find a customer' }), 'Zzyzx')
  expect(await screen.findByText('Nobody known here matches “Zzyzx”.')).toBeVisible()
})

test('what the customer ordered before stands beside the basket and is copied into a new one', async () => {
  const { user, desk, order, address, find } = await withACustomer(true)
  await find(address.email)
  await user.keyboard('{Enter}')
  const past = within(await screen.findByRole('region', { name: 'Of this customer' }))
  await user.click(past.getByRole('button', { name: `Copy ${order.number}` }))
  await waitFor(() => expect(desk.submitted.map(({ name }) => name)).toContain('CreateSelectionFromOrder'))
  const basket = await screen.findByRole('list', { name: 'Items of the order' })
  expect(within(basket).getAllByRole('listitem')).toHaveLength(order.lines.length)
})

test('a basket the customer left is taken up from beside the new one', async () => {
  const { user, desk, order, address, find } = await withACustomer(true)
  await find(address.email)
  await user.keyboard('{Enter}')
  await user.click(await screen.findByRole('button', { name: `Copy ${order.number}` }))
  await screen.findByRole('list', { name: 'Items of the order' })
  const begun = desk.submitted.find(({ name }) => name === 'CreateSelectionFromOrder')
  location.hash = '#/new'
  await screen.findByRole('heading', { level: 1, name: 'New order' })
  await find(address.email)
  await user.keyboard('{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Take up' }))
  await waitFor(() => expect(location.hash).toBe(`#/new/${begun?.name === 'CreateSelectionFromOrder' ? begun.args.selectionId : ''}`))
})

test('for a person of the counter the form turns to its layout for fingers', async () => {
  const { user } = await withACustomer(true)
  const form = await screen.findByRole('form', { name: 'New order' })
  expect(form).not.toHaveAttribute('data-touch')
  await user.click(screen.getByRole('button', { name: /Mona/ }))
  await user.click(await screen.findByRole('menuitemradio', { name: /counter/i }))
  await waitFor(() => expect(form).toHaveAttribute('data-touch', 'true'))
})
