import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreFailure } from '../../ports/store-failure.ts'
import { SqliteConnection } from './connection.ts'

/** Held while a process may write into a folder. */
export interface FolderLock {
  release(): void
}

/**
 * Takes a folder for this process, or says who has it. The lock is the operating system's, on an open file, so a process
 * that dies in any way lets go of it: no stale lock is left behind, and no process number is ever trusted to still mean the same.
 */
export function lockFolder(folder: string, now: string): FolderLock {
  refuseNetworkShare(folder)
  const connection = new SqliteConnection(join(folder, 'desk.lock'))
  try {
    connection.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    if (error instanceof StoreFailure && error.kind === 'busy') throw new StoreFailure('in-use', inUseSentence(folder), { cause: error })
    throw error
  }
  writeFileSync(holderFile(folder), JSON.stringify({ pid: process.pid, since: now }))
  HELD.add(connection)
  return {
    release() {
      HELD.delete(connection)
      rmSync(holderFile(folder), { force: true })
      connection.close()
    },
  }
}

// A connection nobody refers to is closed by the garbage collector, and the folder with it would be open to others.
const HELD = new Set<SqliteConnection>()

/** The process that last took the folder; null when none has, or it let go in order. */
export function readHolder(folder: string): { readonly pid: number; readonly since: string } | null {
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

function isHolder(value: unknown): value is { pid: number; since: string } {
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
