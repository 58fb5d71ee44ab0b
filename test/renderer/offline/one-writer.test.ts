import { afterEach, expect, test, vi } from 'vitest'
import { type CopyNews, oneWriter, type WriterRole } from '../../../renderer/offline/one-writer.ts'

const roles: WriterRole[] = []
afterEach(() => {
  for (const role of roles.splice(0)) role.stop()
  vi.unstubAllGlobals()
})

/** The browser's locks, as far as they are used: one holder, the others wait in line. */
function grantLocks(): void {
  const waiting: (() => Promise<unknown>)[] = []
  let isHeld = false
  const next = () => {
    const grant = isHeld ? undefined : waiting.shift()
    if (!grant) return
    isHeld = true
    void grant().finally(() => {
      isHeld = false
      next()
    })
  }
  vi.stubGlobal('navigator', {
    locks: {
      request: (_name: string, options: { signal: AbortSignal }, held: () => Promise<unknown>) =>
        new Promise((resolve, reject) => {
          const grant = async () => resolve(await held())
          options.signal.addEventListener('abort', () => {
            const place = waiting.indexOf(grant)
            if (place === -1) return
            waiting.splice(place, 1)
            reject(options.signal.reason)
          })
          waiting.push(grant)
          next()
        }),
    },
  })
}

function windowOn(name: string) {
  const heard: CopyNews[] = []
  const onWriting = vi.fn()
  const role = oneWriter(onWriting, (news) => heard.push(news), name)
  roles.push(role)
  return { role, heard, onWriting }
}

const NEWS: CopyNews = { cursor: { epoch: 'e', version: 3 }, ids: ['order-1'], isReset: false }

test('of two windows one writes the copy, and the other hears what it wrote', async () => {
  grantLocks()
  const first = windowOn('two-windows')
  const second = windowOn('two-windows')
  await vi.waitFor(() => expect(first.onWriting).toHaveBeenCalledOnce())
  expect(second.onWriting).not.toHaveBeenCalled()
  first.role.tell(NEWS)
  await vi.waitFor(() => expect(second.heard).toEqual([NEWS]))
})

test('when the writing window closes, the next takes over', async () => {
  grantLocks()
  const first = windowOn('take-over')
  const second = windowOn('take-over')
  await vi.waitFor(() => expect(first.onWriting).toHaveBeenCalledOnce())
  first.role.stop()
  await vi.waitFor(() => expect(second.onWriting).toHaveBeenCalledOnce())
})

test('a window that closes before its turn never writes', async () => {
  grantLocks()
  const first = windowOn('gave-up')
  const second = windowOn('gave-up')
  const third = windowOn('gave-up')
  second.role.stop()
  first.role.stop()
  await vi.waitFor(() => expect(third.onWriting).toHaveBeenCalledOnce())
  expect(second.onWriting).not.toHaveBeenCalled()
})

test('where the browser has no locks, the one window there is writes', () => {
  vi.stubGlobal('navigator', {})
  expect(windowOn('alone').onWriting).toHaveBeenCalledOnce()
})
