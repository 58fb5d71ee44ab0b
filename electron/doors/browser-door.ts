// The door of the browser desk: this computer only, one origin, one cookie.
//
// How a page connects: it is loaded from this origin with the session cookie already set, so it opens
//   new WebSocket(`ws://${location.host}/rpc`)
// and speaks oRPC over it (`RPCLink` of `@orpc/client/websocket`; with partysocket for reconnecting). No token, no header: the
// cookie goes with the upgrade, and Origin and Host are checked. Close codes: 1008 what the page sent is not taken (do not retry),
// 1013 too slow or too many lines (retry later), 1001 the desk process is ending (retry until it is back).
// A 401 on the upgrade means that the desk process was started anew: the person must open the newly printed address.
//
// The style nonce of the page stands in `<meta name="style-nonce" content="…">`: Mantine takes it by `getStyleNonce`, and what
// uses the `get-nonce` package (scroll locks) by `globalThis.__webpack_nonce__`.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import serveFiles from '@fastify/static'
import websocket from '@fastify/websocket'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Logger } from '../ports/logger.ts'
import { BrowserSessions } from './browser-session.ts'
import type { CallServer } from './call-server.ts'
import { FILE_FRAME_LIMIT } from './frame-guard.ts'
import { deskOrigin, refuseForeign } from './origin-guard.ts'
import { contentPolicy, newNonce, withNonce } from './page-policy.ts'
import { onwardPage, plainPage } from './plain-page.ts'
import { serveSocket } from './socket-line.ts'

export interface BrowserDoorOptions {
  readonly calls: CallServer
  readonly logger: Logger
  /** Folder of the built renderer; nothing outside it is ever served. */
  readonly rendererFolder: string
  /** 0 takes any free port. */
  readonly port: number
}

export interface BrowserDoor {
  readonly origin: string
  /** A new address that lets one browser in, once. */
  newAddress(): string
  close(): Promise<void>
}

/** Opens the door on loopback; rejects with `EADDRINUSE` when the port is taken. */
export async function openBrowserDoor(options: BrowserDoorOptions): Promise<BrowserDoor> {
  const sessions = new BrowserSessions()
  const server = fastify({
    bodyLimit: 64 * 1024,
    requestTimeout: 10_000,
    keepAliveTimeout: 30_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000 },
  })
  server.server.maxConnections = 200
  const port = () => portOf(server)

  server.addHook('onRequest', async (request, reply) => {
    const isUpgrade = request.headers.upgrade !== undefined
    if (!isUpgrade && request.method === 'GET' && request.headers.host === `localhost:${port()}`) {
      return reply.redirect(`${deskOrigin(port())}${request.url}`, 308)
    }
    const refusal = refuseForeign({ host: request.headers.host, origin: request.headers.origin }, port(), isUpgrade)
    if (refusal) return reply.code(refusal.status).send({ code: refusal.code, message: refusal.message })
    if (request.url.startsWith('/start') || sessions.holds(request.headers.cookie)) return
    return turnAway(request, reply, isUpgrade)
  })
  server.addHook('onSend', async (request, reply, payload) => {
    // An answer to an upgrade is a refusal; its socket belongs to nobody any more and would stay open.
    if (request.headers.upgrade !== undefined) reply.raw.once('finish', () => request.raw.socket.destroy())
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', contentPolicy(newNonce()))
    return payload
  })
  await server.register(rateLimit, { max: 1200, timeWindow: '1 minute' })
  await server.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  })
  await server.register(websocket, { options: { maxPayload: FILE_FRAME_LIMIT + 1024 } })
  await server.register(serveFiles, { root: options.rendererFolder, index: false, dotfiles: 'deny', cacheControl: true, maxAge: 0 })

  server.get<{ Querystring: { token?: unknown } }>('/start', async (request, reply) => {
    const { token } = request.query
    const isKnown = sessions.holds(request.headers.cookie)
    const cookie = isKnown ? null : sessions.exchange(typeof token === 'string' ? token.slice(0, 200) : '')
    if (!isKnown && cookie === null) return tokenRefused(reply)
    if (cookie) reply.header('set-cookie', cookie)
    reply.header('cache-control', 'no-store')
    // Coming from a link on another page, a redirect would still count as that page's and leave the strict cookie behind.
    const isFromElsewhere = request.headers['sec-fetch-site'] === 'cross-site'
    return isFromElsewhere ? reply.type('text/html').send(onwardPage()) : reply.redirect('/', 303)
  })
  const sendPage = async (_request: FastifyRequest, reply: FastifyReply) => {
    const nonce = newNonce()
    const html = await readFile(join(options.rendererFolder, 'index.html'), 'utf8')
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', contentPolicy(nonce, [`ws://127.0.0.1:${port()}`]))
      .send(withNonce(html, nonce))
  }
  server.get('/', sendPage)
  server.get('/index.html', sendPage)
  server.get('/rpc', { websocket: true }, (socket) => serveSocket(socket, options.calls, options.logger))
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'NOT_FOUND', message: 'There is nothing at this address.' }))
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) options.logger.error('A request failed unexpectedly', { error: error.message })
    const message = status === 429 ? 'Too many requests. Wait a minute and try again.' : 'This request cannot be taken.'
    return reply.code(status).send({ code: status === 429 ? 'TOO_MANY_REQUESTS' : 'BAD_REQUEST', message })
  })

  await server.listen({ host: '127.0.0.1', port: options.port })
  return {
    origin: deskOrigin(port()),
    newAddress: () => `${deskOrigin(port())}/start?token=${sessions.newToken()}`,
    close: () => server.close(),
  }
}

function portOf(server: FastifyInstance): number {
  const address = server.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const NEW_ADDRESS = 'Look at the window in which the desk was started, or start it again: it prints a new address.'

function turnAway(request: FastifyRequest, reply: FastifyReply, isUpgrade: boolean) {
  reply.code(401).header('cache-control', 'no-store')
  if (!isUpgrade && (request.headers.accept ?? '').includes('text/html')) {
    return reply
      .type('text/html')
      .send(plainPage('This browser is not let in', ['The desk lets a browser in by the address it prints when it starts.', NEW_ADDRESS]))
  }
  return reply.send({ code: 'AUTH_REQUIRED', message: `This browser is not let in. ${NEW_ADDRESS}` })
}

function tokenRefused(reply: FastifyReply) {
  return reply
    .code(401)
    .header('cache-control', 'no-store')
    .type('text/html')
    .send(
      plainPage('This address no longer lets anybody in', [
        'It was used already, or belongs to an earlier start of the desk.',
        NEW_ADDRESS,
      ]),
    )
}
