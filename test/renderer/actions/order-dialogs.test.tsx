import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { aLine, confirmed, did, held, orderOf, placed, type Step, settingsChanged, stocked } from '../../support/given-order.ts'
import { openOrderScreen } from '../../support/order-dialogs.tsx'

test('more is sold on an open order: found, priced, counted, and the new total is said before', async () => {
  const { desk, user, choose } = await openOrderScreen(placed({ paymentMethodId: 'invoice' }))
  const dialog = await choose('Add items')
  expect(dialog.getByRole('button', { name: 'Add items' })).toBeDisabled()
  await user.type(dialog.getByRole('combobox', { name: 'Find an item' }), 'mug')
  await dialog.findByRole('option', { name: /mug/ })
  await user.keyboard('{Enter}')
  const price = dialog.getByRole('textbox', { name: 'Price of one mug' })
  expect(price).toHaveValue('49.99')
  await user.clear(price)
  await user.type(price, '40,50')
  await user.click(dialog.getByRole('button', { name: 'One more: Quantity of mug' }))
  expect(dialog.getByRole('status')).toHaveTextContent('The order will cost SEK 330.00, SEK 81.00 more than now.')
  await user.click(dialog.getByRole('button', { name: 'Add items' }))
  await waitFor(() => expect(orderOf(desk.world).lines).toMatchObject([{ quantity: 2 }, { itemId: 'mug', quantity: 2, unitPrice: 4_050 }]))
  expect(await screen.findByRole('row', { name: /mug/ })).toBeVisible()
})

test('more of an order costs what its price list says, not what the item costs others', async () => {
  const onClub = settingsChanged((settings) => ({
    ...settings,
    pricelists: [{ id: 'club', name: 'Club', currency: 'SEK' }],
    markets: settings.markets.map((market) => ({ ...market, pricelistId: 'club' })),
  }))
  const listed: Step = (world) => {
    const mug = world.items.get('mug')
    if (mug) world.items.set('mug', { ...mug, prices: [{ pricelistId: 'club', unitPrice: 3_900 }] })
  }
  const { user, choose } = await openOrderScreen(onClub, listed, placed({ paymentMethodId: 'invoice' }))
  const dialog = await choose('Add items')
  await user.type(dialog.getByRole('combobox', { name: 'Find an item' }), 'mug')
  expect(await dialog.findByRole('option', { name: /mug.*39\.00/ })).toBeVisible()
  await user.keyboard('{Enter}')
  expect(dialog.getByRole('textbox', { name: 'Price of one mug' })).toHaveValue('39.00')
  expect(dialog.getByRole('status')).toHaveTextContent('SEK 39.00 more than now.')
})

test('an item dearer than the card has authorized is refused while one chooses', async () => {
  const { user, choose } = await openOrderScreen(placed())
  const dialog = await choose('Add items')
  await user.type(dialog.getByRole('combobox', { name: 'Find an item' }), 'mug')
  await dialog.findByRole('option', { name: /mug/ })
  await user.keyboard('{Enter}')
  expect(dialog.getByRole('alert')).toHaveTextContent('No more than was authorized can be taken.')
})

test('what the card does not cover is taken in cash: the amount stands there, and history says how it was paid', async () => {
  const { desk, user, choose } = await openOrderScreen(placed())
  const dialog = await choose('Add items')
  await user.type(dialog.getByRole('combobox', { name: 'Find an item' }), 'mug')
  await dialog.findByRole('option', { name: /mug/ })
  await user.keyboard('{Enter}')
  const tender = within(dialog.getByRole('group', { name: /^Take SEK.49.99 now/ }))
  const methods = tender.getByRole('combobox', { name: 'Paid by' })
  // Only what brings money at once.
  expect(within(methods).queryByRole('option', { name: 'invoice' })).toBeNull()
  await user.selectOptions(methods, 'cash')
  expect(dialog.queryByRole('alert')).toBeNull()
  const amount = tender.getByRole('textbox', { name: 'Amount taken' })
  expect(amount).toHaveValue('49.99')
  await user.clear(amount)
  await user.type(amount, '40')
  expect(amount).toHaveAccessibleDescription(/SEK 9.99|authorized/)
  expect(amount).toBeInvalid()
  await user.clear(amount)
  await user.type(amount, '49.99')
  await user.type(tender.getByRole('textbox', { name: 'Reference' }), 'Receipt 9')
  expect(dialog.getByRole('status')).toHaveTextContent('The order will cost SEK 298.99')
  await user.click(dialog.getByRole('button', { name: 'Add items' }))
  await waitFor(() => expect(orderOf(desk.world).totals.grandTotal).toBe(29_899))
  expect(orderOf(desk.world).payments.at(-1)).toMatchObject({
    methodId: 'cash',
    entries: [{ entryType: 'ADDITIONAL_ORDER_PAYMENT', value: 4_999, externalReference: 'Receipt 9' }],
  })
  const history = screen.getByRole('list', { name: 'History' })
  expect(await within(history).findByText(/Additional payment, SEK 49.99 · cash · Receipt 9/)).toBeVisible()
})

