import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useDeskState } from '../../../renderer/state/desk-state.ts'
import { issueCommand } from '../../../renderer/state/issue-command.ts'
import { useOrder } from '../../../renderer/state/use-order.ts'
import { openWindow } from '../../support/desk-window.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { completed, confirmed, placed } from '../../support/given-order.ts'

const ORDER = { type: 'order', id: 'order-1' } as const

test('a click shows its effect at once, marked as pending, and the mark goes when the order is confirmed', async () => {
  const desk = fakeDesk(placed())
  await openWindow(desk)
  const { result } = renderHook(() => useOrder('order-1'))
  await waitFor(() => expect(result.current.order?.status).toBe(1))
  const held = desk.holdAnswers()

  let issued: ReturnType<typeof issueCommand> | undefined
  await act(async () => {
    issued = issueCommand('ConfirmOrder', ORDER, {})
  })
  await waitFor(() => expect(result.current).toMatchObject({ pending: true, order: { status: 2 } }))

  held.release()
  expect(await issued).toMatchObject({ status: 'accepted' })
  await waitFor(() => expect(result.current).toMatchObject({ pending: false, order: { status: 2 } }))
})

test('what the rules refuse is not sent, and says why', async () => {
  const desk = fakeDesk(placed())
  await openWindow(desk)
  const { result } = renderHook(() => useOrder('order-1'))
  await waitFor(() => expect(result.current.order).not.toBeNull())
  expect(await issueCommand('ExpediteOrder', ORDER, {})).toMatchObject({ status: 'refused', refusal: { code: 'NOT_CONFIRMED' } })
  expect(desk.submitted).toEqual([])
})

test('what is already so is not sent again', async () => {
  const desk = fakeDesk(placed(), confirmed())
  await openWindow(desk)
  const { result } = renderHook(() => useOrder('order-1'))
  await waitFor(() => expect(result.current.order).not.toBeNull())
  expect(await issueCommand('ConfirmOrder', ORDER, {})).toEqual({ status: 'no-effect' })
  expect(desk.submitted).toEqual([])
})

test('while the desk process is stopped a click changes nothing and says that it was not saved', async () => {
  const desk = fakeDesk(placed())
  await openWindow(desk)
  const { result } = renderHook(() => useOrder('order-1'))
  await waitFor(() => expect(result.current.order).not.toBeNull())
  act(() => desk.stopProcess())
  let answer: unknown
  await act(async () => {
    answer = await issueCommand('ConfirmOrder', ORDER, {})
  })
  expect(answer).toEqual({ status: 'not-saved', sentence: 'Not saved: the desk process is not reachable.' })
  expect(result.current).toMatchObject({ pending: false, order: { status: 1 } })
  expect(useDeskState.getState().notices).toMatchObject([{ title: 'Not saved: the desk process is not reachable.' }])
})

test('a lost answer is asked for again with the same command, which has one effect', async () => {
  const desk = fakeDesk(placed())
  await openWindow(desk)
  const { result } = renderHook(() => useOrder('order-1'))
  await waitFor(() => expect(result.current.order).not.toBeNull())
  desk.loseNextAnswer()
  let answer: unknown
  await act(async () => {
    answer = await issueCommand('AddNote', ORDER, { note: 'Call before delivery' })
  })
  expect(answer).toMatchObject({ status: 'accepted' })
  expect(desk.submitted.map((command) => command.id)).toHaveLength(2)
  expect(new Set(desk.submitted.map((command) => command.id)).size).toBe(1)
  expect(desk.world.events.filter((each) => each.event.kind === 'NoteAdded')).toHaveLength(1)
})

test('two quick clicks on one order go out one after the other', async () => {
  const desk = fakeDesk(placed())
  await openWindow(desk)
  const { result } = renderHook(() => useOrder('order-1'))
  await waitFor(() => expect(result.current.order).not.toBeNull())
  await act(async () => {
    const answers = await Promise.all([issueCommand('ConfirmOrder', ORDER, {}), issueCommand('ExpediteOrder', ORDER, {})])
    expect(answers.map((answer) => answer.status)).toEqual(['accepted', 'accepted'])
  })
  await waitFor(() => expect(result.current).toMatchObject({ pending: false, order: { status: 3 } }))
})

test('a new selection is shown from the first moment and stays when it is confirmed', async () => {
  const desk = fakeDesk()
  await openWindow(desk)
  const { result } = renderHook(() => useOrder('new-1'))
  await act(async () => {
    await issueCommand(
      'CreateSelection',
      { type: 'selection', id: 'new-1' },
      { storeId: 'store', marketId: 'market', currency: 'SEK', origin: 'counter', lines: [], changes: {} },
    )
  })
  await waitFor(() => expect(result.current).toMatchObject({ pending: false, selection: { id: 'new-1' }, missing: false }))
})

test('what another window does to an order shows here', async () => {
  const desk = fakeDesk(placed())
  await openWindow(desk)
  const { result } = renderHook(() => useOrder('order-1'))
  await waitFor(() => expect(result.current.order?.status).toBe(1))
  act(() => desk.given(completed()))
  await waitFor(() => expect(result.current.order?.status).toBe(4))
  expect(useDeskState.getState().changed.ids).toContain('order-1')
})

test('an id nobody knows is missing; while the desk process is stopped only what the copy cannot rule out is elsewhere', async () => {
  const desk = fakeDesk(placed())
  await openWindow(desk)
  const { result } = renderHook(() => useOrder('nobody'))
  await waitFor(() => expect(result.current.missing).toBe(true))
})
