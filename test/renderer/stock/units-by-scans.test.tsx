import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { placed } from '../../support/given-order.ts'
import { scanCode } from '../../support/key-presses.ts'

const PATIENT = { timeout: 10_000 }

test('each unit that is scanned while goods come in counts as one more, and another item counts for nothing', async () => {
  const desk = fakeDesk(placed())
  const { user } = await openApp(desk, { screen: 'stock', itemId: 'shirt' }, { hasScanner: true })
  await user.click(await screen.findByRole('button', { name: /^Receive stock/ }, PATIENT))
  const dialog = within(await screen.findByRole('dialog', {}, PATIENT))
  const units = await dialog.findByRole('textbox', { name: 'Units that came' }, PATIENT)
  expect(units).toHaveValue('1')
  scanCode('EAN-shirt')
  await waitFor(() => expect(units).toHaveValue('2'), PATIENT)
  scanCode('SKU-shirt')
  await waitFor(() => expect(units).toHaveValue('3'), PATIENT)
  scanCode('SKU-mug')
  expect((await screen.findAllByText('“SKU-mug” is not shirt · SKU-shirt. Nothing was added.', {}, PATIENT)).length).toBeGreaterThan(0)
  expect(units).toHaveValue('3')
  await user.click(dialog.getByRole('button', { name: /^Receive/ }))
  await waitFor(
    () => expect(desk.submitted.at(-1)).toMatchObject({ name: 'ReceiveStock', args: { lines: [{ itemId: 'shirt', quantity: 3 }] } }),
    PATIENT,
  )
})

test('a count by scans begins at one, whatever the book says', async () => {
  const desk = fakeDesk(placed())
  const { user } = await openApp(desk, { screen: 'stock', itemId: 'shirt' }, { hasScanner: true })
  await user.click(await screen.findByRole('button', { name: /^Count stock/ }, PATIENT))
  const dialog = within(await screen.findByRole('dialog', { name: 'Count stock · shirt · SKU-shirt' }, PATIENT))
  const units = await dialog.findByRole('textbox', { name: 'Units found' }, PATIENT)
  expect(units).not.toHaveValue('1')
  scanCode('EAN-shirt')
  await waitFor(() => expect(units).toHaveValue('1'), PATIENT)
  scanCode('SKU-shirt')
  await waitFor(() => expect(units).toHaveValue('2'), PATIENT)
})

test('goods for another warehouse are scanned one by one as well', async () => {
  const desk = fakeDesk(placed())
  const { user } = await openApp(desk, { screen: 'stock', itemId: 'shirt' }, { hasScanner: true })
  await user.click(await screen.findByRole('button', { name: /^Transfer stock/ }, PATIENT))
  const dialog = within(await screen.findByRole('dialog', {}, PATIENT))
  const units = await dialog.findByRole('textbox', { name: 'Units to send' }, PATIENT)
  scanCode('EAN-shirt')
  await waitFor(() => expect(units).toHaveValue('2'), PATIENT)
})
