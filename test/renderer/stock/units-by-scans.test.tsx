import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { placed } from '../../support/given-order.ts'
import { scanCode } from '../../support/key-presses.ts'

/** The form of a stock action on the shirt, and the field that counts its units. */
async function opened(action: string, field: string) {
  const desk = fakeDesk(placed())
  const { user } = await openApp(desk, { screen: 'stock', itemId: 'shirt' }, { hasScanner: true })
  await user.click(await screen.findByRole('button', { name: RegExp(`^${action}`) }))
  const dialog = within(await screen.findByRole('dialog', { name: `${action} · shirt · SKU-shirt` }))
  return { desk, user, dialog, units: await dialog.findByRole('textbox', { name: field }) }
}

test('each unit that is scanned while goods come in counts as one more, and another item counts for nothing', async () => {
  const { desk, user, dialog, units } = await opened('Receive stock', 'Units that came')
  expect(units).toHaveValue('1')
  scanCode('EAN-shirt')
  expect((await screen.findAllByText('1 × shirt · SKU-shirt')).length).toBeGreaterThan(0)
  expect(units).toHaveValue('1')
  scanCode('SKU-shirt')
  await waitFor(() => expect(units).toHaveValue('2'))
  scanCode('EAN-shirt')
  await waitFor(() => expect(units).toHaveValue('3'))
  scanCode('SKU-mug')
  expect((await screen.findAllByText('“SKU-mug” is not shirt · SKU-shirt. Nothing was added.')).length).toBeGreaterThan(0)
  expect(units).toHaveValue('3')
  await user.click(dialog.getByRole('button', { name: /^Receive/ }))
  await waitFor(() =>
    expect(desk.submitted.at(-1)).toMatchObject({ name: 'ReceiveStock', args: { lines: [{ itemId: 'shirt', quantity: 3 }] } }),
  )
})

test('a count by scans begins at one, whatever the book says', async () => {
  const { units } = await opened('Count stock', 'Units found')
  expect(units).not.toHaveValue('1')
  scanCode('EAN-shirt')
  await waitFor(() => expect(units).toHaveValue('1'))
  scanCode('SKU-shirt')
  await waitFor(() => expect(units).toHaveValue('2'))
})

test('goods for another warehouse are scanned one by one as well', async () => {
  const { units } = await opened('Transfer stock', 'Units to send')
  scanCode('EAN-shirt')
  expect((await screen.findAllByText('1 × shirt · SKU-shirt')).length).toBeGreaterThan(0)
  scanCode('SKU-shirt')
  await waitFor(() => expect(units).toHaveValue('2'))
})

test('a figure somebody typed is gone on from', async () => {
  const { units } = await opened('Receive stock', 'Units that came')
  fireEvent.change(units, { target: { value: '12' } })
  scanCode('EAN-shirt')
  await waitFor(() => expect(units).toHaveValue('13'))
})
