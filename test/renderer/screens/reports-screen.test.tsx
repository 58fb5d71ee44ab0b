import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { reportCsv } from '../../../renderer/screens/reports/report-csv.ts'
import { choosePerson } from '../../../renderer/state/use-person.ts'
import { csvLine } from '../../../shared/base/csv-cell.ts'
import { dayAfter, dayAt } from '../../../shared/views/store-days.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { TEST_STORE } from '../../support/test-shop.ts'

afterEach(() => vi.restoreAllMocks())

const today = () => dayAt(Date.now(), 'Europe/Stockholm')
const rowOf = (daysAgo: number, figures: Record<string, number | string> = {}) => ({
  day: dayAfter(today(), -daysAgo),
  storeId: 'store',
  currency: 'SEK',
  orders: 0,
  revenue: 0,
  returns: 0,
  returned: 0,
  late: 0,
  ...figures,
})

/** Three orders today for 300.00 and 4 euros, one late; two a month ago, in the period before. */
function trade() {
  const desk = fakeDesk()
  const rows = [
    rowOf(0, { orders: 2, revenue: 30_000, late: 1 }),
    rowOf(0, { orders: 1, revenue: 400, currency: 'EUR' }),
    rowOf(3, { orders: 5, revenue: 50_000, returns: 2, returned: 9_900 }),
    rowOf(31, { orders: 4, revenue: 20_000, late: 3 }),
  ]
  desk.reportSays = { rows, asOf: new Date().toISOString() }
  return desk
}

// The screen comes with its charts, which are read when it is opened first.
const panel = (name: string) => screen.findByRole('region', { name })
const total = async (name: string) => (await panel(name)).querySelector('strong')?.textContent?.replace(/\u00a0/g, ' ')

test('a manager sees the last thirty days beside the thirty before, money of each currency by itself', async () => {
  const desk = trade()
  await openApp(desk, { screen: 'reports' })
  expect(await total('Orders placed')).toBe('8')
  expect(within(await panel('Orders placed')).getByText('4 in the period before')).toBeVisible()
  expect(within(await panel('Orders placed')).getByText(/^\+100\s?% against/)).toBeVisible()
  expect(await total('Revenue, SEK')).toBe('SEK 800.00')
  expect(await total('Revenue, EUR')).toBe('EUR 4.00')
  expect(await total('Returns')).toBe('2')
  expect(await total('Goods returned, SEK')).toBe('SEK 99.00')
  expect(await total('Late shipments')).toBe('1')
  expect(screen.queryByRole('region', { name: 'Goods returned, EUR' })).toBeNull()
  expect(desk.reportsAsked.at(-1)).toEqual({ from: dayAfter(today(), -59), to: today() })
})

test('the period is chosen, and every day of it stands in the table, also where nothing happened', async () => {
  const desk = trade()
  const { user } = await openApp(desk, { screen: 'reports' })
  await user.click(await screen.findByRole('radio', { name: '7 days' }))
  const table = within(await panel('Orders placed')).getByRole('table', { name: 'Orders placed' })
  const figures = within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('cell').textContent)
  expect(figures).toEqual(['0', '0', '0', '5', '0', '0', '3'])
  await waitFor(() => expect(desk.reportsAsked.at(-1)).toEqual({ from: dayAfter(today(), -13), to: today() }))
  await user.click(screen.getByRole('radio', { name: 'Today' }))
  expect(await total('Orders placed')).toBe('3')
})

test('days of one’s own are checked before anybody counts them', async () => {
  const desk = trade()
  const { user } = await openApp(desk, { screen: 'reports' })
  await user.click(await screen.findByRole('radio', { name: 'Own' }))
  const first = screen.getByLabelText('First day')
  await user.clear(first)
  expect(await screen.findByText('Choose a first and a last day.')).toBeVisible()
  await user.type(first, '2999-01-01')
  expect(await screen.findByText('The first day comes after the last.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Download as CSV' })).toBeDisabled()
  expect(desk.reportsAsked.every(({ from, to }) => from <= to)).toBe(true)
})

test('a packer is told whose reports are, and nothing is asked', async () => {
  const desk = trade()
  await openApp(desk, { screen: 'reports' })
  await panel('Orders placed')
  const asked = desk.reportsAsked.length
  choosePerson({ id: 'warehouse', name: 'Wilma', role: 'warehouse' })
  expect(await screen.findByText(/Reports are for managers and administrators/)).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Reports' })).toBeNull()
  expect(desk.reportsAsked).toHaveLength(asked)
})

test('with the desk process away what was read stays, and says so', async () => {
  const desk = trade()
  const { user } = await openApp(desk, { screen: 'reports' })
  expect(await total('Orders placed')).toBe('8')
  desk.stopProcess()
  await user.click(screen.getByRole('radio', { name: '7 days' }))
  expect(await screen.findByText(/The desk process is not reachable/)).toBeVisible()
  expect(screen.getByText(/^What is shown was counted/)).toBeVisible()
})

test('with the hub away the desk counts what it holds, and says until when it heard of the shop', async () => {
  const desk = trade()
  desk.reportSays = { ...desk.reportSays, asOf: '2026-03-02T09:00:00.000Z', isOfDesk: true }
  const { user } = await openApp(desk, { screen: 'reports' })
  expect(await total('Orders placed')).toBe('8')
  expect(screen.getByText('Counted on this desk from what it heard of until 2 Mar 2026, 10:00')).toBeVisible()
  expect(screen.getByText(/orders that were closed long ago are not in these figures/)).toBeVisible()
  desk.reportSays = { rows: [], asOf: '2026-03-02T10:00:00.000Z' }
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByText(/Counted on this desk/)).toBeNull())
  expect(within(await panel('Late shipments')).getByText('None in these days.')).toBeVisible()
})

test('the file has a line per day, store and currency, and a store’s name is no formula', () => {
  const stores = [{ ...TEST_STORE, name: '=HYPERLINK("x")' }]
  const rows = [
    rowOf(0, { day: '2026-03-02', orders: 2, revenue: 30_050, late: 1 }),
    rowOf(0, { day: '2026-03-01', currency: 'JPY', orders: 1, revenue: 400 }),
  ]
  expect(reportCsv(rows, stores)).toBe(
    `${csvLine(['day', 'store', 'currency', 'orders', 'revenue', 'returns', 'returned', 'late'])}2026-03-01,"'=HYPERLINK(""x"")",JPY,1,400,0,0,0\r\n2026-03-02,"'=HYPERLINK(""x"")",SEK,2,300.50,0,0.00,1\r\n`,
  )
})
