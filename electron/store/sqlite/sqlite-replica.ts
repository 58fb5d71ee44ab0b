import { invariant } from '../../../shared/base/invariant.ts'
import type { ChangePage, ChangeRow, CommandResult, Cursor, DeskCursor } from '../../../shared/contract/changes.ts'
import type { Outcome } from '../../../shared/contract/outcome.ts'
import type { PackedPage } from '../../../shared/contract/packed-changes.ts'
import { type DeskPage, type PackedRow, unpackTexts } from '../../../shared/contract/packed-rows.ts'
import type { DocumentNumber } from '../../../shared/lifecycle/document-number.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { windowEpoch } from '../../../shared/sync/window-epoch.ts'
import type { ReportQuestion, ReportSlice } from '../../ports/order-store.ts'
import type { ReplicaStore, StagedNews } from '../../ports/replica-store.ts'
import { ReportCount } from '../report-count.ts'
import type { SqliteConnection } from './connection.ts'
import { readWindow, saveWindow } from './desk-window.ts'
import { readNumbersOnOrders } from './document-numbers.ts'
import { ForwardedReads } from './forwarded-reads.ts'
import { readHead } from './read-changes.ts'
import { NEVER_FILLED } from './replica-file.ts'
import type { ReplicaFiles } from './replica-files.ts'
import { fillIn } from './replica-filling.ts'
import { applyRows, type PlacementOf } from './replica-rows.ts'

export interface ReplicaOptions {
  readonly files: ReplicaFiles
  readonly placementOf: PlacementOf
  /** Between two pieces of long work: lets others have a turn. */
  breathe(): Promise<void>
}

/**
 * The replica in `replica.sqlite`. Changes are staged in a table of it; a bootstrap is written into a second file, complete with its
 * queues and words, which then takes the place of the first.
 */
export class SqliteReplica extends ForwardedReads implements ReplicaStore {
  readonly #files: ReplicaFiles
  readonly #options: ReplicaOptions
  /** The last work in line; one piece at a time. */
  #tail: Promise<unknown> = Promise.resolve()
  #isOpen = true

  constructor(options: ReplicaOptions) {
    super(() => options.files.reads)
    this.#files = options.files
    this.#options = options
  }

  async cursor(): Promise<DeskCursor | null> {
    const { reader } = this.#files
    const cursor = cursorOf(reader)
    return cursor && { ...cursor, ...partOf(reader) }
  }

  override async changesSince(cursor: Cursor | null, maxRows: number): Promise<ChangePage> {
    return this.#forWindows(cursor, (from) => super.changesSince(from, maxRows))
  }

  override async packedSince(cursor: Cursor | null, maxRows: number): Promise<PackedPage> {
    return this.#forWindows(cursor, (from) => super.packedSince(from, maxRows))
  }

  override async readDocumentNumbers(): Promise<readonly DocumentNumber[]> {
    return readNumbersOnOrders(this.#files.reader)
  }

  /** Counted order by order, a few at a time: a replica is asked only while the authority cannot be. */
  override async readReport(question: ReportQuestion): Promise<readonly ReportSlice[]> {
    const count = new ReportCount(question)
    for (let after: string | null = ''; after !== null; ) {
      const rows: readonly OrderRow[] = this.#files.reader.all<OrderRow>(ORDERS_AFTER, after, ORDERS_AT_ONCE)
      for (const { snapshot } of rows) count.add(JSON.parse(snapshot) as Order)
      after = rows.length < ORDERS_AT_ONCE ? null : (rows.at(-1)?.id ?? null)
      await this.#options.breathe()
    }
    return count.slices()
  }

  stage(page: DeskPage): Promise<void> {
    return this.#inLine(() => (page.from === 0 ? this.#beginNext(page) : this.#goOn(page)))
  }

  async staged(): Promise<{ readonly cursor: DeskCursor; readonly isBootstrap: boolean } | null> {
    const { next, writer } = this.#files
    if (next) {
      const cursor = cursorOf(next)
      return cursor && { cursor: { ...cursor, ...partOf(next), ...snapOf(next) }, isBootstrap: true }
    }
    const stage = writer.get<Cursor>('SELECT epoch, version FROM stage')
    return stage ? { cursor: { epoch: stage.epoch, version: stage.version, ...partOf(writer) }, isBootstrap: false } : null
  }

  async stagedNews(): Promise<StagedNews> {
    const db = this.#files.next ?? this.#files.writer
    const results = db.all<{ seq: number; outcome: string }>('SELECT seq, outcome FROM staged_result ORDER BY seq')
    return {
      results: results.map(({ seq, outcome }): CommandResult => ({ seq, outcome: JSON.parse(outcome) as Outcome })),
      purged: db.all<{ id: string }>('SELECT id FROM staged_purge ORDER BY id').map(({ id }) => id),
    }
  }

  reveal(): Promise<void> {
    return this.#inLine(async () => {
      const { next } = this.#files
      if (next) {
        forgetStage(next)
        if (this.#hasServed(readHead(next).epoch)) next.run('UPDATE desk_window SET floor = (SELECT version FROM clock)')
        this.#files.swap()
        return
      }
      const stage = await this.staged()
      invariant(stage, 'something was staged before it is revealed')
      await this.#revealChanges(stage.cursor)
    })
  }

