import type { MigrationStep } from '../../migration.ts'

/** What reports count of each order, by store and moment: written with the order, so that a report reads rows and never an order. */
export const reportFacts: MigrationStep = {
  number: 14,
  name: 'report-facts',
  sql: `
    CREATE TABLE report_fact (
      order_id word NOT NULL,
      name word NOT NULL,
      store_id word NOT NULL,
      kind word NOT NULL,
      currency word NOT NULL,
      at_ms bigint NOT NULL,
      amount bigint NOT NULL,
      done_ms bigint,
      PRIMARY KEY (order_id, name)
    );

    CREATE TEMP TABLE known ON COMMIT DROP AS
    SELECT id, snapshot::jsonb AS body FROM orders;

    INSERT INTO report_fact (order_id, name, store_id, kind, currency, at_ms, amount)
    SELECT id, 'ordered', body ->> 'storeId', 'ordered', body ->> 'currency',
      round(extract(epoch FROM (body ->> 'orderDate')::timestamptz) * 1000)::bigint, (body #>> '{totals,grandTotal}')::bigint
    FROM known
    WHERE (body ->> 'status')::int <> 6;

    INSERT INTO report_fact (order_id, name, store_id, kind, currency, at_ms, amount, done_ms)
    SELECT id, 'confirmed', body ->> 'storeId', 'confirmed', body ->> 'currency',
      round(extract(epoch FROM (body ->> 'confirmedAt')::timestamptz) * 1000)::bigint, 0,
      CASE WHEN gone.units >= (body #>> '{totals,totalQuantity}')::bigint THEN gone.done_ms END
    FROM known
    CROSS JOIN LATERAL (
      SELECT sum(parcel.units) AS units, max(parcel.left_ms) AS done_ms
      FROM (
        SELECT (SELECT sum((line ->> 'quantity')::bigint) FROM jsonb_array_elements(shipment -> 'lines') AS line) AS units,
          round(extract(epoch FROM (shipment ->> 'shippedAt')::timestamptz) * 1000)::bigint AS left_ms
        FROM jsonb_array_elements(body -> 'shipments') AS shipment
        WHERE shipment ->> 'voidedAt' IS NULL AND shipment ->> 'shippedAt' IS NOT NULL
      ) AS parcel
    ) AS gone
    WHERE (body ->> 'status')::int <> 6 AND body ->> 'confirmedAt' IS NOT NULL
      AND (body ->> 'archivedAt' IS NULL OR gone.units >= (body #>> '{totals,totalQuantity}')::bigint);

    INSERT INTO report_fact (order_id, name, store_id, kind, currency, at_ms, amount)
    SELECT id, 'returned ' || (back ->> 'id'), body ->> 'storeId', 'returned', body ->> 'currency',
      round(extract(epoch FROM (back ->> 'completedAt')::timestamptz) * 1000)::bigint,
      (SELECT coalesce(sum((line ->> 'value')::bigint), 0) FROM jsonb_array_elements(back -> 'lines') AS line)
    FROM known
    CROSS JOIN LATERAL jsonb_array_elements(body -> 'returns') AS back
    WHERE (body ->> 'status')::int <> 6 AND back ->> 'status' = 'completed'
      AND back ->> 'completedAt' IS NOT NULL AND back ->> 'deletedAt' IS NULL;

    CREATE INDEX report_fact_by_time ON report_fact (store_id, kind, at_ms) INCLUDE (currency, amount, done_ms);
  `,
}
