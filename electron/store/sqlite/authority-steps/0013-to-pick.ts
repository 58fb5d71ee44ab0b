import type { MigrationStep } from '../../migration.ts'

/** Parcels nobody has packed a unit into leave To pack for the new queue To pick; an order with parcels of both kinds stands in both. */
export const toPick: MigrationStep = {
  number: 13,
  name: 'to-pick',
  sql: `
    CREATE TEMP TABLE unready AS
    SELECT placed.id, placed.sort_key, EXISTS (
      SELECT 1 FROM json_each(shipment.value, '$.lines') AS line WHERE json_extract(line.value, '$.packedQuantity') > 0
    ) AS is_begun
    FROM order_queue AS placed
    JOIN orders ON orders.id = placed.id
    JOIN json_each(orders.snapshot, '$.shipments') AS shipment
    WHERE placed.queue = 'toPack'
      AND json_extract(shipment.value, '$.voidedAt') IS NULL
      AND json_extract(shipment.value, '$.shippedAt') IS NULL
      AND NOT json_extract(shipment.value, '$.isGoodToGo');

    DELETE FROM order_queue WHERE queue = 'toPack' AND id NOT IN (SELECT id FROM unready WHERE is_begun);
    INSERT INTO order_queue (queue, sort_key, id) SELECT DISTINCT 'toPick', sort_key, id FROM unready WHERE NOT is_begun;
    DROP TABLE unready;

    INSERT INTO queue_count (queue, count) VALUES ('toPick', 0), ('toPack', 0) ON CONFLICT (queue) DO NOTHING;
    UPDATE queue_count
    SET count = (SELECT count(*) FROM order_queue WHERE order_queue.queue = queue_count.queue)
    WHERE queue IN ('toPick', 'toPack');
  `,
}
