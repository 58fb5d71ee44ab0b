import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { changeScanner, scannerSettings } from '../../../renderer/scanner/kept-settings.ts'
import { meantMark, shownMark } from '../../../renderer/scanner/mark-words.ts'
import { FIRST_SETTINGS, settingsFrom } from '../../../renderer/scanner/scanner-settings.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { placed } from '../../support/given-order.ts'
import { pressKey, scanCode } from '../../support/key-presses.ts'

const AT_SCANNER = { screen: 'settings', section: 'scanner' } as const

async function openSetUp() {
  const { user } = await openApp(fakeDesk(placed()), AT_SCANNER, { hasScanner: true })
  const trial = await screen.findByRole('region', { name: 'Try the scanner' })
  return { user, trial }
}

test('a scan is shown key by key with how it was judged, and changes nothing', async () => {
  const { trial } = await openSetUp()
  scanCode('010400638133393110AB7')
  expect(await within(trial).findByText('A scan')).toBeVisible()
  expect(within(trial).getByText(/21 keys, 5 ms apart on average, 5 ms at most; ended by Enter\./)).toBeVisible()
  await waitFor(() => expect(within(trial).getByText('4006381333931')).toBeVisible())
  expect(within(trial).getByText('AB7')).toBeVisible()
  expect(within(trial).getAllByRole('row')).toHaveLength(22)
  expect(location.hash).toBe('#/settings/scanner')
})

test('a wrong check digit is named with the right one', async () => {
  await openSetUp()
  scanCode('4006381333930')
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent('“4006381333930” arrived, but its last digit should be 1.'),
  )
})

test('the keyboard of the scanner is learned from the test code, counts from then on, and can be forgotten', async () => {
  const { user } = await openSetUp()
  await user.click(screen.getByRole('button', { name: 'Learn from the test code' }))
  // AZ09-_/+ from a scanner set to US English on a French computer.
  const sent = [
    ['Q', 'KeyA', true],
    ['W', 'KeyZ', true],
    ['à', 'Digit0', false],
    ['ç', 'Digit9', false],
    [')', 'Minus', false],
    ['°', 'Minus', true],
    ['!', 'Slash', false],
    ['+', 'Equal', true],
  ] as const
  for (const [key, code, shiftKey] of sent) pressKey(key, 6, { code, shiftKey })
  pressKey('Enter', 6)
  expect(await screen.findByText('The scanner is read as one on a US English keyboard.')).toBeVisible()
  expect(scannerSettings().layout).toBe('us')
  await user.click(screen.getByRole('button', { name: 'Forget what was learned' }))
  expect(scannerSettings().layout).toBe('asTyped')
})

test('another code than the test code teaches nothing, and the page says what to do', async () => {
  const { user } = await openSetUp()
  await user.click(screen.getByRole('button', { name: 'Learn from the test code' }))
  scanCode('4006381333931')
  expect(await screen.findByText('That was not the test code on any keyboard we know.')).toBeVisible()
  expect(scannerSettings().layout).toBe('asTyped')
})

test('a prefix that nobody sees is typed by its name, and is kept for the next time', async () => {
  await openSetUp()
  const prefix = screen.getByRole('textbox', { name: 'Prefix' })
  fireEvent.change(prefix, { target: { value: '<STX>' } })
  fireEvent.blur(prefix)
  expect(scannerSettings().prefix).toBe('\u0002')
  expect(JSON.parse(localStorage.getItem('order-desk-scanner') ?? '{}')).toMatchObject({ prefix: '\u0002' })
  expect(meantMark('<gs>x<nope>')).toBe('\u001dx<nope>')
  expect(shownMark('a\t')).toBe('a<TAB>')
})

test('command cards are printed as barcodes, with the test code', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  const { user } = await openSetUp()
  const button = screen.getByRole('button', { name: 'Print cards and test code' })
  await waitFor(() => expect(button).toBeEnabled())
  expect(screen.getAllByRole('img', { name: 'OD-CONFIRM' })).toHaveLength(2)
  await user.click(button)
  expect(print).toHaveBeenCalledOnce()
})

test('what was kept and makes no sense is as on the first day', () => {
  expect(settingsFrom(null)).toEqual(FIRST_SETTINGS)
  expect(settingsFrom({ minKeys: 0, meanGapMs: 'fast', volume: 300, layout: 'klingon', prefix: 7, letters: { ab: 'c', x: 'y' } })).toEqual({
    ...FIRST_SETTINGS,
    letters: { x: 'y' },
  })
  // Silence is never shorter than a pause within a scan.
  expect(settingsFrom({ maxGapMs: 200, silenceMs: 120 })).toMatchObject({ maxGapMs: 120, silenceMs: 120 })
  localStorage.setItem('order-desk-scanner', '{damaged')
  expect(scannerSettings()).toEqual(FIRST_SETTINGS)
  changeScanner({ volume: 20 })
  expect(scannerSettings().volume).toBe(20)
})
