import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { HubClient } from '../../../electron/doors/hub-client.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** A hub that takes every question and answers it when the test says so. */
async function slowHub() {
  const asked = Promise.withResolvers<ServerResponse>()
  const server = createServer((_request, response) => asked.resolve(response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const link = new HubClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, null)
  onTestFinished(() => {
    link.close()
    server.close()
  })
  return { link, asked: asked.promise }
}

const page = { epoch: 'epoch', from: 0, to: 1, head: 1, more: false, rows: [], lastSeq: 0, serverTime: '2025-03-03T09:00:00.000Z' }

test('a page the hub takes two minutes over is taken, for as long as the desk waits for it', async () => {
  const { link, asked } = await slowHub()
  const answer = link.pull(null, 5_000, new AbortController().signal)
  const response = await asked
  response.writeHead(200, { 'content-type': 'application/json' })
  vi.advanceTimersByTime(60_000)
  response.write(JSON.stringify({ json: page }).slice(0, 20))
  vi.advanceTimersByTime(59_000)
  response.end(JSON.stringify({ json: page }).slice(20))
  expect(await answer).toEqual(page)
})

test('a hub that never answers is given up the moment the desk stops waiting', async () => {
  const { link, asked } = await slowHub()
  const patience = new AbortController()
  const answer = link.pull(null, 500, patience.signal)
  const response = await asked
  const isLetGo = once(response, 'close')
  patience.abort()
  await expect(answer).rejects.toMatchObject({ name: 'LinkFailure', kind: 'unreachable' })
  await isLetGo
})
