import { join } from 'node:path'
import { DEFAULT_IMPORT } from '../../electron/imports/import-report.ts'
import { importSource } from '../../electron/imports/import-source.ts'
import { readSource } from '../../electron/imports/read-source.ts'
import { SqliteNumberSource } from '../../electron/store/sqlite/sqlite-number-source.ts'
import { inTemporaryFolder, median, openService, rounded, timed } from './workshop.ts'

const LEDGER = join(import.meta.dirname, '../fixtures/ledger/online-retail.eu.csv')
const ROUNDS = 3

/** A real ledger of 10,000 lines into an empty desk: every order through every command of its life, durable. */
export async function measureImport(): Promise<Record<string, number>> {
  const times: number[] = []
  let orders = 0
  let lines = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    await inTemporaryFolder(async (folder) => {
      const service = await openService(folder)
      const numbers = new SqliteNumberSource({ folder, newDeskId: 'bench' })
      const clock = { now: () => new Date().toISOString() }
      const ids = { newId: () => crypto.randomUUID() }
      times.push(
        await timed(async () => {
          const source = await readSource(LEDGER)
          if (!source.ok) throw new Error(JSON.stringify(source.error))
          const report = await importSource({ gateway: service, numbers, clock, ids }, source.value, DEFAULT_IMPORT, () => {})
          if (!report.ok) throw new Error(JSON.stringify(report.error))
          orders = report.value.figures.orders + report.value.figures.returns
          lines = report.value.figures.lines
        }),
      )
      await service.close()
      await numbers.close()
    })
  }
  const seconds = median(times) / 1000
  return {
    ordersImportedPerSecond: rounded(orders / seconds, 0),
    linesImportedPerSecond: rounded(lines / seconds, 0),
    importedOrders: orders,
  }
}
