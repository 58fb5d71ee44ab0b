import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { stockKey } from '../../../shared/lifecycle/stock.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import {
  aLine,
  allGoodToGo,
  allShipped,
  confirmed,
  did,
  expedited,
  ORDER_ID,
  orderOf,
  placed,
  type Step,
  settingsChanged,
  shipmentOf,
} from '../../support/given-order.ts'
import { pressKey, scanCode } from '../../support/key-presses.ts'
import { providerSaid } from '../../support/provider-answers.ts'

/** Two shirts and three mugs, sold for cash and shipped. */
const soldForCash = (): Step => (world) => {
  placed({ lines: [aLine('L1', 'shirt'), aLine('L2', 'mug', { quantity: 3 })], paymentMethodId: 'cash' })(world)
  did('ConfirmOrder', {})(world)
  did('ExpediteOrder', {})(world)
  const shipmentId = shipmentOf(orderOf(world)).id
  did('SetGoodToGo', { shipmentId })(world)
  did('CompleteShipment', { shipmentId, dispatch: {} })(world)
}

async function atTheBench(...steps: readonly Step[]) {
  const desk = fakeDesk(...(steps.length > 0 ? steps : [soldForCash()]))
  const app = await openApp(desk, { screen: 'exchange', orderId: null }, { hasScanner: true })
  await screen.findByRole('heading', { level: 1, name: 'Exchange' })
  scanCode(orderOf(desk.world).number)
  await screen.findByRole('heading', { level: 1, name: /^Exchange from order/ })
  const back = () => orderOf(desk.world).returns[0]
  const sold = () => orderOf(desk.world, desk.submitted.find((command) => command.name === 'CounterSale')?.aggregate.id)
  return { ...app, desk, back, sold }
}

const sum = () => screen.getByRole('table', { name: 'The difference' })

async function scans(code: string, words: RegExp) {
  scanCode(code)
  await waitFor(() => expect(sum()).toHaveTextContent(words))
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
  expect(await screen.findByRole('heading', { name: 'Exchanged' })).toBeVisible()

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
  expect(await screen.findByText(/^Give back/)).toBeVisible()
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
  expect(await screen.findByRole('heading', { name: 'Taken back' })).toBeVisible()
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
  await screen.findByRole('combobox', { name: 'Find an item' })
  scanCode(orderOf(desk.world).number)
  expect(await screen.findByRole('heading', { level: 1, name: /^Exchange from order/ })).toBeVisible()
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
  await screen.findByRole('heading', { level: 1, name: /^Exchange from order/ })
  expect(sum()).toHaveTextContent(/1 × mug comes back.*1 × shirt goes out/)
  pressKey('Enter', 1000, { ctrlKey: true })
  await screen.findByRole('heading', { name: 'Exchanged' })
  expect(sessionStorage.getItem('begun-exchange-1')).toBeNull()
})

/** At the bench of a desk that has a hub, and has lost it. */
async function atTheBenchAlone(...steps: readonly Step[]) {
  const bench = await atTheBench(...steps)
  act(() => bench.desk.joinHub())
  act(() => bench.desk.loseHub())
  await screen.findByText('The hub cannot be reached.')
  const kept = () => bench.desk.outbox.map(({ command }) => command.name)
  const comesBack = () => act(() => bench.desk.findHub())
  const states = () => new Set(bench.desk.outbox.map(({ state }) => state))
  return { ...bench, kept, comesBack, states }
}

/** Two shirts and three mugs, captured by the provider and shipped. */
const soldOnline = (): Step => (world) => {
  for (const step of [
    placed({ lines: [aLine('L1', 'shirt'), aLine('L2', 'mug', { quantity: 3 })] }),
    confirmed(),
    expedited(),
    did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id })),
    providerSaid('success'),
    allGoodToGo(),
    allShipped(),
  ])
    step(world)
}

