import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OrderStore, StoreTransaction } from '../../../electron/ports/order-store.ts'
import { NO_CHANGES } from '../../../electron/service/no-changes.ts'
import { submitCommand } from '../../../electron/service/submit-command.ts'
import { verifyStore } from '../../../electron/service/verify.ts'
import { reportFacts } from '../../../electron/store/postgres/authority-steps/0014-report-facts.ts'
import { endedThings } from '../../../electron/store/postgres/authority-steps/0015-ended-things.ts'
import { rowStores } from '../../../electron/store/postgres/authority-steps/0016-row-stores.ts'
import { AUTHORITY_STEPS } from '../../../electron/store/postgres/authority-steps.ts'
import { openPostgresOrderStore, type PostgresOpenOptions } from '../../../electron/store/postgres/open-order-store.ts'
import type { Command } from '../../../shared/lifecycle/command.ts'
import { countedIds, TestAuthority, tickingClock } from '../../support/authority.ts'
import { describeWithPostgres } from '../../support/postgres-database.ts'
import { tradeOfEveryKind } from '../../support/reported-trade.ts'
import type { TestDatabase } from '../../support/test-postgres.ts'
import { TEST_SHOP } from '../../support/test-shop.ts'

const PATIENCE = { timeout: 60_000 }

describeWithPostgres((newDatabase) => {
  let database: TestDatabase
  const opened: OrderStore[] = []

  beforeEach(async () => {
    database = await newDatabase()
  })

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()))
    await database.drop()
  })

  /** As another process would: with connections of its own. */
  async function open(options: Partial<PostgresOpenOptions> = {}): Promise<OrderStore> {
    const store = await openPostgresOrderStore({ url: database.url, now: 'now', newEpoch: 'epoch-1', ...options })
    opened.push(store)
    return store
  }

  async function sql<Row>(text: string): Promise<readonly Row[]> {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      return (await client.query(text)).rows as Row[]
    } finally {
      await client.end()
    }
  }

  describe('opening', () => {
    test('by several processes at once makes the tables once, and all count versions of one epoch', async () => {
      const stores = await Promise.all([1, 2, 3, 4, 5].map((process) => open({ newEpoch: `epoch-${process}` })))
      const epochs = await Promise.all(stores.map(async (store) => (await store.head()).epoch))
      expect(new Set(epochs).size).toBe(1)
      expect(await sql('SELECT count(*)::integer AS steps, count(DISTINCT number)::integer AS numbers FROM schema_step')).toEqual([
        { steps: AUTHORITY_STEPS.length, numbers: AUTHORITY_STEPS.length },
      ])
    })

    test('counts orders from before reports as they would be counted today', async () => {
      await tradeOfEveryKind(new TestAuthority(await open()))
      const facts = () => sql('SELECT * FROM report_fact ORDER BY order_id, name')
      const written = await facts()
      await sql(`BEGIN; DROP TABLE report_fact; ${reportFacts.sql} COMMIT`)
      expect(await facts()).toEqual(written)
      expect(written).toHaveLength(8)
    })

    test('says of baskets from before desks let go of them since when they are over', async () => {
      const shop = new TestAuthority(await open())
      await shop.opensShop()
      for (const id of ['ended', 'open']) await shop.selects(id, { number: '' })
      await shop.does('DeleteSelection', 'ended', {})
      await shop.places('ordered', { number: 'A-00001' })
      const over = () => sql('SELECT id FROM selection WHERE closed_ms IS NOT NULL')
      const written = await over()
      await sql(
        `BEGIN; ALTER TABLE selection DROP COLUMN closed_ms; ALTER TABLE sync_case DROP COLUMN closed_ms; ${endedThings.sql} COMMIT`,
      )
      expect(await over()).toEqual(written)
      expect(written).toEqual([{ id: 'ended' }])
    })

    test('says in the rows of orders from before it did which store sold', async () => {
      const shop = new TestAuthority(await open())
      await shop.opensShop()
      await shop.selects('basket', { number: '' })
      for (const [index, id] of ['plain', 'said'].entries()) await shop.places(id, { number: `A-0000${index}` })
      const rows = () => sql("SELECT id, body::jsonb ->> 'storeId' AS store, body FROM queue_row ORDER BY id")
      const written = await rows()
      expect(written).toMatchObject([{ store: null }, { store: 'store' }, { store: 'store' }])
      await sql(`BEGIN; UPDATE queue_row SET body = replace(body, ',"storeId":"store"', '') WHERE id <> 'said'; ${rowStores.sql} COMMIT`)
      expect(await rows()).toEqual(written)
    })

    test('leaves the database of another program as it is', async () => {
      await sql('CREATE TABLE recipes (name text)')
      await expect(open()).rejects.toMatchObject({ kind: 'not-ours' })
      expect(await sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([{ tablename: 'recipes' }])
    })

    test('leaves the database of a newer program as it is, and says so', async () => {
      await open()
      await sql(`INSERT INTO schema_step (number, name, taken_at) VALUES (${AUTHORITY_STEPS.length + 1}, 'of-tomorrow', 'now')`)
      await expect(open()).rejects.toMatchObject({ kind: 'from-the-future', message: expect.stringContaining('newer order desk') })
    })

    test('refuses a server that would acknowledge what it may lose', async () => {
      await sql(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET synchronous_commit = off`)
      await expect(open()).rejects.toMatchObject({ kind: 'unfit', message: expect.stringContaining('synchronous_commit = off') })
    })

    test('says what is wrong with an address, and does not repeat it', async () => {
      await expect(open({ url: 'mysql://root:secret@here/shop' })).rejects.toMatchObject({ kind: 'unfit' })
      const missing = new URL(database.url)
      missing.pathname = '/no_such_database'
      await expect(open({ url: missing.href })).rejects.toMatchObject({ kind: 'unfit' })
      const nobodyThere = 'postgresql://postgres@127.0.0.1:1/shop'
      const retry = { forMs: 0, firstDelayMs: 1, longestDelayMs: 1 }
      await expect(open({ url: nobodyThere, retry })).rejects.toMatchObject({ kind: 'unreachable' })
    })
  })

  describe('two processes on one database', () => {
    let here: OrderStore
    let there: OrderStore
    let shop: TestAuthority

    beforeEach(async () => {
      here = await open()
      there = await open()
      shop = new TestAuthority(here)
      await shop.opensShop(10)
    })

    const elsewhere = () => new TestAuthority(there, { ids: countedIds('elsewhere') })
    const submitAt = (store: OrderStore, command: Command) => submitCommand({ store, clock: tickingClock() }, command)

    test('answer the same command alike, and do it once', async () => {
      await shop.places('o1', { number: 'A-00001' })
      const note = shop.commands.make('AddNote', 'o1', { note: 'hello' })
      const answers = await Promise.all([here, there, here, there].map(async (store) => (await submitAt(store, note)).answer))
      for (const answer of answers) expect(answer).toEqual(answers[0])
      expect((await here.readHistory('o1')).filter((each) => each.kind === 'NoteAdded')).toHaveLength(1)
    })

    test('never give one number to two orders', async () => {
      const other = elsewhere()
      await shop.selects('o1', { number: '' })
      await other.selects('o2', { number: '' })
      const create = { number: 'A-00001', reference: 'QWERTYUIO', authorization: { status: 'success', reference: 'psp' } } as const
      const answers = await Promise.all([shop.tries('CreateOrder', 'o1', create), other.tries('CreateOrder', 'o2', create)])
      expect(answers.map((answer) => answer.status)).toEqual(['accepted', 'accepted'])
      // A sale is not lost over its name: the later one takes a suffix.
      const numbers = await sql('SELECT number, reference FROM orders ORDER BY number')
      expect(numbers).toEqual([
        { number: 'A-00001', reference: 'QWERTYUIO' },
        { number: 'A-00001#2', reference: 'QWERTYUIO#2' },
      ])
    })

    test('never sell the last unit twice, and both serve from the same shelf', async () => {
      const other = elsewhere()
      for (const index of [1, 2, 3, 4, 5, 6]) await shop.places(`o${index}`, { number: `A-${index}`, quantity: 3 })
      await Promise.all([1, 2, 3, 4, 5, 6].map((index) => (index % 2 === 0 ? shop : other).does('ConfirmOrder', `o${index}`, {})))
      expect(await here.readStock(['shirt'])).toEqual([
        { itemId: 'shirt', levels: [{ warehouseId: 'main', itemId: 'shirt', physical: 10, allocated: 10 }], demand: 8 },
      ])
      expect(await verifyStore(there)).toMatchObject({ ok: true, first: null })
    })

    test('hold an order against each other even before it exists', async () => {
      const order: string[] = []
      let second: Promise<unknown> = Promise.resolve()
      await here.transact(async (transaction) => {
        await transaction.loadState('not-yet')
        second = there.transact(async (other) => {
          await other.loadState('not-yet')
          order.push('second')
        })
        while (order.length === 0 && !(await somebodyWaits()));
        order.push('first')
      })
      await second
      expect(order).toEqual(['first', 'second'])
    })

    async function somebodyWaits(): Promise<boolean> {
      const waiting = await sql(
        'SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database WHERE NOT granted AND datname = current_database()',
      )
      return waiting.length > 0
    }

    test('write on one order at once, and nothing of it is lost', async () => {
      const other = elsewhere()
      await shop.places('o1', { number: 'A-00001' })
      const hold = { reasonCode: 'OTHER', reason: 'look' } as const
      await Promise.all([
        ...[1, 2, 3, 4, 5].map((note) => shop.does('AddNote', 'o1', { note: `here ${note}` })),
        other.does('PutOnHold', 'o1', hold),
        ...[1, 2, 3, 4, 5].map((note) => other.does('AddNote', 'o1', { note: `there ${note}` })),
      ])
      expect((await here.readHistory('o1')).filter((each) => each.kind === 'NoteAdded')).toHaveLength(10)
      expect(await verifyStore(here)).toMatchObject({ ok: true, first: null })
    })

    test('that take the same two orders the other way round both come through', async () => {
      const arrived = new Set<string>()
      const gate = Promise.withResolvers<void>()
      const takeBoth = (store: OrderStore, first: string, second: string, itemId: string) =>
        store.transact(async (transaction) => {
          await transaction.loadState(first)
          arrived.add(itemId)
          if (arrived.size === 2) gate.resolve()
          // Each has one of the two by now, and wants the other's.
          await gate.promise
          await transaction.loadState(second)
          return transaction.save({ ...NO_CHANGES, demand: [{ itemId, units: 1 }] })
        })
      const versions = await Promise.all([takeBoth(here, 'a', 'b', 'mug'), takeBoth(there, 'b', 'a', 'poster')])
      expect(new Set(versions).size).toBe(2)
      expect((await here.readStock(['mug', 'poster'])).map((stock) => stock.demand)).toEqual([1, 1])
    })

    test('see each other’s settings with the next command', async () => {
      await elsewhere().does('SaveSettings', 'settings', { settings: { ...TEST_SHOP, shopName: 'Renamed' } }, { role: 'admin' })
      await here.transact(async (transaction) => {
        expect(await transaction.loadSettings()).toMatchObject({ shopName: 'Renamed' })
      })
    })

    test('tell each other of their commits', async () => {
      const watching = await open({ headEveryMs: 5 })
      const heads: number[] = []
      const stop = watching.onForeignCommit?.((head) => heads.push(head.version))
      await shop.places('o1', { number: 'A-00001' })
      await expect.poll(() => heads.at(-1), PATIENCE).toBe((await here.head()).version)
      const before = heads.length
      await shop.does('AddNote', 'o1', { note: 'once more' })
      await expect.poll(() => heads.length, PATIENCE).toBe(before + 1)
      stop?.()
      expect(heads).toEqual(heads.toSorted((one, other) => one - other))
    })
  })

  describe('a transaction', () => {
    test('whose connection is taken away runs again from its start, and nothing is done twice', async () => {
      const store = await open()
      const shop = new TestAuthority(store)
      await shop.opensShop()
      let runs = 0
      await store.transact(async (transaction) => {
        runs += 1
        await transaction.loadState('o1')
        if (runs === 1)
          await sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()",
          )
        const [stock] = await transaction.loadStock(['shirt'])
        await transaction.save({ ...NO_CHANGES, demand: [{ itemId: 'shirt', units: (stock?.demand ?? 0) + 7 }] })
      })
      expect(runs).toBe(2)
      expect((await store.readStock(['shirt']))[0]?.demand).toBe(7)
    })

    test('in which a statement failed keeps nothing, even when its work made light of it', async () => {
      const store = await open()
      const work = async (transaction: StoreTransaction) => {
        const levels = [{ warehouseId: 'main', itemId: 'shirt', physical: 1, allocated: 2 }]
        await transaction.save({ ...NO_CHANGES, levels }).catch(() => 0)
        return 'all is well'
      }
      await expect(store.transact(work)).rejects.toMatchObject({ constraint: 'allocated_is_on_the_shelf' })
      expect((await store.head()).version).toBe(0)
    })

    test('that reads beside itself never waits for a connection that others like it hold', async () => {
      const store = await open({ connections: { writers: 2, readers: 1 } })
      const work = (itemId: string) =>
        store.transact(async (transaction) => {
          await transaction.loadStock([itemId])
          await store.head()
          return transaction.save({ ...NO_CHANGES, demand: [{ itemId, units: 1 }] })
        })
      expect(new Set(await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(work))).size).toBe(6)
    })

    test('is not begun once the store is closed', async () => {
      const store = await open()
      await store.close()
      await expect(store.transact(async () => 1)).rejects.toMatchObject({ kind: 'unfit', message: 'The store is closed.' })
    })
  })
})
