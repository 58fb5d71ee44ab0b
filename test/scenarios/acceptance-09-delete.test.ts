import { expect } from 'vitest'
import { type ScenarioDesk, scenario } from '../support/scenario-desk.ts'

const RELEASE = { comment: '', stockAction: 'releaseItemsBackToWarehouse' } as const
const typed = { typedNumber: 'A-00001' }

/** An order as it comes to each status but Cancelled. */
const STATUSES: readonly (readonly [name: string, come: (desk: ScenarioDesk) => Promise<unknown>])[] = [
  ['Pending', async () => undefined],
  ['Confirmed', (desk) => desk.does('ConfirmOrder', 'o1', {})],
  ['Processing', (desk) => desk.does('ExpediteOrder', 'o1', {})],
  ['Completed', (desk) => desk.sends('o1')],
  ['Archived', (desk) => desk.does('ArchiveOrder', 'o1', {})],
]

scenario('9. An order can be deleted only when it is Cancelled, and only by typing its number', async (desk) => {
  await desk.opensShop()
  await desk.shop.places('o1', { number: 'A-00001' })
  for (const [name, come] of STATUSES) {
    await come(desk)
    expect(await desk.refusalOf('DeleteOrder', 'o1', typed), name).toMatchObject({ code: 'WRONG_STATUS' })
  }
  await desk.shop.places('o2', { number: 'A-00002' })
  await desk.does('CancelOrder', 'o2', RELEASE)
  expect(await desk.refusalOf('DeleteOrder', 'o2', typed)).toMatchObject({ code: 'VALIDATION', facts: { field: 'typedNumber' } })
  await desk.does('DeleteOrder', 'o2', { typedNumber: 'A-00002' })
  expect(await desk.service.readOrder('o2')).toMatchObject({ deleted: true, tombstone: { number: 'A-00002', by: 'manager' } })
})

scenario(
  '9. An old device’s copy synced later does not resurrect it: neither what it had sent nor what it still has to say',
  async (desk) => {
    await desk.opensShop({ main: { shirt: 10 } })
    await desk.shop.places('o1', { number: 'A-00001' })
    await desk.does('ConfirmOrder', 'o1', {})
    const copy = await desk.service.head()
    const sentBefore = desk.sent.filter((command) => command.aggregate.id === 'o1')
    await desk.does('CancelOrder', 'o1', RELEASE)
    await desk.does('DeleteOrder', 'o1', typed)
    const { version } = await desk.service.head()

    // Delivered again, word by word: each has its old answer and no effect.
    for (const command of sentBefore) await desk.submit(command)
    expect((await desk.service.head()).version).toBe(version)

    // Written on the old copy, never sent before.
    const late = [
      desk.make('ExpediteOrder', 'o1', {}),
      desk.make('EditOrder', 'o1', { changes: { comment: 'still here?' } }),
      desk.make('RestoreOrder', 'o1', {}),
      desk.make('MarkAsPaid', 'o1', { methodId: 'cash' }),
      desk.make('AddNote', 'o1', { note: 'x' }),
      desk.make('CreateOrder', 'o1', { number: 'A-00009', reference: 'QWERTYUIO', authorization: { status: 'success', reference: 'p' } }),
    ]
    for (const command of late) {
      expect(await desk.submit(command), command.name).toMatchObject({ status: 'refused', refusal: { code: 'DELETED' } })
    }
    await expect(desk.shop.selects('o1', { number: '' })).rejects.toThrow('DELETED')
    expect((await desk.service.readState('o1')).state).toEqual({ selection: null, order: null, deleted: true })

    // Its number and reference stay taken for ever.
    await desk.shop.selects('o2', { number: '' })
    const authorization = { status: 'success', reference: 'p' } as const
    await desk.does('CreateOrder', 'o2', { number: 'A-00001', reference: 'ABAAAAAAA', authorization })
    expect((await desk.order('o2')).number).toBe('A-00001#2')
    expect(await desk.service.readOrder('A-00001')).toMatchObject({ deleted: true })

    // Who comes with the old copy is told that it is gone, and nothing of it is left to find.
    const page = await desk.service.pullChanges(copy)
    expect(page.rows.find((row) => row.type === 'order' && row.id === 'o1')).toMatchObject({ row: null, deleted: 'purge' })
    expect((await desk.service.search('A-00001', { includeArchived: true })).map(({ id }) => id)).toEqual(['o2'])
    expect((await desk.service.readHistory('o1')).every((entry) => entry.event === null)).toBe(true)
    expect(await desk.shelf('shirt')).toEqual([10, 0])
  },
)
