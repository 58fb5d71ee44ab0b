import pg from 'pg'
import { StoreFailure } from '../../ports/store-failure.ts'

/**
 * What an error of the database means for what was under way.
 * - `lost-race`: another transaction was first; nothing was kept, and the same work may succeed now.
 * - `taken`: an id or a number is taken; two transactions may have found it free, and the second only has to look again.
 * - `broken-line`: the server or the connection to it went away; nothing was kept, unless the commit itself was under way.
 * - `outage`: the server cannot work; trying at once again would not help it.
 * - `not-ours`: no error of the database.
 */
export type FailureKind = 'lost-race' | 'taken' | 'broken-line' | 'outage' | 'not-ours'

const LOST_RACES = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available: lock_timeout
])

const UNIQUE_VIOLATION = '23505'

const BROKEN_LINES = new Set([
  '57P01', // admin_shutdown: also a backend somebody terminated
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now: starting up or shutting down
  '57P05', // idle_session_timeout
  '25P03', // idle_in_transaction_session_timeout
  '53300', // too_many_connections
])

/** By SQLSTATE alone: messages are written in the language of the server. */
export function failureKind(error: unknown): FailureKind {
  if (error instanceof LineBroken) return 'broken-line'
  const state = sqlStateOf(error)
  if (state === null) return 'not-ours'
  if (LOST_RACES.has(state)) return 'lost-race'
  if (state === UNIQUE_VIOLATION) return 'taken'
  // Class 08 is connection exception.
  if (BROKEN_LINES.has(state) || state.startsWith('08')) return 'broken-line'
  return OUTAGES.some(([states]) => states.test(state)) ? 'outage' : 'not-ours'
}

/** The driver lost its connection: such errors carry no SQLSTATE, so whoever notices says so with this one. */
export class LineBroken extends Error {
  constructor(cause: unknown) {
    super('The connection to the database broke', { cause })
    this.name = 'LineBroken'
  }
}

export function sqlStateOf(error: unknown): string | null {
  return error instanceof pg.DatabaseError ? (error.code ?? null) : null
}

const OUTAGES: readonly (readonly [states: RegExp, kind: StoreFailure['kind'], sentence: string])[] = [
  [/^53100$/, 'disk-full', 'The disk of the database server is full: make room there. Nothing was lost.'],
  [/^(53|54)/, 'busy', 'The database server has no room for more work. Nothing was changed; try again.'],
  [/^57014$/, 'busy', 'The database took too long to answer. Nothing was changed; try again.'],
  [/^(25006|42501)$/, 'read-only', 'The database cannot be written: check that the server is no standby and the user may write.'],
  [/^(28|3D)/, 'unfit', 'The database server does not let the order desk in: check the name of the database, the user and the password.'],
  [/^XX00[12]$/, 'corrupt', 'The database server found damage in its files. Restore the newest backup.'],
  [/^58/, 'unfit', 'The disk did not answer the database server. Nothing of this change was kept; check the disk.'],
]

/** An error of the database as a sentence and a kind; anything else is handed back as it is. */
export function asStoreFailure(error: unknown): unknown {
  if (error instanceof StoreFailure) return error
  switch (failureKind(error)) {
    case 'lost-race':
      return new StoreFailure('busy', 'Others changed the same things again and again. Nothing was changed; try again.', { cause: error })
    case 'broken-line':
      return new StoreFailure('unreachable', 'The database server does not answer. Nothing that was accepted is lost; try again.', {
        cause: error,
      })
    case 'outage': {
      const [, kind, sentence] = OUTAGES.find(([states]) => states.test(sqlStateOf(error) ?? '')) ?? []
      return kind && sentence ? new StoreFailure(kind, sentence, { cause: error }) : error
    }
    case 'taken':
    case 'not-ours':
      return error
  }
}
