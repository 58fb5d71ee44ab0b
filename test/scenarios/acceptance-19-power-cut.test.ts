import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { OrderStore } from '../../electron/ports/order-store.ts'
import { submitCommand } from '../../electron/service/submit-command.ts'
import { verifyStore } from '../../electron/service/verify.ts'
import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { paid } from '../../shared/lifecycle/order-money.ts'
import { tempFolder, tickingClock } from '../support/authority.ts'

const TILL = new URL('../support/counter-worker.ts', import.meta.url).pathname
const POWER_CUTS = 6

interface Sold {
  readonly begun: readonly Command[]
  readonly done: ReadonlySet<string>
}

/** Lets a real till sell for a while and takes its power `delayMs` after it began a sale, wherever in it that is. */
async function sellUntilPowerCut(folder: string, sales: number, delayMs: number): Promise<Sold> {
  const till = spawn(process.execPath, [TILL, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const begun: Command[] = []
  const done = new Set<string>()
  for await (const line of createInterface({ input: till.stdout })) {
    const said = JSON.parse(line) as { readonly begun?: Command; readonly done?: string }
    if (said.done !== undefined) done.add(said.done)
    if (said.begun === undefined) continue
    begun.push(said.begun)
    if (begun.length === sales) void wait(delayMs).then(() => till.kill('SIGKILL'))
  }
  if (till.exitCode === null && till.signalCode === null) await once(till, 'exit')
  return { begun, done }
}

/** Complete with everything that belongs to it, or not there at all; and what was said to be done is. */
async function expectNothingByHalves(store: OrderStore, { begun, done }: Sold): Promise<number> {
  let complete = 0
  for (const { id: commandId, aggregate } of begun) {
    const { state } = await store.readState(aggregate.id)
    const kinds = (await store.readHistory(aggregate.id)).map((each) => each.kind)
    if (!state.order) {
      expect(done.has(aggregate.id), `${aggregate.id} was told to be done and is not there`).toBe(false)
      expect(state.selection).toMatchObject({ state: 'open', lines: [{ quantity: 2 }] })
      expect(await store.readOutcome(commandId)).toBeNull()
      expect(kinds).toEqual(['SelectionCreated'])
      continue
    }
    complete += 1
    const { order } = state
    expect(order).toMatchObject({ status: 4, shipments: [{ isGoodToGo: true, isPaid: true, shippedAt: expect.any(String) }] })
    expect(paid(order)).toBe(order.totals.grandTotal)
    expect(await store.readOutcome(commandId)).toMatchObject({ status: 'accepted' })
    expect(kinds.filter((kind) => kind === 'ShipmentCompleted' || kind === 'OrderCreated')).toEqual(['OrderCreated', 'ShipmentCompleted'])
  }
  return complete
}

test('19. Power cut during a counter sale: after restart the sale is complete with all a receipt needs, or absent, never half', async () => {
  const folder = tempFolder()
  try {
    let soldUnits = 0
    let unfinished = 0
    for (let cut = 1; cut <= POWER_CUTS; cut += 1) {
      const sold = await sellUntilPowerCut(folder.path, 1 + Math.floor(Math.random() * 8), Math.random() * 3)
      const store = openOrderStore({ folder: folder.path, now: 'now', newEpoch: 'epoch' })
      const complete = await expectNothingByHalves(store, sold)
      unfinished += sold.begun.length - complete

      // Whoever stood at the till presses the button again: what was not done is done now, once.
      const clock = tickingClock()
      for (const command of sold.begun) {
        expect((await submitCommand({ store, clock }, command)).answer.status).toBe('accepted')
      }
      soldUnits += 2 * sold.begun.length
      expect(await expectNothingByHalves(store, { begun: sold.begun, done: new Set() })).toBe(sold.begun.length)
      const [shirt] = await store.readStock(['shirt'])
      expect(shirt?.levels).toMatchObject([{ warehouseId: 'main', physical: 1_000_000 - soldUnits, allocated: 0 }])
      expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
      await store.close()
    }
    expect(unfinished, 'sales the power cut came into').toBeGreaterThan(0)
  } finally {
    folder.remove()
  }
})
