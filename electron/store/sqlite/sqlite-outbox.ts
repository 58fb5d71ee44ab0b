import { invariant } from '../../../shared/base/invariant.ts'
import type { OutboxEntry, OutboxSummary } from '../../../shared/contract/outbox-entry.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { Command } from '../../../shared/lifecycle/command.ts'
import { saysTheSame, stateAnswered } from '../../../shared/sync/state-of-outcome.ts'
import type { IssuedNumber, NumberSource } from '../../ports/number-source.ts'
import type { OutboxStore } from '../../ports/outbox-store.ts'
import type { SqliteConnection } from './connection.ts'
import { NumberBook } from './number-book.ts'
import { entriesOf, entryOf, type HeadRow, type OutboxRow, sealOf, textHash } from './outbox-rows.ts'

/** The outbox and the numbers of one desk, in its `desk.sqlite`; this is the file's only writer. */
export class SqliteOutbox implements OutboxStore {
  /** Names from the same book: what is asked for here is written down with the command that carries it. */
  readonly numbers: NumberSource
  readonly #db: SqliteConnection
  readonly #book: NumberBook
  /** Names set apart for commands that are not kept yet. */
  readonly #reserved = new Map<string, IssuedNumber>()
  #isOpen = true

  constructor(db: SqliteConnection, newDesk: { readonly newDeskId: string; readonly series?: string | undefined }) {
    this.#db = db
    this.#book = new NumberBook(db, newDesk)
    this.numbers = this.#numberSource()
  }

  async nameFor(commandId: string): Promise<IssuedNumber> {
    const known = this.#book.issued(commandId) ?? this.#reserved.get(commandId)
    if (known) return known
    const name = this.#book.nextAfter(commandId, [...this.#reserved.values()])
    this.#reserved.set(commandId, name)
    return name
  }

  async append(command: Command, known: number, keptAt: string, isFact = false): Promise<OutboxEntry> {
    const kept = this.#row(command.id)
    if (kept) return entryOf(kept, kept.body === null ? command : (JSON.parse(kept.body) as Command))
    const entry = this.#db.inTransaction(() => this.#insert(this.#named(command), known, keptAt, isFact))
    this.#reserved.delete(command.id)
    return entry
  }

