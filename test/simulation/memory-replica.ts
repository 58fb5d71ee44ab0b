// A desk's replica for a simulated world: by the same promises as the one in a file, and it outlives the process.

import type { ReplicaStore, StagedNews } from '../../electron/ports/replica-store.ts'
import type { PlacementOf } from '../../electron/store/sqlite/replica-rows.ts'
import { invariant } from '../../shared/base/invariant.ts'
import type { ChangePage, ChangeRow, CommandResult, Cursor, DeskCursor } from '../../shared/contract/changes.ts'
import { type DeskPage, rowsOf } from '../../shared/contract/packed-rows.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import { type DocumentNumber, numberOfDocument } from '../../shared/lifecycle/document-number.ts'
import { windowEpoch } from '../../shared/sync/window-epoch.ts'
import { MemoryReads } from './memory-reads.ts'
import { emptyTables, type MemoryTables } from './memory-tables.ts'

interface Held {
  readonly tables: MemoryTables
  /** What left the window of the desk, by type and id. */
  readonly left: Map<string, ChangeRow>
  /** Which part of the shop it holds. */
  part: Pick<DeskCursor, 'scope'>
  /** How far the shop was when it was begun. */
  snap: number
  /** With which version its bootstrap ended; 0 where no window can have held anything before. */
  floor: number
}

interface News {
  readonly results: Map<number, CommandResult>
  readonly purged: Set<string>
}

/** What outlives the process. */
export class ReplicaDisk {
  shown: Held = held()
  stage: (News & { cursor: Cursor; readonly rows: ChangeRow[] }) | null = null
  next: (News & { readonly held: Held }) | null = null

  /** What windows take for the epoch. */
  get windowEpoch(): string {
    return windowEpoch(this.shown.tables.epoch, this.shown.floor)
  }

  wipe(): void {
    this.shown = { ...held(), floor: 1 }
    this.stage = null
    this.next = null
  }
}

export class MemoryReplica extends MemoryReads implements ReplicaStore {
  readonly #disk: ReplicaDisk
  readonly #placementOf: PlacementOf

  constructor(disk: ReplicaDisk, placementOf: PlacementOf) {
    super(() => disk.shown.tables)
    this.#disk = disk
    this.#placementOf = placementOf
  }

  async cursor(): Promise<DeskCursor | null> {
    const { tables, part } = this.#disk.shown
    return tables.epoch === '' ? null : { epoch: tables.epoch, version: tables.version, ...part }
  }

  override async changesSince(cursor: Cursor | null, maxRows: number): Promise<ChangePage> {
    const { epoch } = this.#disk.shown.tables
    const shown = this.#disk.windowEpoch
    const page = this.#withLeft(await super.changesSince(cursor && { ...cursor, epoch: cursor.epoch === shown ? epoch : '?' }, maxRows))
    return { ...page, epoch: shown }
  }

  override async readDocumentNumbers(): Promise<readonly DocumentNumber[]> {
    const orders = [...this.#disk.shown.tables.orders.values()].map(({ value }) => value)
    const numbers = orders.flatMap(({ id, documents = [] }) => documents.flatMap((document) => numberOfDocument(id, document) ?? []))
    return numbers.sort((one, other) => (one.series === other.series ? one.counter - other.counter : one.series < other.series ? -1 : 1))
  }

  #withLeft(page: ChangePage): ChangePage {
    const left = [...this.#disk.shown.left.values()].filter(({ version }) => version > page.from && version <= page.to)
    if (left.length === 0) return page
    return { ...page, rows: [...page.rows, ...left].sort((a, b) => a.version - b.version) }
  }

  async stage({ packed, ...given }: DeskPage): Promise<void> {
    const page = packed ? { ...given, rows: rowsOf({ ...given, packed }) } : given
    const disk = this.#disk
    if (page.from === 0) {
      disk.stage = null
      const { scope, head } = page
      disk.next = { held: { ...held(), part: scope === undefined ? {} : { scope }, snap: head }, results: new Map(), purged: new Set() }
    } else {
      const last = await this.#lastStaged()
      if (last?.epoch !== page.epoch || last.version !== page.from) {
        throw new Error(`A page from ${page.from} of ${page.epoch} does not go on where the last one ended`)
      }
    }
    const cursor = { epoch: page.epoch, version: page.to }
    if (disk.next) {
      keepNews(disk.next, page.rows)
      this.#apply(disk.next.held, page.rows, cursor)
      return
    }
    disk.stage ??= { cursor, rows: [], results: new Map(), purged: new Set() }
    disk.stage.cursor = cursor
    disk.stage.rows.push(...page.rows.filter(({ type }) => type !== 'result'))
    keepNews(disk.stage, page.rows)
  }

  async staged(): Promise<{ readonly cursor: DeskCursor; readonly isBootstrap: boolean } | null> {
    const { next, stage, shown } = this.#disk
    if (!next) return stage && { cursor: { ...stage.cursor, ...shown.part }, isBootstrap: false }
    const { tables, part, snap } = next.held
    const begun = part.scope === undefined ? {} : { ...part, snap }
    return { cursor: { epoch: tables.epoch, version: tables.version, ...begun }, isBootstrap: true }
  }

  async stagedNews(): Promise<StagedNews> {
    const news = this.#disk.next ?? this.#disk.stage
    if (!news) return { results: [], purged: [] }
    return { results: [...news.results.values()].sort((a, b) => a.seq - b.seq), purged: [...news.purged].sort() }
  }

  async reveal(): Promise<void> {
    const { next, stage } = this.#disk
    invariant(next ?? stage, 'something was staged before it is revealed')
    // Windows may hold what was here in this epoch, or what was lost.
    const { tables, floor } = this.#disk.shown
    const hasServed = tables.epoch === '' ? floor > 0 : tables.epoch === next?.held.tables.epoch
    const isPart = next?.held.part.scope !== undefined
    if (next) this.#disk.shown = { ...next.held, floor: isPart && hasServed ? next.held.tables.version : 0 }
    else if (stage) this.#apply(this.#disk.shown, stage.rows, stage.cursor)
    await this.dropStage()
  }

  async dropStage(): Promise<void> {
    this.#disk.next = null
    this.#disk.stage = null
  }

  async close(): Promise<void> {}

  async #lastStaged(): Promise<Cursor | null> {
    return (await this.staged())?.cursor ?? this.cursor()
  }

