import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { NewOrderScreen } from '../../../renderer/screens/new-order/new-order-screen.tsx'
import { currentRoute, useRoute } from '../../../renderer/state/navigate.ts'
import { choosePerson } from '../../../renderer/state/use-person.ts'
import { stockKey } from '../../../shared/lifecycle/stock.ts'
import { renderOnDesk } from '../../support/desk-window.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { orderOf, type Step, selected, settingsChanged, stocked } from '../../support/given-order.ts'

function RoutedForm() {
  const route = useRoute()
  if (route.screen !== 'new') return <p>elsewhere</p>
  return <NewOrderScreen key={route.selectionId} selectionId={route.selectionId} atCounter={route.atCounter === true} />
}

async function openCounter(...steps: readonly Step[]) {
  location.hash = '#/new?sale=counter'
  const desk = fakeDesk(...steps)
  const view = await renderOnDesk(desk, <RoutedForm />)
  const { user } = view
  const addItem = async (text: string) => {
    await user.type(await screen.findByRole('combobox', { name: 'Find an item' }), text)
    await screen.findByRole('option', { name: new RegExp(text, 'i') })
    await user.keyboard('{Enter}')
  }
  const soldOrder = () => orderOf(desk.world, desk.submitted.find((command) => command.name === 'CounterSale')?.aggregate.id)
  return { ...view, desk, addItem, soldOrder }
}

test('a walk-in pays cash, gets change, and the next sale begins with Enter', async () => {
  const { user, desk, addItem, soldOrder } = await openCounter()
  await addItem('shirt')
  expect(screen.getByText('A walk-in needs no name or address.')).toBeVisible()
  expect(screen.getByRole('radio', { name: 'cash' })).toBeChecked()
  const received = screen.getByRole('textbox', { name: 'Cash received' })
  expect(received).toHaveValue('100.00')
  await user.clear(received)
  await user.type(received, '150')
  expect(screen.getByText('Change').nextElementSibling).toHaveTextContent('SEK 50.00')
  await user.keyboard('{Control>}{Enter}{/Control}')

  expect(await screen.findByRole('heading', { name: 'Sold' })).toBeVisible()
  expect(screen.getByText(/^Change/)).toHaveTextContent('Change SEK 50.00')
  const order = soldOrder()
  expect(order).toMatchObject({ status: 4, paymentMethodName: 'cash', billingAddress: null })
  expect(await screen.findByRole('link', { name: order.number })).toHaveAttribute('href', `#/order/${order.id}`)
  expect(desk.world.levels.get(stockKey('main', 'shirt'))).toMatchObject({ physical: 9, allocated: 0 })

  await user.keyboard('{Enter}')
  expect(await screen.findByRole('radio', { name: 'Over the counter' })).toBeChecked()
  expect(screen.queryByRole('list', { name: 'Items of the order' })).toBeNull()
})

test('after a sale Enter leads to the next one wherever the focus was left', async () => {
  const { user, addItem } = await openCounter()
  await addItem('shirt')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByRole('heading', { name: 'Sold' })
  act(() => screen.getByRole('button', { name: /^Next sale/ }).blur())
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('combobox', { name: 'Find an item' })).toBeVisible()
})

test('too little cash is said and nothing is sold', async () => {
  const { user, desk, addItem } = await openCounter()
  await addItem('shirt')
  const received = screen.getByRole('textbox', { name: 'Cash received' })
  await user.clear(received)
  await user.type(received, '80')
  expect(screen.getByText('Still missing').nextElementSibling).toHaveTextContent('SEK 20.00')
  await user.click(screen.getByRole('button', { name: /^Sell/ }))
  expect(desk.submitted).toEqual([])
})

test.each(['-5', '12,5x', '9'.repeat(20)])('cash of “%s” is nobody’s cash: nothing is sold until it can be read', async (typed) => {
  const { user, desk, addItem } = await openCounter()
  await addItem('shirt')
  const received = screen.getByRole('textbox', { name: 'Cash received' })
  await user.clear(received)
  await user.type(received, typed)
  expect(screen.getByText('This is not an amount.')).toBeVisible()
  expect(screen.getByText('Still missing').nextElementSibling).toHaveTextContent('SEK 100.00')
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(desk.submitted).toEqual([])
  await user.click(screen.getByRole('button', { name: '200.00' }))
  expect(received).toHaveValue('200.00')
  expect(screen.queryByText('This is not an amount.')).toBeNull()
})

