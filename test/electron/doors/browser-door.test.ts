import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { clientOver, deskClient, letIn, openSocket, plainRenderer, runningDesk } from '../../support/browser-desk.ts'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A request with exactly these headers; `fetch` would put its own Host. */
function ask(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += String(chunk)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** How an upgrade ended: `open`, or the status that refused it. */
function upgrade(socket: WebSocket): Promise<'open' | number> {
  return new Promise((resolve) => {
    socket.on('open', () => resolve('open'))
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => undefined)
  })
}

test('the printed address lets one browser in, once', async () => {
  const { door, port } = await runningDesk()
  const { pathname, search } = new URL(door.newAddress())
  const first = await ask(port, pathname + search)
  expect(first.status).toBe(303)
  expect(first.headers.location).toBe('/')
  const cookie = String(first.headers['set-cookie'])
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Path=\//)

  const second = await ask(port, pathname + search)
  expect(second.status).toBe(401)
  expect(second.body).toContain('no longer lets anybody in')
  expect(second.headers['set-cookie']).toBeUndefined()

  const again = await ask(port, pathname + search, { cookie: cookie.split(';')[0] ?? '' })
  expect(again.status, 'the browser that was let in may reload the address').toBe(303)
})

test('coming from a link on another page still leads into the desk', async () => {
  const { door, port } = await runningDesk()
  const { pathname, search } = new URL(door.newAddress())
  const answer = await ask(port, pathname + search, { 'sec-fetch-site': 'cross-site' })
  expect(answer.status).toBe(200)
  expect(answer.headers['set-cookie']).toBeDefined()
  expect(answer.body).toContain('content="0;url=/"')
})

test('a wrong token, and no token, let nobody in', async () => {
  const { port } = await runningDesk()
  for (const path of ['/start', '/start?token=', '/start?token=guess', `/start?token=${'x'.repeat(5000)}`, '/start?token=a&token=b']) {
    expect((await ask(port, path)).status, path).toBe(401)
  }
})

test('without a session there is no page, no file and no line', async () => {
  const { door, port } = await runningDesk()
  for (const path of ['/', '/index.html', '/assets/app.js', '/nothing']) {
    const answer = await ask(port, path)
    expect(answer.status, path).toBe(401)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'AUTH_REQUIRED' })
  }
  const page = await ask(port, '/', { accept: 'text/html' })
  expect(page.status).toBe(401)
  expect(page.body).toContain('not let in')
  expect(await upgrade(openSocket(door, ''))).toBe(401)
  expect(await upgrade(openSocket(door, `order-desk-${port}=forged`))).toBe(401)
})

test('another name for this computer is refused, so that no page elsewhere can rebind one to it', async () => {
  const { door, port } = await runningDesk()
  const cookie = await letIn(door)
  for (const host of ['evil.test', `evil.test:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`]) {
    const answer = await ask(port, '/', { host, cookie })
    expect(answer.status, host).toBe(403)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'HOST_NOT_ALLOWED' })
  }
  const local = await ask(port, '/start?token=x', { host: `localhost:${port}` })
  expect(local.status).toBe(308)
  expect(local.headers.location).toBe(`http://127.0.0.1:${port}/start?token=x`)
})

test('another page’s call is refused, and so is a socket that names no page', async () => {
  const { door, port } = await runningDesk()
  const cookie = await letIn(door)
  const answer = await ask(port, '/', { cookie, origin: 'https://evil.test' })
  expect(answer.status).toBe(403)
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'ORIGIN_NOT_ALLOWED' })
  for (const origin of ['https://evil.test', 'null', `http://localhost:${port}`, `http://127.0.0.1:${port + 1}`, '']) {
    expect(await upgrade(openSocket(door, cookie, origin)), origin).toBe(403)
  }
  expect(await upgrade(openSocket(door, cookie))).toBe('open')
})

