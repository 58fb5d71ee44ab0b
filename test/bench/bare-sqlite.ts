import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, StatementSync } from 'node:sqlite'

interface Write {
  readonly sql: string
  readonly parameters: readonly SQLInputValue[]
}

/** Every writing statement this process runs meanwhile, with its parameters, in order. */
export async function recordStatements(work: () => Promise<void>): Promise<readonly Write[]> {
  const writes: Write[] = []
  const { run, get } = StatementSync.prototype
  StatementSync.prototype.run = recording(run, () => true, writes)
  StatementSync.prototype.get = recording(get, (sql) => /^\s*(INSERT|UPDATE|DELETE)/.test(sql), writes)
  try {
    await work()
  } finally {
    StatementSync.prototype.run = run
    StatementSync.prototype.get = get
  }
  return writes
}

function recording<Method>(method: Method, isWrite: (sql: string) => boolean, writes: Write[]): Method {
  const recorded = function (this: StatementSync, ...parameters: SQLInputValue[]): unknown {
    if (isWrite(this.sourceSQL)) writes.push({ sql: this.sourceSQL, parameters })
    return Reflect.apply(method as (...all: SQLInputValue[]) => unknown, this, parameters)
  }
  return recorded as Method
}

/** Runs them again on the authority of a folder, as durably, and nothing else; answers the milliseconds. */
export function replayStatements(folder: string, writes: readonly Write[]): number {
  const db = new DatabaseSync(join(folder, 'authority.sqlite'))
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON')
  const statements = new Map<string, StatementSync>()
  const began = performance.now()
  for (const { sql, parameters } of writes) {
    let statement = statements.get(sql)
    if (!statement) {
      statement = db.prepare(sql)
      statements.set(sql, statement)
    }
    if (/RETURNING/i.test(sql)) statement.get(...parameters)
    else statement.run(...parameters)
  }
  db.close()
  return performance.now() - began
}
