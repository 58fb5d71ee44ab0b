import { expect } from 'vitest'
import { type ScenarioDesk, scenario } from '../support/scenario-desk.ts'
import type { ProviderMood } from '../support/scripted-provider.ts'

/** A return worth 20,000 öre whose refund is asked for while the line is bad. */
async function refundAskedFor(desk: ScenarioDesk, ...moods: readonly ProviderMood[]): Promise<string> {
  await desk.opensShop()
  await desk.shop.places('o1', { number: 'A-00001' })
  await desk.completes('o1')
  const { id: returnId } = await desk.takesBack('o1', { quantity: 2 })
  desk.holdRetries()
  desk.provider.will(...moods)
  await desk.does('RefundReturn', 'o1', { returnId }, { id: 'the refund' })
  return returnId
}

const refundsAsked = (desk: ScenarioDesk) => desk.provider.asked.filter((request) => request.kind === 'refund')

scenario('12. A refund times out: its state is unknown, it is asked again under the same key, and refunded once', async (desk) => {
  const returnId = await refundAskedFor(desk, 'moves the money and is not heard')
  // Unknown is neither failed nor done: the money counts as given, the return is not completed, nobody may try by another way.
  expect(await desk.order('o1')).toMatchObject({ refunds: [{ state: 'requested', amount: 20_000 }], returns: [{ status: 'pending' }] })
  expect(await desk.money('o1')).toMatchObject({ captured: 24_900, refunded: 20_000, net: 4_900 })
  expect(await desk.refusalOf('RefundReturn', 'o1', { returnId })).toMatchObject({ code: 'REFUND_PENDING' })
  expect(await desk.history('o1')).not.toContain('RefundFailed')

  await desk.goOnAsking()
  expect(await desk.order('o1')).toMatchObject({ refunds: [{ state: 'succeeded' }], returns: [{ status: 'completed' }] })
  expect(refundsAsked(desk).map((request) => request.key)).toEqual(['the refund', 'the refund'])
  expect(desk.provider.moved('refund')).toEqual([20_000])
  expect(await desk.money('o1')).toMatchObject({ refunded: 20_000, net: 4_900 })
  expect((await desk.history('o1')).filter((kind) => kind === 'RefundSucceeded')).toHaveLength(1)
})

scenario('12. Unknown even when the desk ends: the next one asks under the same key, and it is refunded once', async (desk) => {
  await refundAskedFor(desk, 'moves the money and is not heard')
  await desk.restarts()
  await desk.service.settled()
  expect(await desk.order('o1')).toMatchObject({ refunds: [{ state: 'succeeded' }], returns: [{ status: 'completed' }] })
  expect(new Set(refundsAsked(desk).map((request) => request.key))).toEqual(new Set(['the refund']))
  expect(desk.provider.moved('refund')).toEqual([20_000])
})

scenario('12. Declined is known: the refund failed, the return is as it was, and a new try has a key of its own', async (desk) => {
  const returnId = await refundAskedFor(desk, 'cannot be reached', 'declines')
  await desk.goOnAsking()
  expect(await desk.order('o1')).toMatchObject({ refunds: [{ state: 'failed' }], returns: [{ status: 'pending' }] })
  expect(await desk.money('o1')).toMatchObject({ refunded: 0, net: 24_900 })
  await desk.does('RefundReturn', 'o1', { returnId }, { id: 'another try' })
  expect(desk.provider.moved('refund')).toEqual([20_000])
  expect(refundsAsked(desk).at(-1)?.key).toBe('another try')
  expect(await desk.order('o1')).toMatchObject({ returns: [{ status: 'completed' }] })
})