test('where no other method is in use, nothing but the refusal is offered', async () => {
  const { user, choose } = await openOrderScreen(placed(), settingsChanged(onlyCardActive))
  const dialog = await choose('Add items')
  await user.type(dialog.getByRole('combobox', { name: 'Find an item' }), 'mug')
  await dialog.findByRole('option', { name: /mug/ })
  await user.keyboard('{Enter}')
  expect(dialog.getByRole('alert')).toBeVisible()
  expect(dialog.queryByRole('combobox', { name: 'Paid by' })).toBeNull()
})

test('items come back beyond the authorization when the rest is paid at the terminal', async () => {
  const lines = [aLine('L1', 'shirt'), aLine('L2', 'mug')]
  const { desk, user, choose } = await openOrderScreen(
    placed({ lines }),
    confirmed(),
    did('CancelLines', { lines: [{ orderLineId: 'L2', quantity: 2 }], stockAction: 'releaseItemsBackToWarehouse' }),
    did('CaptureOrder', (order) => ({ amount: order.totals.grandTotal })),
    did('RecordPaymentResult', (order) => capturedAnswer(order), { role: 'system' }),
    did('ReleaseRemainingAuthorization', {}),
  )
  const dialog = await choose('Restore items')
  await user.type(dialog.getByRole('textbox', { name: 'Quantity of mug' }), '1')
  await user.selectOptions(await dialog.findByRole('combobox', { name: 'Paid by' }), 'externalTerminal')
  await user.click(dialog.getByRole('button', { name: 'Restore items' }))
  await waitFor(() => expect(orderOf(desk.world).lines.find(({ id }) => id === 'L2')?.cancelledQuantity).toBe(1))
  expect(orderOf(desk.world).payments.at(-1)).toMatchObject({ kind: 'externalTerminal' })
})

test('Esc empties the item search first, and closes the dialog then', async () => {
  const { user, choose } = await openOrderScreen(placed())
  const dialog = await choose('Add items')
  const search = dialog.getByRole('combobox', { name: 'Find an item' })
  await user.type(search, 'mug{Escape}')
  expect(search).toHaveValue('')
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a part of an order leaves in a shipment of its own, and the dialog says from where', async () => {
  const lines = [aLine('L1', 'shirt'), aLine('L2', 'mug')]
  const { desk, user, choose } = await openOrderScreen(stocked('main', 'shirt', 1), placed({ lines }), confirmed())
  const dialog = await choose('Create shipment of a part')
  const shirts = dialog.getByRole('textbox', { name: 'Quantity of shirt' })
  await user.type(shirts, '2')
  expect(dialog.getByRole('status')).toHaveTextContent('2 shipments: 1 unit from Main, 1 unit from North.')
  await user.clear(shirts)
  await user.type(shirts, '1')
  await user.click(dialog.getByRole('button', { name: 'Create shipment' }))
  await waitFor(() => expect(orderOf(desk.world).shipments).toMatchObject([{ lines: [{ orderLineId: 'L1', quantity: 1 }] }]))
})

