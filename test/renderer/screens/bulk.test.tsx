import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { resumeBulk } from '../../../renderer/actions/bulk-run.ts'
import { useBulk } from '../../../renderer/state/bulk.ts'
import { deskState } from '../../../renderer/state/desk-state.ts'
import { openApp, shownRows } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { did, placed, type Step, stateOf } from '../../support/given-order.ts'

const SLOW = { timeout: 8000 }
const PENDING = { screen: 'queue', queue: 'pending' } as const
const order = (id: string): Step => placed({ aggregateId: id, number: `A-${id}` })
const bulkBar = async () => within(await screen.findByRole('region', { name: 'Chosen orders' }, SLOW))
const inBar = async (name: string) => (await bulkBar()).findByRole('button', { name }, SLOW)
const card = () => screen.findByRole('region', { name: /many orders/ }, SLOW)

beforeEach(() => {
  sessionStorage.clear()
  useBulk.setState({ run: null })
})

async function pending(...steps: readonly Step[]) {
  const desk = fakeDesk(...steps)
  const opened = await openApp(desk, PENDING)
  await waitFor(() => expect(shownRows().length).toBeGreaterThan(0), SLOW)
  return { ...opened, desk }
}

test('chosen orders are confirmed each by a command of its own, and the result says how many', async () => {
  const { user, desk } = await pending(order('1'), order('2'), order('3'))
  await user.keyboard('x{Shift>}{ArrowDown}{/Shift}')
  const bar = await bulkBar()
  expect(bar.getByText('2 orders chosen')).toBeVisible()
  await user.click(await bar.findByRole('button', { name: 'Confirm order' }))
  expect(await within(await card()).findByText(/✔ 2 done/)).toBeVisible()
  expect(desk.submitted.map((command) => [command.name, command.aggregate.id])).toEqual([
    ['ConfirmOrder', '1'],
    ['ConfirmOrder', '2'],
  ])
  expect(stateOf(desk.world, '3').order?.status).toBe(1)
})

test('what is refused for one order stops no other: each has its own result, and only the failed are tried again', async () => {
  const { user, desk } = await pending(order('1'), order('2'), order('3'))
  act(() => desk.given(did('SetOrderLock', { isLocked: true }, { aggregateId: '2', role: 'admin' })))
  await user.keyboard('{Control>}a{/Control}')
  await user.click(await inBar('Confirm order'))
  const result = within(await card())
  expect(await result.findByText(/✔ 2 done · ✖ 1 refused/, {}, SLOW)).toBeVisible()
  expect(within(result.getByRole('list', { name: 'Refused' })).getByRole('listitem')).toHaveTextContent(/^A-2 .*lock/i)
  expect([1, 2, 3].map((id) => stateOf(desk.world, String(id)).order?.status)).toEqual([2, 1, 2])
  act(() => desk.given(did('SetOrderLock', { isLocked: false }, { aggregateId: '2', role: 'admin' })))
  await waitFor(() => expect(deskState().orders['2']?.confirmed.state.order?.isLocked).toBe(false))
  await user.click(result.getByRole('button', { name: 'Retry failed' }))
  expect(await result.findByText(/^✔ 3 done$/, {}, SLOW)).toBeVisible()
  expect(desk.submitted.filter((command) => command.aggregate.id === '1')).toHaveLength(1)
})

test('an order for which there is nothing to do says why', async () => {
  const awaited = placed({ aggregateId: '1', number: 'A-1', paymentMethodId: 'invoice' })
  const { user } = await pending(awaited, order('2'))
  await user.keyboard('{Control>}a{/Control}')
  await user.click(await inBar('Payment has come'))
  await user.keyboard('{Enter}')
  const result = within(await card())
  expect(await result.findByText(/✔ 1 done · ✖ 1 refused/, {}, SLOW)).toBeVisible()
  expect(within(result.getByRole('list', { name: 'Refused' })).getByRole('listitem')).toHaveTextContent(
    'A-2 Its payment is authorized: capture it.',
  )
})

test('a run can be stopped: what was done stays done, and the rest is as it was', async () => {
  const { user, desk } = await pending(order('1'), order('2'))
  await user.keyboard('{Control>}a{/Control}')
  const button = await inBar('Confirm order')
  const gate = desk.holdAnswers()
  await user.click(button)
  const result = within(await card())
  await user.click(await result.findByRole('button', { name: 'Stop' }))
  gate.release()
  expect(await result.findByText(/^✔ 1 done · 1 left$/)).toBeVisible()
  expect(desk.submitted).toHaveLength(1)
})

test('a run goes on wherever the person goes', async () => {
  const { user, desk } = await pending(order('1'), order('2'))
  await user.keyboard('{Control>}a{/Control}')
  const button = await inBar('Confirm order')
  const gate = desk.holdAnswers()
  await user.click(button)
  await user.keyboard('gc')
  expect(await screen.findByRole('heading', { level: 1, name: 'Confirmed' })).toBeVisible()
  gate.release()
  expect(await within(await card()).findByText(/✔ 2 done/, {}, SLOW)).toBeVisible()
})

test('a run that a reload cut short is finished, and what had been sent is not done twice', async () => {
  const { user, desk } = await pending(order('1'), order('2'))
  await user.keyboard('{Control>}a{/Control}')
  await user.click(await inBar('Add note'))
  await user.type(screen.getByRole('textbox', { name: 'Why' }), 'Checked')
  const gate = desk.holdAnswers()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(sessionStorage.getItem('order-desk-bulk-turn')).not.toBeNull())
  // The window is reloaded with the first command on its way: what it had written down is all there is.
  const written = { ...sessionStorage }
  act(() => useBulk.setState({ run: null }))
  gate.release()
  await waitFor(() => expect(desk.submitted).toHaveLength(1))
  for (const [key, value] of Object.entries(written)) sessionStorage.setItem(key, String(value))
  act(() => resumeBulk())
  expect(await within(await card()).findByText(/^✔ 2 done$/, {}, SLOW)).toBeVisible()
  const notes = (id: string) => desk.world.events.filter(({ aggregateId, event }) => aggregateId === id && event.kind === 'NoteAdded')
  expect([notes('1').length, notes('2').length]).toEqual([1, 1])
})
