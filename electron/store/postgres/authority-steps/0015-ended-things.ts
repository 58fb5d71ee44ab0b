import type { MigrationStep } from '../../migration.ts'

/**
 * Ended baskets and decided cases leave the desks as closed orders do: since when nothing is to be done about each. What ended before
 * the window already moved on leaves with its next step, a little apart, so that no step lets go of all of it at once.
 */
export const endedThings: MigrationStep = {
  number: 15,
  name: 'ended-things',
  sql: `
    ALTER TABLE selection ADD COLUMN closed_ms bigint;
    ALTER TABLE sync_case ADD COLUMN closed_ms bigint;

    UPDATE selection
    SET closed_ms = greatest(ended.at_ms, ended.after_ms)
    FROM (
      SELECT id, (extract(epoch FROM (snapshot::jsonb ->> 'updatedAt')::timestamptz) * 1000)::bigint AS at_ms,
        coalesce((SELECT closed_until_ms FROM desk_window ORDER BY version DESC LIMIT 1), 0) + row_number() OVER (ORDER BY id) AS after_ms
      FROM selection
      WHERE snapshot::jsonb ->> 'state' NOT IN ('open', 'checkoutRequested')
        AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = selection.id)
    ) AS ended
    WHERE selection.id = ended.id;

    UPDATE sync_case
    SET closed_ms = greatest(decided.at_ms, decided.after_ms)
    FROM (
      SELECT id, (extract(epoch FROM (snapshot::jsonb -> 'resolution' ->> 'at')::timestamptz) * 1000)::bigint AS at_ms,
        coalesce((SELECT closed_until_ms FROM desk_window ORDER BY version DESC LIMIT 1), 0) + row_number() OVER (ORDER BY id) AS after_ms
      FROM sync_case
      WHERE snapshot::jsonb -> 'resolution' ->> 'at' IS NOT NULL
    ) AS decided
    WHERE sync_case.id = decided.id;

    CREATE INDEX selection_by_closing ON selection (closed_ms) WHERE closed_ms IS NOT NULL;
    CREATE INDEX sync_case_by_closing ON sync_case (closed_ms) WHERE closed_ms IS NOT NULL;
  `,
}
