import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { SelectionsDue } from '../../ports/order-store.ts'
import type { SqliteConnection } from './connection.ts'

// Only what is neither ordered nor over stands in the queue Incomplete: the cost is theirs, not that of all that was ever sold.
const UNFINISHED = `FROM order_queue AS placed
  JOIN selection ON selection.id = placed.id
  WHERE placed.queue = 'incomplete'`

/** Ids of the baskets a customer has open. */
export function openSelectionIds(db: SqliteConnection, customerId: string): readonly string[] {
  return db
    .all<{ id: string }>(
      `SELECT selection.id ${UNFINISHED} AND selection.snapshot ->> '$.customerId' = ? ORDER BY selection.id`,
      customerId,
    )
    .map(({ id }) => id)
}

/** Baskets the clock may have something to do with, those changed longest ago first. */
export function selectionsDue(db: SqliteConnection, { now, idleSince, limit }: SelectionsDue): readonly Selection[] {
  return db
    .all<{ snapshot: string }>(
      `SELECT selection.snapshot ${UNFINISHED}
         AND (selection.snapshot ->> '$.ownerKind' = 'anonymous' AND selection.snapshot ->> '$.expiresAt' <= ?1
           OR selection.snapshot ->> '$.updatedAt' < ?2
             AND selection.snapshot ->> '$.state' = 'open'
             AND selection.snapshot ->> '$.origin' <> 'import'
             AND selection.snapshot ->> '$.abandonedAt' IS NULL
             AND coalesce(selection.snapshot ->> '$.cartAbandonmentEmail', 1) <> 0
             AND json_array_length(selection.snapshot, '$.lines') > 0
             AND (coalesce(selection.snapshot ->> '$.address.email', '') <> ''
               OR coalesce(selection.snapshot ->> '$.shippingAddress.email', '') <> ''))
       ORDER BY selection.snapshot ->> '$.updatedAt', selection.id
       LIMIT ?3`,
      now,
      idleSince,
      limit,
    )
    .map(({ snapshot }) => JSON.parse(snapshot) as Selection)
}
