import type { CommandResult } from '../../../shared/contract/changes.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import type { CommandFault, DeskRecord, DeskReport } from '../../ports/order-store.ts'
import { type DeskRow, deskOf, type OutcomeRow, outcomeOf } from '../row-codec.ts'
import type { SqliteConnection } from './connection.ts'

export function readDesk(db: SqliteConnection, id: string): DeskRecord | null {
  const row = db.get<DeskRow>('SELECT * FROM desk WHERE id = ?', id)
  return row ? deskOf(row) : null
}

export function readDesks(db: SqliteConnection): readonly (DeskRecord & { readonly report: DeskReport | null })[] {
  const rows = db.all<DeskRow & { report: string | null }>('SELECT * FROM desk ORDER BY added_at, id')
  return rows.map((row) => ({ ...deskOf(row), report: row.report === null ? null : (JSON.parse(row.report) as DeskReport) }))
}

export function saveDesk(db: SqliteConnection, desk: DeskRecord): void {
  db.run(
    `INSERT INTO desk (id, name, series, pairing_code_hash, pairing_expires_at, token_hash, last_seq, added_at, revoked_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, pairing_code_hash = excluded.pairing_code_hash,
       pairing_expires_at = excluded.pairing_expires_at, token_hash = excluded.token_hash, last_seq = excluded.last_seq,
       revoked_at = excluded.revoked_at`,
    desk.id,
    desk.name,
    desk.series,
    desk.pairing?.codeHash ?? null,
    desk.pairing?.expiresAt ?? null,
    desk.tokenHash,
    desk.lastSeq,
    desk.addedAt,
    desk.revokedAt,
  )
}

export function noteDesk(db: SqliteConnection, report: DeskReport): void {
  db.run('UPDATE desk SET report = ? WHERE id = ?', JSON.stringify(report), report.deskId)
}

export function noteFault(db: SqliteConnection, { commandId, fault, at }: CommandFault): number {
  const row = db.get<{ times: number }>(
    `INSERT INTO command_fault (command_id, fault, times, last_at)
     VALUES (?1, ?2, 1, ?3)
     ON CONFLICT (command_id, fault) DO UPDATE SET
       times = times + (unixepoch(?3, 'subsec') - unixepoch(last_at, 'subsec') >= 1),
       last_at = iif(unixepoch(?3, 'subsec') - unixepoch(last_at, 'subsec') >= 1, ?3, last_at)
     RETURNING times`,
    commandId,
    fault,
    at,
  )
  return row?.times ?? 1
}

export function readResult(db: SqliteConnection, commandId: string): CommandResult | null {
  const row = db.get<OutcomeRow & { seq: number }>('SELECT seq, status, detail, version FROM command WHERE id = ?', commandId)
  return row ? { seq: row.seq, outcome: outcomeOf(row) } : null
}

export function findPushed(db: SqliteConnection, deskId: string, seq: number): Outcome | null {
  const row = db.get<OutcomeRow>('SELECT status, detail, version FROM command WHERE desk_id = ? AND seq = ?', deskId, seq)
  return row ? outcomeOf(row) : null
}

export function lastUnaccepted(db: SqliteConnection, deskId: string, aggregateId: string): number {
  const row = db.get<{ seq: number | null }>(
    `SELECT max(seq) AS seq FROM command
     WHERE desk_id = ? AND seq IS NOT NULL AND aggregate_id = ? AND status IN ('refused', 'blocked', 'quarantined')`,
    deskId,
    aggregateId,
  )
  return row?.seq ?? 0
}

export function readOpenCases(db: SqliteConnection, orderIds: readonly string[]): readonly SyncCase[] {
  return db
    .all<{ snapshot: string }>(
      `SELECT snapshot FROM sync_case
       WHERE open_about IS NOT NULL
         AND EXISTS (SELECT 1 FROM json_each(open_about) AS about JOIN json_each(?) AS asked ON asked.value = about.value)
       ORDER BY id`,
      JSON.stringify(orderIds),
    )
    .map(({ snapshot }) => JSON.parse(snapshot) as SyncCase)
}
