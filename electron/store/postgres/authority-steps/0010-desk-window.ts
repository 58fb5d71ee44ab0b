import type { MigrationStep } from '../../migration.ts'

/**
 * Which closed orders desks still hold. An order says since when nothing is to be done about it, and with which version it came back
 * to the desks, its basket with it; each step of the window says
 * up to which such moment orders have left all desks with its version, which part of the shop desks hold since (`scope`), and from
 * which version on deletions are still told (`floor`).
 */
export const deskWindow: MigrationStep = {
  number: 10,
  name: 'desk-window',
  sql: `
    ALTER TABLE orders ADD COLUMN closed_ms bigint;
    ALTER TABLE orders ADD COLUMN back_version bigint;

    UPDATE orders
    SET closed_ms = (extract(epoch FROM (snapshot::jsonb ->> 'updatedAt')::timestamptz) * 1000)::bigint
    WHERE (snapshot::jsonb ->> 'status')::int >= 4
      AND NOT EXISTS (
        SELECT 1 FROM jsonb_array_elements(snapshot::jsonb -> 'returns') AS back
        WHERE back ->> 'status' = 'pending' AND back ->> 'deletedAt' IS NULL
      );

    CREATE INDEX orders_by_closing ON orders (closed_ms) WHERE closed_ms IS NOT NULL;
    CREATE INDEX orders_by_return ON orders (back_version) WHERE back_version IS NOT NULL;

    CREATE TABLE desk_window (
      version bigint NOT NULL PRIMARY KEY,
      at timestamptz NOT NULL,
      days bigint NOT NULL,
      closed_from_ms bigint NOT NULL,
      closed_until_ms bigint NOT NULL CONSTRAINT window_moves_on CHECK (closed_from_ms <= closed_until_ms),
      scope word NOT NULL,
      floor bigint NOT NULL
    );
  `,
}
