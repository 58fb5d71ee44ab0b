import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { submitCommand } from '../../../electron/service/submit-command.ts'
import { verifyStore } from '../../../electron/service/verify.ts'
import { openPostgresOrderStore } from '../../../electron/store/postgres/open-order-store.ts'
import { RETRY_POLICY } from '../../../electron/store/postgres/retry.ts'
import { TestAuthority, tickingClock } from '../../support/authority.ts'
import { findPostgres } from '../../support/postgres-binaries.ts'
import { describeWithPostgres } from '../../support/postgres-database.ts'
import { freshDatabase, type OwnTestServer, startTestServer } from '../../support/test-postgres.ts'

describeWithPostgres(() => {
  // A server named in the environment is not ours to kill.
  const own = 'native' in findPostgres()
  let server: OwnTestServer

  beforeAll(async () => {
    if (own) server = await startTestServer()
  })

  afterAll(async () => {
    if (own) await server.stop()
  })

  test.runIf(own)('a database server killed again and again loses nothing it acknowledged, and no command is done twice', async () => {
    const { url } = await freshDatabase(server.url)
    const store = await openPostgresOrderStore({ url, now: 'now', newEpoch: 'epoch', retry: { ...RETRY_POLICY, forMs: 120_000 } })
    const acknowledged: string[] = []
    const clock = tickingClock()
    const shop = new TestAuthority(store, {
      async send(command) {
        const { answer } = await submitCommand({ store, clock }, command)
        acknowledged.push(command.id)
        return answer
      },
    })
    await shop.opensShop()
    await shop.places('o1', { number: 'A-00001' })
    let notes = 0
    let isOver = false
    const working = [1, 2, 3, 4].map(async () => {
      while (!isOver) {
        notes += 1
        await shop.does('AddNote', 'o1', { note: `note ${notes}` })
      }
    })
    for (let blow = 1; blow <= 3; blow += 1) {
      const before = acknowledged.length
      while (acknowledged.length < before + 20) await setTimeout(1)
      await server.kill()
      await server.start()
    }
    isOver = true
    await Promise.all(working)
    for (const id of acknowledged) expect(await store.readOutcome(id), id).not.toBeNull()
    expect((await store.readHistory('o1', { limit: 10_000 })).filter((each) => each.kind === 'NoteAdded')).toHaveLength(notes)
    expect(await verifyStore(store)).toMatchObject({ ok: true, first: null })
    await store.close()
  })

  test.runIf(own)('while the server is away people are told so, and work goes on when it is back', async () => {
    const { url } = await freshDatabase(server.url)
    const retry = { forMs: 50, firstDelayMs: 1, longestDelayMs: 10 }
    const store = await openPostgresOrderStore({ url, now: 'now', newEpoch: 'epoch', retry })
    await server.kill()
    await expect(store.head()).rejects.toMatchObject({ kind: 'unreachable' })
    await expect(store.transact(async () => 1)).rejects.toMatchObject({ kind: 'unreachable' })
    await expect(store.atOneMoment(async () => 1)).rejects.toMatchObject({ kind: 'unreachable' })
    await server.start()
    expect((await store.head()).version).toBe(0)
    expect(await store.transact(async () => 1)).toBe(1)
    await store.close()
  })
})
