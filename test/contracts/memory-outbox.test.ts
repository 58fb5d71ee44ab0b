import { MemoryOutbox, OutboxDisk } from '../simulation/memory-outbox.ts'
import { describeOutboxStore } from './outbox-store-contract.ts'

describeOutboxStore('the simulated world’s memory', async () => {
  const disk = new OutboxDisk('k1', 'K1')
  return {
    outbox: new MemoryOutbox(disk),
    reopen: async () => new MemoryOutbox(disk),
    dispose: async () => undefined,
  }
})
