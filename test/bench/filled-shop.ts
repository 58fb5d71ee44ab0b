// A shop of 100,000 orders, half of them confirmed: what a busy desk holds.

import type { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import { commandOf, fillOrders, fillShop, openService, orderId } from './workshop.ts'

export const ORDERS = 100_000

/** Makes the shop in a folder and leaves it open. */
export async function openFilledShop(folder: string, say: (line: string) => void, orders = ORDERS): Promise<LifecycleService> {
  const service = await openService(folder)
  await fillShop(service)
  for (let from = 0; from < orders; from += 20_000) {
    const to = Math.min(orders, from + 20_000)
    await fillOrders(service, from, to)
    say(`made ${to} of ${orders} orders`)
  }
  await confirmOrders(service, 0, Math.floor(orders / 2))
  return service
}

/** Confirms orders `from` to `to`, many to a transaction. */
async function confirmOrders(service: LifecycleService, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += 250) {
    const commands = Array.from({ length: Math.min(250, to - start) }, (_, offset) =>
      commandOf('ConfirmOrder', 'order', orderId(start + offset), {}),
    )
    const batch = await service.submitBatch(commands)
    if (batch.status === 'refused') throw new Error(JSON.stringify(batch))
  }
}
