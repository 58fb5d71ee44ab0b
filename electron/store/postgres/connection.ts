import type pg from 'pg'
import { LineBroken, sqlStateOf } from './failure-kind.ts'

type Scalar = string | number | boolean | null
export type Parameter = Scalar | readonly Scalar[]

/** One connection while somebody has it: statements are prepared once per connection, and what went wrong is remembered. */
export class PostgresConnection {
  readonly #client: pg.ClientBase
  #failure: unknown = null

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  /** The first error since the connection was taken, null while all went well. */
  get failure(): unknown {
    return this.#failure
  }

  /** Runs one statement that takes no parameters; answers what kind of statement the server took it for. */
  async exec(sql: string): Promise<string> {
    return (await this.#ask({ text: sql })).command
  }

  async all<Row>(sql: string, ...parameters: Parameter[]): Promise<readonly Row[]> {
    return (await this.#ask({ name: nameOf(sql), text: sql, values: parameters })).rows as Row[]
  }

  async get<Row>(sql: string, ...parameters: Parameter[]): Promise<Row | undefined> {
    return (await this.all<Row>(sql, ...parameters))[0]
  }

  async run(sql: string, ...parameters: Parameter[]): Promise<void> {
    await this.all(sql, ...parameters)
  }

  /** As `all`, planned anew for these very parameters: where the best plan depends on how much they match. */
  async allPlanned<Row>(sql: string, ...parameters: Parameter[]): Promise<readonly Row[]> {
    return (await this.#ask({ text: sql, values: parameters })).rows as Row[]
  }

  /** Runs several reads over one state of the database. */
  async atOnce<Value>(work: () => Promise<Value>): Promise<Value> {
    const begun = this.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const value = await work()
    await begun
    await this.exec('COMMIT')
    return value
  }

  /**
   * The statements that follow need not wait for the answer: they are on their way behind it. Whoever does not wait for it
   * learns of its failure from them.
   */
  begin(mode: string): Promise<string> {
    const begun = this.exec(`BEGIN ${mode}`)
    begun.catch(() => undefined)
    return begun
  }

  /** Undoes the open transaction; false when the connection is of no more use. */
  async rollback(): Promise<boolean> {
    try {
      await this.#client.query('ROLLBACK')
      return true
    } catch {
      // Whatever the reason: a connection that cannot even roll back is given up, and the server rolls back for it.
      return false
    }
  }

  async #ask(query: pg.QueryConfig): Promise<pg.QueryResult> {
    try {
      return await this.#client.query(query)
    } catch (error) {
      this.#failure ??= error
      throw error
    }
  }
}

/** Takes a connection of a pool for some work; it goes back undamaged, or not at all. */
export async function withConnection<Value>(pool: pg.Pool, work: (connection: PostgresConnection) => Promise<Value>): Promise<Value> {
  const client = await connected(() => pool.connect())
  return withClient(client, work, async (isFit) => client.release(!isFit))
}

/** As `withConnection`, over a connection that is made for this work and closed behind it. */
export async function withOwnConnection<Value>(
  open: () => Promise<pg.Client>,
  work: (connection: PostgresConnection) => Promise<Value>,
): Promise<Value> {
  const client = await open()
  return withClient(client, work, () => client.end())
}

async function withClient<Value>(
  client: pg.ClientBase,
  work: (connection: PostgresConnection) => Promise<Value>,
  letGo: (isFit: boolean) => Promise<void>,
): Promise<Value> {
  const connection = new PostgresConnection(client)
  try {
    const value = await work(connection)
    await letGo(true)
    return value
  } catch (error) {
    const isAlive = await connection.rollback()
    await letGo(isAlive)
    throw reasonOf(error, connection.failure, isAlive)
  }
}

/** Connects, or rejects as for a broken line: before there is a session there is often no SQLSTATE. */
export async function connected<Value>(connect: () => Promise<Value>): Promise<Value> {
  try {
    return await connect()
  } catch (error) {
    throw sqlStateOf(error) === null ? new LineBroken(error) : error
  }
}

/** The error of the database behind an error, if there was one: whatever the work made of it, the transaction was over then. */
function reasonOf(error: unknown, failure: unknown, isAlive: boolean): unknown {
  if (failure === null) return error
  return isAlive || sqlStateOf(failure) !== null ? failure : new LineBroken(failure)
}

const names = new Map<string, string>()

/** One name per statement text, the same on every connection of this process. */
function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known) return known
  const name = `s${names.size + 1}`
  names.set(sql, name)
  return name
}