  dropStage(): Promise<void> {
    return this.#inLine(async () => this.#drop())
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return
    this.#isOpen = false
    await this.#tail
    this.#files.close()
  }

  #drop(): void {
    this.#files.dropNext()
    const { writer } = this.#files
    writer.inTransaction(() => forgetStage(writer))
  }

  async #beginNext(page: DeskPage): Promise<void> {
    this.#drop()
    const next = this.#files.beginNext()
    beginPart(next, page)
    await this.#intoNext(next, page)
  }

  async #goOn(page: DeskPage): Promise<void> {
    const stage = (await this.staged()) ?? { cursor: cursorOf(this.#files.writer), isBootstrap: false }
    const isNext = stage.cursor?.epoch === page.epoch && stage.cursor.version === page.from
    if (!isNext) throw new Error(`A page from ${page.from} of ${page.epoch} does not go on where the last one ended`)
    const { next, writer } = this.#files
    if (next) return this.#intoNext(next, page)
    writer.inTransaction(() => {
      for (const { type, id, version, body } of packedOf(page)) {
        writer.run(
          'INSERT INTO staged_row (body) VALUES (?)',
          `{"type":"${type}","id":${JSON.stringify(id)},"version":${version},"row":${body}}`,
        )
      }
      for (const row of page.rows) if (row.type !== 'result') writer.run('INSERT INTO staged_row (body) VALUES (?)', JSON.stringify(row))
      keepNews(writer, page.rows)
      writer.run(
        `INSERT INTO stage (one, epoch, version) VALUES (1, ?, ?)
         ON CONFLICT (one) DO UPDATE SET epoch = excluded.epoch, version = excluded.version`,
        page.epoch,
        page.to,
      )
    })
  }

  async #intoNext(next: SqliteConnection, page: DeskPage): Promise<void> {
    await this.#transaction(next, async () => {
      const packed = packedOf(page)
      for (let from = 0; from < packed.length; from += ROWS_OF_A_PIECE) {
        fillIn(next, packed.slice(from, from + ROWS_OF_A_PIECE), this.#options.placementOf)
        await this.#options.breathe()
      }
      await this.#inPieces(next, page.rows)
      keepNews(next, page.rows)
      setCursor(next, { epoch: page.epoch, version: page.to })
    })
  }

  async #revealChanges(cursor: Cursor): Promise<void> {
    const { writer } = this.#files
    await this.#transaction(writer, async () => {
      for (let after = 0; ; ) {
        const found = writer.all<{ position: number; body: string }>(
          'SELECT position, body FROM staged_row WHERE position > ? ORDER BY position LIMIT ?',
          after,
          ROWS_OF_A_PIECE,
        )
        const last = found.at(-1)
        if (!last) break
        await this.#inPieces(
          writer,
          found.map(({ body }) => JSON.parse(body) as ChangeRow),
        )
        after = last.position
      }
      forgetStage(writer)
      setCursor(writer, cursor)
    })
  }

  async #inPieces(db: SqliteConnection, rows: readonly ChangeRow[]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_OF_A_PIECE) {
      applyRows(db, rows.slice(from, from + ROWS_OF_A_PIECE), this.#options.placementOf)
      await this.#options.breathe()
    }
  }

  async #transaction(db: SqliteConnection, work: () => Promise<void>): Promise<void> {
    db.begin()
    try {
      await work()
      db.commit()
    } catch (error) {
      db.rollback()
      throw error
    }
  }

  /** Windows may hold what was here in this epoch, or in a file that was lost. */
  #hasServed(epoch: string): boolean {
    const { writer } = this.#files
    const cursor = cursorOf(writer)
    return cursor ? cursor.epoch === epoch : readWindow(writer).floor > 0
  }

  /** Windows read under an epoch that ends with the bootstrap: nobody is told what that left out. */
  async #forWindows<Page extends ChangePage>(cursor: Cursor | null, read: (from: Cursor | null) => Promise<Page>): Promise<Page> {
    const { epoch } = readHead(this.#files.reader)
    const shown = windowEpoch(epoch, readWindow(this.#files.reader).floor)
    const page = this.#withLeft(await read(cursor && { ...cursor, epoch: cursor.epoch === shown ? epoch : UNKNOWN_EPOCH }))
    return { ...page, epoch: shown }
  }

  #withLeft<Page extends ChangePage>(page: Page): Page {
    const left = this.#files.reader.all<Pick<ChangeRow, 'id' | 'version'> & { type: 'order' | 'selection' | 'case' }>(
      'SELECT type, id, version FROM left_window WHERE version > ? AND version <= ? ORDER BY version, id',
      page.from,
      page.to,
    )
    if (left.length === 0) return page
    const rows: ChangeRow[] = [
      ...page.rows,
      ...left.map(({ type, id, version }): ChangeRow => ({ type, id, version, row: null, deleted: 'archive' })),
    ]
    return { ...page, rows: rows.sort((a, b) => a.version - b.version) }
  }

  #inLine<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#tail.then(work)
    this.#tail = turn.catch(() => undefined)
    return turn
  }
}

