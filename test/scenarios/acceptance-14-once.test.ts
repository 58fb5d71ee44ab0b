import { expect } from 'vitest'
import type { Command } from '../../shared/lifecycle/command.ts'
import { type ScenarioDesk, scenario } from '../support/scenario-desk.ts'

/** Everything an observer could tell apart: the feed, the shelves, the money that moved. */
async function everything(desk: ScenarioDesk) {
  const { rows, head } = await desk.service.pullChanges(null, 10_000)
  const { capture, refund } = { capture: desk.provider.moved('capture'), refund: desk.provider.moved('refund') }
  return { rows, head, capture, refund }
}

async function returned(desk: ScenarioDesk): Promise<string> {
  await desk.opensShop({ main: { shirt: 10 } })
  await desk.shop.places('o1', { number: 'A-00001' })
  await desk.completes('o1')
  return (await desk.takesBack('o1', { quantity: 1 })).id
}

scenario('14. A double click sends the same command twice at once: one effect, one answer', async (desk) => {
  const returnId = await returned(desk)
  const refund = desk.make('RefundReturn', 'o1', { returnId })
  const [one, other] = await Promise.all([desk.submit(refund), desk.submit(structuredClone(refund))])
  expect(one.status).toBe('accepted')
  expect(other).toEqual(one)
  expect(desk.provider.moved('refund')).toEqual([10_000])
  expect((await desk.history('o1')).filter((kind) => kind === 'RefundRequested')).toHaveLength(1)
})

scenario('14. Two people press the same button at once: one refund, the other is told', async (desk) => {
  const returnId = await returned(desk)
  const outcomes = await Promise.all([
    desk.submit(desk.make('RefundReturn', 'o1', { returnId })),
    desk.submit(desk.make('RefundReturn', 'o1', { returnId })),
  ])
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['accepted', 'refused'])
  expect(desk.provider.moved('refund')).toEqual([10_000])
})

scenario('14. A basket checked out twice, under two numbers, is one order', async (desk) => {
  await desk.opensShop({ main: { shirt: 10 } })
  await desk.shop.selects('o1', { number: '', paymentMethodId: 'cash' })
  const first = desk.make('CreateOrder', 'o1', { number: 'A-00001', reference: 'ABCDEFGHI' })
  const second = desk.make('CreateOrder', 'o1', { number: 'A-00002', reference: 'JKLMNOPQR' })
  expect((await Promise.all([desk.submit(first), desk.submit(second)])).map(({ status }) => status)).toEqual([
    'accepted',
    'accepted-no-effect',
  ])
  expect((await desk.order('o1')).number).toBe('A-00001')
  expect(await desk.money('o1')).toMatchObject({ paid: 24_900 })
  expect(await desk.service.readOrder('A-00002')).toBeNull()
})

scenario(
  '14. The desk ends between writing a capture down and sending it: the next one sends it, and it is captured once',
  async (desk) => {
    await desk.opensShop({ main: { shirt: 10 } })
    await desk.shop.places('o1', { number: 'A-00001' })
    await desk.does('ConfirmOrder', 'o1', {})
    await desk.does('ExpediteOrder', 'o1', {})
    const { id: shipmentId } = await desk.shipment('o1')
    await desk.does('SetGoodToGo', 'o1', { shipmentId })
    desk.holdRetries()
    desk.provider.will('cannot be reached')
    const complete = desk.make('CompleteShipment', 'o1', { shipmentId, dispatch: { trackingNumber: 'T-1' } })
    const answer = await desk.submit(complete)
    expect(await desk.order('o1')).toMatchObject({ status: 3, shipments: [{ capturePending: true, shippedAt: null }] })

    await desk.restarts()
    await desk.service.settled()
    expect(await desk.order('o1')).toMatchObject({ status: 4, shipments: [{ isPaid: true, trackingNumber: 'T-1' }] })
    expect(desk.provider.moved('capture')).toEqual([24_900])
    expect(await desk.shelf('shirt')).toEqual([8, 0])
    // The person's desk never heard the answer and asks again.
    expect(await desk.submit(complete)).toEqual(answer)
    expect((await desk.history('o1')).filter((kind) => kind === 'ShipmentCompleted')).toHaveLength(1)
  },
)

scenario(
  '14. The whole file replayed, forwards and backwards, before and after a restart: no second effect, the same answers',
  async (desk) => {
    const returnId = await returned(desk)
    await desk.does('RefundReturn', 'o1', { returnId })
    await desk.shop.places('o2', { number: 'A-00002', paymentMethodId: 'cash' })
    await desk
      .does('CancelOrder', 'o1', { comment: '', stockAction: 'releaseItemsBackToWarehouse' })
      .catch(() => 'refused, and so it stays')
    const outbox: readonly Command[] = [...desk.sent]
    const answers = new Map<string, unknown>()
    for (const command of outbox) answers.set(command.id, await desk.store.readOutcome(command.id))
    const before = await everything(desk)

    for (const replayed of [outbox, outbox.toReversed()]) {
      for (const command of replayed) expect(await desk.submit(command)).toEqual(answers.get(command.id))
    }
    expect(await everything(desk)).toEqual(before)
    await desk.restarts()
    for (const command of outbox) expect(await desk.submit(command)).toEqual(answers.get(command.id))
    expect(await everything(desk)).toEqual(before)
  },
)
