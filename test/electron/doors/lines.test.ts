import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { expect, onTestFinished, test } from 'vitest'
import type { WebSocket } from 'ws'
import { composeDesk } from '../../../electron/compose.ts'
import { CallServer } from '../../../electron/doors/call-server.ts'
import { judgeFrame } from '../../../electron/doors/frame-guard.ts'
import { type NearPort, servePort } from '../../../electron/doors/message-port-door.ts'
import { type DeskClient, deskClient, letIn, openSocket, runningDesk } from '../../support/browser-desk.ts'
import { tempFolder } from '../../support/temp-folder.ts'

async function openLine(): Promise<WebSocket> {
  const { door } = await runningDesk()
  const socket = openSocket(door, await letIn(door))
  await new Promise((resolve) => socket.once('open', resolve))
  return socket
}

/** What comes back for a frame: the parsed answer, or the code the line was closed with. */
function send(socket: WebSocket, frame: string | Uint8Array): Promise<unknown> {
  return new Promise((resolve) => {
    socket.once('message', (data) => resolve(JSON.parse(String(data))))
    socket.once('close', (code) => resolve(code))
    socket.send(frame)
  })
}

const call = (path: string, json: unknown, id = '1') => JSON.stringify({ i: id, p: { u: path, b: { json } } })

test.each([
  ['no JSON', '}{'],
  ['JSON that is no call', '[1,2,3]'],
  ['a call without an id', '{"p":{"u":"/desk/hello"}}'],
  ['a call with a path for an id', '{"i":"../../x","p":{"u":"/desk/hello"}}'],
  ['a kind of frame nobody speaks', '{"i":"1","t":9,"p":{}}'],
  ['bytes', new Uint8Array([1, 2, 3])],
])('a line that sends %s is cut', async (_what, frame) => {
  expect(await send(await openLine(), frame)).toBe(1008)
})

test.each([
  ['too deep', call('/orders/get', JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`)), 'INVALID_INPUT'],
  ['reaching for a prototype', '{"i":"1","p":{"u":"/orders/get","b":{"json":{"id":"x","__proto__":{"isAdmin":true}}}}}', 'INVALID_INPUT'],
  ['too large', call('/orders/search', { text: 'x'.repeat(1024 * 1024) }), 'TOO_LARGE'],
  ['a path that climbs', call('/../../etc/passwd', {}), 'NOT_FOUND'],
  ['another method', '{"i":"1","p":{"u":"/desk/hello","m":"GET"}}', 'INVALID_INPUT'],
  [
    'headers that turn the body into a file',
    '{"i":"1","p":{"u":"/orders/get","h":{"content-disposition":"attachment"},"b":{}}}',
    'INVALID_INPUT',
  ],
])('a call that is %s is refused, and the line stays open', async (_what, frame, code) => {
  const socket = await openLine()
  expect(await send(socket, frame)).toMatchObject({ i: '1', p: { b: { json: { code, data: { hint: expect.any(String) } } } } })
  expect(await send(socket, call('/desk/hello', undefined, '2'))).toMatchObject({ i: '2', p: { b: { json: { series: 'A' } } } })
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

test('only the call that carries a file may be long', () => {
  const long = 'A'.repeat(2 * 1024 * 1024)
  expect(judgeFrame(call('/jobs/importFile', { name: 'x.csv', contentBase64: long }))).toMatchObject({ kind: 'take' })
  expect(judgeFrame(call('/orders/search', { text: long }))).toMatchObject({ kind: 'refuse', code: 'TOO_LARGE' })
})

test('a window that asks too much at once is told so, and served again afterwards', async () => {
  const { door } = await runningDesk({ limits: { perSecond: 1000, burst: 10, underWay: 5 } })
  const { client } = await deskClient(door)
  const answers = await Promise.allSettled(Array.from({ length: 40 }, () => client.orders.get({ id: 'x' })))
  const refused = answers
    .filter((answer) => answer.status === 'rejected')
    .map((answer) => answer.reason as { code: string; status: number })
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.every(({ code, status }) => code === 'TOO_MANY_CALLS' && status === 429)).toBe(true)
  await expect
    .poll(() =>
      client.orders.get({ id: 'x' }).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
})

test('a window that closes ends what it watched', async () => {
  const { door, desk } = await runningDesk()
  const { client, socket } = await deskClient(door)
  await client.changes.watch()
  socket.close()
  // Ending in order waits for every line: this would hang if the watch were still there.
  await door.close()
  await desk.close()
})

/** The desk over a message port, as in Electron: the near end has Electron's shape, the far end is a window's. */
async function deskOverPort(): Promise<{ client: DeskClient; far: MessagePort; closed: Promise<void> }> {
  const desk = await composeDesk({ folder: tempFolder(), shell: 'electron', appVersion: '0.0.0-test' })
  const { port1, port2 } = new MessageChannel()
  const near: NearPort = {
    on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
      if (event === 'message') port1.on('message', (data) => listener({ data }))
      else port1.on('close', () => listener({ data: null }))
    },
    postMessage: (message: unknown) => port1.postMessage(message),
    start: () => port1.start(),
    close: () => port1.close(),
  }
  servePort(near, new CallServer(desk.router, desk.logger), desk.logger)
  const closed = new Promise<void>((resolve) => port2.on('close', resolve))
  onTestFinished(async () => {
    port2.close()
    await desk.close()
  })
  return { client: createORPCClient(new RPCLink({ port: port2 })), far: port2 as unknown as MessagePort, closed }
}

test('the same table answers over a message port', async () => {
  const { client } = await deskOverPort()
  expect(await client.desk.hello()).toMatchObject({ shell: 'electron', isEmpty: true })
  await expect(client.orders.get({ id: '' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('a port that sends rubbish is closed and the desk process lives on', async () => {
  const { far, closed } = await deskOverPort()
  far.postMessage({ i: '1', p: { u: '/desk/hello' } })
  await closed
  const { client } = await deskOverPort()
  expect(await client.desk.hello()).toMatchObject({ series: 'A' })
})