test('half a unit is not sold as one: the sale waits at the field', async () => {
  const { user, desk, addItem } = await openCounter()
  await addItem('shirt')
  const units = screen.getByRole('textbox', { name: /^Quantity of/ })
  await user.clear(units)
  await user.type(units, '1.5{Control>}{Enter}{/Control}')
  expect(units).toHaveFocus()
  expect(desk.submitted).toEqual([])
})

test('by the terminal there is no change to give, and goods come from the named warehouse', async () => {
  const { user, desk, addItem, soldOrder } = await openCounter()
  await addItem('shirt')
  await user.click(screen.getByRole('radio', { name: 'externalTerminal' }))
  expect(screen.queryByRole('textbox', { name: 'Cash received' })).toBeNull()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Goods are taken from' }), 'North')
  await user.click(screen.getByRole('button', { name: /^Sell/ }))
  await screen.findByRole('heading', { name: 'Sold' })
  expect(screen.queryByText(/^Change/)).toBeNull()
  expect(soldOrder().status).toBe(4)
  expect(desk.world.levels.get(stockKey('north', 'shirt'))).toMatchObject({ physical: 4 })
})

test('part in cash and the rest on the terminal, by keys: each part is kept with what its slip says', async () => {
  const { user, desk, addItem, soldOrder } = await openCounter()
  await addItem('shirt')
  await user.keyboard('{F8}')
  const received = screen.getByRole('textbox', { name: 'Cash received' })
  await waitFor(() => expect(received).toHaveFocus())
  await user.clear(received)
  await user.type(received, '30')
  expect(screen.getByRole('button', { name: /^Rest by externalTerminal/ })).toBeVisible()
  await user.keyboard('{F9}')
  const slip = await screen.findByRole('textbox', { name: 'Number on the slip' })
  await waitFor(() => expect(slip).toHaveFocus())
  expect(screen.getByRole('list', { name: 'Paid in parts' })).toHaveTextContent('cash30.00')
  expect(screen.getByRole('textbox', { name: 'Amount by externalTerminal' })).toHaveValue('70.00')
  await user.type(slip, 'TID 4711{Enter}')

  await screen.findByRole('heading', { name: 'Sold' })
  expect(screen.queryByText(/^Change/)).toBeNull()
  expect(desk.submitted.find((command) => command.name === 'CounterSale')?.args).toMatchObject({
    tenders: [
      { methodId: 'cash', amount: 3_000 },
      { methodId: 'externalTerminal', amount: 7_000, reference: 'TID 4711' },
    ],
  })
  expect(soldOrder()).toMatchObject({ status: 4, paymentMethodName: 'cash + externalTerminal' })
  expect(screen.getByRole('list', { name: 'Paid in parts' })).toHaveTextContent('TID 4711')
})

test('part by the terminal and the rest in cash gives change out of the cash alone, and a part can be taken away again', async () => {
  const { user, desk, addItem } = await openCounter()
  await addItem('shirt')
  await user.keyboard('{F9}')
  const amount = await screen.findByRole('textbox', { name: 'Amount by externalTerminal' })
  await user.clear(amount)
  await user.type(amount, '120')
  expect(screen.getByText('Only cash gives change.')).toBeVisible()
  await user.clear(amount)
  await user.type(amount, '60')
  await user.keyboard('{F8}')
  expect(await screen.findByRole('textbox', { name: 'Cash received' })).toHaveValue('40.00')
  await user.click(screen.getByRole('button', { name: 'Take away: externalTerminal' }))
  expect(screen.getByRole('textbox', { name: 'Cash received' })).toHaveValue('100.00')
  await user.click(screen.getByRole('radio', { name: 'externalTerminal' }))
  const again = screen.getByRole('textbox', { name: 'Amount by externalTerminal' })
  await user.clear(again)
  await user.type(again, '60')
  await user.click(screen.getByRole('button', { name: /^Rest by cash/ }))
  // The same key steps through what people put down: 40 is due, 50 and 100 are what they give.
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Cash received' })).toHaveFocus())
  await user.keyboard('{F8}')
  expect(await screen.findByText('Change')).toBeVisible()
  expect(screen.getByText('Change').nextElementSibling).toHaveTextContent('SEK 10.00')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByRole('heading', { name: 'Sold' })
  expect(screen.getByText(/^Change/)).toHaveTextContent('Change SEK 10.00')
  expect(desk.submitted.find((command) => command.name === 'CounterSale')?.args).toMatchObject({
    tenders: [
      { methodId: 'externalTerminal', amount: 6_000 },
      { methodId: 'cash', amount: 4_000 },
    ],
  })
})

