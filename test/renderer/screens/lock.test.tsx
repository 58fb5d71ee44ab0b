import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isLocked, unlock } from '../../../renderer/state/lock.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { allGoodToGo, confirmed, expedited, ORDER_ID, orderOf, placed, shipmentOf } from '../../support/given-order.ts'
import { pressKey, scanCode } from '../../support/key-presses.ts'

beforeEach(unlock)
afterEach(() => {
  vi.useRealTimers()
})

const lock = () => screen.findByRole('dialog', { name: 'Locked' })

async function onAnOrder({ hasScanner = false } = {}) {
  const desk = fakeDesk(placed(), confirmed(), expedited())
  const app = await openApp(desk, { screen: 'order', id: ORDER_ID }, { hasScanner })
  await screen.findByRole('heading', { level: 1, name: /A-00001/ })
  return { desk, ...app }
}

test('Ctrl L takes everything but the lock out of the page, in words and for screen readers', async () => {
  await onAnOrder()
  expect(document.body).toHaveTextContent('Pia Lind')
  pressKey('l', 1000, { ctrlKey: true })
  expect(await lock()).toBeVisible()
  expect(document.documentElement.outerHTML).not.toContain('Lind')
  expect(document.documentElement.outerHTML).not.toContain('A-00001')
  expect(screen.queryByRole('main')).toBeNull()
  expect(document.title).toBe('Locked · Order desk')
})

test('it locks also where the storage of this device is full', async () => {
  await onAnOrder()
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  pressKey('l', 1000, { ctrlKey: true })
  expect(await lock()).toBeVisible()
  full.mockRestore()
  act(unlock)
  expect(isLocked()).toBe(false)
})

test('it says honestly that nobody is asked for a code', async () => {
  await onAnOrder()
  pressKey('l', 1000, { ctrlKey: true })
  expect(within(await lock()).getByText(/^There are no codes yet/)).toBeVisible()
})

test('whoever goes on acts from then on, and what was begun is still there', async () => {
  const { user } = await onAnOrder()
  await user.keyboard('n')
  const note = await screen.findByRole('textbox', { name: /^Note/ })
  await user.type(note, 'Ask for the blue one')
  await user.keyboard('{Control>}l{/Control}')
  await user.click(within(await lock()).getByRole('button', { name: /^Conny/ }))
  expect(screen.queryByRole('dialog', { name: 'Locked' })).toBeNull()
  expect(screen.getByRole('textbox', { name: /^Note/ })).toHaveValue('Ask for the blue one')
  expect(screen.getByRole('textbox', { name: /^Note/ })).toHaveFocus()
  expect(screen.getByRole('button', { name: /acting as Conny/, hidden: true })).toBeInTheDocument()
})

test('the usual person has the focus, and a figure chooses another', async () => {
  const { user } = await onAnOrder()
  pressKey('l', 1000, { ctrlKey: true })
  expect(within(await lock()).getByRole('button', { name: /^Mona/ })).toHaveFocus()
  await user.keyboard('1')
  await waitFor(() => expect(screen.getByRole('button', { name: /acting as Wilma/ })).toBeVisible())
})

test('a key behind the lock does nothing', async () => {
  const { desk, user } = await onAnOrder()
  pressKey('l', 1000, { ctrlKey: true })
  await lock()
  const before = location.hash
  const submitted = desk.submitted.length
  pressKey('k', 1000, { ctrlKey: true })
  for (const key of ['Escape', 'h', '?', '/', 'F6', '[']) pressKey(key, 1000)
  await user.click(screen.getByRole('button', { name: /^Mona/ }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(location.hash).toBe(before)
  expect(desk.submitted).toHaveLength(submitted)
})

test('a scan while the desk is locked is refused and does nothing', async () => {
  const { desk } = await onAnOrder({ hasScanner: true })
  pressKey('l', 1000, { ctrlKey: true })
  const locked = within(await lock())
  const before = location.hash
  scanCode('SKU-shirt')
  expect(await locked.findByText('This desk is locked. “SKU-shirt” was not taken.')).toBeVisible()
  expect(location.hash).toBe(before)
  expect(shipmentOf(orderOf(desk.world)).lines[0]?.packedQuantity).toBe(0)
})

test('what the desk receives while it is locked stands there afterwards', async () => {
  const { desk, user } = await onAnOrder()
  pressKey('l', 1000, { ctrlKey: true })
  await lock()
  act(() => desk.given(allGoodToGo()))
  await user.click(screen.getByRole('button', { name: /^Mona/ }))
  expect(await screen.findAllByText(/^Good-to-go/)).not.toHaveLength(0)
})

test('a window that is opened again on a locked desk is locked', async () => {
  localStorage.setItem('order-desk-locked', 'yes')
  const desk = fakeDesk(placed(), confirmed())
  await openApp(desk, { screen: 'order', id: ORDER_ID })
  expect(await lock()).toBeVisible()
  expect(document.body).not.toHaveTextContent('Lind')
})

/** Nobody touches anything for so long, by the clock. */
function idleFor(ms: number) {
  act(() => vi.advanceTimersByTime(ms))
}

function goTo(hash: string) {
  act(() => {
    location.hash = hash
    dispatchEvent(new Event('hashchange'))
  })
}

test('the pick-up screen locks after a minute without a touch; any other only as long as was chosen', async () => {
  const desk = fakeDesk(placed(), confirmed())
  const { user } = await openApp(desk, { screen: 'settings', section: 'window' })
  await user.click(await screen.findByRole('radio', { name: 'after 5 min' }))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  goTo('#/hand-over')
  idleFor(59_000)
  pressKey('Shift')
  idleFor(59_000)
  expect(isLocked()).toBe(false)
  idleFor(2_000)
  expect(isLocked()).toBe(true)
  act(unlock)
  goTo('#/settings/window')
  idleFor(299_000)
  expect(isLocked()).toBe(false)
  idleFor(2_000)
  expect(isLocked()).toBe(true)
})

test('a desk nobody has set never locks by itself', async () => {
  await onAnOrder()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  idleFor(24 * 60 * 60_000)
  expect(isLocked()).toBe(false)
})
