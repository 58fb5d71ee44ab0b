import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { OrderScreen } from '../../../renderer/screens/order/order-screen.tsx'
import { useDeskState } from '../../../renderer/state/desk-state.ts'
import { currentRoute } from '../../../renderer/state/navigate.ts'
import { shownStateOf } from '../../../renderer/state/use-order.ts'
import { renderOnDesk } from '../../support/desk-window.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import {
  aLine,
  allGoodToGo,
  allShipped,
  completed,
  confirmed,
  did,
  expedited,
  held,
  ORDER_ID,
  orderOf,
  placed,
  type Step,
  selected,
  shipmentOf,
  stateOf,
  storeSetTo,
} from '../../support/given-order.ts'

async function openOrder(...steps: readonly Step[]) {
  const desk = fakeDesk(...steps)
  const view = await renderOnDesk(desk, <OrderScreen orderId={ORDER_ID} />)
  await screen.findByRole('heading', { level: 1 })
  return { desk, ...view }
}

const primary = (name: RegExp) => screen.findByRole('button', { name })

test('a pending order shows its lines, its total with tax, and the one next step', async () => {
  await openOrder(placed())
  expect(screen.getByRole('heading', { level: 1, name: /A-00001/ })).toBeVisible()
  const row = screen.getByRole('row', { name: /shirt/ })
  expect(within(row).getByRole('rowheader')).toHaveTextContent('SKU-shirt')
  expect(within(screen.getByLabelText('Totals')).getByText('SEK 249.00')).toBeVisible()
  expect(screen.getByText('Tax in it, 25 %')).toBeVisible()
  expect(await primary(/^Confirm order/)).toBeEnabled()
})

test('an exempt order says how much tax was taken off its prices', async () => {
  await openOrder(placed({ paymentMethodId: 'invoice', changes: { vatExempt: true } }))
  const totals = within(screen.getByLabelText('Totals'))
  expect(totals.getByText('Total, exempt from VAT').nextElementSibling).toHaveTextContent('SEK 199.20')
  expect(totals.getByText('Tax deducted, as ordered').nextElementSibling).toHaveTextContent('-49.80')
})

test('an order that ships by itself once goods arrive says so', async () => {
  await openOrder(storeSetTo({ directToShipment: true }), placed({ lines: [aLine('L1', 'poster')] }))
  const flags = within(screen.getByRole('list', { name: 'Flags' }))
  expect(flags.getByText('Waits for goods')).toBeVisible()
  expect(flags.getByText('Ships by itself as soon as they arrive.')).toBeVisible()
})

test('a price somebody set says who', async () => {
  await openOrder(placed({ lines: [aLine('L1', 'shirt', { unitPrice: 5_000 })] }))
  expect(within(screen.getByRole('row', { name: /shirt/ })).getByText(/^Price set by manager$/i)).toBeVisible()
})

test('Enter carries an order from pending to completed, step by step', async () => {
  const { user, desk } = await openOrder(placed({ paymentMethodId: 'cash' }))
  for (const step of [/^Confirm order/, /^Create shipment/, /^Mark good-to-go/, /^Complete shipment/]) {
    expect((await screen.findAllByRole('button', { name: step }))[0]).toBeVisible()
    await user.keyboard('{Enter}')
  }
  const dialog = await screen.findByRole('dialog', { name: /Complete shipment/ })
  expect(within(dialog).getByRole('textbox', { name: 'Service' })).toHaveValue('MyPack')
  await user.type(within(dialog).getByRole('textbox', { name: 'Tracking number' }), 'TRACK-1')
  await user.keyboard('{Enter}')
  await waitFor(() => expect(orderOf(desk.world).status).toBe(4))
  expect(shipmentOf(orderOf(desk.world))).toMatchObject({ carrier: 'PostNord', trackingNumber: 'TRACK-1' })
  expect(await screen.findByRole('link', { name: 'TRACK-1' })).toHaveAttribute('href', 'https://tracking.example/TRACK-1')
})

