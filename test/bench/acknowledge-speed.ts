import { openOutbox } from '../../electron/store/sqlite/open-outbox.ts'
import { commandOf, inTemporaryFolder, orderId, percentile, rounded, timed } from './workshop.ts'

const COMMANDS = 3000

/** How long a desk takes until what was clicked survives anything: one command, one durable transaction of its outbox. */
export function measureAcknowledge(): Promise<Record<string, number>> {
  return inTemporaryFolder(async (folder) => {
    const { outbox } = openOutbox({ folder, now: new Date().toISOString(), newDeskId: 'bench' })
    const took: number[] = []
    for (let index = 0; index < COMMANDS; index += 1) {
      const command = commandOf('AddNote', 'order', orderId(index), { note: 'Called the customer' })
      took.push(await timed(() => outbox.append(command, 0, new Date().toISOString())))
    }
    await outbox.close()
    return { durableAckP50Ms: rounded(percentile(took, 50)), durableAckP99Ms: rounded(percentile(took, 99)) }
  })
}
