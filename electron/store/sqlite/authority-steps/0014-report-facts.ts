import type { MigrationStep } from '../../migration.ts'

/** What reports count of each order, by store and moment: written with the order, so that a report reads rows and never an order. */
export const reportFacts: MigrationStep = {
  number: 14,
  name: 'report-facts',
  sql: `
    CREATE TABLE report_fact (
      order_id TEXT NOT NULL,
      name TEXT NOT NULL,
      store_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      currency TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      done_ms INTEGER,
      PRIMARY KEY (order_id, name)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO report_fact (order_id, name, store_id, kind, currency, at_ms, amount)
    SELECT id, 'ordered', json_extract(snapshot, '$.storeId'), 'ordered', json_extract(snapshot, '$.currency'),
      CAST(round(unixepoch(json_extract(snapshot, '$.orderDate'), 'subsec') * 1000) AS INTEGER), json_extract(snapshot, '$.totals.grandTotal')
    FROM orders
    WHERE json_extract(snapshot, '$.status') <> 6;

    INSERT INTO report_fact (order_id, name, store_id, kind, currency, at_ms, amount, done_ms)
    SELECT id, 'confirmed', store_id, 'confirmed', currency, at_ms, 0, CASE WHEN units >= wanted THEN done_ms END
    FROM (
      SELECT id, json_extract(snapshot, '$.storeId') AS store_id, json_extract(snapshot, '$.currency') AS currency,
        CAST(round(unixepoch(json_extract(snapshot, '$.confirmedAt'), 'subsec') * 1000) AS INTEGER) AS at_ms,
        json_extract(snapshot, '$.archivedAt') AS archived_at,
        json_extract(snapshot, '$.totals.totalQuantity') AS wanted,
        (SELECT sum(json_extract(line.value, '$.quantity'))
         FROM json_each(snapshot, '$.shipments') AS shipment, json_each(shipment.value, '$.lines') AS line
         WHERE json_extract(shipment.value, '$.voidedAt') IS NULL AND json_extract(shipment.value, '$.shippedAt') IS NOT NULL) AS units,
        (SELECT max(CAST(round(unixepoch(json_extract(shipment.value, '$.shippedAt'), 'subsec') * 1000) AS INTEGER))
         FROM json_each(snapshot, '$.shipments') AS shipment
         WHERE json_extract(shipment.value, '$.voidedAt') IS NULL) AS done_ms
      FROM orders
      WHERE json_extract(snapshot, '$.status') <> 6 AND json_extract(snapshot, '$.confirmedAt') IS NOT NULL
    )
    WHERE archived_at IS NULL OR units >= wanted;

    INSERT INTO report_fact (order_id, name, store_id, kind, currency, at_ms, amount)
    SELECT orders.id, 'returned ' || json_extract(back.value, '$.id'), json_extract(snapshot, '$.storeId'), 'returned',
      json_extract(snapshot, '$.currency'), CAST(round(unixepoch(json_extract(back.value, '$.completedAt'), 'subsec') * 1000) AS INTEGER),
      (SELECT coalesce(sum(json_extract(line.value, '$.value')), 0) FROM json_each(back.value, '$.lines') AS line)
    FROM orders, json_each(snapshot, '$.returns') AS back
    WHERE json_extract(snapshot, '$.status') <> 6 AND json_extract(back.value, '$.status') = 'completed'
      AND json_extract(back.value, '$.completedAt') IS NOT NULL AND json_extract(back.value, '$.deletedAt') IS NULL;

    CREATE INDEX report_fact_by_time ON report_fact (store_id, kind, at_ms, currency, amount, done_ms);
  `,
}
