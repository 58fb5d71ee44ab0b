import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { StockScreen } from '../../../renderer/screens/stock/stock-screen.tsx'
import { useDeskState } from '../../../renderer/state/desk-state.ts'
import { currentRoute, navigate, useRoute } from '../../../renderer/state/navigate.ts'
import { choosePerson } from '../../../renderer/state/use-person.ts'
import type { Role } from '../../../shared/lifecycle/actor.ts'
import { stockKey } from '../../../shared/lifecycle/stock.ts'
import { renderOnDesk } from '../../support/desk-window.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { confirmed, did, placed, type Step, settingsChanged } from '../../support/given-order.ts'

function RoutedStock() {
  const route = useRoute()
  return <StockScreen itemId={route.screen === 'stock' ? route.itemId : null} />
}

async function openStock(itemId: string | null, ...steps: readonly Step[]) {
  location.hash = itemId === null ? '#/stock' : `#/stock/${itemId}`
  const desk = fakeDesk(...steps)
  const view = await renderOnDesk(desk, <RoutedStock />)
  if (itemId !== null) await screen.findByRole('heading', { name: itemId })
  return { ...view, desk }
}

const levelOf = (desk: ReturnType<typeof fakeDesk>, warehouseId: string, itemId: string) =>
  desk.world.levels.get(stockKey(warehouseId, itemId))
const figure = (label: string) => within(screen.getByLabelText('Stock in all warehouses')).getByText(label).nextElementSibling?.textContent
const shelf = (name: string) =>
  within(screen.getByRole('row', { name: new RegExp(`^${name}`) }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent)
const dialog = () => within(screen.getByRole('dialog'))
const press = (name: RegExp) => screen.getByRole('button', { name })
const become = (role: Role) => choosePerson({ id: role, name: role, role })

test('an item is found by name and opened by Enter, with what lies where', async () => {
  const { user } = await openStock(null, placed(), confirmed())
  await user.type(await screen.findByRole('combobox', { name: 'Find an item' }), 'shi')
  await screen.findByRole('option', { name: /shirt.*13/ })
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: 'shirt' })).toBeVisible()
  expect(currentRoute()).toEqual({ screen: 'stock', itemId: 'shirt' })
  expect([figure('Available now'), figure('On the shelves'), figure('Allocated'), figure('Free to allocate'), figure('Demand')]).toEqual([
    '13',
    '15',
    '2',
    '13',
    '0',
  ])
  expect(shelf('Main')).toEqual(['10', '2', '8'])
  expect(shelf('North')).toEqual(['5', '0', '5'])
})

test('the keys belong to an item that a scan opened, and to the field while somebody types', async () => {
  const { user } = await openStock(null)
  const field = await screen.findByRole('combobox', { name: 'Find an item' })
  expect(field).toHaveFocus()
  act(() => navigate({ screen: 'stock', itemId: 'shirt' }))
  await screen.findByRole('heading', { name: 'shirt' })
  expect(field).not.toHaveFocus()
  await user.click(field)
  await user.keyboard('mu')
  act(() => navigate({ screen: 'stock', itemId: 'mug' }))
  await screen.findByRole('heading', { name: 'mug' })
  expect(field).toHaveFocus()
})

test('a scanned EAN opens its item before the list has caught up', async () => {
  const { user } = await openStock('shirt')
  const field = screen.getByRole('combobox', { name: 'Find an item' })
  await user.click(field)
  await user.paste('EAN-mug')
  await user.keyboard('{Enter}')
  expect(await screen.findByRole('heading', { name: 'mug' })).toBeVisible()
})

test('what orders wait for is taken off what is available', async () => {
  await openStock('shirt', placed())
  expect([figure('Available now'), figure('Demand')]).toEqual(['13', '2'])
})

test('where markets sell by different rules, what is available is said for each', async () => {
  await openStock(
    'shirt',
    settingsChanged((settings) => ({
      ...settings,
      allocationRules: [...settings.allocationRules, { id: 'north-only', name: 'North only', warehouseIds: ['north'] }],
      markets: [...settings.markets, { id: 'norway', storeId: 'store', name: 'Norway', countries: ['NO'], allocationRuleId: 'north-only' }],
    })),
    placed(),
  )
  expect(screen.getByText(/^Available now/)).toHaveTextContent('Available now: 13 by “Main first” · 3 by “North only”')
})

