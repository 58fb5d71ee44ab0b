// What the measurements share: a shop in a temporary folder, commands by the thousand, medians and percentiles.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import type { Actor } from '../../shared/lifecycle/actor.ts'
import type { AggregateType, Command, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { TEST_ADDRESS, TEST_ITEMS, TEST_SHOP } from '../support/test-shop.ts'
import { openStoreAt, serviceOver } from './bench-store.ts'

const ACTOR: Actor = { id: 'bench', name: 'Bench', role: 'system' }
const BEGAN = Date.parse('2026-01-01T00:00:00.000Z')

export async function inTemporaryFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'order-desk-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function openService(folder: string): Promise<LifecycleService> {
  return serviceOver(await openStoreAt(folder))
}

export function commandOf<Name extends CommandName>(
  name: Name,
  type: AggregateType,
  id: string,
  args: CommandArgs[Name],
  at = BEGAN,
): Command {
  const occurredAt = new Date(at).toISOString()
  return {
    id: `${name}-${id}`,
    name,
    v: 1,
    aggregate: { type, id },
    args,
    actor: ACTOR,
    deskId: 'bench',
    baseVersion: 0,
    issuedAt: occurredAt,
    occurredAt,
  } as Command
}

export function orderId(index: number): string {
  return `order-${String(index).padStart(7, '0')}`
}

/** A basket of one to three lines for one of a few thousand customers, and the order it becomes. */
function orderCommands(index: number): readonly Command[] {
  const store = TEST_SHOP.stores[0]
  const market = TEST_SHOP.markets[0]
  if (!store || !market) throw new Error('the test shop has a store and a market')
  const id = orderId(index)
  const at = BEGAN + index * 60_000
  const address = {
    ...TEST_ADDRESS,
    firstName: FIRST_NAMES[index % FIRST_NAMES.length] ?? '',
    lastName: `${LAST_NAMES[index % LAST_NAMES.length]}${index % 4999}`,
    email: `customer${index % 4999}@shop.example`,
    phoneNumber: `+4670${String(index % 10_000_000).padStart(7, '0')}`,
  }
  const lines = TEST_ITEMS.slice(0, 1 + (index % 3)).map((item, line) => ({
    id: `${id}-${line}`,
    itemId: item.id,
    quantity: 1 + (index % 2),
    unitPrice: item.unitPrice,
    taxPercent: item.taxPercent,
    snapshot: {
      productName: item.productName,
      brandName: item.brandName,
      variant: item.variantName,
      size: item.size,
      sku: item.sku,
      ean: item.ean,
    },
  }))
  return [
    commandOf(
      'CreateSelection',
      'selection',
      id,
      {
        storeId: store.id,
        marketId: market.id,
        currency: store.currency,
        origin: 'import',
        lines,
        changes: {
          address,
          shippingAddress: address,
          paymentMethodId: TEST_SHOP.paymentMethods.find((method) => method.kind === 'psp')?.id ?? null,
          shippingMethodId: TEST_SHOP.shippingMethods[0]?.id ?? null,
          shippingCost: 0,
        },
      },
      at,
    ),
    commandOf(
      'CreateOrder',
      'order',
      id,
      {
        number: `B-${String(index + 1).padStart(7, '0')}`,
        reference: referenceOf(index),
        authorization: { status: 'success', reference: `AUTH-${index}` },
      },
      at,
    ),
  ]
}

/** Settings, items and more stock than the orders can ask for. */
export async function fillShop(service: LifecycleService): Promise<void> {
  await accepted(service, commandOf('SaveSettings', 'settings', 'settings', { settings: TEST_SHOP }))
  await accepted(service, commandOf('SaveItems', 'catalogue', 'catalogue', { items: TEST_ITEMS }))
  for (const warehouse of TEST_SHOP.warehouses) {
    const lines = TEST_ITEMS.map((item) => ({ itemId: item.id, quantity: 900_000 }))
    await accepted(service, commandOf('ReceiveStock', 'stock', warehouse.id, { warehouseId: warehouse.id, lines, note: '' }))
  }
}

/** Makes orders `from` to `to`, many to a transaction: how they come in is not what is measured. */
export async function fillOrders(service: LifecycleService, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += 250) {
    const commands = Array.from({ length: Math.min(250, to - start) }, (_, offset) => orderCommands(start + offset)).flat()
    const batch = await service.submitBatch(commands)
    if (batch.status === 'refused') throw new Error(`refused: ${JSON.stringify(batch)}`)
  }
}

export async function accepted(service: LifecycleService, command: Command): Promise<void> {
  const outcome = await service.submit(command)
  if (outcome.status !== 'accepted') throw new Error(`${command.name} on ${command.aggregate.id}: ${JSON.stringify(outcome)}`)
}

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** Nearest-rank percentile. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** What this process has worked so far: the one time that does not depend on what else the machine does. */
export function workedMs(): number {
  const { user, system } = process.cpuUsage()
  return rounded((user + system) / 1000)
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits))
}

function referenceOf(index: number): string {
  let rest = index
  let reference = ''
  for (let letter = 0; letter < 9; letter += 1) {
    reference = String.fromCharCode(65 + (rest % 26)) + reference
    rest = Math.floor(rest / 26)
  }
  return reference
}

const FIRST_NAMES = ['Astrid', 'Yusuf', 'Maria', 'Li', 'Fatima', 'John', 'Ingrid', 'Oskar']
const LAST_NAMES = ['Lindqvist', 'Demir', 'Silva', 'Wei', 'Zahra', 'Connor', 'Berg', 'Nilsson', 'Ek']
