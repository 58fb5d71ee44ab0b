import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { issueUndoably } from '../../../renderer/actions/issue-undoably.ts'
import { deskSession } from '../../../renderer/state/desk-session.ts'
import { useDeskState } from '../../../renderer/state/desk-state.ts'
import { issueCommand } from '../../../renderer/state/issue-command.ts'
import { chooseLooks } from '../../../renderer/state/looks.ts'
import { openApp } from '../../support/desk-app.tsx'
import { openWindow } from '../../support/desk-window.tsx'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import { confirmed, placed } from '../../support/given-order.ts'

const ORDER = { type: 'order', id: 'order-1' } as const
const HOLD = {
  intent: { name: 'PutOnHold', args: { reasonCode: 'FRAUD_SUSPECTED', reason: 'Card and address differ' } },
  aggregate: ORDER,
} as const

async function openOrder(desk: FakeDesk) {
  const app = await openApp(desk, { screen: 'order', id: 'order-1' })
  chooseLooks({ undo: 'usual' })
  await screen.findByRole('heading', { level: 1 })
  return app
}

test('what can be taken back is shown at once, and nothing of it has left the window', async () => {
  const desk = fakeDesk(placed(), confirmed())
  await openOrder(desk)
  act(() => void issueUndoably([HOLD], { subject: 'A-1001' }))
  expect(await screen.findByRole('button', { name: 'Undo: Put on hold · A-1001' })).toBeVisible()
  await waitFor(() => expect(within(screen.getByRole('main')).getAllByText(/Card and address differ/)).not.toHaveLength(0))
  expect(desk.submitted).toEqual([])
})

test('Ctrl+Z takes it back before it was ever sent', async () => {
  const desk = fakeDesk(placed(), confirmed())
  const { user } = await openOrder(desk)
  let result: Promise<unknown> | undefined
  act(() => {
    result = issueUndoably([HOLD], { subject: 'A-1001' })
  })
  await screen.findByRole('button', { name: /^Undo: Put on hold/ })
  await user.keyboard('{Control>}z{/Control}')
  expect(await result).toEqual({ status: 'undone' })
  await waitFor(() => expect(screen.queryByText(/Card and address differ/)).toBeNull())
  expect(desk.submitted).toEqual([])
  expect(useDeskState.getState()).toMatchObject({ pending: [], asking: [], heldActs: [] })
})

test('when the time is out it leaves, once', async () => {
  const desk = fakeDesk(placed(), confirmed())
  await openOrder(desk)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  let result: Promise<unknown> | undefined
  act(() => {
    result = issueUndoably([HOLD], { subject: 'A-1001' })
  })
  act(() => vi.advanceTimersByTime(9_900))
  expect(desk.submitted).toEqual([])
  act(() => vi.advanceTimersByTime(200))
  vi.useRealTimers()
  expect(await result).toMatchObject({ status: 'done', results: [{ status: 'accepted' }] })
  expect(desk.submitted.map(({ name }) => name)).toEqual(['PutOnHold'])
  await waitFor(() => expect(useDeskState.getState()).toMatchObject({ pending: [], heldActs: [] }))
})

test('the next step on the same order lets the held one leave before it', async () => {
  const desk = fakeDesk(placed(), confirmed())
  await openOrder(desk)
  act(() => void issueUndoably([HOLD], { subject: 'A-1001' }))
  await act(async () => {
    await issueCommand('AddNote', ORDER, { note: 'Called the customer' })
  })
  expect(desk.submitted.map(({ name }) => name)).toEqual(['PutOnHold', 'AddNote'])
})

test('several at once are one act with one undo, and what the rules refuse is answered at once', async () => {
  const desk = fakeDesk(placed(), confirmed(), placed({ aggregateId: 'order-2' }))
  await openOrder(desk)
  const watching = deskSession().watchOrder('order-2')
  await waitFor(() => expect(useDeskState.getState().orders['order-2']?.presence).toBe('here'))
  let result: ReturnType<typeof issueUndoably> | undefined
  act(() => {
    const unconfirm = (id: string) => ({ intent: { name: 'UnconfirmOrder', args: {} }, aggregate: { type: 'order', id } }) as const
    result = issueUndoably([unconfirm('order-1'), unconfirm('order-2')], { subject: '2 orders' })
  })
  act(() => deskSession().held.carryOut(useDeskState.getState().heldActs[0]?.id ?? ''))
  expect(await result).toMatchObject({ status: 'done', results: [{ status: 'accepted' }, {}] })
  expect(desk.submitted.map(({ aggregate }) => aggregate.id)).toEqual(['order-1'])
  watching()
})

test('a window that was closed asks the next one, which may still drop it or do it', async () => {
  const desk = fakeDesk(placed(), confirmed())
  const first = await openWindow(desk)
  chooseLooks({ undo: 'usual' })
  const watching = first.watchOrder('order-1')
  await waitFor(() => expect(useDeskState.getState().orders['order-1']?.presence).toBe('here'))
  void issueUndoably([HOLD], { subject: 'A-1001' })
  expect(useDeskState.getState().heldActs).toHaveLength(1)
  watching()
  first.held.stop()
  useDeskState.setState({ heldActs: [], pending: [], asking: [] })

  const { user } = await openOrder(desk)
  expect(desk.submitted).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Do it now' }))
  await waitFor(() => expect(desk.submitted.map(({ name }) => name)).toEqual(['PutOnHold']))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Do it now' })).toBeNull())
  expect(Object.keys(localStorage).filter((key) => key.startsWith('order-desk-held'))).toEqual([])
})

test('while the desk is stopped nothing is lost: it asks when the time is out', async () => {
  const desk = fakeDesk(placed(), confirmed())
  await openOrder(desk)
  act(() => void issueUndoably([HOLD], { subject: 'A-1001' }))
  act(() => desk.stopProcess())
  act(() => deskSession().held.carryOut(useDeskState.getState().heldActs[0]?.id ?? ''))
  expect(await screen.findByRole('button', { name: 'Do it now' })).toBeVisible()
  expect(useDeskState.getState().pending).toEqual([])
})