test('goods are received by keyboard, into the chosen warehouse', async () => {
  const { user, desk } = await openStock('shirt')
  await user.click(screen.getByRole('radio', { name: 'North' }))
  screen.getByRole('radio', { name: 'North' }).blur()
  await user.keyboard('r')
  expect(dialog().getByRole('combobox', { name: 'Into' })).toHaveValue('north')
  await waitFor(() => expect(dialog().getByRole('textbox', { name: 'Units that came' })).toHaveFocus())
  await user.keyboard('7{Enter}')
  await waitFor(() => expect(shelf('North')).toEqual(['12', '0', '12']))
  expect(levelOf(desk, 'north', 'shirt')).toMatchObject({ physical: 12 })
  expect(desk.submitted.at(-1)).toMatchObject({ name: 'ReceiveStock', aggregate: { type: 'stock', id: 'north' } })
})

test('a count below what orders hold names the orders before and after it is booked', async () => {
  const { user, desk } = await openStock('shirt', placed(), confirmed())
  await user.click(press(/Count stock/))
  const units = dialog().getByRole('textbox', { name: 'Units found' })
  await user.clear(units)
  await user.type(units, '1')
  expect(dialog().getByText('10 booked: 9 fewer')).toBeVisible()
  expect(await dialog().findByText(/In danger: A-00001 \(2\)/)).toBeVisible()
  await user.click(dialog().getByRole('button', { name: 'Book the count' }))
  expect(await screen.findByText('1 unit missing in Main')).toBeVisible()
  expect(screen.getAllByRole('link', { name: 'A-00001' })[0]).toHaveAttribute('href', '#/order/order-1')
  expect(levelOf(desk, 'main', 'shirt')).toMatchObject({ physical: 2, allocated: 2, countedShortage: 1 })
  expect(useDeskState.getState().notices.map((notice) => notice.text)).toContain(
    'Fewer units of shirt were counted than are promised to orders. Look at A-00001.',
  )
})

test('more than is free cannot be removed, and the field says so', async () => {
  const { user, desk } = await openStock('shirt', placed(), confirmed())
  await user.click(press(/Remove stock/))
  const units = dialog().getByRole('textbox', { name: 'Units to remove' })
  await user.clear(units)
  await user.type(units, '9')
  expect(dialog().getByRole('alert')).toHaveTextContent(/shirt/)
  expect(dialog().getByRole('button', { name: 'Remove' })).toBeDisabled()
  await user.clear(units)
  await user.type(units, '8{Enter}')
  await waitFor(() => expect(levelOf(desk, 'main', 'shirt')).toMatchObject({ physical: 2, allocated: 2 }))
})

test('goods are sent from one warehouse to another', async () => {
  const { user, desk } = await openStock('shirt')
  await user.click(press(/Transfer stock/))
  expect(dialog().getByRole('combobox', { name: 'From' })).toHaveValue('main')
  expect(dialog().getByRole('combobox', { name: 'To' })).toHaveValue('north')
  const units = dialog().getByRole('textbox', { name: 'Units to send' })
  await user.clear(units)
  await user.type(units, '4{Enter}')
  await waitFor(() => expect(shelf('North')).toEqual(['9', '0', '9']))
  expect(levelOf(desk, 'main', 'shirt')).toMatchObject({ physical: 6 })
})

/** The stock of an item at a desk of a shop with another desk. */
async function openSharedStock(...steps: readonly Step[]) {
  const opened = await openStock('shirt', ...steps)
  const { desk, session } = opened
  act(() => desk.joinHub())
  desk.desks = [...desk.desks, { ...(desk.desks[0] as (typeof desk.desks)[number]), id: 'till', name: 'Counter' }]
  await act(() => session.greet())
  act(() => become('manager'))
  return opened
}
const reservedAt = (desk: ReturnType<typeof fakeDesk>) => levelOf(desk, 'main', 'shirt')?.allotments ?? []

