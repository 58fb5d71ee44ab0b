import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { recordStatements, replayStatements } from './bare-sqlite.ts'
import { accepted, commandOf, fillOrders, fillShop, inTemporaryFolder, median, openService, orderId, rounded, timed } from './workshop.ts'

const ORDERS = 2000
const ROUNDS = 5

/**
 * Commands per second through the service (seen before? decide, evolve, stock, events, snapshot, outcome: one durable
 * transaction each), beside a bare loop that writes the very same rows with the same statements and commits, and does nothing else.
 */
export async function measureCommands(): Promise<Record<string, number>> {
  return inTemporaryFolder(async (folder) => {
    const prepared = join(folder, 'prepared')
    const service = await openService(prepared)
    await fillShop(service)
    await fillOrders(service, 0, ORDERS)
    await service.close()

    const confirm = await confirmAll(copyOf(prepared, join(folder, 'recorded')))
    const writes = await recordStatements(confirm)
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await timed(await confirmAll(copyOf(prepared, join(folder, `service-${round}`)))))
      bare.push(replayStatements(copyOf(prepared, join(folder, `bare-${round}`)), writes))
    }
    const commandsPerSecond = (ORDERS / median(ours)) * 1000
    const barePerSecond = (ORDERS / median(bare)) * 1000
    return {
      commandsPerSecond: rounded(commandsPerSecond, 0),
      bareLoopPerSecond: rounded(barePerSecond, 0),
      commandsToBareRatio: rounded(commandsPerSecond / barePerSecond),
    }
  })
}

function copyOf(from: string, to: string): string {
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.lock') })
  return to
}

async function confirmAll(folder: string): Promise<() => Promise<void>> {
  const service = await openService(folder)
  return async () => {
    for (let index = 0; index < ORDERS; index += 1) await accepted(service, commandOf('ConfirmOrder', 'order', orderId(index), {}))
    await service.close()
  }
}
