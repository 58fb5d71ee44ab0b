// Two hubs are processes of their own over one PostgreSQL; two desks reach whichever answers. One hub after the other is taken away
// in the middle of its work, then the database itself.

import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BadLine } from '../support/bad-line.ts'
import { chance } from '../support/chance.ts'
import { findPostgres } from '../support/postgres-binaries.ts'
import { describeWithPostgres } from '../support/postgres-database.ts'
import { countShop, drained, foundShop, freePort, inTheMiddle, keptBy, type Place, startDesk, startHub } from '../support/process-shop.ts'
import { freshDatabase, type OwnTestServer, startTestServer } from '../support/test-postgres.ts'

const BLOWS = 3

async function shopWithTwoHubs(place: Place) {
  const ports = [await freePort(), await freePort()]
  const dice = chance()
  const line = await BadLine.open(dice, ...ports)
  const seats = await foundShop(place, line.url, ['Packing 1', 'Packing 2'])
  const hubs = await Promise.all(ports.map((port) => startHub(place, port)))
  const desks = await Promise.all(seats.map(startDesk))
  const restart = async (which: number) => {
    hubs[which] = await startHub(place, ports[which] ?? 0)
  }
  const end = async () => {
    await drained(...desks)
    for (const hub of hubs) await hub.end()
    await line.close()
  }
  return { dice, line, seats, hubs, desks, restart, end }
}

describeWithPostgres((newDatabase) => {
  test('one of two hubs killed again and again: nothing is lost, nothing done twice, and the desks go on at the other', async () => {
    const { url: place } = await newDatabase()
    const { dice, line, seats, hubs, desks, restart, end } = await shopWithTwoHubs(place)
    // Now at one hub, now at the other: a desk's own order must hold across them.
    line.lifeMs = () => dice.between(200, 1_000)
    for (let blow = 1; blow <= BLOWS; blow += 1) {
      await inTheMiddle(dice, ...desks)
      await hubs[blow % 2]?.kill()
      await inTheMiddle(dice, ...desks)
      await restart(blow % 2)
    }
    await end()
    expect((await countShop(place, seats, desks.flatMap(keptBy))).lost).toEqual([])
  })

  // A server named in the environment is not ours to kill.
  const own = 'native' in findPostgres()
  let server: OwnTestServer

  beforeAll(async () => {
    if (own) server = await startTestServer()
  })

  afterAll(async () => {
    if (own) await server.stop()
  })

  test.runIf(own)('the database server killed under two hubs: what was kept is there once, and all go on by themselves', async () => {
    const { url: place } = await freshDatabase(server.url)
    const { dice, seats, desks, end } = await shopWithTwoHubs(place)
    for (let blow = 1; blow <= BLOWS; blow += 1) {
      await inTheMiddle(dice, ...desks)
      await server.kill()
      await pause(dice.between(0, 300))
      await server.start()
    }
    await end()
    expect((await countShop(place, seats, desks.flatMap(keptBy))).lost).toEqual([])
  })
})