const withoutCash = (settings: ShopSettings): ShopSettings => ({
  ...settings,
  paymentMethods: settings.paymentMethods.map((method) => (method.kind === 'cash' ? { ...method, active: false } : method)),
})

test('without the hub goods are taken back, and it is said where they and the money are kept', async () => {
  const { kept } = await atTheBenchAlone()
  await scans('SKU-mug', /1 × mug comes back/)
  expect(await screen.findByText('What comes back and the money given for it are kept on this desk and sent later.')).toBeVisible()
  pressKey('Enter', 1000, { ctrlKey: true })
  expect(await screen.findByRole('heading', { name: 'Taken back' })).toBeVisible()
  expect(screen.getByText('The hub cannot be reached.')).toBeVisible()
  expect(kept()).toEqual(['CreateReturn', 'RefundReturn'])
})

test('without the hub a dearer item goes out: what comes back pays its part over the till, and both orders stand once the hub is back', async () => {
  const { kept, comesBack, states, back, sold, desk } = await atTheBenchAlone()
  await scans('SKU-mug', /1 × mug comes back/)
  pressKey('F4', 1000)
  await scans('SKU-shirt', /1 × shirt goes out.*To pay/)
  expect(screen.getByText(/^Both sides are kept on this desk and sent later/)).toBeVisible()
  pressKey('F8', 1000)
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Cash received' })).toHaveFocus())
  pressKey('Enter', 1000)
  expect(await screen.findByRole('heading', { name: 'Exchanged' })).toBeVisible()
  expect(kept()).toEqual(['CreateReturn', 'RefundReturn', 'CreateSelection', 'CounterSale'])

  comesBack()
  expect(states()).toEqual(new Set(['settled']))
  const worth = back()?.lines[0]?.value ?? 0
  const reference = sold().reference
  expect(back()).toMatchObject({ status: 'completed', lines: [{ quantity: 1 }], exchange: null })
  expect(orderOf(desk.world).refunds).toMatchObject([{ amount: worth, method: 'cash', state: 'succeeded' }])
  expect(orderOf(desk.world).refunds[0]?.reason).toBe(`Exchanged for ${reference}`)
  expect(sold()).toMatchObject({ status: 4, originOrderId: ORDER_ID, lines: [{ itemId: 'shirt', quantity: 1 }] })
  expect(sold().payments.map(({ kind, entries }) => [kind, entries[0]?.value])).toEqual([
    ['cash', worth],
    ['cash', sold().totals.grandTotal - worth],
  ])
})

test('without the hub a cheaper item goes out, and what is left is handed out of the till', async () => {
  const { comesBack, states, back, sold, desk } = await atTheBenchAlone()
  await scans('SKU-shirt', /1 × shirt comes back/)
  pressKey('F4', 1000)
  await scans('SKU-mug', /1 × mug goes out.*To give back/)
  pressKey('Enter', 1000, { ctrlKey: true })
  expect(await screen.findByText(/^Give back/)).toBeVisible()
  comesBack()
  expect(states()).toEqual(new Set(['settled']))
  const worth = back()?.lines[0]?.value ?? 0
  const cost = sold().totals.grandTotal
  expect(cost).toBeGreaterThan(0)
  expect(orderOf(desk.world).refunds.map(({ amount, method }) => [amount, method])).toEqual([
    [worth - cost, 'cash'],
    [cost, 'cash'],
  ])
  expect(sold().payments.map((payment) => payment.entries[0]?.value)).toEqual([cost])
})

