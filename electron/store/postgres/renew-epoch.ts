import { withOwnConnection } from './connection.ts'
import { openClient } from './pools.ts'
import { RETRY_POLICY, retrying } from './retry.ts'

/** Begins a new line of versions in a database that was put back from a backup: desks bring again what it has forgotten. */
export function renewEpoch(url: string, newEpoch: string): Promise<void> {
  return retrying(RETRY_POLICY, () =>
    withOwnConnection(
      () => openClient(url),
      (db) => db.run('UPDATE clock SET epoch = $1', newEpoch),
    ),
  )
}
