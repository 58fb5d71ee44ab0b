import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '../../../electron/demo/load-demo.ts'
import { SAMPLE_ITEMS } from '../../../electron/demo/sample-items.ts'
import type { LifecycleGateway } from '../../../electron/ports/lifecycle-gateway.ts'
import { QUEUE_IDS } from '../../../shared/views/queues.ts'
import { ImportFolder } from '../../support/import-folder.ts'

let folder: ImportFolder
beforeAll(async () => {
  folder = await ImportFolder.open()
  await loadDemo(folder.desk, () => undefined)
  await folder.authority.service.settled()
})
afterAll(() => folder.remove())

test('the sample shop has something in every queue', async () => {
  const counts = await folder.authority.service.counts()
  for (const queue of QUEUE_IDS) expect(counts[queue], queue).toBeGreaterThan(1)
})

test('it knows every way to pay, three places to ship from, and every reason to hold an order but a conflict', async () => {
  const settings = await folder.authority.service.settings()
  expect(new Set(settings?.paymentMethods.map((method) => method.kind)).size).toBe(9)
  expect(settings?.warehouses.map((warehouse) => warehouse.kind)).toEqual(['warehouse', 'warehouse', 'brickAndMortar'])
  const holds = (await folder.orders()).flatMap((order) => order.holds.map((hold) => hold.reasonCode))
  expect(new Set(holds).size).toBe(6)
})

test('nothing has happened in the future, and everything adds up', async () => {
  const now = new Date().toISOString()
  for (const order of await folder.orders()) expect(order.updatedAt <= now).toBe(true)
  expect(await folder.authority.service.verify()).toMatchObject({ ok: true })
})

test('numbers grow with the dates', async () => {
  const counters = (await folder.orders()).map((order) => Number(order.number.split('-')[1]))
  expect(counters).toEqual([...counters].sort((a, b) => a - b))
})

test('every article has its own SKU and a sound EAN', () => {
  expect(new Set(SAMPLE_ITEMS.map((item) => item.sku)).size).toBe(SAMPLE_ITEMS.length)
  expect(new Set(SAMPLE_ITEMS.map((item) => item.ean)).size).toBe(SAMPLE_ITEMS.length)
  for (const { ean } of SAMPLE_ITEMS) {
    const sum = [...ean].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0)
    expect(sum % 10).toBe(0)
  }
})

test('loading it again changes nothing, though time has passed', async () => {
  const head = await folder.authority.service.head()
  const later = { ...folder.desk, clock: { now: () => new Date(Date.now() + 86_400_000).toISOString() } }
  expect(await loadDemo(later, () => undefined)).toMatchObject({ added: 0, orders: 126 })
  expect(await folder.authority.service.head()).toEqual(head)
})

test('what was cut short is completed by loading it again', async () => {
  const cut = await ImportFolder.open()
  try {
    let left = 40
    const gateway = new Proxy(cut.desk.gateway, {
      get(target, name: keyof LifecycleGateway) {
        if (name !== 'submitBatch') return (target[name] as () => unknown).bind(target)
        return async (...args: Parameters<LifecycleGateway['submitBatch']>) => {
          if (left === 0) throw new Error('killed')
          left -= 1
          return target.submitBatch(...args)
        }
      },
    })
    await expect(loadDemo({ ...cut.desk, gateway }, () => undefined)).rejects.toThrow('killed')
    expect(await loadDemo(cut.desk, () => undefined)).toMatchObject({ orders: 126, added: 94 })
    await cut.authority.service.settled()
    expect(await cut.authority.service.counts()).toEqual(await folder.authority.service.counts())
  } finally {
    await cut.remove()
  }
})