test('units are reserved for a desk, which alone may sell them then, and no more than are free', async () => {
  const { user, desk } = await openSharedStock()
  await user.click(await screen.findByRole('button', { name: /^Reserve for a desk/ }))
  await user.selectOptions(await dialog().findByRole('combobox', { name: 'For' }), 'Counter')
  const units = dialog().getByLabelText('Units only this desk may sell')
  expect(dialog().getByText('10 free')).toBeVisible()
  await user.clear(units)
  await user.type(units, '11')
  expect(dialog().getByRole('button', { name: /^Reserve/ })).toBeDisabled()
  await user.clear(units)
  await user.type(units, '4')
  await user.click(dialog().getByRole('button', { name: /^Reserve/ }))
  await waitFor(() => expect(reservedAt(desk)).toEqual([{ deskId: 'till', quantity: 4 }]))
  const panel = within(await screen.findByRole('region', { name: 'Reserved for desks' }))
  expect(await panel.findByRole('rowheader', { name: 'Counter' })).toBeVisible()
  expect(panel.getByRole('cell', { name: '4' })).toBeVisible()
})

test('what is reserved for a desk that is silent is given back, as much of it as is wanted', async () => {
  const granted = did(
    'GrantAllotment',
    { warehouseId: 'main', deskId: 'till', lines: [{ itemId: 'shirt', quantity: 4 }] },
    { aggregateId: 'main' },
  )
  const { user, desk } = await openSharedStock(granted)
  await user.click(await screen.findByRole('button', { name: /^Give back/ }))
  expect(await dialog().findByRole('option', { name: 'Counter' })).toBeVisible()
  const units = dialog().getByLabelText('Units to give back')
  expect(units).toHaveValue('4')
  await user.clear(units)
  await user.type(units, '5')
  expect(dialog().getByRole('button', { name: /^Give back/ })).toBeDisabled()
  await user.clear(units)
  await user.type(units, '3')
  await user.click(dialog().getByRole('button', { name: /^Give back/ }))
  await waitFor(() => expect(reservedAt(desk)).toEqual([{ deskId: 'till', quantity: 1 }]))
})

test('a desk that is alone reserves nothing', async () => {
  await openStock('shirt')
  act(() => become('manager'))
  expect(screen.queryByRole('button', { name: /^Reserve for a desk/ })).toBeNull()
})

test('a counter sees the stock and is told why it changes nothing', async () => {
  const { user } = await openStock('shirt')
  become('counter')
  await waitFor(() => expect(press(/Receive stock/)).toHaveAttribute('aria-disabled', 'true'))
  for (const name of [/Count stock/, /Transfer stock/, /Remove stock/]) expect(press(name)).toHaveAttribute('aria-disabled', 'true')
  await user.click(press(/Receive stock/))
  expect(screen.queryByRole('dialog')).toBeNull()
  become('warehouse')
  await waitFor(() => expect(press(/Receive stock/)).toHaveAttribute('aria-disabled', 'false'))
})

test('what no shelf has cannot be removed or sent, but received', async () => {
  await openStock('poster')
  expect(press(/Remove stock/)).toHaveAttribute('aria-disabled', 'true')
  expect(press(/Transfer stock/)).toHaveAttribute('aria-disabled', 'true')
  expect(press(/Receive stock/)).toHaveAttribute('aria-disabled', 'false')
})

test('while the desk process is stopped the shelves stay readable and nothing can be changed', async () => {
  const { desk } = await openStock('shirt')
  desk.stopProcess()
  expect(await screen.findByText(/The desk process is stopped/)).toBeVisible()
  expect(shelf('Main')).toEqual(['10', '0', '10'])
  expect(press(/Count stock/)).toHaveAttribute('aria-disabled', 'true')
})

test('a shop with one warehouse is not asked where', async () => {
  const { user } = await openStock(
    'shirt',
    settingsChanged((settings) => ({ ...settings, warehouses: settings.warehouses.filter((each) => each.id === 'main') })),
  )
  expect(screen.queryByRole('button', { name: /Transfer stock/ })).toBeNull()
  await user.click(press(/Receive stock/))
  expect(dialog().queryByRole('combobox')).toBeNull()
})

