// Between desk and hub stand cables of our own: they delay, cut in the middle of a message, end at once, deliver twice, and fall
// silent at one end.

import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Pace } from '../../electron/ports/pace.ts'
import { BAD_WEATHER, BadLine } from '../support/bad-line.ts'
import { chance } from '../support/chance.ts'
import { JoinedDesk } from '../support/joined-desk.ts'
import { countShop, drained, foundShop, freePort, keptBy, SHARED_ORDER, startDesk, startHub } from '../support/process-shop.ts'
import { tempFolder } from '../support/temp-folder.ts'

const WORK_IN_BAD_WEATHER = 150

async function shopBehindCables() {
  const port = await freePort()
  const place = tempFolder()
  const dice = chance()
  const line = await BadLine.open(dice, port)
  onTestFinished(() => line.close())
  const [seat] = await foundShop(place, line.url, ['Packing 1'])
  if (!seat) throw new Error('there is no desk')
  const hub = await startHub(place, port)
  return { dice, place, line, seat, hub }
}

test('through every kind of bad line a desk gets all its work to the hub once, and says truly how the line is', async () => {
  const { dice, place, line, seat, hub } = await shopBehindCables()
  const desk = await startDesk(seat)
  await desk.line('line online')

  line.weather = () => dice.pick(BAD_WEATHER) ?? 'fine'
  line.lifeMs = () => dice.between(100, 500)
  line.cut()
  const before = keptBy(desk).length
  await desk.until(() => keptBy(desk).length > before + WORK_IN_BAD_WEATHER && line.had.size === BAD_WEATHER.length)

  const sofar = desk.said.length
  line.weather = () => 'resets'
  line.cut()
  await desk.until((said) => said.findLast((each) => each.startsWith('line')) === 'line offline unreachable')
  await desk.until((said) => said.slice(sofar).some((each) => each.endsWith(' waiting')))

  line.weather = () => 'fine'
  line.lifeMs = () => null
  await desk.until((said) => said.findLast((each) => each.startsWith('line')) === 'line online')
  await drained(desk)
  await hub.end()
  expect((await countShop(place, [seat], keptBy(desk))).lost).toEqual([])
  expect(desk.said.filter((each) => each.startsWith('lost'))).toEqual([])
})

test('a line that is open but silent is noticed, and what was done meanwhile arrives when it speaks again', async () => {
  const { dice, place, line, seat, hub } = await shopBehindCables()
  // Nobody waits half a minute for a test: every wait is a twentieth of what it is in a shop.
  const pace: Pace = { pause: (ms, signal) => pause(ms / 20, undefined, { signal }).catch(() => undefined), random: () => dice.fraction() }
  const desk = await JoinedDesk.open(seat, { pace })
  await desk.gateway.settled()
  expect(desk.gateway.status().line).toEqual({ is: 'online' })
  line.weather = () => 'half-open'
  line.cut()
  expect(await desk.does('AddNote', SHARED_ORDER, { note: 'into the silence' })).toMatchObject({ status: 'waiting' })
  await desk.line('offline unreachable')
  await expect.poll(() => desk.gateway.status().waiting).toBe(1)
  line.weather = () => 'fine'
  line.cut()
  await desk.line('online')
  await desk.gateway.settled()
  await expect.poll(() => desk.gateway.status().waiting).toBe(0)
  await desk.close()
  await hub.end()
  expect(await countShop(place, [seat], [])).toMatchObject({ commands: 1 })
})