test('without the hub what was paid by card is given back by card later, and only what is more than what goes out', async () => {
  const { kept, comesBack, back, sold, desk } = await atTheBenchAlone(soldOnline())
  await scans('SKU-shirt', /1 × shirt comes back/)
  pressKey('F4', 1000)
  await scans('SKU-mug', /1 × mug goes out.*To give back/)
  expect(screen.getByText('Sent when the hub can be reached. No money has moved until then.')).toBeVisible()
  pressKey('Enter', 1000, { ctrlKey: true })
  expect(await screen.findByText(/^To be given back later/)).toBeVisible()
  expect(kept()).toEqual(['CreateReturn', 'RefundReturn', 'CreateSelection', 'CounterSale', 'RefundReturn'])
  comesBack()
  const worth = back()?.lines[0]?.value ?? 0
  const cost = sold().totals.grandTotal
  expect(orderOf(desk.world).refunds.map(({ amount, method, state }) => [amount, method, state])).toEqual([
    [cost, 'cash', 'succeeded'],
    [worth - cost, 'psp', 'requested'],
  ])
})

test('without the hub and without cash nothing is begun that cannot be finished', async () => {
  const { kept } = await atTheBenchAlone(soldForCash(), settingsChanged(withoutCash))
  await scans('SKU-mug', /1 × mug comes back/)
  pressKey('F4', 1000)
  await scans('SKU-shirt', /1 × shirt goes out/)
  pressKey('Enter', 1000, { ctrlKey: true })
  expect(await screen.findByRole('alert')).toHaveTextContent(/over the till, and no cash is taken here.*Take back what comes back alone/)
  expect(kept()).toEqual([])
})

test('the line that breaks in the middle of an exchange does not stop it: it goes on over the till', async () => {
  const { desk, back, sold } = await atTheBench()
  act(() => desk.joinHub())
  await scans('SKU-mug', /1 × mug comes back/)
  pressKey('F4', 1000)
  await scans('SKU-shirt', /1 × shirt goes out.*To pay/)
  const held = desk.holdAnswers('CreateSelectionFromReturn')
  pressKey('Enter', 1000, { ctrlKey: true })
  await waitFor(() => expect(back()).toBeDefined())
  act(() => desk.loseHub())
  held.release()
  expect(await screen.findByRole('heading', { name: 'Exchanged' })).toBeVisible()
  act(() => desk.findHub())
  expect(sold()).toMatchObject({ status: 4, originReturnId: null, originOrderId: ORDER_ID })
  expect(back()).toMatchObject({ status: 'completed', exchange: null })
})

test('once the goods are recorded as taken back, a reload in the middle lays them on the bench no more', async () => {
  const { desk, back } = await atTheBench()
  await scans('SKU-mug', /1 × mug comes back/)
  pressKey('F4', 1000)
  await scans('SKU-shirt', /1 × shirt goes out.*To pay/)
  expect(sessionStorage.getItem('begun-exchange-1')).toContain('SKU-shirt')
  const held = desk.holdAnswers('CreateSelectionFromReturn')
  pressKey('Enter', 1000, { ctrlKey: true })
  await waitFor(() => expect(back()).toBeDefined())
  await waitFor(() => expect(sessionStorage.getItem('begun-exchange-1')).toBeNull())
  held.release()
  expect(await screen.findByRole('heading', { name: 'Exchanged' })).toBeVisible()
})

test('where the return is exchanged elsewhere before the new sale begins, the order is shown, which says so', async () => {
  const { desk, back } = await atTheBench()
  await scans('SKU-mug', /1 × mug comes back/)
  pressKey('F4', 1000)
  await scans('SKU-shirt', /1 × shirt goes out.*To pay/)
  const held = desk.holdAnswers('CreateSelectionFromReturn')
  pressKey('Enter', 1000, { ctrlKey: true })
  await waitFor(() => expect(back()).toBeDefined())
  const returnId = back()?.id ?? ''
  act(() => desk.given(did('CreateSelectionFromReturn', { returnId, selectionId: 'elsewhere' })))
  held.release()
  await waitFor(() => expect(screen.queryByRole('heading', { level: 1, name: /^Exchange from order/ })).toBeNull())
  expect(await screen.findByRole('heading', { level: 1, name: new RegExp(orderOf(desk.world).number) })).toBeVisible()
})