test('an item nobody knows is said so, and so is a search without a hit', async () => {
  const { user } = await openStock(null)
  location.hash = '#/stock/unknown'
  expect(await screen.findByText('This window’s copy knows no such item.')).toBeVisible()
  await user.type(screen.getByRole('combobox', { name: 'Find an item' }), 'zzz')
  expect(await screen.findByText('No item matches “zzz”.')).toBeVisible()
})

test('what moved the item is told newest first: for which order, by whom, and older ones on asking', async () => {
  const received = Array.from({ length: 22 }, () =>
    did('ReceiveStock', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: 3 }], note: '' }, { aggregateId: 'main' }),
  )
  const { user, desk } = await openStock('shirt', ...received, placed(), confirmed())
  const panel = within(screen.getByRole('region', { name: 'Movements' }))
  const rows = async () => (await panel.findAllByRole('row')).slice(1)
  const cells = (row: HTMLElement | undefined) =>
    row ? [...row.querySelectorAll('th, td')].slice(0, 6).map((cell) => cell.textContent) : []
  expect(cells((await rows())[0])).toEqual(['Allocated', 'Main', '–', '+2', 'A-00001', 'manager'])
  expect(panel.getByRole('link', { name: 'A-00001' })).toHaveAttribute('href', '#/order/order-1')
  expect((await rows()).length).toBe(20)
  await user.click(panel.getByRole('button', { name: 'Show older movements' }))
  await waitFor(async () => expect((await rows()).length).toBe(23))
  expect(cells((await rows())[22])).toEqual(['Received', 'Main', '+3', '–', 'This desk', 'manager'])
  expect(panel.queryByRole('button', { name: 'Show older movements' })).toBeNull()
  // What happens while it is open is told too, and what was shown stays.
  act(() =>
    desk.given(did('CountStock', { warehouseId: 'north', lines: [{ itemId: 'shirt', quantity: 4 }], note: '' }, { aggregateId: 'north' })),
  )
  await waitFor(async () => expect(cells((await rows())[0])).toEqual(['Counted', 'North', '−1', '–', 'This desk', 'manager']))
  expect((await rows()).length).toBe(24)
})

test('what was read of the ledger stays while the desk process is stopped, marked', async () => {
  const { desk } = await openStock('shirt', placed(), confirmed())
  const panel = within(screen.getByRole('region', { name: 'Movements' }))
  await panel.findAllByRole('row')
  act(() => desk.stopProcess())
  expect(await panel.findByText('may not be complete')).toBeVisible()
})

test('names and prices of an item are changed where its stock stands, on each price list too', async () => {
  const lists = settingsChanged((settings) => ({ ...settings, pricelists: [{ id: 'club', name: 'Club', currency: 'SEK' }] }))
  const { user, desk } = await openStock('shirt', lists)
  await user.click(press(/^Edit item/))
  const price = dialog().getByRole('textbox', { name: 'Price' })
  expect(price).toHaveValue('100.00')
  await user.clear(price)
  await user.type(price, '110')
  await user.click(dialog().getByRole('switch', { name: 'Its own price on Club' }))
  const club = dialog().getByRole('textbox', { name: 'Price on Club' })
  await user.clear(club)
  await user.type(club, '89.50')
  const sku = dialog().getByRole('textbox', { name: 'SKU' })
  await user.clear(sku)
  expect(sku).toBeInvalid()
  expect(dialog().getByRole('button', { name: 'Save item' })).toBeDisabled()
  await user.type(sku, 'SHIRT-2')
  await user.type(dialog().getByRole('textbox', { name: 'Kept back from customers' }), '2')
  await user.click(dialog().getByRole('switch', { name: 'Sold' }))
  await user.click(dialog().getByRole('button', { name: 'Save item' }))
  await waitFor(() =>
    expect(desk.world.items.get('shirt')).toMatchObject({
      sku: 'SHIRT-2',
      unitPrice: 11_000,
      prices: [{ pricelistId: 'club', unitPrice: 8_950 }],
      stockOffset: 2,
      active: false,
    }),
  )
  expect(await screen.findByText('Not sold any more')).toBeVisible()
})

test('who may not change the catalogue is told why', async () => {
  await openStock('shirt')
  act(() => become('warehouse'))
  await waitFor(() => expect(press(/^Edit item/)).toHaveAttribute('aria-disabled', 'true'))
})
