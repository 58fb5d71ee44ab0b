import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreFailure } from '../ports/store-failure.ts'

/** Who works on a folder, as far as it told. */
export interface FolderHolder {
  readonly pid: number
  /** In people's words, such as `the desk in the browser`. */
  readonly what: string
  readonly since: string
}

export interface FolderLock {
  /** Lets go of the folder; harmless when done twice. */
  release(): void
}

/**
 * Takes a folder for this process alone, or throws a StoreFailure `in-use` that says who has it.
 *
 * The lock is the operating system's, taken through SQLite on a small file of its own: it ends with the process, however
 * that dies, so there is no stale lock to clear and no process number to mistake. The holder's name beside it is for people only.
 */
export function lockFolder(folder: string, holder: FolderHolder): FolderLock {
  mkdirSync(folder, { recursive: true })
  const db = lockFile(folder)
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (isBusy(error)) throw new StoreFailure('in-use', inUseSentence(folder, readHolder(folder)), { cause: error })
    throw new StoreFailure('unfit', `The folder ${folder} cannot be locked: ${String(error)}`, { cause: error })
  }
  tellHolder(folder, holder)
  return {
    release: () => {
      if (!db.isOpen) return
      rmSync(holderFile(folder), { force: true })
      db.close()
    },
  }
}

/** Who holds a folder now; null when nobody does. Takes nothing itself. */
export function folderHolder(folder: string): FolderHolder | 'unknown' | null {
  let db: DatabaseSync
  try {
    db = new DatabaseSync(join(folder, LOCK_FILE), { readOnly: true, timeout: 0 })
  } catch {
    // No lock file: nobody ever held the folder.
    return null
  }
  try {
    db.exec('BEGIN; SELECT count(*) FROM sqlite_schema; COMMIT')
    return null
  } catch (error) {
    if (isBusy(error)) return readHolder(folder) ?? 'unknown'
    throw new StoreFailure('unfit', `The lock of ${folder} cannot be read: ${String(error)}`, { cause: error })
  } finally {
    db.close()
  }
}

/** The sentence for people who want to work on a folder that another process holds. */
export function inUseSentence(folder: string, holder: FolderHolder | 'unknown' | null): string {
  const who = holder === null || holder === 'unknown' ? 'another process' : `${holder.what} (process ${holder.pid}, since ${holder.since})`
  return `The data folder ${folder} is in use by ${who}. Close that first, or choose another folder with --data.`
}

const LOCK_FILE = 'desk.lock'

function lockFile(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, LOCK_FILE), { timeout: 0 })
  } catch (error) {
    throw new StoreFailure('read-only', `Nothing can be written in the folder ${folder}. Choose another with --data.`, { cause: error })
  }
}

function holderFile(folder: string): string {
  return join(folder, 'desk-holder.json')
}

function tellHolder(folder: string, holder: FolderHolder): void {
  const draft = `${holderFile(folder)}.${holder.pid}`
  writeFileSync(draft, `${JSON.stringify(holder)}\n`)
  renameSync(draft, holderFile(folder))
}

function readHolder(folder: string): FolderHolder | null {
  try {
    const { pid, what, since } = JSON.parse(readFileSync(holderFile(folder), 'utf8')) as Partial<Record<keyof FolderHolder, unknown>>
    return typeof pid === 'number' && typeof what === 'string' && typeof since === 'string' ? { pid, what, since } : null
  } catch {
    // Its name is a courtesy: without it the folder is as held as with it.
    return null
  }
}

function isBusy(error: unknown): boolean {
  // SQLITE_BUSY and SQLITE_LOCKED
  return error instanceof Error && 'errcode' in error && (error.errcode === 5 || error.errcode === 6)
}
