// Locks by name, held until the transaction ends. In each transaction the shop's is the last one taken.

/** Held from the taking of the version until the commit is visible: versions grow in the order of commits. */
export const LOCK_SHOP = 'SELECT pg_advisory_xact_lock(0, 0)'

/** Shared by every transaction that read the settings, held alone by the one that changes them. */
export const LOCK_SETTINGS_SHARED = 'SELECT pg_advisory_xact_lock_shared(1, 0)'
export const LOCK_SETTINGS = 'SELECT pg_advisory_xact_lock(1, 0)'

/** Whoever moves the window of the desks. */
export const LOCK_WINDOW = 'SELECT pg_advisory_xact_lock(1, 1)'

/** One process brings a database to the newest version, the others wait. */
export const LOCK_MIGRATION = 'SELECT pg_advisory_xact_lock(2, 0)'

// Names share a lock when their hashes are equal: they then wait for each other without need, and nothing worse.

/** An order, basket, case or whatever else has events, whether it exists yet or not. */
export const LOCK_AGGREGATES = 'SELECT pg_advisory_xact_lock(3, hashtext(id)) FROM unnest($1::text[]) AS id'

export const LOCK_CUSTOMER = 'SELECT pg_advisory_xact_lock(4, hashtext($1))'

/** The same command that two processes have at once. */
export const LOCK_COMMAND = 'SELECT pg_advisory_xact_lock(5, hashtext($1))'
export const TRY_LOCK_COMMAND = 'pg_try_advisory_xact_lock(5, hashtext($1))'

/** Items that have no stock row to be held by yet; a few locks for all of them, so that a large delivery does not need thousands. */
export const LOCK_NEW_ITEMS = `SELECT pg_advisory_xact_lock(6, bucket)
  FROM (SELECT DISTINCT hashtext(id) & 31 AS bucket FROM unnest($1::text[]) AS id ORDER BY bucket) AS buckets`