test('a double click, or Enter held down, takes one step, not two', async () => {
  const { user, desk } = await openOrder(placed())
  await user.dblClick(await primary(/^Confirm order/))
  expect(await primary(/^Create shipment/)).toBeVisible()
  expect(orderOf(desk.world).shipments).toEqual([])
  await user.keyboard('{Enter>4/}')
  await waitFor(() => expect(orderOf(desk.world).shipments).toHaveLength(1))
  expect(shipmentOf(orderOf(desk.world)).isGoodToGo).toBe(false)
})

test('a held order is resumed with the reason why it may go on, by Enter alone', async () => {
  const { user, desk } = await openOrder(placed(), held())
  await user.click(await primary(/^Resume order/))
  const dialog = await screen.findByRole('dialog', { name: /Resume order/ })
  await user.type(within(dialog).getByRole('textbox', { name: 'Why it may go on' }), 'The customer called back{Enter}')
  await waitFor(() => expect(orderOf(desk.world).holds).toEqual([]))
  expect(orderOf(desk.world).status).toBe(1)
  expect((await screen.findAllByText(/Resumed; .*The customer called back/))[0]).toBeVisible()
})

test('what every unit is at stands beside its line', async () => {
  const lines = [aLine('L1', 'shirt'), aLine('L2', 'poster')]
  await openOrder(placed({ lines, paymentMethodId: 'invoice' }), confirmed(), expedited(), allGoodToGo(), allShipped())
  const cells = (name: RegExp) =>
    within(screen.getByRole('row', { name }))
      .getAllByRole('cell')
      .map((cell) => cell.textContent)
  expect(cells(/shirt/)).toEqual(['2', '–', '2', '–', '–', '100.00', '200.00'])
  expect(cells(/poster/)).toEqual(['2', '–', '–', '–', '–', '33.33', '66.66'])
  expect(within(screen.getByRole('row', { name: /poster/ })).getByText('2 waiting for stock')).toBeVisible()
})

test('an address is corrected where it stands, on hold too', async () => {
  const { user, desk } = await openOrder(placed(), held('INCORRECT_ADDRESS'))
  await user.click(screen.getByRole('button', { name: 'Edit: Ships to' }))
  const group = within(screen.getByRole('group', { name: 'Ships to' }))
  const street = group.getByRole('textbox', { name: 'Street and number' })
  await user.clear(street)
  await user.type(street, 'Storgatan 2{Enter}')
  await waitFor(() => expect(orderOf(desk.world).shippingAddress?.address1).toBe('Storgatan 2'))
  expect(await within(screen.getByRole('region', { name: 'Ships to' })).findByText('Storgatan 2')).toBeVisible()
  expect(orderOf(desk.world).holds).toHaveLength(1)
})

test('Esc leaves an address as it was, and does not leave the order', async () => {
  location.hash = `#/order/${ORDER_ID}`
  const { user } = await openOrder(placed())
  await user.click(screen.getByRole('button', { name: 'Edit: Ships to' }))
  await user.type(screen.getByRole('textbox', { name: 'City' }), 'X')
  await user.keyboard('{Escape}')
  expect(within(screen.getByRole('region', { name: 'Ships to' })).getByText('216 12 Malmö')).toBeVisible()
  expect(currentRoute()).toEqual({ screen: 'order', id: ORDER_ID })
})

test('a country the carrier does not serve is refused while one types', async () => {
  const { user } = await openOrder(placed())
  await user.click(screen.getByRole('button', { name: 'Edit: Ships to' }))
  const country = screen.getByRole('textbox', { name: 'Country (two letters)' })
  await user.clear(country)
  await user.type(country, 'DE')
  expect(screen.getByRole('alert')).toHaveTextContent('Shipping with Home delivery is not possible: it does not deliver to DE.')
})

test('a completed order lets only its comments be changed, and says so', async () => {
  const { user, desk } = await openOrder(placed({ paymentMethodId: 'invoice' }), completed())
  expect(screen.getByRole('button', { name: 'Edit: Ships to' })).toBeDisabled()
  expect(screen.getByText('Order A-00001 is Completed: only its comments can be changed.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Edit: Internal comment' }))
  await user.type(screen.getByRole('textbox', { name: 'Internal comment' }), 'rang her')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(orderOf(desk.world).internalComment).toBe('rang her'))
})

