import { MemoryDisk, MemoryOrderStore } from '../simulation/memory-order-store.ts'
import { describeDeskWindow } from './desk-window-contract.ts'
import { describeDocumentNumbers } from './document-numbers-contract.ts'
import { describeOrderStore } from './order-store-contract.ts'
import { describeReports } from './report-contract.ts'

const inMemory = async () => {
  const disk = new MemoryDisk('epoch')
  return {
    store: new MemoryOrderStore(disk),
    reopen: async () => new MemoryOrderStore(disk),
    dispose: async () => undefined,
  }
}

describeOrderStore('the simulated world’s memory', inMemory)
describeDocumentNumbers('the simulated world’s memory', inMemory)
describeDeskWindow('the simulated world’s memory', inMemory)
describeReports('the simulated world’s memory', inMemory)
