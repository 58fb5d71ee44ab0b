import { changeRowOf, type PackedRow } from '../../../shared/contract/packed-rows.ts'
import { type LifecycleState, NOTHING_YET } from '../../../shared/lifecycle/decision.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { StateChange } from '../../ports/order-store.ts'
import type { SqliteConnection } from './connection.ts'
import { applyRows, type PlacementOf } from './replica-rows.ts'
import { saveOrder, saveSelection } from './save-changes.ts'
import { savePlacements } from './save-placements.ts'

/**
 * Writes orders and baskets of the feed into a replica that is being filled, inside the caller's transaction. What is there for the
 * first time is kept as the text it came as; what changed while it was being fetched takes the road of every other change.
 */
export function fillIn(db: SqliteConnection, things: readonly PackedRow[], placementOf: PlacementOf): void {
  const standing = standingOf(db, things)
  const orders = things.filter((thing) => thing.type === 'order' && !standing.has(thing.id))
  const placed: StateChange[] = []
  for (const { id, version, body } of orders) {
    const order = JSON.parse(body) as Order
    saveOrder(db, order, body, version)
    placed.push(placing(id, { ...NOTHING_YET, order }, placementOf))
  }
  const isNewOrder = new Set(orders.map(({ id }) => id))
  for (const thing of things) {
    if (isNewOrder.has(thing.id) && thing.type === 'order') continue
    if (thing.type === 'order' || (!isNewOrder.has(thing.id) && standing.has(thing.id))) {
      applyRows(db, [changeRowOf(thing)], placementOf)
      continue
    }
    saveSelection(db, thing.id, thing.body, thing.version)
    // The order stands for the basket it was made of.
    if (!isNewOrder.has(thing.id))
      placed.push(placing(thing.id, { ...NOTHING_YET, selection: JSON.parse(thing.body) as Selection }, placementOf))
  }
  savePlacements(
    db,
    placed.filter((each) => each.placed !== null),
  )
}

/** Those that stand in a list already: what comes moves them. */
function standingOf(db: SqliteConnection, things: readonly PackedRow[]): ReadonlySet<string> {
  const ids = JSON.stringify(things.map(({ id }) => id))
  const rows = db.all<{ id: string }>('SELECT id FROM queue_row WHERE id IN (SELECT value FROM json_each(?))', ids)
  return new Set(rows.map(({ id }) => id))
}

function placing(id: string, after: LifecycleState, placementOf: PlacementOf): StateChange {
  return { id, before: NOTHING_YET, after, tombstone: null, placed: placementOf(after, null), placedBefore: null }
}
