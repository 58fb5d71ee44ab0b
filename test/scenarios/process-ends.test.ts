// A desk and a hub that are told to end are gone a moment later, whatever they were doing and however their line is.

import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { plainRenderer } from '../support/browser-desk.ts'
import { foundShop, freePort, type Seat, startDesk, startHub } from '../support/process-shop.ts'
import { Program } from '../support/program.ts'
import { tempFolder } from '../support/temp-folder.ts'

async function shopWithHub(): Promise<{ port: number; place: string; seat: Seat; hub: Program }> {
  const port = await freePort()
  const place = tempFolder()
  const [seat] = await foundShop(place, `http://127.0.0.1:${port}`, ['Packing 1'])
  if (!seat) throw new Error('there is no desk')
  return { port, place, seat, hub: await startHub(place, port) }
}

test('a desk ends while its hub is there and is heard since long ago, and the hub with it', async () => {
  const { seat, hub } = await shopWithHub()
  const desk = await startDesk(seat)
  await desk.line('line online')
  desk.tell('tidy')
  await desk.line('tidied')
  await desk.end()
  await hub.end()
})

test('a hub ends while a desk sends and listens, and the desk ends while it looks for the hub', async () => {
  const { seat, hub } = await shopWithHub()
  const desk = await startDesk(seat)
  await desk.line('line online')
  await hub.end()
  await desk.line('line offline unreachable')
  await desk.end()
})

test('a desk ends while its hub takes what it sends and answers nothing', async () => {
  const { seat, hub } = await shopWithHub()
  const desk = await startDesk(seat)
  await desk.line('fetched')
  const before = desk.said.length
  hub.sleeps()
  onTestFinished(() => hub.wakes())
  await desk.until((said) => said.slice(before).some((line) => line.endsWith('waiting')))
  await desk.end()
  hub.wakes()
  await hub.end()
})

test('a desk that has seen nothing of its shop yet ends while it waits for the first page', async () => {
  const { seat, hub } = await shopWithHub()
  await hub.end()
  const silent = createServer().listen(Number(new URL(hub.said[0]?.split(' ')[1] ?? '').port), '127.0.0.1')
  const asked = new Promise<void>((resolve) => silent.once('connection', () => resolve()))
  onTestFinished(() => void silent.close())
  const desk = browserDesk(seat.folder)
  await desk.line('The order desk is at')
  await asked
  await endsOrderly(desk)
})

test('a browser desk ends while a window is open and reads', async () => {
  const desk = browserDesk(tempFolder())
  const address = /http:\S+/.exec(await desk.line('The order desk is at'))?.[0] ?? ''
  const { origin } = new URL(address)
  const entered = await fetch(address, { redirect: 'manual' })
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const window = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { headers: { cookie }, origin })
  const left = new Promise<number>((resolve) => window.on('close', resolve))
  await new Promise<void>((resolve, reject) => window.on('open', resolve).on('error', reject))
  await endsOrderly(desk)
  expect(await left).toBe(1001)
})

function browserDesk(folder: string): Program {
  return new Program(new URL('../support/browser-worker.ts', import.meta.url).pathname, [folder, plainRenderer()])
}

/** Ctrl+C: it ends by itself, before its last resort would end it. */
async function endsOrderly(desk: Program): Promise<void> {
  const toldAt = performance.now()
  process.kill(desk.pid, 'SIGTERM')
  expect(await desk.ended()).toBe(0)
  expect(performance.now() - toldAt).toBeLessThan(8_000)
}
