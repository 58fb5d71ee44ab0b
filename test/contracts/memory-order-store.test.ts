import { MemoryDisk, MemoryOrderStore } from '../simulation/memory-order-store.ts'
import { describeOrderStore } from './order-store-contract.ts'

describeOrderStore('the simulated world’s memory', async () => {
  const disk = new MemoryDisk('epoch')
  return {
    store: new MemoryOrderStore(disk),
    reopen: async () => new MemoryOrderStore(disk),
    dispose: async () => undefined,
  }
})
