import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { composeDesk, type Desk } from '../../../electron/compose.ts'
import { CallServer } from '../../../electron/doors/call-server.ts'
import { serveSocket } from '../../../electron/doors/socket-line.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** A window's socket whose other side may stop reading or vanish without a word. */
class LimpSocket extends EventEmitter {
  bufferedAmount = 0
  pings = 0
  readonly sent: string[] = []
  readonly ended: string[] = []

  send(frame: string, done: (error?: Error) => void): void {
    this.sent.push(frame)
    done()
  }
  ping(): void {
    this.pings += 1
  }
  close(code: number): void {
    this.ended.push(`closed ${code}`)
  }
  terminate(): void {
    this.ended.push('terminated')
    this.emit('close')
  }
}

const HELLO = Buffer.from('{"i":"1","p":{"u":"/desk/hello","b":{}}}')

async function served(): Promise<LimpSocket> {
  const desk: Desk = await composeDesk({ folder: tempFolder(), shell: 'browser', appVersion: '0.0.0-test' })
  const socket = new LimpSocket()
  serveSocket(socket as unknown as WebSocket, new CallServer(desk.router, desk.logger), desk.logger)
  onTestFinished(async () => {
    socket.emit('close')
    await desk.close()
  })
  return socket
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})

afterEach(() => {
  vi.useRealTimers()
})

test('a window that no longer reads is cut off instead of filling the desk’s memory', async () => {
  const socket = await served()
  socket.emit('message', HELLO, false)
  await vi.waitFor(() => expect(socket.sent).toHaveLength(1))
  socket.bufferedAmount = 100 * 1024 * 1024
  socket.emit('message', Buffer.from(HELLO.toString().replace('"1"', '"2"')), false)
  await vi.waitFor(() => expect(socket.ended).toEqual(['closed 1013', 'terminated']))
  expect(socket.sent).toHaveLength(1)
})

test('a window that vanished without a word is noticed; one that answers stays', async () => {
  const [gone, here] = [await served(), await served()]
  here.on('pong', () => undefined)
  for (let beat = 0; beat < 3; beat += 1) {
    vi.advanceTimersByTime(30_000)
    here.emit('pong')
  }
  expect(gone.ended).toEqual(['terminated'])
  expect(here.ended).toEqual([])
  expect(here.pings).toBe(3)
})
