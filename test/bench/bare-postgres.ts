import pg from 'pg'

interface Query {
  readonly name?: string
  readonly text: string
  readonly values?: readonly unknown[]
}

const WRITES = /^\s*(INSERT|UPDATE|DELETE|WITH)\b/i
const BEGINS_WRITING = /^\s*BEGIN(?!.*READ ONLY)/i

/** Every writing statement this process sends meanwhile, with its parameters and between the same commits, in order. */
export async function recordQueries(work: () => Promise<void>): Promise<readonly Query[]> {
  const queries: Query[] = []
  const writing = new WeakSet<object>()
  const { query } = pg.Client.prototype
  const recorded = function (this: pg.Client, ...given: unknown[]): unknown {
    const asked = queryOf(given[0])
    if (asked && BEGINS_WRITING.test(asked.text)) writing.add(this)
    if (asked && writing.has(this)) {
      const isEnd = /^\s*(COMMIT|ROLLBACK)/i.test(asked.text)
      if (isEnd) writing.delete(this)
      if (isEnd || WRITES.test(asked.text) || BEGINS_WRITING.test(asked.text)) queries.push(asked)
    }
    return Reflect.apply(query, this, given)
  }
  pg.Client.prototype.query = recorded as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return queries
}

function queryOf(given: unknown): Query | null {
  if (typeof given === 'string') return { text: given }
  return typeof given === 'object' && given !== null && 'text' in given ? (given as Query) : null
}

/** Sends them again over one connection as the hub's own sends them, waiting for nothing but the commits; answers the milliseconds. */
export async function replayQueries(url: string, queries: readonly Query[]): Promise<number> {
  const settings: pg.ClientConfig & { readonly pipeline: boolean } = { connectionString: url, pipeline: true }
  const client = new pg.Client(settings)
  await client.connect()
  const began = performance.now()
  let sent: Promise<unknown>[] = []
  for (const { name, text, values } of queries) {
    sent.push(client.query({ text, ...(name === undefined ? {} : { name }), ...(values === undefined ? {} : { values: [...values] }) }))
    if (!/^\s*COMMIT/i.test(text)) continue
    await Promise.all(sent)
    sent = []
  }
  const took = performance.now() - began
  await client.end()
  return took
}
