import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { stockKey } from '../../../shared/lifecycle/stock.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { aLine, did, ORDER_ID, orderOf, placed, type Step, shipmentOf } from '../../support/given-order.ts'
import { pressKey, scanCode } from '../../support/key-presses.ts'

/** Two shirts and three mugs, sold for cash and shipped. */
const soldForCash = (): Step => (world) => {
  placed({ lines: [aLine('L1', 'shirt'), aLine('L2', 'mug', { quantity: 3 })], paymentMethodId: 'cash' })(world)
  did('ConfirmOrder', {})(world)
  did('ExpediteOrder', {})(world)
  const shipmentId = shipmentOf(orderOf(world)).id
  did('SetGoodToGo', { shipmentId })(world)
  did('CompleteShipment', { shipmentId, dispatch: {} })(world)
}

async function atTheBench() {
  const desk = fakeDesk(soldForCash())
  const app = await openApp(desk, { screen: 'exchange', orderId: null }, { hasScanner: true })
  await screen.findByRole('heading', { level: 1, name: 'Exchange' }, { timeout: 12_000 })
  scanCode(orderOf(desk.world).number)
  await screen.findByRole('heading', { level: 1, name: /^Exchange from order/ }, { timeout: 12_000 })
  const back = () => orderOf(desk.world).returns[0]
  const sold = () => orderOf(desk.world, desk.submitted.find((command) => command.name === 'CounterSale')?.aggregate.id)
  return { ...app, desk, back, sold }
}

const sum = () => screen.getByRole('table', { name: 'The difference' })

async function scans(code: string, words: RegExp) {
  scanCode(code)
  await waitFor(() => expect(sum()).toHaveTextContent(words), { timeout: 8000 })
}

test('a dearer item goes out, the difference is paid in cash, and the return is closed in the same go', async () => {
  const { desk, back, sold } = await atTheBench()
  const floor = desk.world.levels.get(stockKey('main', 'mug'))?.physical ?? 0
  await scans('SKU-mug', /1 × mug comes back/)
  pressKey('F4', 1000)
  await scans('SKU-shirt', /1 × shirt goes out.*To pay/)
  pressKey('F8', 1000)
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Cash received' })).toHaveFocus())
  pressKey('Enter', 1000)
  expect(await screen.findByRole('heading', { name: 'Exchanged' }, { timeout: 12_000 })).toBeVisible()

  const worth = back()?.lines[0]?.value ?? 0
  expect(back()).toMatchObject({ status: 'completed', lines: [{ quantity: 1 }] })
  expect(sold()).toMatchObject({ status: 4, originReturnId: back()?.id, lines: [{ itemId: 'shirt', quantity: 1 }] })
  expect(sold().payments.map((payment) => payment.entries[0]?.value)).toEqual([worth, sold().totals.grandTotal - worth])
  expect(desk.world.levels.get(stockKey('main', 'mug'))?.physical).toBe(floor + 1)
})

test('money put down before the difference fell stands there to be taken up again', async () => {
  const { user } = await atTheBench()
  await scans('SKU-mug', /1 × mug comes back/)
  pressKey('F4', 1000)
  await scans('SKU-shirt', /1 × shirt goes out.*To pay/)
  pressKey('F8', 1000)
  const cash = await screen.findByRole('textbox', { name: 'Cash received' })
  await waitFor(() => expect(cash).toHaveFocus())
  await user.clear(cash)
  await user.type(cash, '1')
  pressKey('F9', 1000)
  const parts = await screen.findByRole('list', { name: 'Paid in parts' })
  pressKey('F2', 1000)
  await scans('SKU-shirt', /1 × shirt comes back.*To give back/)
  await user.click(within(parts).getByRole('button'))
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Paid in parts' })).toBeNull())
  expect(screen.getByRole('button', { name: /^Exchange/ })).toBeEnabled()
})

test('a cheaper item goes out, and what is left is given back as it came', async () => {
  const { desk, back, sold } = await atTheBench()
  await scans('SKU-shirt', /1 × shirt comes back/)
  pressKey('F4', 1000)
  await scans('SKU-mug', /1 × mug goes out.*To give back/)
  expect(screen.getByText('Given back: Cash')).toBeVisible()
  pressKey('Enter', 1000, { ctrlKey: true })
  expect(await screen.findByText(/^Give back/, {}, { timeout: 12_000 })).toBeVisible()
  const worth = back()?.lines[0]?.value ?? 0
  const cost = sold().totals.grandTotal
  expect(cost).toBeGreaterThan(0)
  expect(orderOf(desk.world).refunds).toMatchObject([{ amount: worth - cost, method: 'cash', state: 'succeeded' }])
  expect(sold().payments).toHaveLength(1)
  expect(back()?.status).toBe('completed')
})