test('the page comes with a policy that runs only its own files and styles with this load’s nonce', async () => {
  const { door, port } = await runningDesk()
  const cookie = await letIn(door)
  const [page, other] = await Promise.all([ask(port, '/', { cookie }), ask(port, '/', { cookie })])
  const policy = String(page.headers['content-security-policy'])
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
  expect(page.body).toContain(`<meta name="style-nonce" content="${nonce}">`)
  expect(other.body).not.toContain(nonce)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port};`)
  expect(policy).not.toContain('unsafe')
  expect(page.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  expect(page.headers['strict-transport-security']).toBeUndefined()
})

test('only the renderer’s files are served, however the path is written', async () => {
  const rendererFolder = plainRenderer()
  symlinkSync(join(rendererFolder, '..', 'secret.txt'), join(rendererFolder, 'assets', 'link.txt'))
  writeFileSync(join(rendererFolder, 'start-of-something.txt'), 'not for strangers')
  const { door, port } = await runningDesk({ rendererFolder })
  const cookie = await letIn(door)
  const asset = await ask(port, '/assets/app.js', { cookie })
  expect(asset.status).toBe(200)
  expect(asset.headers['cache-control']).toContain('immutable')
  const paths = [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '//secret.txt',
    '/assets/%00',
    '/.env',
    '/assets',
    '/assets/link.txt',
  ]
  for (const path of paths) {
    const answer = await ask(port, path, { cookie })
    expect(answer.status, path).toBeGreaterThanOrEqual(400)
    expect(answer.status, path).toBeLessThan(500)
    expect(answer.body).not.toContain('not for windows')
  }
  expect((await ask(port, '/start-of-something.txt')).status, 'only the one address is open to strangers').toBe(401)
})

test('writing methods have nothing to call', async () => {
  const { door, port } = await runningDesk()
  const cookie = await letIn(door)
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await ask(port, '/', { cookie }, method)).status, method).toBe(404)
})

test('a header as long as a book is refused and the desk goes on', async () => {
  const { door, port } = await runningDesk()
  const answer = await ask(port, '/', { cookie: 'x'.repeat(20_000) })
  expect(answer.status).toBe(431)
  expect(await upgrade(openSocket(door, await letIn(door)))).toBe('open')
})

test('the desk listens on this computer only', async () => {
  const { port } = await runningDesk()
  const other = createConnection({ host: '127.0.0.2', port })
  const outcome = await new Promise((resolve) => {
    other.on('connect', () => resolve('connected'))
    other.on('error', () => resolve('refused'))
  })
  other.destroy()
  expect(outcome).toBe('refused')
})

test('a taken port is told as such', async () => {
  const { port } = await runningDesk()
  await expect(runningDesk({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('an open window finds back to a desk that was started anew; a stranger’s cookie does not open it', async () => {
  const first = await runningDesk()
  const cookie = await letIn(first.door)
  await first.door.close()
  await first.desk.close()
  const { door, port, folder } = await runningDesk({ folder: first.folder, port: first.port })
  expect(await upgrade(openSocket(door, cookie))).toBe('open')
  expect(readFileSync(join(folder, 'desk-sessions.json'), 'utf8')).not.toContain(cookie.split('=')[1])
  expect((statSync(join(folder, 'desk-sessions.json')).mode & 0o077).toString(8)).toBe('0')

  await door.close()
  const elsewhere = await runningDesk({ port })
  expect(await upgrade(openSocket(elsewhere.door, cookie))).toBe(401)
})

test('two desks on one computer keep their browsers apart', async () => {
  const [one, two] = [await runningDesk(), await runningDesk()]
  const both = `${await letIn(one.door)}; ${await letIn(two.door)}`
  expect((await ask(one.port, '/', { cookie: both })).status).toBe(200)
  expect((await ask(two.port, '/', { cookie: both })).status).toBe(200)
})

test('a window whose line broke opens another with the same cookie and goes on', async () => {
  const { door } = await runningDesk()
  const { client, socket } = await deskClient(door)
  const { epoch } = await client.desk.hello()
  socket.terminate()
  await expect(client.desk.hello()).rejects.toThrow()
  const cookie = await letIn(door)
  for (let times = 0; times < 2; times += 1) {
    const next = openSocket(door, cookie)
    expect((await clientOver(next).desk.hello()).epoch).toBe(epoch)
    next.terminate()
  }
})
