import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { orderOf, type Step, settingsChanged } from '../../support/given-order.ts'
import { pressKey, scanCode } from '../../support/key-presses.ts'

async function atTheCounter(...steps: readonly Step[]) {
  const desk = fakeDesk(...steps)
  const app = await openApp(desk, { screen: 'new', selectionId: null, atCounter: true }, { hasScanner: true })
  await screen.findByRole('combobox', { name: 'Find an item' })
  const sales = () => desk.submitted.filter((command) => command.name === 'CounterSale')
  const lastOrder = () => orderOf(desk.world, sales().at(-1)?.aggregate.id)
  return { ...app, desk, sales, lastOrder }
}

const twoMarkets = settingsChanged((settings) => ({
  ...settings,
  markets: settings.markets.flatMap((market) => [market, { ...market, id: `${market.id}-2`, name: 'Another' }]),
}))

const basket = () => screen.findByRole('list', { name: 'Items of the order' })

async function scans(code: string, name: RegExp) {
  scanCode(code)
  await waitFor(async () => expect(await basket()).toHaveTextContent(name))
}

test('scans fill the basket wherever the focus is, and the same code twice is two units', async () => {
  await atTheCounter()
  await scans('SKU-shirt', /shirt/i)
  screen.getByRole('textbox', { name: 'Cash received' }).focus()
  await scans('EAN-mug', /mug/i)
  scanCode('SKU-shirt')
  await waitFor(() => expect(screen.getByRole('textbox', { name: /Quantity of .*shirt/i })).toHaveValue('2'))
  expect(screen.getByRole('textbox', { name: 'Cash received' })).not.toHaveValue('SKU-shirt')
})

test('the cards take the last scan back, count it and sell', async () => {
  const { lastOrder } = await atTheCounter()
  await scans('SKU-shirt', /shirt/i)
  await scans('SKU-mug', /mug/i)
  scanCode('OD-UNDO')
  await waitFor(async () => expect(await basket()).not.toHaveTextContent(/mug/i))
  scanCode('OD-QTY+1')
  await waitFor(() => expect(screen.getByRole('textbox', { name: /Quantity of .*shirt/i })).toHaveValue('2'))
  scanCode('OD-CONFIRM')
  await screen.findByRole('heading', { name: 'Sold' })
  expect(lastOrder().lines.map((line) => line.quantity)).toEqual([2])
})

test('a code that is no item leaves the basket alone and is said', async () => {
  await atTheCounter()
  await scans('SKU-shirt', /shirt/i)
  scanCode('4006381333931')
  const saying = '“4006381333931” is no item. Nothing was put in.'
  await waitFor(() => expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent(saying))
  expect(within(await basket()).getAllByRole('listitem')).toHaveLength(1)
})

test('Enter leads from the empty search to the cash and from there to the sale; the first item begins the next one', async () => {
  const { lastOrder, sales } = await atTheCounter()
  await scans('SKU-shirt', /shirt/i)
  pressKey('Enter', 1000)
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Cash received' })).toHaveFocus())
  pressKey('Enter', 1000)
  await screen.findByRole('heading', { name: 'Sold' })
  expect(lastOrder().status).toBe(4)
  await scans('SKU-mug', /mug/i)
  scanCode('OD-CONFIRM')
  await waitFor(() => expect(sales()).toHaveLength(2))
  await screen.findByRole('heading', { name: 'Sold' })
  expect(lastOrder().lines.map((line) => line.itemId)).toEqual(['mug'])
})

test('a round amount is one press, and the change follows', async () => {
  const { user } = await atTheCounter()
  await scans('SKU-shirt', /shirt/i)
  const [, next] = within(screen.getByRole('group', { name: 'Quick amounts' })).getAllByRole('button')
  if (!next) throw new Error('no round amount is offered')
  expect(next).toHaveTextContent('200.00')
  await user.click(next)
  expect(screen.getByText('Change').nextElementSibling).toHaveTextContent('SEK 100.00')
})

