import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { NewOrderScreen } from '../../../renderer/screens/new-order/new-order-screen.tsx'
import { currentRoute } from '../../../renderer/state/navigate.ts'
import { renderOnDesk } from '../../support/desk-window.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { aLine, did, ORDER_ID, orderOf, placed, type Step, selected, settingsChanged, shipmentOf } from '../../support/given-order.ts'

const sum = () => screen.getByLabelText('Sum')

async function openNewOrder(...steps: readonly Step[]) {
  const desk = fakeDesk(...steps)
  const view = await renderOnDesk(desk, <NewOrderScreen selectionId={null} />)
  const { user } = view
  const addItem = async (text: string) => {
    await user.type(await screen.findByRole('combobox', { name: 'Find an item' }), text)
    await screen.findByRole('option', { name: new RegExp(text, 'i') })
    await user.keyboard('{Enter}')
  }
  const fillCustomer = async () => {
    const group = within(screen.getByRole('group', { name: 'Ships to' }))
    for (const [label, text] of [
      ['First name', 'Pia'],
      ['Last name', 'Lind'],
      ['Street and number', 'Dybecksvägen 1'],
      ['Postcode', '216 12'],
      ['City', 'Malmö'],
      ['Country (two letters)', 'se'],
      ['E-mail', 'pia@example.com'],
    ] as const) {
      await user.type(group.getByRole('textbox', { name: label }), text)
    }
  }
  return { ...view, desk, addItem, fillCustomer }
}

test('an order by phone begins with who it is for, and with the items where that is known', async () => {
  const { unmount } = await openNewOrder()
  expect(screen.getByRole('textbox', { name: 'Find a customer' })).toHaveFocus()
  unmount()
  await renderOnDesk(fakeDesk(selected()), <NewOrderScreen selectionId={ORDER_ID} />)
  expect(await screen.findByRole('combobox', { name: 'Find an item' })).toHaveFocus()
})

test('an order is put together by keyboard and name, and its sum grows as one types', async () => {
  const { user, desk, addItem, fillCustomer } = await openNewOrder()
  await addItem('shirt')
  await addItem('mug')
  await addItem('shirt')
  expect(screen.getByRole('textbox', { name: 'Quantity of shirt' })).toHaveValue('2')
  expect(within(sum()).getByText('SEK 249.99')).toBeVisible()

  await fillCustomer()
  await user.click(screen.getByRole('radio', { name: 'Home delivery' }))
  expect(within(sum()).getByText('SEK 298.99')).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'bankWire' }))
  await user.click(screen.getByRole('checkbox', { name: 'Confirm now' }))
  await user.keyboard('{Control>}{Enter}{/Control}')

  await waitFor(() => expect(currentRoute().screen).toBe('order'))
  const route = currentRoute()
  const order = orderOf(desk.world, route.screen === 'order' ? route.id : '')
  expect(order).toMatchObject({
    status: 2,
    isWaitingForPayment: true,
    buyerName: 'Pia Lind',
    paymentMethodName: 'bankWire',
    totals: { grandTotal: 29_899 },
    shippingAddress: { country: 'SE', city: 'Malmö' },
    billingAddress: { city: 'Malmö' },
  })
})

test('what is still missing is said before and when one asks for the order', async () => {
  const { user, addItem } = await openNewOrder()
  await addItem('shirt')
  expect(screen.getByText(/Not yet\. Enter a name or an e-mail\./)).toBeVisible()
  await user.click(screen.getByRole('button', { name: /Create order/ }))
  expect(screen.getByRole('alert')).toHaveTextContent('The customer is missing.')
})

test('methods that are not offered say why', async () => {
  const onlyInNorway = settingsChanged((settings) => ({
    ...settings,
    paymentMethods: settings.paymentMethods.map((method) =>
      method.id === 'invoice' ? { ...method, restrictions: { ...method.restrictions, countries: ['NO'] } } : method,
    ),
  }))
  const { addItem, user } = await openNewOrder(onlyInNorway)
  await addItem('shirt')
  await user.type(screen.getByRole('textbox', { name: 'Country (two letters)' }), 'DE')
  expect(screen.queryByRole('radio', { name: /invoice/ })).toBeNull()
  for (const fold of screen.getAllByText(/not offered here$/)) await user.click(fold)
  expect(screen.getByText('Not offered: it is not offered in DE.')).toBeVisible()
  expect(screen.getByText('Not offered: it does not deliver to DE.')).toBeVisible()
  expect(screen.getByRole('radio', { name: /Store pick-up/ })).toBeEnabled()
})

