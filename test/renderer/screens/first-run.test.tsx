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

test('before joining an encrypted hub its certificate is shown to be compared, and only then the desk joins', async () => {
  const desk = emptyDesk()
  desk.joinSays = { joined: false, sentence: 'Compare it.', ask: { is: 'certificate', fingerprint: 'AB:CD:EF' } }
  const { user } = await openApp(desk, { screen: 'join' })
  await user.type(await screen.findByLabelText('Address of the hub'), 'https://hub.test:7080')
  await user.type(screen.getByLabelText('Code'), 'KXQF-7R2M{Enter}')
  expect(await screen.findByRole('alert', { name: 'Is this your hub?' })).toHaveTextContent('AB:CD:EF')
  desk.joinSays = { joined: true, deskName: 'Packing 1', series: 'K2', shopName: 'Test shop' }
  await user.click(screen.getByRole('button', { name: 'It is the same: join' }))
  await waitFor(() => expect(desk.joinAsked.at(-1)).toMatchObject({ code: 'KXQF-7R2M', fingerprint: 'AB:CD:EF' }))
  expect(desk.joinAsked[0]).not.toHaveProperty('fingerprint')
  expect((await screen.findAllByText(/This desk is “Packing 1”/))[0]).toBeVisible()
})

test('a hub on another computer without https is joined only when that is said, and another address asks anew', async () => {
  const desk = emptyDesk()
  desk.joinSays = { joined: false, sentence: 'Not encrypted.', ask: { is: 'plain' } }
  const { user } = await openApp(desk, { screen: 'join' })
  await user.type(await screen.findByLabelText('Address of the hub'), 'http://hub.test:7080')
  await user.type(screen.getByLabelText('Code'), 'KXQF-7R2M{Enter}')
  expect(await screen.findByRole('alert', { name: 'This line would not be encrypted' })).toBeVisible()
  await user.type(screen.getByLabelText('Address of the hub'), '1')
  expect(screen.queryByRole('alert')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Join' }))
  await user.click(await screen.findByRole('button', { name: 'Join without encryption' }))
  await waitFor(() => expect(desk.joinAsked.map(({ plain }) => plain)).toEqual([undefined, undefined, true]))
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
      notes: [{ message: 'Columns are divided by {delimiter}.', values: { delimiter: { message: 'commas' } } }],
      figures: { lines: 3, imported: 2, rejected: 1, orders: 1, returns: 0 },
      rejects: [
        { line: 3, reason: 'The quantity is negative, and the invoice is not a cancellation.' },
        { line: 4, reason: 'price', words: { message: 'The price {text} is negative.', values: { text: '-2' } } },
        { line: 5, reason: 'held', words: { refusal: { code: 'ON_HOLD', facts: { reason: 'Fraud' } }, message: 'Held.' } },
      ],
      rejectsFile: '/desk/rejects/ledger.rejects.csv',
    },
  ]
  const { user } = await openApp(desk, { screen: 'import' })
  await user.upload(await screen.findByLabelText('File to import'), new File(['a;b\n'], 'ledger.csv', { type: 'text/csv' }))
  expect(await screen.findByText('ledger.csv is in.')).toBeVisible()
  expect(screen.getByText('Columns are divided by commas.')).toBeVisible()
  expect(screen.getByText('/desk/rejects/ledger.rejects.csv')).toBeVisible()
  const table = screen.getByRole('table', { name: 'Rejected lines' })
  expect(within(table).getByRole('cell', { name: 'The quantity is negative, and the invoice is not a cancellation.' })).toBeVisible()
  expect(within(table).getByRole('cell', { name: 'The price -2 is negative.' })).toBeVisible()
  expect(within(table).getByRole('cell', { name: 'The order is on hold: Fraud. Resume the order first.' })).toBeVisible()
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
