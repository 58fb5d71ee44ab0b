import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { deskState } from '../../../renderer/state/desk-state.ts'
import { chooseLooks } from '../../../renderer/state/looks.ts'
import type { HoldReason } from '../../../shared/lifecycle/order.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { did, placed, type Step } from '../../support/given-order.ts'

/** A screen that was never opened is fetched first. */
const HELD = { screen: 'queue', queue: 'held' } as const
const WAITING = { screen: 'queue', queue: 'waitingForPayment' } as const

const heldOrder = (id: string, reasonCode: HoldReason = 'FRAUD_SUSPECTED', reason = 'three cards tried'): readonly Step[] => [
  placed({ aggregateId: id, number: `A-${id}` }),
  did('PutOnHold', { reasonCode, reason }, { aggregateId: id, actorName: 'Wilma' }),
]
const waitingOrder = (id: string): readonly Step[] => [
  placed({ aggregateId: id, number: `A-${id}` }),
  did('SetWaitingForPayment', {}, { aggregateId: id, role: 'system' }),
]

beforeEach(() => localStorage.clear())

async function review(...steps: readonly Step[]) {
  const desk = fakeDesk(...steps)
  const opened = await openApp(desk, HELD)
  act(() => chooseLooks({ undo: 'usual' }))
  const grid = await screen.findByRole('grid', { name: /^Held/ })
  await waitFor(() => expect(grid).toHaveFocus())
  const current = () => grid.querySelector('[data-current]')?.textContent ?? ''
  return { ...opened, desk, grid, current }
}

/** What is held back for undo leaves now. */
function leaveNow(session: { held: { carryOut(id: string): void } }): void {
  act(() => {
    for (const held of deskState().heldActs) session.held.carryOut(held.id)
  })
}

test('a held order shows why, how much, since when and by whom it is held, and what is known of it', async () => {
  const { grid } = await review(...heldOrder('1'))
  const row = within(await within(grid).findByRole('row', { name: /A-1/ }))
  expect(row.getByText(/Fraud suspected/)).toBeVisible()
  expect(row.getByText('SEK 249.00')).toBeVisible()
  expect(await row.findByText('Wilma')).toBeVisible()
  const evidence = within(await screen.findByRole('region', { name: 'Preview of A-1' }))
  expect(within(evidence.getByRole('list', { name: 'Flags' })).getByText(/three cards tried/)).toBeVisible()
  expect(evidence.getByRole('table', { name: 'Goods' })).toBeVisible()
})

test('A and a digit release the order with that reason, and the next one stands there at once', async () => {
  const { user, session, desk, current } = await review(...heldOrder('1'), ...heldOrder('2'))
  await screen.findByRole('region', { name: 'Preview of A-1' })
  await user.keyboard('a')
  expect(screen.getByRole('dialog', { name: 'Release' })).toBeVisible()
  await user.keyboard('2')
  await waitFor(() => expect(current()).toContain('A-2'))
  expect(screen.getByRole('row', { name: /A-1/ })).toHaveTextContent('Released')
  expect(document.activeElement).toBe(screen.getByRole('grid'))
  // Nothing has left yet: it can be taken back.
  expect(desk.submitted).toEqual([])
  await waitFor(() => expect(deskState().heldActs).toHaveLength(1))
  leaveNow(session)
  await waitFor(() => expect(desk.submitted).toHaveLength(1))
  expect(desk.submitted[0]).toMatchObject({ name: 'ResumeOrder', aggregate: { id: '1' }, args: { comment: 'Known customer' } })
})

test('a digit pressed twice releases one order and leads nowhere else', async () => {
  const { user, grid, current } = await review(...heldOrder('1'), ...heldOrder('2'))
  await screen.findByRole('region', { name: 'Preview of A-1' })
  await user.keyboard('a22')
  await waitFor(() => expect(current()).toContain('A-2'))
  expect(location.hash).toBe('#/queue/held')
  expect(within(grid).queryAllByText('Released')).toHaveLength(1)
})

test('what is undone is held as before, and nothing of it was ever sent', async () => {
  const { user, session, desk } = await review(...heldOrder('1'))
  await screen.findByRole('region', { name: 'Preview of A-1' })
  await user.keyboard('x1')
  await waitFor(() => expect(deskState().heldActs).toHaveLength(1))
  expect(screen.getByRole('row', { name: /A-1/ })).toHaveTextContent('Rejected')
  act(() => {
    session.held.undo(deskState().heldActs[0]?.id ?? '')
  })
  await waitFor(() => expect(screen.getByRole('row', { name: /A-1.*Pending$/ })).not.toHaveTextContent('Rejected'))
  expect(desk.submitted).toEqual([])
})

