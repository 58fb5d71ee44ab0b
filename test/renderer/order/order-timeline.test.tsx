import { act, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { navigate } from '../../../renderer/state/navigate.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { confirmed, did, ORDER_ID, placed } from '../../support/given-order.ts'

const ORDER = { screen: 'order', id: ORDER_ID } as const
/** The screen is fetched when it is opened first. */
const noted = (note: string) => did('AddNote', { note })

async function openTimeline() {
  const view = await openApp(fakeDesk(placed(), noted('Rang twice.'), confirmed()), ORDER)
  const timeline = await screen.findByRole('list', { name: 'History' })
  await within(timeline).findByText('Rang twice.')
  return { ...view, timeline }
}

test('F leads through all, comments and system, and back', async () => {
  const { user, timeline } = await openTimeline()
  const shown = () => screen.getAllByRole('radio').find((radio) => radio instanceof HTMLInputElement && radio.checked)
  const isSaid = () => [/^Order confirmed/, 'Rang twice.'].map((words) => within(timeline).queryByText(words) !== null)
  expect(isSaid()).toEqual([true, true])
  await user.keyboard('f')
  expect([shown()?.getAttribute('value'), ...isSaid()]).toEqual(['comments', false, true])
  await user.keyboard('f')
  expect([shown()?.getAttribute('value'), ...isSaid()]).toEqual(['system', true, false])
  await user.keyboard('f')
  expect(isSaid()).toEqual([true, true])
})

test('each entry has an address of its own: whoever follows it finds it marked, whatever is filtered', async () => {
  const { user, timeline } = await openTimeline()
  const entry = () =>
    within(timeline)
      .getByText(/^Order confirmed/)
      .closest('li')
  const link = entry()?.querySelector('a')
  expect(entry()).not.toHaveAttribute('aria-current')
  await user.keyboard('f')
  act(() => {
    location.hash = link?.getAttribute('href') ?? ''
  })
  expect(await within(timeline).findByText(/^Order confirmed/)).toBeVisible()
  expect(entry()).toHaveAttribute('aria-current', 'true')
  await user.keyboard('f')
  expect(within(timeline).queryByText(/^Order confirmed/), 'the filter counts again once it is chosen').toBeNull()
  act(() => navigate(ORDER))
  await user.keyboard('ff')
  expect(entry()).not.toHaveAttribute('aria-current')
})

test('the time says on asking when it was in full, also by the keyboard', async () => {
  const { timeline } = await openTimeline()
  const link = within(timeline).getByText('Rang twice.').closest('li')?.querySelector('a')
  act(() => link?.focus())
  expect(await screen.findByRole('tooltip')).toHaveTextContent(/^3 Mar 2025, \d\d:\d\d, Europe\/Stockholm$/)
})

test('a history that could not be read is not said to be empty', async () => {
  const desk = fakeDesk(placed(), confirmed())
  await openApp(desk, { screen: 'queue', queue: 'completed' })
  await screen.findByRole('heading', { level: 1, name: 'Completed' })
  act(() => desk.stopProcess())
  await screen.findByRole('link', { name: /Desk process stopped/ })
  act(() => navigate(ORDER))
  expect(await screen.findByText(/^What has happened could not be read\./)).toBeVisible()
  expect(screen.queryByText('Nothing recorded.')).toBeNull()
})