test('an order can begin on hold with its reason', async () => {
  const { user, desk, addItem, fillCustomer } = await openNewOrder()
  await addItem('shirt')
  await fillCustomer()
  await user.click(screen.getByRole('radio', { name: /Store pick-up/ }))
  await user.click(screen.getByRole('radio', { name: 'cash' }))
  await user.click(screen.getByRole('checkbox', { name: 'Put on hold' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Reason' }), 'Address is wrong')
  await user.type(screen.getByRole('textbox', { name: 'In your words' }), 'call first')
  await user.click(screen.getByRole('button', { name: /Create order/ }))
  await waitFor(() => expect(currentRoute().screen).toBe('order'))
  const route = currentRoute()
  expect(orderOf(desk.world, route.screen === 'order' ? route.id : '').holds).toMatchObject([
    { reasonCode: 'INCORRECT_ADDRESS', reason: 'call first' },
  ])
})

test('a selection begun before opens in the same form and is checked out', async () => {
  const desk = fakeDesk(selected())
  const { user } = await renderOnDesk(desk, <NewOrderScreen selectionId={ORDER_ID} />)
  expect(await screen.findByRole('heading', { name: 'Check out the selection' })).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Quantity of shirt' })).toHaveValue('2')
  await user.click(screen.getByRole('button', { name: 'One more: Quantity of shirt' }))
  await user.click(screen.getByRole('radio', { name: 'cash' }))
  await user.click(screen.getByRole('button', { name: /Create order/ }))
  await waitFor(() => expect(orderOf(desk.world).totals.grandTotal).toBe(34_900))
  expect(orderOf(desk.world).lines[0]?.quantity).toBe(3)
})

test('an exchange shows its credit, and only the rest is to pay', async () => {
  const exchange: Step = (world) => {
    for (const name of ['ConfirmOrder', 'ExpediteOrder'] as const) did(name, {})(world)
    const shipment = shipmentOf(orderOf(world))
    did('SetGoodToGo', { shipmentId: shipment.id })(world)
    did('CompleteShipment', { shipmentId: shipment.id, dispatch: {} })(world)
    did('CreateReturn', {
      shipmentId: shipment.id,
      lines: [
        {
          shipmentLineId: shipment.lines[0]?.id ?? '',
          quantity: 1,
          stockAction: 'releaseItemsBackToWarehouse',
          condition: 'A',
          reasonCode: 'WRONG_SIZE',
        },
      ],
      shippingCost: 0,
      handlingCost: 0,
      returnCost: 0,
      voucherValue: 0,
      comment: '',
    })(world)
    did('CreateSelectionFromReturn', { returnId: orderOf(world).returns[0]?.id ?? '', selectionId: 'exchange-1' })(world)
  }
  const desk = fakeDesk(placed({ lines: [aLine('L1', 'shirt')], paymentMethodId: 'cash' }), exchange)
  const { user } = await renderOnDesk(desk, <NewOrderScreen selectionId="exchange-1" />)
  expect(await screen.findByRole('heading', { name: 'Exchange' })).toBeVisible()
  // One shirt again (100.00) and 49.00 shipping, against a credit of 100.00.
  expect(within(sum()).getByText('Exchange credit').closest('div')).toHaveTextContent('-100.00')
  expect(within(sum()).getByText('To pay').closest('div')).toHaveTextContent('SEK 49.00')
  await user.click(screen.getByRole('radio', { name: 'cash' }))
  await user.click(screen.getByRole('button', { name: /Create order/ }))
  await waitFor(() => expect(orderOf(desk.world, 'exchange-1').originReturnId).toBe(orderOf(desk.world).returns[0]?.id))
})

test('a selection can be kept for later without being checked out', async () => {
  const { user, desk, addItem } = await openNewOrder()
  await addItem('mug')
  await user.click(screen.getByRole('button', { name: 'Keep as selection' }))
  await waitFor(() => expect(desk.submitted.map((command) => command.name)).toEqual(['CreateSelection']))
  await waitFor(() => expect(currentRoute().screen).toBe('order'))
})

test('a selection that was deleted is not checked out: the screen says so and begins anew', async () => {
  const desk = fakeDesk(selected(), did('DeleteSelection', {}))
  const { user } = await renderOnDesk(desk, <NewOrderScreen selectionId={ORDER_ID} />)
  expect(await screen.findByText(/^This selection was deleted\./)).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Create order/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Begin a new order' }))
  expect(currentRoute()).toEqual({ screen: 'new', selectionId: null })
})

test('an item costs what the price list of the market says, and nobody is noted for it', async () => {
  const { user, desk, addItem } = await openNewOrder((world) => {
    const [market] = world.settings.markets
    if (!market) throw new Error('the shop has a market')
    const pricelists = [{ id: 'club', name: 'Club', currency: 'SEK' }]
    world.settings = { ...world.settings, pricelists, markets: [{ ...market, pricelistId: 'club' }] }
    const shirt = world.items.get('shirt')
    if (shirt) world.items.set('shirt', { ...shirt, prices: [{ pricelistId: 'club', unitPrice: 8_000 }] })
  })
  await addItem('shirt')
  await addItem('mug')
  expect(within(sum()).getByText('SEK 129.99')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Keep as selection' }))
  await waitFor(() => expect(currentRoute().screen).toBe('order'))
  const kept = [...desk.world.states.values()].flatMap(({ selection }) => selection ?? [])
  expect(kept[0]?.lines.map(({ unitPrice }) => unitPrice)).toEqual([8_000, 4_999])
  expect(kept[0]?.lines.some((line) => line.priceOverrideBy !== undefined)).toBe(false)
})