test('without anything that goes out the goods are taken back and paid for', async () => {
  const { desk, back } = await atTheBench()
  await scans('SKU-mug', /1 × mug comes back/)
  scanCode('OD-CONFIRM')
  expect(await screen.findByRole('heading', { name: 'Taken back' }, { timeout: 12_000 })).toBeVisible()
  expect(orderOf(desk.world).refunds).toMatchObject([{ amount: back()?.lines[0]?.value, method: 'cash' }])
  expect(back()?.status).toBe('completed')
})

test('what was not bought with the order does not come back, and no more than was', async () => {
  const { back } = await atTheBench()
  const saying = (words: string) => waitFor(() => expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent(words))
  scanCode('SKU-poster')
  await saying('“SKU-poster” was not bought with this order.')
  await scans('SKU-shirt', /1 × shirt comes back/)
  await scans('SKU-shirt', /2 × shirt comes back/)
  scanCode('SKU-shirt')
  await saying('No more of it can come back from this order.')
  expect(within(sum()).getAllByRole('row')).toHaveLength(2)
  expect(back()).toBeUndefined()
})

test('a receipt scanned at an empty counter opens its exchange', async () => {
  const desk = fakeDesk(soldForCash())
  await openApp(desk, { screen: 'new', selectionId: null, atCounter: true }, { hasScanner: true })
  await screen.findByRole('combobox', { name: 'Find an item' }, { timeout: 12_000 })
  scanCode(orderOf(desk.world).number)
  expect(await screen.findByRole('heading', { level: 1, name: /^Exchange from order/ }, { timeout: 12_000 })).toBeVisible()
  expect(location.hash).toBe(`#/exchange/${ORDER_ID}`)
})

test('F2 and the beginning lead to what comes back, F4 to what goes out', async () => {
  await atTheBench()
  const [first] = screen.getAllByRole('textbox', { name: /that come back$/ })
  expect(first).toBeDefined()
  await waitFor(() => expect(document.activeElement?.closest('#exchange-back')).not.toBeNull())
  pressKey('F4', 1000)
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Find an item' })).toHaveFocus())
  pressKey('F2', 1000)
  await waitFor(() => expect(document.activeElement?.closest('#exchange-back')).not.toBeNull())
})

test('what lay on the bench before a reload still lies there, and no longer once it is exchanged', async () => {
  const { desk, unmount } = await atTheBench()
  await scans('SKU-mug', /1 × mug comes back/)
  pressKey('F4', 1000)
  await scans('SKU-shirt', /1 × shirt goes out/)
  unmount()
  await openApp(desk, { screen: 'exchange', orderId: ORDER_ID }, { hasScanner: true })
  await screen.findByRole('heading', { level: 1, name: /^Exchange from order/ }, { timeout: 12_000 })
  expect(sum()).toHaveTextContent(/1 × mug comes back.*1 × shirt goes out/)
  pressKey('Enter', 1000, { ctrlKey: true })
  await screen.findByRole('heading', { name: 'Exchanged' }, { timeout: 12_000 })
  expect(sessionStorage.getItem('begun-exchange-1')).toBeNull()
})

test('without the hub goods are taken back and it is said where they and the money are kept; nothing is begun that cannot be finished', async () => {
  const { desk, user } = await atTheBench()
  act(() => desk.joinHub())
  await scans('SKU-mug', /1 × mug comes back/)
  act(() => desk.loseHub())
  const words = 'What comes back and the money given for it are kept on this desk and sent later. What goes out is a sale of its own.'
  expect(await screen.findByText(words)).toBeVisible()
  pressKey('F4', 1000)
  await scans('SKU-shirt', /1 × shirt goes out/)
  pressKey('Enter', 1000, { ctrlKey: true })
  expect(await screen.findByRole('alert')).toHaveTextContent(/only with the hub.*Take back what comes back alone/)
  expect(desk.outbox).toEqual([])

  await user.click(screen.getByRole('button', { name: 'One fewer: Quantity of shirt' }))
  pressKey('Enter', 1000, { ctrlKey: true })
  expect(await screen.findByRole('heading', { name: 'Taken back' }, { timeout: 12_000 })).toBeVisible()
  expect(screen.getByText('The hub cannot be reached.')).toBeVisible()
  expect(desk.outbox.map(({ command }) => command.name)).toEqual(['CreateReturn', 'RefundReturn'])
})
