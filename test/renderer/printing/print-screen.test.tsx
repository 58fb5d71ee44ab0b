import { act, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { printDocument } from '../../../renderer/printing/print-document.ts'
import { letPrintQueueGo, printQueue } from '../../../renderer/printing/this-print-queue.ts'
import { navigate } from '../../../renderer/state/navigate.ts'
import { refusalText } from '../../../shared/views/refusal-sentence.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { cancelled, completed, confirmed, did, expedited, ORDER_ID, orderOf, placed } from '../../support/given-order.ts'

const ORDER = { screen: 'order', id: ORDER_ID } as const
const LASER = { name: 'laser', label: 'Warehouse laser', isDefault: true }
const ZEBRA = { name: 'zebra', label: 'Zebra', isDefault: false }
/** Pages and codes are fetched with the first paper. */

afterEach(async () => {
  const queue = await printQueue()
  await queue.drop(queue.picture().jobs.map(({ id }) => id))
  letPrintQueueGo()
})

test('P prints the packing slip of the open parcel, and the next time a copy of it', async () => {
  const desk = fakeDesk(placed(), confirmed(), expedited())
  desk.printers = [LASER]
  const { user } = await openApp(desk, ORDER)
  await screen.findByRole('article', { name: 'Shipment A-00001-1' })
  await user.keyboard('p')
  await expect.poll(() => desk.printed.length).toBe(1)
  expect(desk.printed[0]).toMatchObject({
    page: { title: 'Packing slip A-00001-1', widthUm: 210_000, heightUm: 297_000, hasMargins: true },
    choice: { printer: 'laser', copies: 1, silent: true },
  })
  expect(desk.printed[0]?.page.body).toContain('Dybecksvägen 1')
  expect(desk.printed[0]?.page.body).not.toContain('Copy')
  await user.keyboard('p')
  await expect.poll(() => desk.printed.length).toBe(2)
  expect(desk.printed[1]?.page.body).toContain('Copy 1')
  expect(orderOf(desk.world).documents).toMatchObject([{ kind: 'packingSlip', timesPrinted: 2 }])
  await user.keyboard('{Shift>}P{/Shift}')
  await expect.poll(() => desk.printed[2]?.choice.silent).toBe(false)
}, 40_000)

test('a printer that is missing is said, the paper waits in the print centre, and prints from there once it is switched on', async () => {
  const desk = fakeDesk(placed(), confirmed(), expedited())
  desk.printers = []
  const { user } = await openApp(desk, ORDER)
  await screen.findByRole('article', { name: 'Shipment A-00001-1' })
  await user.keyboard('p')
  expect(await screen.findByText('Packing slip: waiting in the print centre')).toBeVisible()
  await user.click(await screen.findByRole('link', { name: 'Print centre: 1 paper not printed' }))
  const row = await screen.findByRole('row', { name: /^Packing slip A-00001-1/ })
  expect(within(row).getByText('This computer has no printer.')).toBeVisible()
  expect(within(row).getByRole('link', { name: 'A-00001' })).toBeVisible()
  desk.printers = [LASER]
  await user.click(within(row).getByRole('button', { name: 'Try again: Packing slip A-00001-1' }))
  expect(await within(row).findByText('Sent to the printer')).toBeVisible()
  expect(await screen.findByRole('link', { name: 'Print centre: Printer ready' })).toBeVisible()
}, 40_000)

test('papers go where this computer says: another printer, more copies, a test page to try it', async () => {
  const desk = fakeDesk(placed(), confirmed(), expedited())
  desk.printers = [LASER, ZEBRA]
  const { user } = await openApp(desk, { screen: 'print' })
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Printer for Label' }), 'Zebra')
  await user.click(screen.getByRole('button', { name: 'Test page for Label' }))
  await expect.poll(() => desk.printed.length).toBe(1)
  expect(desk.printed[0]).toMatchObject({
    page: { widthUm: 100_000, heightUm: 150_000, hasMargins: false },
    choice: { printer: 'zebra' },
  })
  act(() => navigate(ORDER))
  await user.click(await screen.findByRole('button', { name: 'More for shipment A-00001-1' }))
  await user.click(await screen.findByRole('menuitem', { name: /^Print label/ }))
  await expect.poll(() => desk.printed[1]?.choice.printer).toBe('zebra')
  expect(orderOf(desk.world).documents, 'a label is no paper of the record').toBeUndefined()
}, 40_000)

test('an invoice is issued with the next number and printed; what was issued is printed again without the hub', async () => {
  const desk = fakeDesk(placed(), completed())
  desk.joinHub()
  desk.printers = [LASER]
  const { user } = await openApp(desk, ORDER)
  const print = async (what: RegExp) => {
    await user.click(await screen.findByRole('button', { name: 'More for shipment A-00001-1' }))
    await user.click(await screen.findByRole('menuitem', { name: what }))
  }
  await print(/^Print invoice/)
  await expect.poll(() => desk.printed[0]?.page.title).toBe('Invoice INV-2025-00001')
  expect(desk.printed[0]?.page.body).toContain('49.80')
  act(() => desk.loseHub())
  await print(/^Print invoice/)
  await expect.poll(() => desk.printed.length).toBe(2)
  expect(desk.printed[1]?.page.body, 'what was issued can be printed at any time').toContain('Copy 1')
}, 40_000)

test('without the hub no invoice is numbered: the refusal says why and offers a receipt, which is printed', async () => {
  const desk = fakeDesk(placed(), completed())
  desk.joinHub()
  desk.printers = [LASER]
  await openApp(desk, ORDER)
  act(() => desk.loseHub())
  const shipmentId = orderOf(desk.world).shipments[0]?.id ?? ''
  const refused = await printDocument({ kind: 'invoice', orderId: ORDER_ID, shipmentId })
  expect(refused).toEqual({ status: 'refused', refusal: { code: 'REQUIRES_ONLINE', facts: { needs: 'numbers' } } })
  if (refused.status === 'refused') expect(refusalText(refused.refusal)).toContain('Print a receipt with the order’s reference now')
  expect(await printDocument({ kind: 'receipt', orderId: ORDER_ID })).toMatchObject({ status: 'printed' })
  expect(desk.printed[0]?.page.body).toContain('ABCDEFGHI')
}, 40_000)

test('what was printed of an order that is deleted for good is forgotten here too, also where it stands on a pick list', async () => {
  const desk = fakeDesk(placed(), confirmed(), expedited())
  desk.printers = []
  const shipmentId = orderOf(desk.world).shipments[0]?.id ?? ''
  await openApp(desk, ORDER)
  await screen.findByRole('heading', { level: 1, name: /A-00001/ })
  await printDocument({ kind: 'label', orderId: ORDER_ID, shipmentId })
  await printDocument({ kind: 'pickList', shipments: [{ orderId: ORDER_ID, shipmentId }] })
  const queue = await printQueue()
  expect(queue.picture().jobs.map(({ kind }) => kind)).toContain('pickList')
  act(() => desk.given(cancelled(), did('DeleteOrder', { typedNumber: 'A-00001' })))
  await expect.poll(() => queue.picture().jobs).toEqual([])
}, 40_000)
