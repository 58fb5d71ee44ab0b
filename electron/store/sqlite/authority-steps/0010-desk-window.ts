import type { MigrationStep } from '../../migration.ts'

/**
 * Which closed orders desks still hold. An order says since when nothing is to be done about it, and with which version it came back
 * to the desks, its basket with it; each step of the window says
 * up to which such moment orders have left all desks with its version, which part of the shop desks hold since (`scope`), and from
 * which version on deletions are still told (`floor`). A replica keeps one row: of the part it holds.
 */
export const deskWindow: MigrationStep = {
  number: 10,
  name: 'desk-window',
  sql: `
    ALTER TABLE orders ADD COLUMN closed_ms INTEGER;
    ALTER TABLE orders ADD COLUMN back_version INTEGER;

    UPDATE orders
    SET closed_ms = CAST(unixepoch(json_extract(snapshot, '$.updatedAt'), 'subsec') * 1000 AS INTEGER)
    WHERE json_extract(snapshot, '$.status') >= 4
      AND NOT EXISTS (
        SELECT 1 FROM json_each(snapshot, '$.returns') AS back
        WHERE json_extract(back.value, '$.status') = 'pending' AND json_extract(back.value, '$.deletedAt') IS NULL
      );

    CREATE INDEX orders_by_closing ON orders (closed_ms) WHERE closed_ms IS NOT NULL;
    CREATE INDEX orders_by_return ON orders (back_version) WHERE back_version IS NOT NULL;

    CREATE TABLE desk_window (
      version INTEGER NOT NULL PRIMARY KEY,
      at TEXT NOT NULL,
      days INTEGER NOT NULL,
      closed_from_ms INTEGER NOT NULL,
      closed_until_ms INTEGER NOT NULL CONSTRAINT window_moves_on CHECK (closed_from_ms <= closed_until_ms),
      scope TEXT NOT NULL,
      floor INTEGER NOT NULL
    ) STRICT;
  `,
}
