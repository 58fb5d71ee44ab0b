import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { type ExportFigures, type ExportFormat, exportOrders, type Write } from '../exports/export-orders.ts'
import { openOrderStoreForReading } from '../store/sqlite/open-order-store.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'
import type { VerbOptions } from './verb-options.ts'

/** `desk export`: reads beside a running desk; a file appears whole or not at all. */
export async function runExport(options: VerbOptions, terminal: Terminal): Promise<ExitCode> {
  const store = openOrderStoreForReading(options.folder)
  const format = options.format ?? 'json'
  const progress = (done: number, total: number) => terminal.progress(done, total, 'Exporting orders')
  try {
    const work = (write: Write) => exportOrders(store, format, write, progress)
    const figures = options.out === null ? await work(terminal.product) : await toFile(options.out, work)
    if (options.out !== null) terminal.say(sentence(figures, format, options.out))
    terminal.figures(figures)
    return EXIT.ok
  } finally {
    await store.close()
  }
}

async function toFile(path: string, work: (write: Write) => Promise<ExportFigures>): Promise<ExportFigures> {
  const part = `${path}.part`
  const stream = createWriteStream(part)
  // Also observed when nothing waits for it, so that a full disk ends the export and not the process.
  const done = finished(stream)
  done.catch(() => undefined)
  try {
    const figures = await work(async (text) => {
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), done])
    })
    stream.end()
    await done
    await rename(part, path)
    return figures
  } catch (error) {
    stream.destroy()
    await rm(part, { force: true })
    throw error
  }
}

function sentence(figures: ExportFigures, format: ExportFormat, path: string): string {
  return `${figures.orders} orders with ${figures.lines} lines are in ${path} as ${format.toUpperCase()}.`
}
