import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, StatementSync } from 'node:sqlite'
import { accepted, commandOf, fillOrders, fillShop, inTemporaryFolder, median, openService, orderId, rounded, timed } from './workshop.ts'

const ORDERS = 2000
const ROUNDS = 5

interface Write {
  readonly sql: string
  readonly parameters: readonly SQLInputValue[]
}

/**
 * Commands per second through the service (seen before? decide, evolve, stock, events, snapshot, outcome: one durable
 * transaction each), beside a bare loop that writes the very same rows with the same statements and commits, and does nothing else.
 */
export async function measureCommands(): Promise<Record<string, number>> {
  return inTemporaryFolder(async (folder) => {
    const prepared = join(folder, 'prepared')
    const service = await openService(prepared)
    await fillShop(service)
    await fillOrders(service, 0, ORDERS)
    await service.close()

    const writes = await recordWrites(copyOf(prepared, join(folder, 'recorded')))
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await timed(await confirmAll(copyOf(prepared, join(folder, `service-${round}`)))))
      bare.push(replay(copyOf(prepared, join(folder, `bare-${round}`)), writes))
    }
    const commandsPerSecond = (ORDERS / median(ours)) * 1000
    const barePerSecond = (ORDERS / median(bare)) * 1000
    return {
      commandsPerSecond: rounded(commandsPerSecond, 0),
      bareLoopPerSecond: rounded(barePerSecond, 0),
      commandsToBareRatio: rounded(commandsPerSecond / barePerSecond),
    }
  })
}

function copyOf(from: string, to: string): string {
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith('.lock') })
  return to
}

async function confirmAll(folder: string): Promise<() => Promise<void>> {
  const service = await openService(folder)
  return async () => {
    for (let index = 0; index < ORDERS; index += 1) await accepted(service, commandOf('ConfirmOrder', 'order', orderId(index), {}))
    await service.close()
  }
}

/** Every writing statement the service runs for these commands, with its parameters, in order. */
async function recordWrites(folder: string): Promise<readonly Write[]> {
  const confirm = await confirmAll(folder)
  const writes: Write[] = []
  const { run, get } = StatementSync.prototype
  StatementSync.prototype.run = recording(run, () => true, writes)
  StatementSync.prototype.get = recording(get, (sql) => /^\s*(INSERT|UPDATE|DELETE)/.test(sql), writes)
  try {
    await confirm()
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

function replay(folder: string, writes: readonly Write[]): number {
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
