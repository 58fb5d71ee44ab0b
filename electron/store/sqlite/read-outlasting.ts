import type { AggregateType, CommandName } from '../../../shared/lifecycle/command.ts'
import type { Deletion, Outlasting } from '../../ports/outlasting.ts'
import { type OutcomeRow, outcomeOf, type TombstoneRow, tombstoneOf } from '../row-codec.ts'
import type { SqliteConnection } from './connection.ts'
import { readDesks } from './desks.ts'
import { readDocumentNumbers } from './document-numbers.ts'

interface DeletionRow extends TombstoneRow, OutcomeRow {
  readonly command_id: string
  readonly hash: string
  readonly name: CommandName
  readonly aggregate_type: AggregateType
  readonly aggregate_id: string
  readonly actor_id: string
  readonly desk_id: string
  readonly issued_at: string
  readonly recorded_at: string
}

/** What the store in this file, at this version of its tables, knows that an older copy of it must still know. */
export function readOutlasting(db: SqliteConnection, schemaVersion: number): Outlasting {
  return {
    deletions: readDeletions(db),
    desks: schemaVersion < FIRST_WITH_DESKS ? [] : readDesks(db).map(({ report: _, ...desk }) => desk),
    documentNumbers: schemaVersion < FIRST_WITH_DOCUMENT_NUMBERS ? [] : readDocumentNumbers(db),
  }
}

const FIRST_WITH_DESKS = 8
const FIRST_WITH_DOCUMENT_NUMBERS = 12

function readDeletions(db: SqliteConnection): readonly Deletion[] {
  return db
    .all<DeletionRow>(
      `SELECT tombstone.id, number, reference, deleted_at, deleted_by,
              command.id AS command_id, hash, name, aggregate_type, command.aggregate_id, actor_id, desk_id, issued_at, recorded_at,
              status, detail, command.version
       FROM tombstone
       JOIN event ON event.aggregate_id = tombstone.id AND event.kind = 'OrderDeleted'
       JOIN command ON command.id = event.command_id
       ORDER BY event.position`,
    )
    .map((row) => ({ tombstone: tombstoneOf(row), command: commandOf(row) }))
}

function commandOf(row: DeletionRow): Deletion['command'] {
  const outcome = outcomeOf(row)
  return {
    id: row.command_id,
    hash: row.hash,
    name: row.name,
    aggregate: { type: row.aggregate_type, id: row.aggregate_id },
    actorId: row.actor_id,
    deskId: row.desk_id,
    // It keeps no place in its desk's line: the line of the older copy is shorter.
    seq: null,
    issuedAt: row.issued_at,
    recordedAt: row.recorded_at,
    outcome: { status: 'accepted', warnings: outcome.status === 'accepted' ? outcome.warnings : [] },
  }
}
