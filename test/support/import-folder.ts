// A desk in an empty folder that files can be imported into, and what stands in it afterwards.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Authority, composeAuthority } from '../../electron/compose-authority.ts'
import { exportOrders } from '../../electron/exports/export-orders.ts'
import type { ImportDesk } from '../../electron/imports/import-desk.ts'
import { DEFAULT_IMPORT, type ImportOptions, type ImportReport } from '../../electron/imports/import-report.ts'
import { importSource } from '../../electron/imports/import-source.ts'
import { sourceOf } from '../../electron/imports/read-source.ts'
import { openOrderStoreForReading } from '../../electron/store/sqlite/open-order-store.ts'
import type { Order } from '../../shared/lifecycle/order.ts'

export class ImportFolder {
  readonly path: string
  readonly authority: Authority

  private constructor(authority: Authority, path: string) {
    this.authority = authority
    this.path = path
  }

  static async open(): Promise<ImportFolder> {
    const path = mkdtempSync(join(tmpdir(), 'order-desk-'))
    return new ImportFolder(await composeAuthority(path), path)
  }

  get desk(): ImportDesk {
    const { service, numbers, clock, ids } = this.authority
    return { gateway: service, numbers, clock, ids }
  }

  /** Imports what a file would hold; a fault of the whole file is an error here. */
  async imports(content: string | Uint8Array, options: Partial<ImportOptions> = {}, desk: ImportDesk = this.desk): Promise<ImportReport> {
    const source = sourceOf('file', typeof content === 'string' ? Buffer.from(content) : content)
    if (!source.ok) throw new Error(JSON.stringify(source.error))
    const report = await importSource(desk, source.value, { ...DEFAULT_IMPORT, ...options }, () => undefined)
    if (!report.ok) throw new Error(JSON.stringify(report.error))
    return report.value
  }

  /** Every order, oldest first. */
  async orders(): Promise<readonly Order[]> {
    const store = openOrderStoreForReading(this.path)
    let text = ''
    try {
      await exportOrders(store, 'json', async (part) => {
        text += part
      })
    } finally {
      await store.close()
    }
    return JSON.parse(text) as readonly Order[]
  }

  async order(invoice: string): Promise<Order> {
    const found = (await this.orders()).find((order) => Object.values(order.externalIds).includes(invoice))
    if (!found) throw new Error(`no order of ${invoice}`)
    return found
  }

  /** Everything in the folder's files, as bytes. */
  bytes(): Buffer {
    return Buffer.concat(readdirSync(this.path).map((name) => readFileSync(join(this.path, name))))
  }

  async remove(): Promise<void> {
    await this.authority.close()
    rmSync(this.path, { recursive: true, force: true })
  }
}