test('what waits for stock is said beside the line, and asking for it is refused with the reason', async () => {
  const lines = [aLine('L1', 'shirt'), aLine('L2', 'poster')]
  const { user, choose } = await openOrderScreen(placed({ lines }), confirmed())
  const dialog = await choose('Create shipment of a part')
  expect(dialog.getByText(/2 waiting for stock/)).toBeVisible()
  await user.type(dialog.getByRole('textbox', { name: 'Quantity of poster' }), '1')
  await user.click(dialog.getByRole('button', { name: 'Create shipment' }))
  expect(dialog.getByRole('alert')).toHaveTextContent(/poster/)
})

test('chosen units are allocated from a warehouse a person names', async () => {
  const noStock = [stocked('main', 'shirt', 0), stocked('north', 'shirt', 0)]
  const { desk, user, choose } = await openOrderScreen(...noStock, placed(), confirmed())
  desk.given(stocked('main', 'shirt', 5), stocked('north', 'shirt', 5))
  const dialog = await choose('Allocate chosen stock')
  await user.type(dialog.getByRole('textbox', { name: 'Quantity of shirt' }), '1')
  await user.selectOptions(dialog.getByRole('combobox', { name: 'From' }), 'North')
  await user.click(dialog.getByRole('button', { name: 'Allocate stock' }))
  await waitFor(() => expect(orderOf(desk.world).allocations).toEqual([{ orderLineId: 'L1', warehouseId: 'north', quantity: 1 }]))
})

test('more than a warehouse holds is allocated only when a person takes what there is', async () => {
  const { desk, user, choose } = await openOrderScreen(placed({ lines: [aLine('L1', 'poster')] }), confirmed())
  desk.given(stocked('main', 'poster', 1))
  const dialog = await choose('Allocate chosen stock')
  await user.type(dialog.getByRole('textbox', { name: 'Quantity of poster' }), '2')
  await user.click(dialog.getByRole('checkbox', { name: 'Take what there is' }))
  await user.click(dialog.getByRole('button', { name: 'Allocate stock' }))
  await waitFor(() => expect(orderOf(desk.world).allocations).toEqual([{ orderLineId: 'L1', warehouseId: 'main', quantity: 1 }]))
})

test('on hold nothing is shipped in part, and the menu says why; items can still be added', async () => {
  const { openMenu } = await openOrderScreen(placed(), confirmed(), held())
  const menu = await openMenu(/^More(?! for)/)
  const part = menu.getByRole('menuitem', { name: /^Create shipment of a part/ })
  expect(part).toHaveAttribute('aria-disabled', 'true')
  expect(part).toHaveTextContent('The order is on hold')
  expect(menu.getByRole('menuitem', { name: /^Add items/ })).not.toHaveAttribute('aria-disabled')
})

test('PO number, tags and the internal flag are changed where they stand, on hold too', async () => {
  const { desk, user } = await openOrderScreen(placed(), held())
  await user.click(screen.getByRole('button', { name: 'Edit: PO number' }))
  await user.type(screen.getByRole('textbox', { name: 'PO number' }), ' PO-77 {Enter}')
  await waitFor(() => expect(orderOf(desk.world).poNumber).toBe('PO-77'))
  await user.click(screen.getByRole('button', { name: 'Edit: Tags' }))
  await user.type(screen.getByRole('textbox', { name: 'Tags' }), 'urgent, gift, urgent{Enter}')
  await waitFor(() => expect(orderOf(desk.world).tags).toEqual(['urgent', 'gift']))
  expect(await within(screen.getByRole('region', { name: 'Tags' })).findByText('gift')).toBeVisible()
  await user.click(screen.getByRole('checkbox', { name: 'Internal order' }))
  await waitFor(() => expect(orderOf(desk.world).isInternal).toBe(true))
})

const onlyCardActive = (settings: ShopSettings): ShopSettings => ({
  ...settings,
  paymentMethods: settings.paymentMethods.map((method) => ({ ...method, active: method.kind === 'psp' })),
})

function capturedAnswer(order: Order) {
  const payment = order.payments[0]
  const asked = payment?.entries.find((entry) => entry.entryType === 'CAPTURE_REQUEST')
  return { paymentId: payment?.id ?? '', requestEntryId: asked?.id ?? '', status: 'success' as const, reference: 'cap-1' }
}
