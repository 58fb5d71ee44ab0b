// Desks and hubs are real processes, the line between them is HTTP, the files are files: one after the other is taken away in the
// middle of its work.

import { expect, test } from 'vitest'
import { chance } from '../support/chance.ts'
import { countShop, drained, foundShop, freePort, inTheMiddle, keptBy, startDesk, startHub } from '../support/process-shop.ts'
import type { Program } from '../support/program.ts'
import { tempFolder } from '../support/temp-folder.ts'

const BLOWS = 4

test('a desk killed again and again has everything it said was kept at the hub once, and no number twice', async () => {
  const dice = chance()
  const port = await freePort()
  const place = tempFolder()
  const [seat] = await foundShop(place, `http://127.0.0.1:${port}`, ['Packing 1'])
  if (!seat) throw new Error('there is no desk')
  const hub = await startHub(place, port)
  const lives: Program[] = []
  for (let blow = 1; blow <= BLOWS; blow += 1) {
    const desk = await startDesk(seat)
    lives.push(desk)
    // Every second life is taken while it sends, the others most often before the line is up.
    if (blow % 2 === 0) await desk.line('line online')
    await inTheMiddle(dice, desk)
    if (blow < BLOWS) await desk.kill()
    else await drained(desk)
  }
  await hub.end()
  const count = await countShop(place, [seat], lives.flatMap(keptBy))
  expect(count.lost).toEqual([])
  expect(count.acknowledged).toBeGreaterThan(BLOWS * 5)
})

test('a hub killed again and again while two desks send loses nothing and does nothing twice, and the desks go on by themselves', async () => {
  const dice = chance()
  const port = await freePort()
  const place = tempFolder()
  const seats = await foundShop(place, `http://127.0.0.1:${port}`, ['Packing 1', 'Packing 2'])
  let hub = await startHub(place, port)
  const desks = await Promise.all(seats.map(startDesk))
  for (let blow = 1; blow < BLOWS; blow += 1) {
    await inTheMiddle(dice, ...desks)
    await hub.kill()
    await inTheMiddle(dice, ...desks)
    hub = await startHub(place, port)
  }
  await inTheMiddle(dice, ...desks)
  await drained(...desks)
  await hub.end()
  const count = await countShop(place, seats, desks.flatMap(keptBy))
  expect(count.lost).toEqual([])
})