  #apply({ tables, left }: Held, rows: readonly ChangeRow[], cursor: Cursor): void {
    const reads = new MemoryReads(() => tables)
    const before = new Map<string, LifecycleState>()
    for (const row of rows) {
      if (row.type === 'order' || row.type === 'selection' || row.type === 'case') {
        if (!before.has(row.id)) before.set(row.id, reads.stateOf(row.id).state)
      }
      applyRow(tables, left, row)
    }
    for (const [id, state] of before) this.#place(tables, id, state, reads.stateOf(id).state)
    tables.epoch = cursor.epoch
    tables.version = cursor.version
  }

  #place(tables: MemoryTables, id: string, before: LifecycleState, after: LifecycleState): void {
    const placed = this.#placementOf(after, before)
    if (!placed) tables.placements.delete(id)
    else tables.placements.set(id, { ...placed, terms: placed.terms ?? tables.placements.get(id)?.terms ?? [] })
  }
}

function held(): Held {
  return { tables: emptyTables(''), left: new Map(), part: {}, snap: 0, floor: 0 }
}

function keepNews(news: News, rows: readonly ChangeRow[]): void {
  for (const row of rows) {
    if (row.row === null) {
      if (row.deleted === 'purge') news.purged.add(row.id)
    } else if (row.type === 'result') news.results.set(row.row.seq, row.row)
  }
}

function applyRow(tables: MemoryTables, left: Held['left'], row: ChangeRow): void {
  const { id, version } = row
  left.delete(`${row.type} ${id}`)
  if (row.row === null) {
    if (row.deleted === 'purge') purge(tables, id, version)
    else {
      left.set(`${row.type} ${id}`, row)
      if (row.type === 'order') tables.orders.delete(id)
      if (row.type === 'selection') tables.selections.delete(id)
      if (row.type === 'case') tables.cases.delete(id)
    }
    return
  }
  switch (row.type) {
    case 'order':
      tables.orders.set(id, { version, value: row.row })
      break
    case 'selection':
      tables.selections.set(id, { version, value: row.row })
      break
    case 'case':
      tables.cases.set(id, { version, value: row.row })
      break
    case 'stock':
      tables.levels.set(id, new Map(row.row.levels.map((level) => [level.warehouseId, level])))
      tables.demand.set(id, { version, value: row.row.demand })
      break
    case 'item':
      tables.items.set(id, { version, value: row.row })
      break
    case 'settings':
      tables.settings = { version, value: row.row }
      break
    case 'result':
      break
  }
}

function purge(tables: MemoryTables, id: string, version: number): void {
  if (tables.tombstones.has(id)) return
  const { number, reference } = tables.orders.get(id)?.value ?? { number: `(${id})`, reference: `(${id})` }
  tables.orders.delete(id)
  tables.selections.delete(id)
  tables.tombstones.set(id, { version, value: { id, number, reference, deletedAt: '', by: '' } })
}

/** For worlds nobody searches in. */
export function placedNowhere(_after: LifecycleState = NOTHING_YET): null {
  return null
}