test('in one’s own words an order is rejected, and it is cancelled', async () => {
  const { user, session, desk } = await review(...heldOrder('1', 'INCORRECT_ADDRESS'))
  await screen.findByRole('region', { name: 'Preview of A-1' })
  await user.keyboard('x')
  await user.type(screen.getByRole('textbox', { name: /in your words/ }), 'Moved abroad{Enter}')
  await waitFor(() => expect(deskState().heldActs).toHaveLength(1))
  leaveNow(session)
  await waitFor(() => expect(desk.submitted[0]).toMatchObject({ name: 'CancelOrder', args: { comment: 'Moved abroad' } }))
})

test('a question to the customer is kept in the history, and the order stays held', async () => {
  const { user, desk } = await review(...heldOrder('1', 'INCORRECT_ADDRESS'))
  await screen.findByRole('region', { name: 'Preview of A-1' })
  await user.keyboard('c')
  const words = screen.getByRole('textbox', { name: 'What the customer is asked' })
  expect(words).toHaveValue('The address on order A-1 seems to be incomplete. Where shall it go?')
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(desk.submitted[0]).toMatchObject({ name: 'AddNote' }))
  expect(screen.getByRole('row', { name: /A-1/ })).toHaveTextContent('Asked')
})

test('a snoozed order leaves the list until its time has come, and can be looked at meanwhile', async () => {
  const { user, current } = await review(...heldOrder('1'), ...heldOrder('2'))
  await screen.findByRole('region', { name: 'Preview of A-1' })
  await user.keyboard('s1')
  await waitFor(() => expect(screen.queryByRole('row', { name: /A-1/ })).toBeNull())
  expect(current()).toContain('A-2')
  await user.click(screen.getByRole('button', { name: 'Snoozed 1' }))
  expect(await screen.findByRole('row', { name: /A-1/ })).toHaveTextContent('snoozed: the customer was asked')
})

test('several of the same reason are judged together; another reason cannot be chosen with them', async () => {
  const { user, session, desk, grid } = await review(...heldOrder('1'), ...heldOrder('2', 'OUT_OF_STOCK'), ...heldOrder('3'))
  await screen.findByRole('region', { name: 'Preview of A-1' })
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  await waitFor(() => expect(within(grid).getAllByRole('row', { selected: true })).toHaveLength(2))
  await screen.findByRole('region', { name: 'Preview of A-3' })
  expect(await screen.findByText('2 orders are judged together')).toBeVisible()
  await user.keyboard('a1')
  await waitFor(() => expect(deskState().heldActs[0]?.commands).toHaveLength(2))
  leaveNow(session)
  await waitFor(() => expect(desk.submitted).toHaveLength(2))
  expect(desk.submitted.map((command) => command.aggregate.id).toSorted()).toEqual(['1', '3'])
})

test('only one reason is looked at when it is chosen', async () => {
  const { user } = await review(...heldOrder('1'), ...heldOrder('2', 'OUT_OF_STOCK'))
  await user.click(await screen.findByRole('button', { name: 'Out of stock 1' }))
  await waitFor(() => expect(screen.queryByRole('row', { name: /A-1/ })).toBeNull())
  expect(screen.getByRole('row', { name: /A-2/ })).toBeVisible()
})

test('a payment that has come is recorded, and the order waits no more', async () => {
  const desk = fakeDesk(placed({ aggregateId: '1', number: 'A-1', paymentMethodId: 'bankWire' }), ...waitingOrder('2'))
  const { user } = await openApp(desk, WAITING)
  await screen.findByRole('grid', { name: /^Waiting for payment/ })
  const evidence = within(await screen.findByRole('region', { name: 'Preview of A-1' }))
  expect(evidence.getByRole('button', { name: /Remind/ })).toBeVisible()
  await user.keyboard('a1')
  await waitFor(() =>
    expect(desk.submitted[0]).toMatchObject({
      name: 'MarkAsPaid',
      aggregate: { id: '1' },
      args: { reference: 'Seen on the bank statement' },
    }),
  )
})
