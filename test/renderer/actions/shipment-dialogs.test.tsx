import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aLine, allGoodToGo, allShipped, confirmed, did, expedited, orderOf, placed, shipmentOf } from '../../support/given-order.ts'
import { openOrderScreen } from '../../support/order-dialogs.tsx'

const OF_SHIPMENT = 'More for shipment A-00001-1'
const shipped = [placed({ paymentMethodId: 'cash' }), confirmed(), expedited(), allGoodToGo(), allShipped()]

test('a shipment’s contents and papers are changed in one dialog; what was left out is free again', async () => {
  const lines = [aLine('L1', 'shirt'), aLine('L2', 'mug')]
  const { desk, user, choose } = await openOrderScreen(placed({ lines }), confirmed(), expedited(), allGoodToGo())
  const dialog = await choose('Edit shipment', OF_SHIPMENT)
  expect(dialog.getByRole('button', { name: 'Save shipment' })).toBeDisabled()
  await user.click(dialog.getByRole('button', { name: 'One fewer: Quantity of shirt' }))
  expect(dialog.getByText('With other contents it is no longer good-to-go.')).toBeVisible()
  await user.type(dialog.getByRole('textbox', { name: 'Tracking number' }), 'T-1')
  await user.type(dialog.getByRole('textbox', { name: 'Tracking number for a return' }), 'T-2')
  await user.type(dialog.getByRole('textbox', { name: 'Message with the shipment' }), 'Leave at the door')
  await user.click(dialog.getByRole('button', { name: 'Save shipment' }))
  await waitFor(() => expect(shipmentOf(orderOf(desk.world)).trackingNumber).toBe('T-1'))
  expect(shipmentOf(orderOf(desk.world))).toMatchObject({
    isGoodToGo: false,
    returnTrackingNumber: 'T-2',
    additionalMessage: 'Leave at the door',
    carrier: 'PostNord',
    lines: [{ quantity: 1 }, { quantity: 2 }],
  })
  expect(await screen.findByText('“Leave at the door”')).toBeVisible()
})

test('a shipment never takes more than is allocated in its own warehouse', async () => {
  const { user, choose } = await openOrderScreen(
    placed(),
    confirmed(),
    did('ExpediteOrder', { lines: [{ orderLineId: 'L1', quantity: 1 }] }),
  )
  const dialog = await choose('Edit shipment', OF_SHIPMENT)
  await user.type(dialog.getByRole('textbox', { name: 'Quantity of shirt' }), '9')
  expect(dialog.getByRole('textbox', { name: 'Quantity of shirt' })).toHaveValue('2')
})

test('an empty shipment is refused where it was asked for, and nothing typed is lost', async () => {
  const { desk, user, choose } = await openOrderScreen(placed(), confirmed(), expedited())
  const dialog = await choose('Edit shipment', OF_SHIPMENT)
  await user.clear(dialog.getByRole('textbox', { name: 'Quantity of shirt' }))
  await user.click(dialog.getByRole('button', { name: 'Save shipment' }))
  expect(dialog.getByRole('alert')).toHaveTextContent('No items were chosen.')
  expect(shipmentOf(orderOf(desk.world)).lines).toMatchObject([{ quantity: 2 }])
})

test('what is in a paid shipment stays, and the dialog says why; its papers can change', async () => {
  const { desk, user, choose } = await openOrderScreen(placed({ paymentMethodId: 'cash' }), confirmed(), expedited())
  const dialog = await choose('Edit shipment', OF_SHIPMENT)
  expect(dialog.queryByRole('textbox', { name: 'Quantity of shirt' })).toBeNull()
  expect(dialog.getByText(/Shipment A-00001-1 is paid already\. What is in it stays as it is\./)).toBeVisible()
  const packages = dialog.getByRole('textbox', { name: 'Packages' })
  await user.clear(packages)
  await user.type(packages, '3')
  await user.click(dialog.getByRole('button', { name: 'Save shipment' }))
  await waitFor(() => expect(shipmentOf(orderOf(desk.world)).numberOfPackages).toBe(3))
})

test('serial numbers are written down even after the parcel has left', async () => {
  const { desk, user, choose } = await openOrderScreen(...shipped)
  const dialog = await choose('Edit shipment', OF_SHIPMENT)
  expect(dialog.queryByRole('textbox', { name: 'Tracking number' })).toBeNull()
  await user.type(dialog.getByRole('textbox', { name: 'Serial numbers of shirt' }), 'S-1{Enter}S-2')
  expect(dialog.getByText('2 of 2, one to a line.')).toBeVisible()
  await user.click(dialog.getByRole('button', { name: 'Save shipment' }))
  await waitFor(() => expect(shipmentOf(orderOf(desk.world)).lines[0]?.serialNumbers).toEqual(['S-1', 'S-2']))
  expect(await screen.findByText('· serial S-1, S-2')).toBeVisible()
})

test('who packs a shipment is shown to the others, until the claim is released', async () => {
  const { desk, user, offered } = await openOrderScreen(placed(), confirmed(), expedited())
  await user.click(await offered('Claim shipment', OF_SHIPMENT))
  const card = within(screen.getByRole('article', { name: 'Shipment A-00001-1' }))
  expect(await card.findByText(/claimed by/)).toBeVisible()
  await user.click(await offered('Release claim', OF_SHIPMENT))
  await waitFor(() => expect(shipmentOf(orderOf(desk.world)).claimedBy).toBeNull())
})

test('a shipment that has left cannot be claimed, and the menu says why', async () => {
  const { offered } = await openOrderScreen(...shipped)
  const claim = await offered('Claim shipment', OF_SHIPMENT)
  expect(claim).toHaveAttribute('aria-disabled', 'true')
  expect(claim).toHaveTextContent('Everything has left already.')
})
