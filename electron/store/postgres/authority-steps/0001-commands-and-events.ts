import type { MigrationStep } from '../../migration.ts'

/**
 * The clock of the shop, every command with its outcome, every event. One row of `clock` counts versions and the places of
 * events and movements; it is moved under the shop's lock, so that all three grow in the order of commits. Words are compared
 * by their bytes, as in every engine, whatever language the database speaks.
 */
export const commandsAndEvents: MigrationStep = {
  number: 1,
  name: 'commands-and-events',
  sql: `
    CREATE DOMAIN word AS text COLLATE "C";

    CREATE TABLE clock (
      one integer NOT NULL PRIMARY KEY CONSTRAINT clock_is_one_row CHECK (one = 1),
      epoch text NOT NULL,
      version bigint NOT NULL CONSTRAINT clock_version_counts_up CHECK (version >= 0),
      last_event bigint NOT NULL,
      last_movement bigint NOT NULL
    );

    CREATE TABLE command (
      id word NOT NULL PRIMARY KEY,
      hash text NOT NULL,
      name text NOT NULL,
      aggregate_type text NOT NULL,
      aggregate_id word NOT NULL,
      actor_id text NOT NULL,
      desk_id word NOT NULL,
      issued_at text NOT NULL,
      recorded_at text NOT NULL,
      status text NOT NULL,
      detail text,
      version bigint NOT NULL
    );

    CREATE TABLE event (
      position bigint NOT NULL PRIMARY KEY,
      version bigint NOT NULL,
      aggregate_id word NOT NULL,
      command_id word NOT NULL,
      kind text NOT NULL,
      happened_at text NOT NULL,
      happened_by text NOT NULL,
      body text
    );

    CREATE INDEX event_by_aggregate ON event (aggregate_id, position);
  `,
}