test('a held order shows every reason and offers to resume; what waits says why', async () => {
  const { user, desk } = await openOrder(placed(), held('FRAUD_SUSPECTED'), held('INCORRECT_ADDRESS'))
  const flags = within(screen.getByRole('list', { name: 'Flags' }))
  expect(flags.getByText('Hold · Fraud suspected')).toBeVisible()
  expect(flags.getByText('Hold · Address is wrong')).toBeVisible()
  expect(screen.getByText(/Confirm order: not yet\. The order is on hold/)).toBeVisible()
  await user.keyboard('u')
  await screen.findByRole('dialog', { name: /Resume order/ })
  await user.keyboard('{Enter}')
  await waitFor(() => expect(orderOf(desk.world).holds).toHaveLength(0))
  expect(await primary(/^Confirm order/)).toBeEnabled()
})

test('H holds an order with a reason and words', async () => {
  const { user, desk } = await openOrder(placed())
  await user.keyboard('h')
  const dialog = await screen.findByRole('dialog', { name: /Put on hold/ })
  await user.selectOptions(within(dialog).getByRole('combobox', { name: 'Reason' }), 'Fraud suspected')
  await user.type(within(dialog).getByRole('textbox', { name: 'In your words' }), 'two cards')
  await user.click(within(dialog).getByRole('button', { name: 'Put on hold' }))
  await waitFor(() => expect(orderOf(desk.world).holds).toMatchObject([{ reasonCode: 'FRAUD_SUSPECTED', reason: 'two cards' }]))
})

test('Ctrl+Enter sends a dialog off from a field of several lines', async () => {
  const { user, desk } = await openOrder(placed())
  await user.keyboard('h')
  const dialog = await screen.findByRole('dialog', { name: /Put on hold/ })
  await user.type(within(dialog).getByRole('textbox', { name: 'In your words' }), 'Calls back{Control>}{Enter}{/Control}')
  await waitFor(() => expect(orderOf(desk.world).holds).toMatchObject([{ reason: 'Calls back' }]))
})

test('the menu lists what is possible, and below it the rest with its reason', async () => {
  const { user } = await openOrder(placed())
  await user.keyboard('m')
  const menu = await screen.findByRole('menu')
  expect(within(menu).getByRole('menuitem', { name: /^Cancel order/ })).toBeVisible()
  const archive = within(menu).getByRole('menuitem', { name: /^Archive order/ })
  expect(archive).toHaveAttribute('aria-disabled', 'true')
  expect(archive).toHaveTextContent('Order A-00001 is Pending.')
})

test('each completed shipment opens the return wizard with itself chosen', async () => {
  const { user, desk } = await openOrder(placed({ paymentMethodId: 'invoice' }), completed())
  const shipment = screen.getByRole('article', { name: 'Shipment A-00001-1' })
  await user.click(within(shipment).getByRole('button', { name: 'Return products' }))
  expect(currentRoute()).toEqual({ screen: 'return', orderId: ORDER_ID, shipmentId: shipmentOf(orderOf(desk.world)).id })
})

test('what was asked for is marked until it is confirmed', async () => {
  const { user, desk } = await openOrder(placed())
  const answers = desk.holdAnswers()
  await user.keyboard('{Enter}')
  expect(await within(screen.getByRole('list', { name: 'History' })).findByText('Confirm order · saving')).toBeVisible()
  answers.release()
  expect(await within(screen.getByRole('list', { name: 'History' })).findByText(/^Order confirmed/)).toBeVisible()
  await waitFor(() => expect(screen.queryByText('Confirm order · saving')).toBeNull())
})

test('the timeline shows comments alone when asked', async () => {
  const { user } = await openOrder(placed())
  await user.keyboard('n')
  await user.type(await screen.findByRole('textbox', { name: 'Note' }), 'Rang twice.')
  await user.click(screen.getByRole('button', { name: 'Add note' }))
  expect(await screen.findByText('Rang twice.')).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'Comments' }))
  expect(screen.queryByText(/^Selection created/)).toBeNull()
  expect(screen.getByText('Rang twice.')).toBeVisible()
})

