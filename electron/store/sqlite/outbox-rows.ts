import { createHash } from 'node:crypto'
import type { OutboxEntry, OutboxState } from '../../../shared/contract/outbox-entry.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { Command } from '../../../shared/lifecycle/command.ts'

export interface OutboxRow {
  readonly seq: number
  readonly id: string
  readonly aggregate_id: string
  readonly body: string | null
  readonly body_hash: string
  readonly kept_at: string
  readonly seal: string
  readonly known: number
  readonly is_fact: number
  readonly state: OutboxState
  readonly outcome: string | null
  readonly epoch: string | null
  readonly version: number | null
  readonly seen_at: string | null
  readonly contained_in: string | null
  readonly change: number
}

export interface HeadRow {
  readonly first_seq: number
  readonly first_seal: string
  readonly last_seq: number
  readonly last_seal: string
  readonly sent_to: number
  readonly is_behind: number
  readonly change: number
}

export function entryOf(row: OutboxRow, command: Command): OutboxEntry {
  return {
    seq: row.seq,
    command,
    known: row.known,
    isFact: row.is_fact === 1,
    state: row.state,
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome),
    keptAt: row.kept_at,
    seenAt: row.seen_at,
    ...(row.contained_in === null ? {} : { containedIn: row.contained_in }),
    change: row.change,
  }
}

/** Rows that still have their text. */
export function entriesOf(rows: readonly OutboxRow[]): readonly OutboxEntry[] {
  return rows.flatMap((row) => (row.body === null ? [] : [entryOf(row, JSON.parse(row.body) as Command)]))
}

export function textHash(body: string): string {
  return createHash('sha256').update(body).digest('base64url')
}

/** Binds a row to its place and to every row before it; says nothing of what became of the command. */
export function sealOf(before: string, row: Pick<OutboxRow, 'seq' | 'id' | 'kept_at' | 'body_hash'>): string {
  return createHash('sha256')
    .update(JSON.stringify([before, row.seq, row.id, row.kept_at, row.body_hash]))
    .digest('base64url')
}

/** The sequence number where the chain of seals is broken, or null when every row is the one that was written. */
export function firstBroken(rows: Iterable<OutboxRow>, head: HeadRow): number | null {
  let seq = head.first_seq
  let seal = head.first_seal
  for (const row of rows) {
    const isNext = row.seq === seq + 1 && row.seal === sealOf(seal, row)
    if (!isNext || (row.body !== null && textHash(row.body) !== row.body_hash)) return seq + 1
    seq = row.seq
    seal = row.seal
  }
  return seq === head.last_seq && seal === head.last_seal ? null : seq + 1
}
