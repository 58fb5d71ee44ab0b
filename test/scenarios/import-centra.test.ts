import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { DEFAULT_IMPORT } from '../../electron/imports/import-report.ts'
import { importSource } from '../../electron/imports/import-source.ts'
import { sourceOf } from '../../electron/imports/read-source.ts'
import { rejectsText } from '../../electron/imports/rejects-file.ts'
import { sayPhrase } from '../../shared/views/phrase.ts'
import { ImportFolder } from '../support/import-folder.ts'

const RESULT = readFileSync('test/fixtures/centra/payment-result.json', 'utf8')
const REQUEST = readFileSync('test/fixtures/centra/payment-request.json', 'utf8')
const payload = JSON.parse(RESULT) as Record<string, unknown>

const folders: ImportFolder[] = []
async function newFolder(): Promise<ImportFolder> {
  const folder = await ImportFolder.open()
  folders.push(folder)
  return folder
}
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => folder.remove()))
})

async function faultOf(folder: ImportFolder, text: string) {
  const source = sourceOf('orders.json', Buffer.from(text))
  if (!source.ok) return source.error
  const report = await importSource(folder.desk, source.value, DEFAULT_IMPORT, () => undefined)
  if (report.ok) throw new Error('it was taken')
  return report.error
}

test('order 588 comes in as it was: pending, 3600.00 SEK, authorized, to be sent to Bromma', async () => {
  const folder = await newFolder()
  const report = await folder.imports(RESULT)
  expect(report.figures).toEqual({ lines: 1, imported: 1, rejected: 0, orders: 1, returns: 0 })
  const order = await folder.order('588')
  expect(order).toMatchObject({
    status: 1,
    number: 'I-00001',
    currency: 'SEK',
    orderDate: '2019-06-17T09:18:58.000Z',
    externalIds: { order: '588' },
    shippingMethodName: 'SEK',
    paymentMethodName: 'Klarna Playground',
    isWaitingForPayment: false,
    totals: { grandTotal: 360_000, taxTotal: 72_000, shippingCost: 0, totalQuantity: 1 },
  })
  expect(order.billingAddress).toMatchObject({
    firstName: 'Maximillian',
    lastName: 'George',
    address1: 'Dybecksvägen 51',
    zipCode: '16855',
    city: 'Bromma',
    country: 'SE',
  })
  expect(order.shippingAddress).toEqual(order.billingAddress)
  expect(order.lines).toEqual([expect.objectContaining({ quantity: 1, unitPrice: 360_000, taxPercent: 25, total: 360_000 })])
  expect(order.lines[0]?.externalIds).toMatchObject({ item: '23-281', silkVariant: '1471' })
  expect(order.payments).toEqual([
    expect.objectContaining({ kind: 'psp', entries: [expect.objectContaining({ entryType: 'AUTH', status: 'success', value: 360_000 })] }),
  ])
  expect(order.imported).toMatchObject({
    market: '1',
    pricelist: '19',
    message: 'Thank you for your order!',
    address: { countryName: 'Sweden' },
  })
  expect(JSON.stringify(order)).not.toMatch(/u00[a-f][0-9a-f]/i)
})

test('it is found by its Centra number, by the street as it is truly spelled, and by SKU', async () => {
  const folder = await newFolder()
  await folder.imports(RESULT)
  const { id } = await folder.order('588')
  for (const words of ['588', 'George', 'cqp-atlon', '0734444782']) {
    expect((await folder.authority.service.search(words)).map((row) => row.id)).toEqual([id])
  }
})

test('the same payload again changes nothing', async () => {
  const folder = await newFolder()
  const first = await folder.imports(RESULT)
  const head = await folder.authority.service.head()
  const again = await folder.imports(RESULT)
  expect(again.figures).toEqual(first.figures)
  expect(await folder.authority.service.head()).toEqual(head)
  expect(await folder.authority.service.verify()).toMatchObject({ ok: true })
})

test('a password is in no file of the desk, whichever way it came', async () => {
  const folder = await newFolder()
  const request = REQUEST.replace('"???"', '"correct-horse"')
  expect(await faultOf(folder, request)).toMatchObject({ code: 'NOT_AN_ORDER', line: 1 })
  const within = {
    ...payload,
    password: 'correct-horse',
    address: { ...(payload.address as object), password: 'correct-horse' },
    request: JSON.parse(request) as unknown,
  }
  const twice = [within, { ...within, order: '589', status: 'shipped' }]
  const report = await folder.imports(JSON.stringify(twice))
  expect(report.figures).toMatchObject({ lines: 2, imported: 1, rejected: 1 })
  await folder.authority.service.settled()
  expect(folder.bytes().includes('Dybecksv')).toBe(true)
  expect(folder.bytes().includes('correct-horse')).toBe(false)
  expect(rejectsText(report.rejects)).not.toContain('correct-horse')
})

test('of a list each order stands for itself; a number that comes twice counts once', async () => {
  const folder = await newFolder()
  const list = [payload, { ...payload, order: '589' }, { ...payload, order: '588' }, { ...payload, order: '590', items: [] }, 'rubbish']
  const report = await folder.imports(JSON.stringify({ orders: list }))
  expect(report.figures).toEqual({ lines: 5, imported: 2, rejected: 3, orders: 2, returns: 0 })
  expect(report.rejects.lines.map((reject) => [reject.line, sayPhrase(reject.reason)])).toEqual([
    [3, 'Order 588 stands in this file twice; the first one counts.'],
    [4, 'The order has no items.'],
    [5, 'This is not an order: "order" and "items" are missing.'],
  ])
})

test('an order Centra confirmed is confirmed here', async () => {
  const folder = await newFolder()
  await folder.imports(JSON.stringify({ ...payload, status: 'confirmed' }))
  expect(await folder.order('588')).toMatchObject({ status: 2 })
})

test('broken JSON is refused with its line and the cure, and nothing is set up', async () => {
  const folder = await newFolder()
  expect(await faultOf(folder, '{\n  "order": "588",\n  "items": [ // none\n  ]\n}')).toMatchObject({
    code: 'BAD_JSON',
    line: 3,
    file: 'orders.json',
  })
  expect(await faultOf(folder, '{"order": "588",\n')).toMatchObject({ code: 'BAD_JSON' })
  expect(await faultOf(folder, '[]')).toMatchObject({ code: 'NOT_AN_ORDER' })
  expect(await folder.authority.service.settings()).toBeNull()
})
