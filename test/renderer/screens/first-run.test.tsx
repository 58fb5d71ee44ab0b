import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { placed } from '../../support/given-order.ts'

function emptyDesk() {
  const desk = fakeDesk()
  desk.isEmpty = true
  return desk
}

test('an empty desk offers the sample shop, an import, and to join a shop', async () => {
  const { user } = await openApp(emptyDesk())
  expect(await screen.findByRole('heading', { name: 'Welcome to your order desk' })).toBeVisible()
  expect(screen.getByRole('button', { name: /^Try with the sample shop/ })).toBeEnabled()
  await user.click(screen.getByRole('button', { name: /^Join a shop/ }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Join a shop' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Back' }))
  await user.click(await screen.findByRole('button', { name: /^Import orders/ }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Import orders' })).toBeVisible()
})

test('the sample shop shows how far it is and then what came in', async () => {
  const desk = emptyDesk()
  desk.jobSays = [
    { done: 20, total: 100, what: 'Setting up orders' },
    { done: 100, total: 100, what: 'Ready', figures: { orders: 118, returns: 5 } },
  ]
  const { user } = await openApp(desk)
  await user.click(await screen.findByRole('button', { name: /^Try with the sample shop/ }))
  const result = await screen.findByRole('region', { name: 'Result' })
  expect(within(result).getByText('118')).toBeVisible()
  expect(within(result).getByText('Orders')).toBeVisible()
  desk.isEmpty = false
  desk.given(placed())
  await user.click(within(result).getByRole('button', { name: 'Show the orders' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Pending' })).toBeVisible()
})

test('an import lists figures and every rejected line with its reason', async () => {
  const desk = fakeDesk(placed())
  desk.jobSays = [
    {
      done: 3,
      total: 3,
      what: 'Imported',
      figures: { lines: 3, imported: 2, rejected: 1, orders: 1, returns: 0 },
      rejects: [{ line: 3, reason: 'The quantity is negative, and the invoice is not a cancellation.' }],
      rejectsFile: '/desk/rejects/ledger.rejects.csv',
    },
  ]
  const { user } = await openApp(desk, { screen: 'import' })
  await user.upload(await screen.findByLabelText('File to import'), new File(['a;b\n'], 'ledger.csv', { type: 'text/csv' }))
  expect(await screen.findByText('ledger.csv is in.')).toBeVisible()
  expect(screen.getByText('/desk/rejects/ledger.rejects.csv')).toBeVisible()
  const table = screen.getByRole('table', { name: 'Rejected lines' })
  expect(within(table).getByRole('cell', { name: 'The quantity is negative, and the invoice is not a cancellation.' })).toBeVisible()
})

test('a file that cannot be taken says why, and another can be chosen', async () => {
  const desk = fakeDesk(placed())
  desk.jobSays = [
    {
      done: 0,
      total: 1,
      what: 'Reading the file',
      failure: { code: 'NO_HEADER', message: 'ledger.csv has no header line. Add one and choose it again.' },
    },
  ]
  const { user } = await openApp(desk, { screen: 'import' })
  await user.upload(await screen.findByLabelText('File to import'), new File(['x'], 'ledger.csv', { type: 'text/csv' }))
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('ledger.csv has no header line. Add one and choose it again.')
  await user.click(screen.getByRole('button', { name: 'Choose again' }))
  expect(await screen.findByRole('button', { name: 'Choose a file' })).toBeEnabled()
})

test('while the desk process is stopped no file can be chosen, and the screen says why', async () => {
  const desk = fakeDesk(placed())
  await openApp(desk, { screen: 'import' })
  await screen.findByRole('button', { name: 'Choose a file' })
  desk.stopProcess()
  await waitFor(() => expect(screen.getByRole('button', { name: 'Choose a file' })).toBeDisabled())
  expect(screen.getByText(/Not possible now: the desk process is stopped/)).toBeVisible()
})
