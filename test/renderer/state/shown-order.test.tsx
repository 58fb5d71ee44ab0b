import { act, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { deskState, useDeskState } from '../../../renderer/state/desk-state.ts'
import { issueCommand } from '../../../renderer/state/issue-command.ts'
import { shownStateOf } from '../../../renderer/state/use-order.ts'
import { openWindow } from '../../support/desk-window.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { ORDER_ID, placed } from '../../support/given-order.ts'

test('after a reload, what waits is played once the settings are here, and until then what is confirmed is shown', async () => {
  const desk = fakeDesk(placed())
  desk.joinHub()
  const session = await openWindow(desk)
  const letGo = session.watchOrder(ORDER_ID)
  await waitFor(() => expect(deskState().orders[ORDER_ID]?.presence).toBe('here'))
  act(() => desk.loseHub())
  await issueCommand('ConfirmOrder', { type: 'order', id: ORDER_ID }, {})
  const { settings } = deskState()
  const status = () => shownStateOf(deskState(), ORDER_ID).order?.status
  const confirmed = status()
  act(() => useDeskState.setState({ settings: null }))
  expect(status()).toBe(1)
  act(() => useDeskState.setState({ settings }))
  expect(status()).toBe(confirmed)
  expect(confirmed).not.toBe(1)
  letGo()
})
