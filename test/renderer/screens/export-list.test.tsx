import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { putListExportAway } from '../../../renderer/actions/export-list.ts'
import { useDeskState } from '../../../renderer/state/desk-state.ts'
import { openApp } from '../../support/desk-app.tsx'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import { placed, type Step } from '../../support/given-order.ts'

const order = (id: string): Step => placed({ aggregateId: id, number: `A-${id}` })
const orders = (count: number): readonly Step[] => Array.from({ length: count }, (_, index) => order(String(1000 + index)))

const PENDING = { screen: 'queue', queue: 'pending' } as const
/** Lists of hundreds are read on slow machines too. */

/** The files that were handed over, as their names and contents. */
const saved: { readonly name: string; readonly content: Blob }[] = []

beforeEach(() => {
  localStorage.clear()
  saved.length = 0
  let content = new Blob()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    content = blob as Blob
    return 'blob:file'
  })
  vi.spyOn(URL, 'revokeObjectURL').mockReturnValue()
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, content })
  })
})

afterEach(() => act(putListExportAway))

const open = async (desk: FakeDesk, rows: RegExp) => {
  const { user } = await openApp(desk, PENDING)
  await screen.findByRole('grid', { name: rows })
  return user
}
const card = () => screen.findByRole('region', { name: 'Export of Pending' })
const linesOf = async (file: Blob) =>
  new TextDecoder()
    .decode(await readAll(file))
    .trim()
    .split('\r\n')

function readAll(file: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as ArrayBuffer)
    reader.readAsArrayBuffer(file)
  })
}

test('a manager exports everything a list shows, however much of it the window has read, as one file', async () => {
  const user = await open(fakeDesk(...orders(430)), /^Pending, /)
  await user.click(screen.getByRole('button', { name: 'Export the whole list' }))
  const shown = await card()
  const told = within(shown)
  await waitFor(() => expect(shown).toHaveTextContent(/The file .+ is with your downloads\./))
  expect(told.getByText('430 orders')).toBeVisible()
  expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/^orders-\d{4}-\d\d-\d\d-Pending\.csv$/)])
  const [header, ...lines] = await linesOf(saved[0]?.content ?? new Blob())
  expect(header).toMatch(/number$/)
  expect(lines).toHaveLength(430)
  expect(new Set(lines).size).toBe(430)
  await user.click(told.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('region', { name: 'Export of Pending' })).toBeNull()
})

test('an export that breaks off goes on where it was, and one that is stopped makes no file', async () => {
  const desk = fakeDesk(...orders(3))
  const user = await open(desk, /^Pending, 3 rows/)
  act(() => desk.stopProcess())
  await user.click(screen.getByRole('button', { name: 'Export the whole list' }))
  const told = within(await card())
  expect(await told.findByRole('alert')).toHaveTextContent('go on when it is back')
  await user.click(told.getByRole('button', { name: 'Stop' }))
  expect(told.getByText('Stopped: no file was made.')).toBeVisible()
  expect(saved).toEqual([])
  act(() => desk.restart())
  await user.click(told.getByRole('button', { name: 'Go on' }))
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(await linesOf(saved[0]?.content ?? new Blob())).toHaveLength(4)
})

test('what is stopped while an answer is awaited is neither lost nor written twice by going on', async () => {
  const desk = fakeDesk(...orders(3))
  const user = await open(desk, /^Pending, 3 rows/)
  const held = desk.holdAnswers()
  await user.click(screen.getByRole('button', { name: 'Export the whole list' }))
  const told = within(await card())
  await user.click(told.getByRole('button', { name: 'Stop' }))
  await user.click(told.getByRole('button', { name: 'Go on' }))
  expect(told.getByRole('progressbar', { name: 'Progress' })).toBeVisible()
  held.release()
  await waitFor(() => expect(saved).toHaveLength(1))
  expect(await linesOf(saved[0]?.content ?? new Blob())).toHaveLength(4)
})

test('cut off from its hub the desk exports what it holds, and says what the file lacks', async () => {
  const desk = fakeDesk(...orders(2))
  const user = await open(desk, /^Pending, 2 rows/)
  act(() => {
    desk.joinHub()
    desk.loseHub()
    desk.says({ waiting: 2 })
  })
  await user.click(screen.getByRole('button', { name: 'Export the whole list' }))
  const told = within(await card())
  expect(await told.findByText(/^The hub could not be reached: the file holds what this desk knew at /)).toBeVisible()
  expect(told.getByText('2 changes that wait to be sent are not in the file.')).toBeVisible()
  await waitFor(() => expect(saved).toHaveLength(1))
})

test('who leads nobody is offered no export', async () => {
  await open(fakeDesk(order('1')), /^Pending, 1 row/)
  expect(screen.getByRole('button', { name: 'Export the whole list' })).toBeVisible()
  act(() => useDeskState.setState({ person: { id: 'warehouse', name: 'Wilma', role: 'warehouse' } }))
  expect(screen.queryByRole('button', { name: 'Export the whole list' })).toBeNull()
  expect(screen.getByRole('button', { name: /^Filter/ })).toBeVisible()
})
