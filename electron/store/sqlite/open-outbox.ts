import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { invariant } from '../../../shared/base/invariant.ts'
import type { Command } from '../../../shared/lifecycle/command.ts'
import { StoreFailure } from '../../ports/store-failure.ts'
import type { SqliteConnection } from './connection.ts'
import { DESK_FILE_NAME } from './desk-file.ts'
import { firstBroken, type HeadRow, type OutboxRow, textHash } from './outbox-rows.ts'
import { readPragma } from './pragmas.ts'
import { openDeskDatabase } from './sqlite-number-source.ts'
import { SqliteOutbox } from './sqlite-outbox.ts'

export interface OpenOutboxOptions {
  /** The data folder; the caller holds it against other processes. */
  readonly folder: string
  readonly now: string
  /** Who the desk is from now on, when its file is made or had to be made anew. */
  readonly newDeskId: string
  readonly series?: string
  /** The file may not grow beyond this many pages: a full disk, rehearsed. */
  readonly maxPages?: number
}

/** What could be read of a damaged desk file that was moved aside. */
export interface Salvage {
  /** Where the damaged file lies now; nothing of it was changed. */
  readonly file: string
  /** The desk it belonged to; null when even that cannot be read. */
  readonly deskId: string | null
  /** The first number that is missing or was changed; null when it is the file itself that is damaged. */
  readonly brokenAt: number | null
  /** Commands with no answer yet whose text is whole, by sequence number. */
  readonly unsent: readonly { readonly seq: number; readonly command: Command; readonly isFact: boolean }[]
}

/**
 * Opens the desk's outbox. A file whose pages or chain of seals are broken is moved aside, never deleted, and the desk begins
 * a new one as another desk: a number of the old one must not be used twice.
 */
export function openOutbox(options: OpenOutboxOptions): { readonly outbox: SqliteOutbox; readonly salvage: Salvage | null } {
  const salvage = existsSync(join(options.folder, DESK_FILE_NAME)) ? salvageIfBroken(options) : null
  const db = openDeskDatabase(options.folder)
  if (options.maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${options.maxPages}`)
  return { outbox: new SqliteOutbox(db, options), salvage }
}

function salvageIfBroken({ folder, now }: OpenOutboxOptions): Salvage | null {
  const file = join(folder, `${DESK_FILE_NAME}.broken-${now.replace(/[^0-9TZ]/g, '')}`)
  let db: SqliteConnection | null = null
  let found: Omit<Salvage, 'file'>
  try {
    db = openDeskDatabase(folder)
    const brokenAt = brokenAtOf(db)
    if (brokenAt === null) return null
    found = { deskId: deskIdOf(db), brokenAt: brokenAt === 'pages' ? null : brokenAt, unsent: readable(db) }
  } catch (error) {
    if (!(error instanceof StoreFailure) || error.kind !== 'corrupt') throw error
    found = { deskId: null, brokenAt: null, unsent: [] }
  } finally {
    db?.close()
  }
  for (const suffix of ['', '-wal', '-shm']) {
    const part = join(folder, `${DESK_FILE_NAME}${suffix}`)
    if (existsSync(part)) renameSync(part, `${file}${suffix}`)
  }
  return { file, ...found }
}

function brokenAtOf(db: SqliteConnection): number | 'pages' | null {
  if (readPragma(db, 'quick_check') !== 'ok') return 'pages'
  const head = db.get<HeadRow>('SELECT * FROM outbox_head')
  invariant(head, 'an outbox has a head')
  return firstBroken(db.iterate<OutboxRow>('SELECT * FROM outbox ORDER BY seq'), head)
}

function deskIdOf(db: SqliteConnection): string | null {
  return attempt(() => db.get<{ desk_id: string }>('SELECT desk_id FROM desk')?.desk_id) ?? null
}

function readable(db: SqliteConnection): Salvage['unsent'] {
  const rows = attempt(() => db.all<OutboxRow>("SELECT * FROM outbox WHERE state = 'pending' ORDER BY seq")) ?? []
  return rows.flatMap(({ seq, body, body_hash, is_fact }) =>
    body !== null && textHash(body) === body_hash ? [{ seq, command: JSON.parse(body) as Command, isFact: is_fact === 1 }] : [],
  )
}

/** Of a damaged file whatever can be had is taken. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