test('F7 sets a basket aside for the next customer, and its tab brings it back', async () => {
  const { user, unmount, lastOrder } = await atTheCounter()
  await scans('SKU-shirt', /shirt/i)
  pressKey('F7', 1000)
  const aside = await screen.findByRole('navigation', { name: 'Baskets set aside' })
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Items of the order' })).toBeNull())
  expect(within(aside).getByRole('button')).toHaveTextContent(/^shirt1 unitSEK 100.00$/i)

  await scans('SKU-mug', /mug/i)
  await user.click(within(aside).getByRole('button', { name: /1 unit/ }))
  await waitFor(async () => expect(await basket()).toHaveTextContent(/shirt/i))
  const tabs = within(await screen.findByRole('navigation', { name: 'Baskets set aside' })).getAllByRole('button')
  expect(tabs.filter((tab) => tab.getAttribute('aria-current') === 'true')).toHaveLength(1)
  expect(tabs).toHaveLength(3)

  scanCode('OD-CONFIRM')
  await screen.findByRole('heading', { name: 'Sold' })
  expect(lastOrder().lines.map((line) => line.itemId)).toEqual(['shirt'])
  unmount()
})

test('what was scanned before a reload still lies in the basket', async () => {
  const { unmount } = await atTheCounter()
  await scans('SKU-shirt', /shirt/i)
  unmount()
  await atTheCounter()
  expect(await basket()).toHaveTextContent(/shirt/i)
})

test('Ctrl Enter sells though nothing has the focus, as after a line was taken out', async () => {
  const { user, lastOrder } = await atTheCounter()
  await scans('SKU-shirt', /shirt/i)
  await scans('SKU-mug', /mug/i)
  await user.click(screen.getByRole('button', { name: /^Take out mug/i }))
  act(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  pressKey('Enter', 1000, { ctrlKey: true })
  await screen.findByRole('heading', { name: 'Sold' })
  expect(lastOrder().lines.map((line) => line.itemId)).toEqual(['shirt'])
})

test('F2 leads to the search, though a market can be chosen before it', async () => {
  await atTheCounter(twoMarkets)
  expect(screen.getByRole('combobox', { name: 'Market' })).toBeVisible()
  screen.getByRole('combobox', { name: 'Market' }).focus()
  pressKey('F2', 1000)
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Find an item' })).toHaveFocus())
})

test('F9 pays by the terminal, F8 in cash', async () => {
  await atTheCounter()
  await scans('SKU-shirt', /shirt/i)
  pressKey('F9', 1000)
  await waitFor(() => expect(screen.getByRole('radio', { name: 'externalTerminal' })).toBeChecked())
  expect(screen.queryByRole('textbox', { name: 'Cash received' })).toBeNull()
  pressKey('F8', 1000)
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Cash received' })).toHaveFocus())
})

test('without the hub a sale stays possible, and it is said what becomes of it and which way of paying waits for the hub', async () => {
  const { user, desk } = await atTheCounter()
  act(() => desk.joinHub())
  await scans('SKU-shirt', /shirt/i)
  expect(screen.queryByText('The hub cannot be reached.')).toBeNull()
  act(() => desk.loseHub())
  expect(await screen.findByText('The sale is kept on this desk and sent later: its number and its receipt stand.')).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'To order' }))
  expect(screen.getByText(/^The order is kept on this desk and sent later\. Until then its stock is promised only/)).toBeVisible()
  expect(screen.getByRole('radio', { name: /^psp/ })).toBeDisabled()
  expect(screen.getByText('Not offered: the payment provider is asked by the hub, which cannot be reached.')).toBeVisible()

  await user.click(screen.getByRole('radio', { name: 'Over the counter' }))
  scanCode('OD-CONFIRM')
  await screen.findByRole('heading', { name: 'Sold' })
  expect(await screen.findByText(/^waiting to send since/)).toBeVisible()
  expect(desk.outbox).toHaveLength(2)
})