const ROWS_OF_A_PIECE = 200

function packedOf({ packed }: DeskPage): readonly PackedRow[] {
  return packed ? unpackTexts(packed) : []
}

function cursorOf(db: SqliteConnection): Cursor | null {
  const head = readHead(db)
  return head.epoch === NEVER_FILLED ? null : head
}

/** Which part of the shop a file holds; it is written down when it is begun. */
function partOf(db: SqliteConnection): Pick<DeskCursor, 'scope'> {
  const { at, scope } = readWindow(db)
  return at === null ? {} : { scope }
}

interface OrderRow {
  readonly id: string
  readonly snapshot: string
}

const ORDERS_AFTER = 'SELECT id, snapshot FROM orders WHERE id > ? ORDER BY id LIMIT ?'
const ORDERS_AT_ONCE = 100

const UNKNOWN_EPOCH = '?'

/** How far the shop was when a file was begun. */
function snapOf(db: SqliteConnection): Pick<DeskCursor, 'snap'> {
  const { version } = readWindow(db)
  return version === 0 ? {} : { snap: version }
}

function beginPart(db: SqliteConnection, { head, scope }: DeskPage): void {
  if (scope === undefined) return
  saveWindow(db, { at: '', days: 0, closedFromMs: 0, closedUntilMs: 0, scope, floor: 0 }, head)
}

function setCursor(db: SqliteConnection, { epoch, version }: Cursor): void {
  db.run('UPDATE clock SET epoch = ?, version = ?', epoch, version)
}

function keepNews(db: SqliteConnection, rows: readonly ChangeRow[]): void {
  for (const row of rows) {
    if (row.row === null) {
      if (row.deleted === 'purge') db.run('INSERT INTO staged_purge (id) VALUES (?) ON CONFLICT (id) DO NOTHING', row.id)
    } else if (row.type === 'result') {
      db.run(
        'INSERT INTO staged_result (seq, outcome) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET outcome = excluded.outcome',
        row.row.seq,
        JSON.stringify(row.row.outcome),
      )
    }
  }
}

function forgetStage(db: SqliteConnection): void {
  db.exec('DELETE FROM stage; DELETE FROM staged_row; DELETE FROM staged_result; DELETE FROM staged_purge')
}
