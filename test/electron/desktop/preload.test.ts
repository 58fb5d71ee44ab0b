import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.resetModules()
  vi.doUnmock('electron')
  vi.unstubAllGlobals()
})

/** The preload beside a page: what it sends to main, what it posts to the page, and the page's messages to it. */
async function besidePage() {
  const sent: { channel: string; message: unknown; ports: number }[] = []
  const posted: { message: unknown; target: string; ports: number }[] = []
  const listeners: ((event: { source: unknown; data: unknown }) => void)[] = []
  const ipcRenderer = {
    postMessage: (channel: string, message: unknown, ports: MessagePort[]) => {
      sent.push({ channel, message, ports: ports.length })
      for (const port of ports) port.close()
    },
  }
  vi.doMock('electron', () => ({ ipcRenderer }))
  vi.stubGlobal('location', { origin: 'desk://app' })
  vi.stubGlobal('addEventListener', (_type: string, listener: (typeof listeners)[number]) => listeners.push(listener))
  vi.stubGlobal('postMessage', (message: unknown, target: string, ports: MessagePort[]) =>
    posted.push({ message, target, ports: ports.length }),
  )
  await import('../../../electron/preload.ts')
  return {
    sent,
    posted,
    say: (data: unknown, source: unknown = globalThis) => listeners.forEach((listener) => void listener({ source, data })),
  }
}

test('the page that asks gets one port, and main the other end of it', async () => {
  const { sent, posted, say } = await besidePage()
  say('order-desk:ask-port')
  expect(sent).toEqual([{ channel: 'desk:port', message: null, ports: 1 }])
  expect(posted).toEqual([{ message: 'order-desk:port', target: 'desk://app', ports: 1 }])
  say('order-desk:ask-port')
  expect(sent).toHaveLength(2)
})

test('nothing is handed out unasked, for other words, or to another window', async () => {
  const { sent, posted, say } = await besidePage()
  say('something else')
  say({ type: 'order-desk:ask-port' })
  say('order-desk:ask-port', {})
  expect(sent).toEqual([])
  expect(posted).toEqual([])
})

test('the page is given no function of Electron', async () => {
  const before = new Set(Object.getOwnPropertyNames(globalThis))
  await besidePage()
  const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))
  expect(added.filter((name) => !['location', 'addEventListener', 'postMessage'].includes(name))).toEqual([])
})
