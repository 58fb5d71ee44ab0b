import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { QUEUE_IDS } from '../../shared/views/queues.ts'
import { BACKUP_FOLDER } from '../store/sqlite/back-up.ts'
import { DESK_FILE_NAME } from '../store/sqlite/desk-file.ts'
import { inspectLock } from '../store/sqlite/folder-lock.ts'
import { type FileInspection, inspectFile } from '../store/sqlite/inspect-file.ts'
import { AUTHORITY_FILE_NAME, openOrderStoreForReading } from '../store/sqlite/open-order-store.ts'
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
  const { inUse, cutShort } = whoWorksOn(folder)
  const freeMegabytes = await freeSpace(folder)
  const files = [AUTHORITY_FILE_NAME, DESK_FILE_NAME]
    .filter((name) => existsSync(join(folder, name)))
    .map((name) => inspectFile(join(folder, name)))
  const backups = backupsIn(folder)
  const damaged = files.filter((file) => file.check !== 'ok')
  terminal.say(`Folder: ${folder}`)
  terminal.say(inUse === null ? 'In use: no' : `In use: by ${inUse}`)
  if (cutShort) terminal.say(`The last desk on it (${cutShort}) was cut short; the next one checks the file before it works on it.`)
  terminal.say(`Free disk space: ${freeMegabytes} MB${freeMegabytes < LITTLE_SPACE_MB ? '. That is little: make room soon.' : ''}`)
  for (const file of files) for (const line of fileLines(file)) terminal.say(line)
  terminal.say(backups.length === 0 ? 'Backups: none (one is made before a newer desk changes the file)' : `Backups: ${backups.join(', ')}`)
  const found = { folder, versions, inUse, cutShort, freeMegabytes, files, backups }
  if (damaged.length > 0) {
    const names = damaged.map((file) => basename(file.file)).join(' and ')
    terminal.complain(
      `${names} is damaged. Stop the desk and copy the whole folder to a safe place as it is; then put a sound copy in its place.`,
    )
    terminal.figures({ ...found, ok: false })
    return EXIT.failed
  }
  const counts = await countsIn(folder)
  const { orders, selections, items, events, movements, tombstones, queues } = counts
  terminal.say(
    `Kept: ${orders} orders (and ${tombstones} deleted), ${selections} selections, ${items} items, ${events} events, ${movements} stock movements`,
  )
  terminal.say(`Queues: ${QUEUE_IDS.map((queue) => `${inWords(queue)} ${queues[queue]}`).join(' · ')}`)
  terminal.say('All files are sound. “verify” also derives every order and stock level again.')
  terminal.figures({ ...found, counts, ok: true })
  return EXIT.ok
}

function whoWorksOn(folder: string): { readonly inUse: string | null; readonly cutShort: string | null } {
  const { isHeld, holder } = inspectLock(folder)
  const who = holder ? `process ${holder.pid}, since ${holder.since}` : null
  return isHeld ? { inUse: who ?? 'another process', cutShort: null } : { inUse: null, cutShort: who }
}

function backupsIn(folder: string): readonly string[] {
  const backups = join(folder, BACKUP_FOLDER)
  return existsSync(backups) ? readdirSync(backups).filter((name) => name.endsWith('.sqlite')) : []
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

function fileLines({ file, bytes, walBytes, sqliteVersion, schemaVersion, settings, check }: FileInspection): readonly string[] {
  if (sqliteVersion === 'unknown') return [`${basename(file)}: ${kilobytes(bytes)}, log ${kilobytes(walBytes)}, DAMAGED beyond reading`]
  const set = Object.entries(settings).map(([name, value]) => `${name}=${value}`)
  const pages = check === 'ok' ? 'pages sound' : `DAMAGED: ${check}`
  return [
    `${basename(file)}: ${kilobytes(bytes)}, log ${kilobytes(walBytes)}, schema version ${schemaVersion}, ${pages}`,
    ...(set.length === 0 ? [] : [`  set to ${set.join(' ')}`]),
  ]
}

/** `goodToGo` as “good to go”. */
function inWords(queue: string): string {
  return queue.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`
}

function deskVersion(): string {
  const found: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof found === 'object' && found !== null && 'version' in found ? String(found.version) : 'unknown'
}
