import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useBulk } from '../../../renderer/state/bulk.ts'
import { openApp, shownRows } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { did, placed, type Step } from '../../support/given-order.ts'

const order = (id: string): Step => placed({ aggregateId: id, number: `A-${id}` })
const inPicking = (id: string): readonly Step[] => [
  order(id),
  did('ConfirmOrder', {}, { aggregateId: id }),
  did('ExpediteOrder', {}, { aggregateId: id }),
]
const PENDING = { screen: 'queue', queue: 'pending' } as const
const TO_PICK = { screen: 'queue', queue: 'toPick' } as const

afterEach(() => {
  vi.restoreAllMocks()
  useBulk.setState({ run: null })
})

test('the menu key opens what can be done with the row: the next step first, and what cannot be done with its reason', async () => {
  const desk = fakeDesk(order('1'), order('2'))
  const { user } = await openApp(desk, PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(2))
  await user.keyboard('j')
  await screen.findByRole('region', { name: 'Preview of A-2' })
  await user.keyboard('{Shift>}{F10}{/Shift}')
  const menu = within(await screen.findByRole('menu', { name: 'Actions on A-2' }))
  expect(menu.getAllByRole('menuitem')[0]).toHaveTextContent('Confirm order')
  const archive = menu.getByRole('menuitem', { name: /^Archive/ })
  expect(archive).toHaveAttribute('aria-disabled', 'true')
  await user.click(menu.getAllByRole('menuitem')[0] as HTMLElement)
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull())
})

test('the menu of a row shows the keys of the list, and none for what only the order’s own screen has a letter for', async () => {
  const { user } = await openApp(fakeDesk(order('1'), did('PutOnHold', { reasonCode: 'OTHER', reason: 'look' }, { aggregateId: '1' })), {
    screen: 'search',
    text: 'A-1',
  })
  await screen.findByRole('region', { name: 'Preview of A-1' })
  await user.keyboard('{Shift>}{F10}{/Shift}')
  const menu = within(await screen.findByRole('menu', { name: 'Actions on A-1' }))
  const capsOf = (item: Element) => [...item.querySelectorAll('kbd')].map(({ textContent }) => textContent)
  expect(capsOf(menu.getByRole('menuitem', { name: /^Add note/ }))).toEqual(['Shift', 'N'])
  // It could be resumed by U on its own screen.
  expect(menu.getAllByRole('menuitem').flatMap(capsOf)).not.toContain('U')
})

test('a right click opens the menu of the row it meets, and moves the cursor there', async () => {
  await openApp(fakeDesk(order('1'), order('2')), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(2))
  fireEvent.contextMenu(screen.getByRole('row', { name: /A-2/ }), { clientX: 50, clientY: 60 })
  expect(await screen.findByRole('menu', { name: 'Actions on A-2' })).toBeVisible()
})

test('C claims the parcel of the row for whoever works here, and gives it back; the row says who has it', async () => {
  const desk = fakeDesk(...inPicking('1'))
  const { user } = await openApp(desk, TO_PICK)
  await screen.findByRole('region', { name: 'Preview of A-1' })
  await user.keyboard('c')
  await waitFor(() => expect(desk.submitted.at(-1)).toMatchObject({ name: 'ClaimShipment' }))
  await waitFor(() => expect(within(screen.getByRole('grid')).getByText(/^(Manager|Mona)$/)).toBeVisible())
  await user.keyboard('c')
  await waitFor(() => expect(desk.submitted.at(-1)).toMatchObject({ name: 'ReleaseClaim' }))
})

test('H asks why the row is put on hold, and does it', async () => {
  const desk = fakeDesk(order('1'))
  const { user } = await openApp(desk, PENDING)
  await screen.findByRole('region', { name: 'Preview of A-1' })
  await user.keyboard('h')
  expect(await screen.findByRole('dialog', { name: /A-1/ })).toBeVisible()
})

test('chosen orders are exported as one file, each with its result', async () => {
  const saved: string[] = []
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:file')
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download)
  })
  const { user } = await openApp(fakeDesk(order('1'), order('2')), PENDING)
  await waitFor(() => expect(shownRows()).toHaveLength(2))
  await user.keyboard('{Control>}a{/Control}')
  await user.click(await screen.findByRole('button', { name: 'Export CSV' }))
  await waitFor(() =>
    expect(useBulk.getState().run).toMatchObject({ is: 'finished', items: [{ outcome: { is: 'done' } }, { outcome: { is: 'done' } }] }),
  )
  expect(saved).toEqual([expect.stringMatching(/^orders-\d{4}-\d\d-\d\d\.csv$/)])
})
