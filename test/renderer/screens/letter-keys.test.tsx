import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chooseLetterKeys, moveLetter } from '../../../renderer/components/letter-keys.ts'
import { KEY_TABLE } from '../../../renderer/screens/shell/key-table.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { confirmed, placed } from '../../support/given-order.ts'

const PATIENT = { timeout: 5000 }

test('the sheet of keys is searched, and says so when no key does it', async () => {
  const { user } = await openApp(fakeDesk(placed(), confirmed()), { screen: 'queue', queue: 'confirmed' })
  await screen.findByRole('grid', {}, PATIENT)
  await user.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Keys' }, PATIENT)
  const field = within(sheet).getByRole('textbox', { name: 'Find a key' })
  await waitFor(() => expect(field).toHaveFocus())
  await user.type(field, 'hold')
  expect(
    within(sheet)
      .getAllByRole('definition')
      .map((each) => each.textContent),
  ).toEqual(expect.arrayContaining(['Put on hold']))
  expect(within(sheet).queryByText('Search')).toBeNull()
  await user.type(field, ' zzz')
  expect(within(sheet).getByRole('status')).toHaveTextContent('No key does that')
})

test('single characters can be switched off; the palette and Escape still work', async () => {
  const { user } = await openApp(fakeDesk(placed(), confirmed()), { screen: 'queue', queue: 'confirmed' })
  await screen.findByRole('grid', {}, PATIENT)
  chooseLetterKeys({ isOn: false })
  await user.keyboard('?')
  await user.keyboard('n')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(location.hash).toBe('#/queue/confirmed')
  await user.keyboard('{Control>}k{/Control}')
  expect(await screen.findByRole('combobox', { name: 'Command or place' }, PATIENT)).toBeVisible()
})

test('a letter that was moved works where it lies now, and no longer where it lay', async () => {
  const { user } = await openApp(fakeDesk(placed(), confirmed()), { screen: 'queue', queue: 'confirmed' })
  await screen.findByRole('grid', {}, PATIENT)
  moveLetter('n', 'b')
  await user.keyboard('n')
  expect(location.hash).toBe('#/queue/confirmed')
  await user.keyboard('b')
  await waitFor(() => expect(location.hash).toMatch(/^#\/new/))
})

test('a button of a list says the letter that does the same where it lies now', async () => {
  await openApp(fakeDesk(placed(), confirmed()), { screen: 'queue', queue: 'confirmed' })
  const caps = async () => (await screen.findByRole('button', { name: /^Filter/ }, PATIENT)).querySelector('kbd')
  expect(await caps()).toHaveTextContent(/^F$/)
  act(() => moveLetter('f', 'y'))
  expect(await caps()).toHaveTextContent(/^Y$/)
})

test('no key does two things at one place', () => {
  const seen = new Map<string, string>()
  for (const { id, place, keys } of KEY_TABLE) {
    const key = `${place} ${keys.join(' ')}`
    expect(seen.get(key), `${id} and ${seen.get(key)}`).toBeUndefined()
    seen.set(key, id)
  }
})
