import { StoreFailure } from '../../ports/store-failure.ts'
import type { PostgresConnection } from './connection.ts'

const OLDEST_SERVER = 14

/** What the server must be set to for a commit that was acknowledged to survive a power cut, and for any name to be stored. */
const SETTINGS: readonly { readonly name: string; readonly allowed: readonly string[] }[] = [
  { name: 'synchronous_commit', allowed: ['on', 'remote_apply'] },
  { name: 'fsync', allowed: ['on'] },
  { name: 'full_page_writes', allowed: ['on'] },
  { name: 'server_encoding', allowed: ['UTF8'] },
]

/** Refuses a server that cannot keep the store's promises. */
export async function assertServer(db: PostgresConnection): Promise<void> {
  const version = Number((await setting(db, 'server_version_num')) ?? 0)
  if (version < OLDEST_SERVER * 10_000) {
    throw new StoreFailure('unfit', `PostgreSQL ${await setting(db, 'server_version')} is too old: ${OLDEST_SERVER} or newer is needed.`)
  }
  for (const { name, allowed } of SETTINGS) {
    const actual = await setting(db, name)
    if (!allowed.includes(actual ?? '')) {
      throw new StoreFailure('unfit', `The database server has ${name} = ${actual}: set it to ${allowed[0]}. Nothing was changed.`)
    }
  }
}

async function setting(db: PostgresConnection, name: string): Promise<string | undefined> {
  return (await db.get<{ value: string }>('SELECT current_setting($1) AS value', name))?.value
}
