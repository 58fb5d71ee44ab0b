import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { expect, onTestFinished, test, vi } from 'vitest'
import { connectByPort } from '../../../renderer/desk/connect-by-port.ts'
import { connectDesk } from '../../../renderer/desk/connect-desk.ts'
import { procedures } from '../../../shared/contract/procedures.ts'
import { PROTOCOL_VERSION } from '../../../shared/contract/protocol-version.ts'

/** The other end of a port: a desk process that only says who it is. */
function servedPort(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  const os = implement(procedures)
  const hello = os.desk.hello.handler(() => ({
    deskId: 'desk-by-port',
    series: 'A',
    appVersion: '0.1.0',
    protocol: PROTOCOL_VERSION,
    epoch: 'e',
    shell: 'electron' as const,
    isEmpty: true,
    joined: null,
    people: [],
  }))
  new RPCHandler({ desk: { hello } }).upgrade(port2)
  port2.start()
  onTestFinished(() => port2.close())
  return port1
}

test('a window reaches the desk process over a message port, and the line opens with the first answer', async () => {
  const connection = connectByPort(servedPort())
  onTestFinished(() => connection.close())
  expect(connection.line()).toBe('connecting')
  expect((await connection.client.desk.hello()).deskId).toBe('desk-by-port')
  await vi.waitFor(() => expect(connection.line()).toBe('open'))
})

test('in the desktop app the page asks its preload script for the port; other messages are not taken for it', async () => {
  const page = new EventTarget() as EventTarget & Record<string, unknown>
  const stranger = new MessageChannel()
  const asked = vi.fn(() => {
    const say = (data: unknown, source: unknown, ports: readonly MessagePort[]) =>
      page.dispatchEvent(Object.assign(new Event('message'), { data, source, ports }))
    say('order-desk:port', 'another window', [stranger.port1])
    say('something else', page, [stranger.port1])
    say('order-desk:port', page, [servedPort()])
  })
  Object.assign(page, { location: { protocol: 'desk:', origin: 'desk://app' }, postMessage: asked })
  const connection = await connectDesk(page as unknown as Window)
  onTestFinished(() => connection.close())
  expect(asked).toHaveBeenCalledWith('order-desk:ask-port', 'desk://app')
  expect((await connection.client.desk.hello()).shell).toBe('electron')
})