test('fields without a home are shown as source data, closed until asked for', async () => {
  await openOrder(placed({ create: { imported: { affiliate: 'a1', nested: { deep: 'x' } }, externalIds: { centra: '588' } } }))
  const summary = screen.getByText('Source data')
  expect(screen.getByText('nested.deep')).not.toBeVisible()
  await userClick(summary)
  expect(screen.getByRole('row', { name: /nested\.deep/ })).toHaveTextContent('x')
  expect(screen.getByRole('row', { name: /centra/ })).toHaveTextContent('588')
})

async function userClick(element: HTMLElement) {
  const details = element.closest('details')
  // jsdom does not open a <details> by itself.
  if (details) details.open = true
  await waitFor(() => expect(element).toBeVisible())
}

test('where an order is gone for good, the screen says so and leads back', async () => {
  const { user } = await renderOnDesk(fakeDesk(placed()), <OrderScreen orderId="order-gone" />)
  expect(await screen.findByText('There is no such order, or it was deleted for good.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Back to the list' })).toHaveAttribute('href', '#/')
  await user.keyboard('{Escape}')
  expect(currentRoute()).toEqual({ screen: 'start' })
})

test('a dialog begins at its first field', async () => {
  const { user } = await openOrder(placed({ lines: [aLine('L1', 'shirt')] }), confirmed())
  await user.keyboard('m')
  await user.click(await screen.findByRole('menuitem', { name: /^Cancel items/ }))
  const dialog = await screen.findByRole('dialog', { name: /Cancel items/ })
  await waitFor(() => expect(within(dialog).getByRole('textbox', { name: /shirt/ })).toHaveFocus())
})

test('a selection that is not an order yet can be gone on with, or deleted', async () => {
  const desk = fakeDesk(selected())
  const { user } = await renderOnDesk(desk, <OrderScreen orderId={ORDER_ID} />)
  expect(await screen.findByRole('button', { name: /^Continue checkout/ })).toBeVisible()
  await user.dblClick(screen.getByRole('button', { name: 'Delete selection' }))
  await user.keyboard('{Escape}')
  expect(stateOf(desk.world).selection?.state).toBe('open')
  await user.click(screen.getByRole('button', { name: 'Delete selection' }))
  expect(screen.getByRole('button', { name: 'Delete for good' })).toHaveFocus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(stateOf(desk.world).selection?.state ?? 'deleted').toBe('deleted'))
  expect(currentRoute()).toEqual({ screen: 'queue', queue: 'incomplete' })
})

test('a guest’s selection says how long it is kept, and joins what the customer had open', async () => {
  const guest = did(
    'CreateSelection',
    { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'link', lines: [aLine('L1', 'shirt')], changes: {} },
    // The window's clock is the machine's: an old selection would have expired.
    { at: new Date().toISOString() },
  )
  const desk = fakeDesk(selected({ aggregateId: 'own', lines: [aLine('L1', 'mug')], changes: { customerId: 'eva' } }), guest)
  const { user } = await renderOnDesk(desk, <OrderScreen orderId={ORDER_ID} />)
  expect(await screen.findByText('A guest')).toBeVisible()
  expect(screen.getByText(/^Expires on \d/)).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Customer number' }), 'eva')
  await user.click(screen.getByRole('button', { name: 'Assign customer' }))
  expect(await screen.findByText('Its contents are in the selection the customer had open.')).toBeVisible()
  expect(screen.queryByRole('button', { name: /^Continue checkout/ })).toBeNull()
  await waitFor(() =>
    expect(useDeskState.getState().notices.map((each) => each.text)).toContain(
      'Customer eva had a selection open: the contents of both are together in that one now.',
    ),
  )
  expect(stateOf(desk.world, 'own').selection?.lines).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: 'Open that selection' }))
  expect(currentRoute()).toEqual({ screen: 'order', id: 'own' })
})

