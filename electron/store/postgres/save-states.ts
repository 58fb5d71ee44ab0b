import { awaitsStock } from '../../../shared/lifecycle/awaits-stock.ts'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import type { StateChange } from '../../ports/order-store.ts'
import { openAbout, orderKeys } from '../order-keys.ts'
import { idleSince, lapsesAt } from '../selection-clock.ts'
import type { WriteStatement } from './write-statement.ts'

/** Orders, baskets and cases as they are now; of what was deleted nothing but its tombstone. */
export function writeStates(write: WriteStatement, states: readonly StateChange[]): void {
  const living = states.filter(({ tombstone }) => tombstone === null)
  writeOrders(write, living)
  writeSelections(write, living)
  writeCases(write, living)
  writeTombstones(write, states)
}

function writeOrders(write: WriteStatement, living: readonly StateChange[]): void {
  write.addRows(
    'orders_now',
    {
      rows: living.flatMap(({ before, after, closedAt = null }) =>
        after.order && after.order !== before.order ? [{ order: after.order, closedAt }] : [],
      ),
      columns: {
        id: ['text', ({ order }) => order.id],
        number: ['text', ({ order }) => order.number],
        reference: ['text', ({ order }) => order.reference],
        snapshot: ['text', ({ order }) => JSON.stringify(order)],
        awaits_stock: ['boolean', ({ order }) => awaitsStock(order)],
        buyer: ['text', ({ order }) => orderKeys(order).buyer],
        ordered_ms: ['bigint', ({ order }) => orderKeys(order).orderedMs],
        closed_ms: ['bigint', ({ closedAt }) => msOf(closedAt)],
      },
    },
    `INSERT INTO orders (id, number, reference, version, snapshot, awaits_stock, buyer, ordered_ms, closed_ms, back_version)
     SELECT given.id, given.number, given.reference, tick.version, given.snapshot, given.awaits_stock, given.buyer, given.ordered_ms,
       given.closed_ms,
       CASE WHEN EXISTS (
         SELECT 1 FROM selection
         WHERE selection.id = given.id AND selection.closed_ms <= (SELECT closed_until_ms FROM desk_window ORDER BY version DESC LIMIT 1)
       ) THEN tick.version END
     FROM tick, $rows
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, snapshot = excluded.snapshot, awaits_stock = excluded.awaits_stock,
       buyer = excluded.buyer, ordered_ms = excluded.ordered_ms, closed_ms = excluded.closed_ms,
       back_version = CASE
         WHEN orders.closed_ms <= (SELECT closed_until_ms FROM desk_window ORDER BY version DESC LIMIT 1) AND (excluded.closed_ms IS NULL OR excluded.closed_ms > (SELECT closed_until_ms FROM desk_window ORDER BY version DESC LIMIT 1)) THEN excluded.version
         ELSE orders.back_version
       END`,
  )
}

function writeSelections(write: WriteStatement, living: readonly StateChange[]): void {
  write.addRows(
    'selections',
    {
      rows: living.flatMap(({ id, before, after, closedAt = null }) =>
        after.selection && after.selection !== before.selection
          ? [{ id, selection: after.selection, closedAt: after.order ? null : closedAt }]
          : [],
      ),
      columns: {
        id: ['text', ({ id }) => id],
        snapshot: ['text', ({ selection }) => JSON.stringify(selection)],
        customer_id: ['text', ({ selection }) => selection.customerId],
        updated_at: ['text', ({ selection }) => selection.updatedAt],
        lapses_at: ['text', ({ selection }) => lapsesAt(selection)],
        idle_since: ['text', ({ selection }) => idleSince(selection)],
        closed_ms: ['bigint', ({ closedAt }) => msOf(closedAt)],
      },
    },
    `INSERT INTO selection (id, version, snapshot, customer_id, updated_at, lapses_at, idle_since, closed_ms)
     SELECT given.id, tick.version, given.snapshot, given.customer_id, given.updated_at, given.lapses_at, given.idle_since,
       given.closed_ms
     FROM tick, $rows
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, snapshot = excluded.snapshot, customer_id = excluded.customer_id,
       updated_at = excluded.updated_at, lapses_at = excluded.lapses_at, idle_since = excluded.idle_since,
       closed_ms = excluded.closed_ms`,
  )
}

function writeCases(write: WriteStatement, living: readonly StateChange[]): void {
  write.addRows(
    'cases',
    {
      rows: living.flatMap(({ id, before, after, closedAt = null }) =>
        after.syncCase && after.syncCase !== before.syncCase ? [{ id, syncCase: after.syncCase, closedAt }] : [],
      ),
      columns: {
        id: ['text', ({ id }) => id],
        snapshot: ['text', ({ syncCase }) => JSON.stringify(syncCase)],
        // Arrays of arrays of several lengths are not known there: the ids go as one JSON text each.
        open_about: ['text', ({ syncCase }) => aboutText(syncCase)],
        closed_ms: ['bigint', ({ closedAt }) => msOf(closedAt)],
      },
    },
    `INSERT INTO sync_case (id, version, snapshot, open_about, closed_ms)
     SELECT given.id, tick.version, given.snapshot,
       CASE WHEN given.open_about IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(given.open_about::jsonb)) END, given.closed_ms
     FROM tick, $rows
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, snapshot = excluded.snapshot, open_about = excluded.open_about,
       closed_ms = excluded.closed_ms`,
  )
}

function msOf(at: string | null): number | null {
  return at === null ? null : Date.parse(at)
}

function aboutText(syncCase: SyncCase): string | null {
  const about = openAbout(syncCase)
  return about && JSON.stringify(about)
}

function writeTombstones(write: WriteStatement, states: readonly StateChange[]): void {
  const rows = states.flatMap(({ id, tombstone }) => (tombstone ? [{ id, tombstone }] : []))
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  write.add('orders_gone', 'DELETE FROM orders WHERE id = ANY($ids::text[])', { ids })
  write.add('selections_gone', 'DELETE FROM selection WHERE id = ANY($ids::text[])', { ids })
  write.add('payloads_gone', 'UPDATE event SET body = NULL WHERE aggregate_id = ANY($ids::text[])', { ids })
  write.addRows(
    'tombstones',
    {
      rows,
      columns: {
        id: ['text', ({ id }) => id],
        number: ['text', ({ tombstone }) => tombstone.number],
        reference: ['text', ({ tombstone }) => tombstone.reference],
        deleted_at: ['text', ({ tombstone }) => tombstone.deletedAt],
        deleted_by: ['text', ({ tombstone }) => tombstone.by],
      },
    },
    `INSERT INTO tombstone (id, number, reference, deleted_at, deleted_by, version)
     SELECT given.id, given.number, given.reference, given.deleted_at, given.deleted_by, tick.version FROM tick, $rows`,
  )
}
