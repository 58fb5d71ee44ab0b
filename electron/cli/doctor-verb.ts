import { existsSync, readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreFailure } from '../ports/store-failure.ts'
import { systemClock } from '../runtime/system-clock.ts'
import { lockFolder, readHolder } from '../store/sqlite/folder-lock.ts'
import { type FileInspection, inspectFile } from '../store/sqlite/inspect-file.ts'
import { AUTHORITY_FILE_NAME, openOrderStoreForReading } from '../store/sqlite/open-order-store.ts'
import { DESK_FILE_NAME } from '../store/sqlite/sqlite-number-source.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'
import type { VerbOptions } from './verb-options.ts'

const LITTLE_SPACE_MB = 500

/** `desk doctor`: what somebody who helps needs to know; nothing of it names a customer. */
export async function runDoctor({ folder }: VerbOptions, terminal: Terminal): Promise<ExitCode> {
  const versions = {
    desk: deskVersion(),
    node: process.versions.node,
    sqlite: process.versions.sqlite ?? 'unknown',
    platform: `${process.platform} ${process.arch}`,
  }
  terminal.say(`Order desk ${versions.desk}, Node ${versions.node}, SQLite ${versions.sqlite}, ${versions.platform}`)
  if (!existsSync(join(folder, AUTHORITY_FILE_NAME))) {
    terminal.complain(`There is no order desk in ${folder}. Name its folder with --data, or start one there.`)
    terminal.figures({ folder, versions, ok: false, problem: 'no desk' })
    return EXIT.badInput
  }
  const inUse = heldBy(folder)
  const freeMegabytes = await freeSpace(folder)
  const files = [AUTHORITY_FILE_NAME, DESK_FILE_NAME]
    .filter((name) => existsSync(join(folder, name)))
    .map((name) => inspectFile(join(folder, name)))
  const damaged = files.filter((file) => file.check !== 'ok')
  terminal.say(`Folder: ${folder}`)
  terminal.say(inUse === null ? 'Nobody works on it now.' : `In use: ${inUse}`)
  terminal.say(`Free disk space: ${freeMegabytes} MB${freeMegabytes < LITTLE_SPACE_MB ? ' - that is little; make room soon.' : ''}`)
  for (const file of files) terminal.say(fileSentence(file))
  if (damaged.length > 0) {
    terminal.complain('A file is damaged: stop the desk, copy the folder away as it is, and restore a backup.')
    terminal.figures({ folder, versions, inUse, freeMegabytes, files, ok: false })
    return EXIT.failed
  }
  const counts = await countsIn(folder)
  terminal.say(
    `Orders ${counts.orders}, baskets ${counts.selections}, items ${counts.items}, events ${counts.events}, movements ${counts.movements}`,
  )
  terminal.say(
    `Queues: ${Object.entries(counts.queues)
      .map(([queue, count]) => `${queue} ${count}`)
      .join(' · ')}`,
  )
  terminal.figures({ folder, versions, inUse, freeMegabytes, files, counts, ok: true })
  return EXIT.ok
}

function heldBy(folder: string): string | null {
  try {
    lockFolder(folder, systemClock.now()).release()
    return null
  } catch (error) {
    if (!(error instanceof StoreFailure) || error.kind !== 'in-use') throw error
    const holder = readHolder(folder)
    return holder ? `process ${holder.pid}, since ${holder.since}` : 'another process'
  }
}

async function countsIn(folder: string) {
  const store = openOrderStoreForReading(folder)
  try {
    return await store.atOneMoment(async (view) => {
      const { orders, selections, items, events, movements, commands, tombstones } = await view.tally()
      return { orders, selections, items, events, movements, commands, tombstones, queues: await view.readCounts() }
    })
  } finally {
    await store.close()
  }
}

async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return Math.floor((bavail * bsize) / 1024 / 1024)
}

function fileSentence({ file, bytes, walBytes, schemaVersion, settings, check }: FileInspection): string {
  const set = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  return `${file}: ${Math.ceil(bytes / 1024)} KB (+ ${Math.ceil(walBytes / 1024)} KB log), version ${schemaVersion}, pages ${check}; ${set.join(' ')}`
}

function deskVersion(): string {
  const found: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : 'unknown'
}
