import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreFailure } from '../../ports/store-failure.ts'
import { SqliteConnection } from './connection.ts'

/** Held while a process may write into a folder. */
export interface FolderLock {
  /** Who took the folder last and did not let go of it in order: killed, or without power. Null after an orderly end. */
  readonly leftBehind: Holder | null
  /** Lets go in order; `keepMark` lets the next one still see what this one found left behind. */
  release(options?: { readonly keepMark: boolean }): void
}

export interface Holder {
  readonly pid: number
  readonly since: string
}

/**
 * Takes a folder for this process, or says who has it. The lock is the operating system's, on an open file, so a process
 * that dies in any way lets go of it: no stale lock is left behind, and no process number is ever trusted to still mean the same.
 */
export function lockFolder(folder: string, now: string): FolderLock {
  refuseNetworkShare(folder)
  const connection = exclusive(folder)
  if (connection === null) throw new StoreFailure('in-use', inUseSentence(folder))
  const leftBehind = readHolder(folder)
  writeFileSync(holderFile(folder), JSON.stringify({ pid: process.pid, since: now }))
  HELD.add(connection)
  return {
    leftBehind,
    release({ keepMark } = { keepMark: false }) {
      HELD.delete(connection)
      if (keepMark && leftBehind) writeFileSync(holderFile(folder), JSON.stringify(leftBehind))
      else rmSync(holderFile(folder), { force: true })
      connection.close()
    },
  }
}

/** Looks without taking: whether a process works on the folder, and who that is, or was when it did not end in order. */
export function inspectLock(folder: string): { readonly isHeld: boolean; readonly holder: Holder | null } {
  const connection = exclusive(folder)
  const holder = readHolder(folder)
  connection?.close()
  return { isHeld: connection === null, holder }
}

/** Null when another process has the folder. */
function exclusive(folder: string): SqliteConnection | null {
  const connection = new SqliteConnection(join(folder, 'desk.lock'))
  try {
    connection.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    return connection
  } catch (error) {
    connection.close()
    if (error instanceof StoreFailure && error.kind === 'busy') return null
    throw error
  }
}

// A connection nobody refers to is closed by the garbage collector, and the folder with it would be open to others.
const HELD = new Set<SqliteConnection>()

/** The process that last took the folder; null when none has, or it let go in order. */
export function readHolder(folder: string): Holder | null {
  try {
    const holder: unknown = JSON.parse(readFileSync(holderFile(folder), 'utf8'))
    return isHolder(holder) ? holder : null
  } catch {
    // Only a name for the message: without it the lock itself still holds.
    return null
  }
}

function holderFile(folder: string): string {
  return join(folder, 'desk.lock.json')
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number' && 'since' in value
}

function inUseSentence(folder: string): string {
  const holder = readHolder(folder)
  const who = holder ? `process ${holder.pid}, since ${holder.since}` : 'another process'
  return `${folder} is in use by ${who}. Close that desk first, or choose another folder with --data.`
}

// File locks are not dependable there, and a WAL file must be shared memory of one machine.
function refuseNetworkShare(folder: string): void {
  if (process.platform === 'linux' && NETWORK_FILE_SYSTEMS.has(statfsSync(folder).type)) {
    throw new StoreFailure('unfit', `${folder} is on a network share, where a database can be damaged. Choose a folder on this machine.`)
  }
}

/** f_type of NFS, SMB, SMB2 and CIFS. */
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xfe534d42, 0xff534d42])
