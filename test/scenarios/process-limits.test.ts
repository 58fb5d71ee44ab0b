// What a shop runs into sooner or later: disks that are full, a second start, a clock that is wrong.

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { toDoorError } from '../../electron/doors/door-error.ts'
import type { Clock } from '../../electron/ports/clock.ts'
import { SqliteConnection } from '../../electron/store/sqlite/connection.ts'
import { JoinedDesk } from '../support/joined-desk.ts'
import { countShop, drained, foundShop, freePort, keptBy, SHARED_ORDER, startDesk, startHub } from '../support/process-shop.ts'
import { Program } from '../support/program.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { quietLogger } from '../support/test-hub.ts'

const DAY_MS = 24 * 60 * 60 * 1000

async function shopWithHub(...names: readonly string[]) {
  const port = await freePort()
  const place = tempFolder()
  const seats = await foundShop(place, `http://127.0.0.1:${port}`, names)
  const [seat] = seats
  if (!seat) throw new Error('there is no desk')
  return { port, place, seats, seat }
}

test('while the disk of the hub is full its desks wait and keep, and when there is room everything arrives', async () => {
  const { port, place, seats } = await shopWithHub('Packing 1', 'Packing 2')
  const before = await startHub(place, port)
  const desks = await Promise.all(seats.map(startDesk))
  // A hub without room greets nobody, and a desk that was never greeted has nothing to work on.
  for (const desk of desks) await desk.line('fetched')
  await before.kill()
  const tight = await startHub(place, port, pagesOf(join(place, 'authority.sqlite')) + 40)
  for (const desk of desks) {
    await desk.line('line offline busy')
    const before = keptBy(desk).length
    await desk.until(() => keptBy(desk).length > before + 10)
    expect(desk.said.some((each) => each.startsWith('lost'))).toBe(false)
  }
  await tight.kill()
  const roomy = await startHub(place, port)
  await drained(...desks)
  await roomy.end()
  expect((await countShop(place, seats, desks.flatMap(keptBy))).lost).toEqual([])
})

test('a desk whose disk is full says that nothing of this was kept, sends what was, and goes on when there is room', async () => {
  const { port, place, seat } = await shopWithHub('Packing 1')
  const first = await startHub(place, port)
  const before = await JoinedDesk.open(seat)
  await before.gateway.settled()
  await before.close()
  await first.end()
  const tight = await JoinedDesk.open(seat, { maxPages: pagesOf(join(seat.folder, 'desk.sqlite')) + 12 })
  const kept: string[] = []
  let failure: unknown = null
  while (failure === null) {
    const command = tight.make('ReceiveStock', 'main', {
      warehouseId: 'main',
      lines: [{ itemId: 'mug', quantity: 1 }],
      note: `delivery ${kept.length}`,
    })
    try {
      expect(await tight.gateway.submit(command)).toMatchObject({ status: 'waiting' })
      kept.push(command.id)
    } catch (error) {
      failure = error
    }
  }
  expect(toDoorError(failure, 'commands.submit', 'r1', quietLogger)).toMatchObject({
    code: 'STORE_DISK_FULL',
    message: 'Disk full: free 200 MB. Nothing was lost.',
    data: { hint: 'Nothing of this was kept. Put it right and try again.' },
  })
  expect(kept.length).toBeGreaterThan(3)
  await expect.poll(() => tight.gateway.status().waiting).toBe(kept.length)
  await tight.close()

  const hub = await startHub(place, port)
  const roomy = await JoinedDesk.open(seat)
  await roomy.gateway.settled()
  expect(await roomy.does('AddNote', SHARED_ORDER, { note: 'there is room again' })).toMatchObject({ status: 'accepted' })
  await roomy.gateway.settled()
  await roomy.close()
  await hub.end()
  expect(await countShop(place, [seat], kept)).toMatchObject({ lost: [], commands: kept.length + 1 })
})

test('a second start on the folder of a desk of a shop, or of a hub, ends with 4 and says who has it', async () => {
  const { port, place, seat } = await shopWithHub('Packing 1')
  const hubArgs = ['--data', place, '--port', String(port)]
  const hub = new Program(join(PROJECT_ROOT, 'electron', 'hub.ts'), hubArgs)
  await hub.line('The hub is at')
  const deskArgs = ['--browser', '--no-open', '--port', '0', '--data', seat.folder]
  const desk = new Program(join(PROJECT_ROOT, 'electron', 'start.mjs'), deskArgs)
  await desk.line('The order desk is at')
  const [secondHub, secondDesk] = [
    new Program(join(PROJECT_ROOT, 'electron', 'hub.ts'), ['--data', place, '--port', '0']),
    new Program(join(PROJECT_ROOT, 'electron', 'start.mjs'), deskArgs),
  ]
  expect(await secondHub.ended()).toBe(4)
  expect(secondHub.complaints).toContain(`${place} is in use by process ${hub.pid}`)
  expect(await secondDesk.ended()).toBe(4)
  expect(secondDesk.complaints).toContain(`${seat.folder} is in use by process ${desk.pid}`)
  // The first ones were not disturbed.
  expect([hub.exitCode, desk.exitCode]).toEqual([null, null])
})

test.each([
  ['ahead', DAY_MS],
  ['behind', -DAY_MS],
])('at a desk whose clock jumps a day %s everything is taken in its order, and the difference is shown', async (_where, jumpMs) => {
  const { port, place, seat } = await shopWithHub('Packing 1')
  let offMs = 0
  const clock: Clock = { now: () => new Date(Date.now() + offMs).toISOString() }
  let hub = await startHub(place, port)
  const desk = await JoinedDesk.open(seat, { clock })
  await desk.gateway.settled()
  const notes = async (...texts: readonly string[]) => {
    for (const note of texts) {
      const command = { ...desk.make('AddNote', SHARED_ORDER, { note }), issuedAt: clock.now(), occurredAt: clock.now() }
      expect((await desk.gateway.submit(command)).status).toMatch(/accepted|waiting/)
    }
  }
  await notes('one', 'two')
  offMs = jumpMs
  await notes('three')
  await hub.kill()
  await notes('four')
  hub = await startHub(place, port)
  await desk.gateway.settled()
  offMs = 0
  await notes('five')
  offMs = jumpMs
  await notes('six')
  await desk.gateway.settled()
  // An answer that was asked for before the jump tells of half of it: the next one is right.
  const seenMs = () => {
    desk.gateway.syncNow()
    return desk.gateway.status().skewMs ?? 0
  }
  await expect.poll(() => Math.abs(seenMs() - jumpMs), { timeout: 60_000 }).toBeLessThan(60_000)
  const history = await desk.gateway.history(SHARED_ORDER)
  expect(history.flatMap(({ sentence }) => /\b(one|two|three|four|five|six)\b/.exec(sentence)?.[1] ?? [])).toEqual([
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
  ])
  expect((await desk.outbox.changedSince(0, 100)).map(({ outcome }) => outcome?.status)).toEqual(
    Array.from({ length: 6 }, () => 'accepted'),
  )
  await desk.close()
  await hub.end()
  expect(await countShop(place, [seat], [])).toMatchObject({ commands: 6 })
})

function pagesOf(file: string): number {
  const db = new SqliteConnection(file)
  const pages = db.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0
  db.close()
  return pages
}
