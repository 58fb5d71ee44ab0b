import type { ChangeRow } from '../../../shared/contract/changes.ts'
import { type LifecycleState, NOTHING_YET } from '../../../shared/lifecycle/decision.ts'
import type { Placement, StateChange } from '../../ports/order-store.ts'
import type { SqliteConnection } from './connection.ts'
import { readLifecycleState } from './read-orders.ts'
import { saveItem, saveLevel, saveSettings, saveState } from './save-changes.ts'
import { savePlacements } from './save-placements.ts'

/** Where a state stands and how it is found; terms only when they differ from those of `before`. */
export type PlacementOf = (state: LifecycleState, before: LifecycleState | null) => Placement | null

interface Touched {
  readonly before: LifecycleState
  after: LifecycleState
}

type Of<Type extends ChangeRow['type']> = Extract<ChangeRow, { readonly type: Type }>

/** Writes rows of the feed as the authority has them, each under its own version, inside the caller's transaction. */
export function applyRows(db: SqliteConnection, rows: readonly ChangeRow[], placementOf: PlacementOf): void {
  const touched = new Map<string, Touched>()
  for (const row of rows) {
    switch (row.type) {
      case 'order':
      case 'selection':
      case 'case':
        applyState(db, row, stateOf(db, touched, row.id))
        break
      case 'stock':
        applyStock(db, row)
        break
      case 'item':
        if (row.row) saveItem(db, row.row, row.version)
        else db.run('DELETE FROM item WHERE id = ?', row.id)
        break
      case 'settings':
        if (row.row) saveSettings(db, row.row, row.version)
        break
      case 'result':
        break
    }
  }
  savePlacements(
    db,
    [...touched].flatMap(([id, states]) => placementChange(id, states, placementOf)),
  )
}

function stateOf(db: SqliteConnection, touched: Map<string, Touched>, id: string): Touched {
  const known = touched.get(id)
  if (known) return known
  const { state } = readLifecycleState(db, id)
  const fresh = { before: state, after: state }
  touched.set(id, fresh)
  return fresh
}

function applyState(db: SqliteConnection, row: Of<'order'> | Of<'selection'> | Of<'case'>, touched: Touched): void {
  const { id, version } = row
  if (row.row === null) {
    if (row.deleted === 'archive') leaveWindow(db, row, touched)
    else purge(db, id, version, touched)
    return
  }
  const before = touched.after
  touched.after = withRow(before, row)
  saveState(db, { id, before, after: touched.after, tombstone: null }, version)
  db.run('DELETE FROM left_window WHERE id = ?', id)
}

function withRow(state: LifecycleState, row: Exclude<Of<'order'> | Of<'selection'> | Of<'case'>, { row: null }>): LifecycleState {
  if (row.type === 'order') return { ...state, order: row.row }
  return row.type === 'selection' ? { ...state, selection: row.row } : { ...state, syncCase: row.row }
}

function purge(db: SqliteConnection, id: string, version: number, touched: Touched): void {
  const { after } = touched
  if (after.deleted) return
  // The feed says that it is gone, not what it was called: a name nobody had stands for one that is not known here.
  const { number, reference } = after.order ?? { number: `(${id})`, reference: `(${id})` }
  const tombstone = { id, number, reference, deletedAt: '', by: '' }
  touched.after = { ...NOTHING_YET, deleted: true }
  saveState(db, { id, before: after, after: touched.after, tombstone }, version)
  db.run('DELETE FROM left_window WHERE id = ?', id)
}

function leaveWindow(db: SqliteConnection, { type, id, version }: ChangeRow, touched: Touched): void {
  db.run(
    'INSERT INTO left_window (type, id, version) VALUES (?, ?, ?) ON CONFLICT (type, id) DO UPDATE SET version = excluded.version',
    type,
    id,
    version,
  )
  if (type === 'order') db.run('DELETE FROM orders WHERE id = ?', id)
  if (type === 'selection') db.run('DELETE FROM selection WHERE id = ?', id)
  if (type === 'case') db.run('DELETE FROM sync_case WHERE id = ?', id)
  const { order, selection } = touched.after
  touched.after = { ...NOTHING_YET, order: type === 'order' ? null : order, selection: type === 'selection' ? null : selection }
}

function applyStock(db: SqliteConnection, { id, version, row }: Of<'stock'>): void {
  db.run('DELETE FROM stock_level WHERE item_id = ?', id)
  if (row === null) {
    db.run('DELETE FROM item_stock WHERE item_id = ?', id)
    return
  }
  for (const level of row.levels) saveLevel(db, level)
  db.run(
    `INSERT INTO item_stock (item_id, demand, version)
     VALUES (?, ?, ?)
     ON CONFLICT (item_id) DO UPDATE SET demand = excluded.demand, version = excluded.version`,
    id,
    row.demand,
    version,
  )
}

function placementChange(id: string, { before, after }: Touched, placementOf: PlacementOf): readonly StateChange[] {
  if (before === after) return []
  return [{ id, before, after, tombstone: null, placed: placementOf(after, before), placedBefore: placementOf(before, before) }]
}