test('a shop floor is where goods are taken from, and what is not on its shelf is not sold', async () => {
  const { user, desk, addItem } = await openCounter(
    stocked('north', 'shirt', 0),
    settingsChanged((settings) => ({
      ...settings,
      warehouses: settings.warehouses.map((each) => (each.id === 'north' ? { ...each, kind: 'brickAndMortar' as const } : each)),
    })),
  )
  await addItem('shirt')
  expect(screen.getByRole('combobox', { name: 'Goods are taken from' })).toHaveValue('north')
  expect(screen.getByText(/none on the shelf/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Sell/ }))
  expect(screen.getByRole('alert')).toHaveTextContent(/shirt/)
  expect(desk.submitted).toEqual([])
})

test('methods that are not paid in hand are folded away with why, and invoices are offered again for an order', async () => {
  const { user, addItem } = await openCounter()
  await addItem('shirt')
  expect(screen.queryByRole('radio', { name: /invoice/ })).toBeNull()
  const [reason] = screen.getAllByText('Not offered: over the counter it is paid in hand.')
  expect(reason).not.toBeVisible()
  await user.click(screen.getByText(/^\d more are not offered here$/))
  expect(reason).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'To order' }))
  expect(screen.getByRole('radio', { name: /invoice/ })).toBeEnabled()
  expect(screen.getByRole('group', { name: 'Ships to' })).toBeVisible()
  expect(screen.getByRole('button', { name: /Create order/ })).toBeVisible()
})

test('the warehouse sells nothing over the counter and is told why', async () => {
  const { user, addItem, desk } = await openCounter()
  await addItem('shirt')
  choosePerson({ id: 'warehouse', name: 'Wilma', role: 'warehouse' })
  await user.click(await screen.findByRole('button', { name: /^Sell/ }))
  expect(await screen.findByRole('alert')).toBeVisible()
  expect(desk.submitted).toEqual([])
  choosePerson({ id: 'counter', name: 'Conny', role: 'counter' })
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  await user.click(screen.getByRole('button', { name: /^Sell/ }))
  expect(await screen.findByRole('heading', { name: 'Sold' })).toBeVisible()
})

test('a selection of the web shop is checked out, not sold over the counter', async () => {
  location.hash = '#/new/order-1'
  await renderOnDesk(fakeDesk(selected()), <RoutedForm />)
  await screen.findByRole('heading', { name: 'Check out the selection' })
  expect(screen.queryByRole('radio', { name: 'Over the counter' })).toBeNull()
})

test('a counter selection kept for later is sold from where it was left', async () => {
  const { user, addItem, soldOrder } = await openCounter()
  await addItem('mug')
  await user.click(screen.getByRole('button', { name: 'Keep as selection' }))
  await waitFor(() => expect(currentRoute().screen).toBe('order'))
  const route = currentRoute()
  location.hash = `#/new/${route.screen === 'order' ? route.id : ''}`
  expect(await screen.findByRole('radio', { name: 'Over the counter' })).toBeChecked()
  await user.click(screen.getByRole('button', { name: /^Sell/ }))
  await screen.findByRole('heading', { name: 'Sold' })
  expect(within(document.body).getByText(/^Change/)).toHaveTextContent('SEK 0.00')
  expect(soldOrder().status).toBe(4)
})