test('a merge is shown as one from the first moment, before the desk process has answered', async () => {
  const guest = selected({ changes: { customerId: null, ownerKind: 'anonymous' }, by: { at: new Date().toISOString() } })
  const own = selected({ aggregateId: 'own', lines: [aLine('L7', 'mug')], changes: { customerId: 'eva' } })
  const desk = fakeDesk(guest, own)
  const { user } = await renderOnDesk(desk, <OrderScreen orderId={ORDER_ID} />)
  await user.type(await screen.findByRole('textbox', { name: 'Customer number' }), 'eva')
  const answers = desk.holdAnswers()
  await user.click(screen.getByRole('button', { name: 'Assign customer' }))
  expect(await screen.findByText('Its contents are in the selection the customer had open.')).toBeVisible()
  expect(stateOf(desk.world).selection?.state).toBe('open')
  answers.release()
  await waitFor(() => expect(stateOf(desk.world).selection?.state).toBe('merged'))
})

test('a text that comes too late is refused beside its field, and what was typed stays', async () => {
  const { user, desk } = await openOrder(placed({ paymentMethodId: 'invoice' }))
  await user.click(screen.getByRole('button', { name: 'Edit: PO number' }))
  const field = screen.getByRole('textbox', { name: 'PO number' })
  await user.type(field, 'PO-7')
  desk.given(completed())
  const place = within(screen.getByRole('region', { name: 'PO number' }))
  expect(await place.findByRole('alert')).toHaveTextContent(/completed/i)
  expect(place.getByRole('button', { name: 'Save' })).toBeDisabled()
  expect(field).toHaveValue('PO-7')
  await user.keyboard('{Enter}')
  expect(desk.submitted).toEqual([])
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('textbox', { name: 'PO number' })).toBeNull()
})

test('a checkout can be asked for, and the selection says so', async () => {
  const desk = fakeDesk(selected())
  const { user } = await renderOnDesk(desk, <OrderScreen orderId={ORDER_ID} />)
  await user.click(await screen.findByRole('button', { name: 'Request checkout' }))
  expect(await screen.findByText('Checkout requested')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Request checkout' })).toBeNull()
  expect(screen.getByRole('button', { name: /^Continue checkout/ })).toBeVisible()
})

test('an order is duplicated into a selection that is opened to be checked out', async () => {
  const { desk, user } = await openOrder(placed())
  await user.click(screen.getByRole('button', { name: /More/ }))
  await user.click(await screen.findByRole('menuitem', { name: 'Duplicate into a selection' }))
  await waitFor(() => expect(currentRoute().screen).toBe('new'))
  const route = currentRoute()
  const id = route.screen === 'new' ? (route.selectionId ?? '') : ''
  expect(stateOf(desk.world, id).selection).toMatchObject({ origin: 'order', originOrderId: ORDER_ID, lines: [{ quantity: 2 }] })
})

test('without the hub an order is duplicated as well, and what it holds lies in the selection at once', async () => {
  const { desk, user } = await openOrder(placed())
  act(() => desk.joinHub())
  act(() => desk.loseHub())
  await user.click(screen.getByRole('button', { name: /More/ }))
  await user.click(await screen.findByRole('menuitem', { name: /^Duplicate into a selection/ }))
  await waitFor(() => expect(currentRoute().screen).toBe('new'))
  const route = currentRoute()
  const id = route.screen === 'new' ? (route.selectionId ?? '') : ''
  const duplicate = { origin: 'order', originOrderId: ORDER_ID, customerId: 'customer', shippingMethodId: 'home', lines: [{ quantity: 2 }] }
  expect(shownStateOf(useDeskState.getState(), id).selection).toMatchObject(duplicate)
  act(() => desk.findHub())
  expect(stateOf(desk.world, id).selection).toMatchObject(duplicate)
})

test('[ and ] lead through the list the person came from', async () => {
  const other = (id: string, number: string): Step => placed({ aggregateId: id, number })
  const desk = fakeDesk(placed(), other('order-2', 'A-00002'), other('order-3', 'A-00003'))
  const { user } = await renderOnDesk(desk, <OrderScreen orderId="order-2" />)
  useDeskState.setState({ lastQueue: 'pending' })
  expect(await screen.findByText('2 of 3')).toBeVisible()
  await user.keyboard(']')
  expect(currentRoute()).toEqual({ screen: 'order', id: 'order-3' })
  await user.keyboard('[[')
  expect(currentRoute()).toEqual({ screen: 'order', id: ORDER_ID })
})
