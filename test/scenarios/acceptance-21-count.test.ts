import { expect } from 'vitest'
import { warningSentence } from '../../shared/views/warning-sentence.ts'
import { scenario } from '../support/scenario-desk.ts'

scenario(
  '21. A count below what is allocated raises a shortage that names the orders, and the books never fall below the promise',
  async (desk) => {
    await desk.opensShop({ main: { shirt: 10 } })
    await desk.shop.places('o1', { number: 'A-00001', quantity: 4 })
    await desk.shop.places('o2', { number: 'A-00002', quantity: 3 })
    for (const id of ['o1', 'o2']) await desk.does('ConfirmOrder', id, {})
    expect(await desk.shelf('shirt')).toEqual([10, 7])

    const count = (quantity: number) => ({ warehouseId: 'main', lines: [{ itemId: 'shirt', quantity }], note: 'annual count' })
    const outcome = await desk.does('CountStock', 'main', count(5), { role: 'warehouse' })
    const warnings = outcome.status === 'accepted' ? outcome.warnings : []
    expect(warnings).toMatchObject([{ code: 'COUNTED_SHORT', facts: { missing: 2, orders: ['A-00001', 'A-00002'] } }])
    expect(warnings.map(warningSentence).join()).toMatch(/A-00001.*A-00002/)
    expect(await desk.shelf('shirt')).toEqual([7, 7])
    const [stock] = await desk.service.stock(['shirt'])
    expect(stock?.levels).toMatchObject([{ countedShortage: 2 }])
    expect((await desk.history('main')).at(-1)).toBe('StockCounted')

    // The orders keep what they were promised until a person decides; nothing more can be promised meanwhile.
    expect(await desk.order('o1')).toMatchObject({ status: 2, allocations: [{ quantity: 4 }] })
    await desk.shop.places('o3', { number: 'A-00003', quantity: 1 })
    await desk.does('ConfirmOrder', 'o3', {})
    expect(await desk.demand('shirt')).toBe(1)

    await desk.does('UnallocateOrder', 'o2', { lines: [{ orderLineId: 'o2-L1', quantity: 2 }], stockAction: 'removeItemsFromStock' })
    expect(await desk.shelf('shirt')).toEqual([5, 5])
    await desk.does('CountStock', 'main', count(5), { role: 'warehouse' })
    expect((await desk.service.stock(['shirt']))[0]?.levels).toEqual([{ warehouseId: 'main', itemId: 'shirt', physical: 5, allocated: 5 }])
  },
)

scenario('21. Counted to nothing, the books stay at the promise', async (desk) => {
  await desk.opensShop({ main: { shirt: 3 } })
  await desk.shop.places('o1', { number: 'A-00001', quantity: 3 })
  await desk.does('ConfirmOrder', 'o1', {})
  await desk.does('CountStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: 0 }], note: '' })
  expect(await desk.shelf('shirt')).toEqual([3, 3])
  expect((await desk.service.stock(['shirt']))[0]?.levels).toMatchObject([{ countedShortage: 3 }])
})