  async unsent(limit: { readonly commands: number; readonly bytes: number }): Promise<readonly OutboxEntry[]> {
    const rows = this.#db.all<OutboxRow>(
      `SELECT * FROM outbox WHERE state <> 'settled' AND (state = 'pending' OR state = 'withdrawn' AND epoch IS NULL)
       ORDER BY seq LIMIT ?`,
      limit.commands,
    )
    let bytes = 0
    const fitting = rows.filter((row, index) => {
      bytes += row.body?.length ?? 0
      return index === 0 || bytes <= limit.bytes
    })
    return fitting.map((row) => entryOf(row, row.body === null ? WIPED : (JSON.parse(row.body) as Command)))
  }

  async markSent(seq: number): Promise<void> {
    if (this.#head().sent_to >= seq) return
    this.#db.run('UPDATE outbox_head SET sent_to = max(sent_to, ?)', seq)
  }

  async unsettled(): Promise<readonly OutboxEntry[]> {
    return entriesOf(
      this.#db.all<OutboxRow>(
        `SELECT * FROM outbox WHERE state <> 'settled'
           AND (state IN ('pending', 'accepted') OR state IN ('refused', 'blocked', 'quarantined') AND seen_at IS NULL)
         ORDER BY seq`,
      ),
    )
  }

  async changedSince(change: number, limit: number): Promise<readonly OutboxEntry[]> {
    return entriesOf(
      this.#db.all<OutboxRow>('SELECT * FROM outbox WHERE change > ? AND body IS NOT NULL ORDER BY change LIMIT ?', change, limit),
    )
  }

  async find(commandId: string): Promise<OutboxEntry | null> {
    const row = this.#row(commandId)
    return row?.body ? entryOf(row, JSON.parse(row.body) as Command) : null
  }

  async settle(epoch: string, results: readonly { readonly seq: number; readonly outcome: Outcome | null }[]): Promise<void> {
    if (results.length === 0) return
    this.#db.inTransaction(() => {
      for (const { seq, outcome } of results) this.#answer(epoch, seq, outcome)
      this.#wipeForgotten()
    })
  }

  async contained(epoch: string, version: number): Promise<void> {
    const rows = this.#db.all<OutboxRow>(
      "SELECT * FROM outbox WHERE state <> 'settled' AND state = 'accepted' AND epoch = ? AND version <= ? ORDER BY seq",
      epoch,
      version,
    )
    if (rows.length === 0) return
    this.#db.inTransaction(() => {
      for (const { seq } of rows) this.#settled(seq)
      this.#wipeForgotten()
    })
  }

  async sendAgainAfter(epoch: string | null, lastSeq: number): Promise<number> {
    const rows = this.#db.all<OutboxRow>(
      `SELECT * FROM outbox WHERE seq > ? AND state <> 'pending' AND epoch IS NOT NULL AND (?2 IS NULL OR epoch <> ?2) ORDER BY seq`,
      lastSeq,
      epoch,
    )
    if (rows.length === 0) return 0
    this.#db.inTransaction(() => {
      for (const row of rows) {
        const state = row.body === null || row.state === 'withdrawn' || row.seen_at !== null ? 'withdrawn' : 'pending'
        const contained = row.state === 'settled' ? row.epoch : row.contained_in
        this.#db.run(
          'UPDATE outbox SET state = ?, outcome = NULL, epoch = NULL, version = NULL, contained_in = ?, change = ? WHERE seq = ?',
          state,
          // Without a new epoch nobody can tell the rows of before from those that come.
          epoch === null ? null : contained,
          this.#nextChange(),
          row.seq,
        )
      }
      // Also those that were never answered: what they knew of is void now.
      this.#db.run("UPDATE outbox SET known = 0 WHERE seq > ? AND state = 'pending'", lastSeq)
    })
    return rows.length
  }

  async withdraw(commandId: string, at: string): Promise<boolean> {
    const row = this.#row(commandId)
    if (row?.state === 'withdrawn') return row.epoch === null || row.outcome === null
    if (row?.state !== 'pending' || row.seq <= this.#head().sent_to) return false
    this.#db.inTransaction(() => {
      this.#db.run("UPDATE outbox SET state = 'withdrawn', seen_at = ?, change = ? WHERE seq = ?", at, this.#nextChange(), row.seq)
    })
    return true
  }

  async markSeen(commandIds: readonly string[], at: string): Promise<void> {
    this.#db.inTransaction(() => {
      for (const id of commandIds) {
        const row = this.#row(id)
        if (!row || row.seen_at !== null || !NOT_ACCEPTED.has(row.state)) continue
        this.#db.run('UPDATE outbox SET seen_at = ?, change = ? WHERE seq = ?', at, this.#nextChange(), row.seq)
      }
      this.#wipeForgotten()
    })
  }

  async summary(): Promise<OutboxSummary> {
    const counted = this.#db.get<{ pending: number; oldest: string | null; unseen: number }>(
      `SELECT count(*) FILTER (WHERE state = 'pending') AS pending,
              min(kept_at) FILTER (WHERE state = 'pending') AS oldest,
              count(*) FILTER (WHERE state IN ('refused', 'blocked', 'quarantined') AND seen_at IS NULL) AS unseen
       FROM outbox WHERE state <> 'settled'`,
    )
    const { last_seq: lastSeq, change } = this.#head()
    return { lastSeq, pending: counted?.pending ?? 0, oldestAt: counted?.oldest ?? null, unseen: counted?.unseen ?? 0, change }
  }

  async known(): Promise<number> {
    const row = this.#db.get<{ seq: number | null }>(
      "SELECT max(seq) AS seq FROM outbox WHERE state <> 'settled' AND state IN ('refused', 'blocked', 'quarantined')",
    )
    return row?.seq ?? 0
  }

  async markBehind(): Promise<void> {
    if (this.#head().is_behind === 0) this.#db.run('UPDATE outbox_head SET is_behind = 1')
  }

  async isBehind(): Promise<boolean> {
    return this.#head().is_behind === 1
  }

  async forget(aggregateIds: readonly string[]): Promise<void> {
    if (aggregateIds.length === 0) return
    this.#db.inTransaction(() => {
      for (const id of aggregateIds) this.#db.run('INSERT INTO forgotten_aggregate (id) VALUES (?) ON CONFLICT (id) DO NOTHING', id)
      this.#wipeForgotten()
    })
  }

  async wipeSettledBefore(keptAt: string): Promise<number> {
    const where = `state IN ('settled', 'withdrawn') AND epoch IS NOT NULL AND body IS NOT NULL AND kept_at < ?`
    const found = this.#db.get<{ count: number }>(`SELECT count(*) AS count FROM outbox WHERE ${where}`, keptAt)
    if (found && found.count > 0) this.#db.run(`UPDATE outbox SET body = NULL WHERE ${where}`, keptAt)
    return found?.count ?? 0
  }

  async clear(): Promise<boolean> {
    const waits = this.#db.get(
      `SELECT 1 FROM outbox WHERE state <> 'settled' AND (state IN ('pending', 'accepted') OR state = 'withdrawn' AND epoch IS NULL) LIMIT 1`,
    )
    if (waits) return false
    this.#db.inTransaction(() => {
      this.#db.run('DELETE FROM outbox')
      this.#db.run('UPDATE outbox_head SET first_seq = last_seq, first_seal = last_seal')
    })
    return true
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#db.close()
  }

  #row(commandId: string): OutboxRow | undefined {
    return this.#db.get<OutboxRow>('SELECT * FROM outbox WHERE id = ?', commandId)
  }

  #head(): HeadRow {
    const head = this.#db.get<HeadRow>('SELECT * FROM outbox_head')
    invariant(head, 'an outbox has a head')
    return head
  }

  #nextChange(): number {
    const row = this.#db.get<{ change: number }>('UPDATE outbox_head SET change = change + 1 RETURNING change')
    return row?.change ?? 0
  }

  /** A command that makes an order carries the name this desk gives it, written down here and now. */
  #named(command: Command): Command {
    if (command.name !== 'CreateOrder' && command.name !== 'CounterSale') return command
    const issued = this.#book.issued(command.id)
    const name = issued ?? this.#reserved.get(command.id) ?? this.#book.nextAfter(command.id, [...this.#reserved.values()])
    if (!issued) this.#book.take(command.id, name)
    return { ...command, args: { ...command.args, ...name } } as Command
  }

  #insert(command: Command, known: number, keptAt: string, isFact: boolean): OutboxEntry {
    const head = this.#head()
    const body = JSON.stringify(command)
    const row = { seq: head.last_seq + 1, id: command.id, kept_at: keptAt, body_hash: textHash(body) }
    const seal = sealOf(head.last_seal, row)
    const change = this.#nextChange()
    this.#db.run(
      `INSERT INTO outbox (seq, id, aggregate_id, body, body_hash, kept_at, seal, known, is_fact, state, change)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)`,
      row.seq,
      row.id,
      command.aggregate.id,
      body,
      row.body_hash,
      keptAt,
      seal,
      known,
      isFact ? 1 : 0,
      change,
    )
    this.#db.run('UPDATE outbox_head SET last_seq = ?, last_seal = ?', row.seq, seal)
    return { seq: row.seq, command, known, isFact, state: 'pending', outcome: null, keptAt, seenAt: null, change }
  }

  #answer(epoch: string, seq: number, outcome: Outcome | null): void {
    const row = this.#db.get<OutboxRow>('SELECT * FROM outbox WHERE seq = ?', seq)
    if (!row || row.epoch === epoch) return
    const before = row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome)
    if (saysTheSame(before, outcome)) {
      this.#db.run('UPDATE outbox SET epoch = ? WHERE seq = ?', epoch, seq)
      return
    }
    const state = stateAnswered(row.state, outcome)
    this.#db.run(
      'UPDATE outbox SET state = ?, outcome = ?, epoch = ?, version = ?, seen_at = ?, change = ? WHERE seq = ?',
      state,
      outcome && JSON.stringify(outcome),
      epoch,
      outcome?.version ?? 0,
      state === 'accepted' ? null : row.seen_at,
      this.#nextChange(),
      seq,
    )
  }

  #settled(seq: number): void {
    this.#db.run("UPDATE outbox SET state = 'settled', contained_in = NULL, change = ? WHERE seq = ?", this.#nextChange(), seq)
  }

  #wipeForgotten(): void {
    this.#db.run(
      `UPDATE outbox SET body = NULL
       WHERE aggregate_id IN (SELECT id FROM forgotten_aggregate) AND body IS NOT NULL AND epoch IS NOT NULL
         AND (state IN ('settled', 'withdrawn') OR state IN ('refused', 'blocked', 'quarantined') AND seen_at IS NOT NULL)`,
    )
  }

  #numberSource(): NumberSource {
    const book = this.#book
    return {
      deskId: book.deskId,
      series: book.series,
      numberFor: async (commandId, series = book.series) =>
        series === book.series
          ? this.nameFor(commandId)
          : (book.issued(commandId) ?? this.#db.inTransaction(() => book.issue(commandId, series))),
      numbersFor: async (commandIds, series = book.series) =>
        this.#db.inTransaction(() => commandIds.map((commandId) => book.issued(commandId) ?? book.issue(commandId, series))),
      startAbove: async (series, counter) => book.startAbove(series, counter),
      // The outbox closes the file they share.
      close: async () => undefined,
    }
  }
}

const NOT_ACCEPTED: ReadonlySet<string> = new Set(['refused', 'blocked', 'quarantined'])

// Sent by its number alone; its state says withdrawn.
const WIPED = {} as Command
