// The door of the browser desk: this computer only, one origin, one cookie.
//
// How a page connects: it is loaded from this origin with the session cookie already set, so it opens
//   new WebSocket(`ws://${location.host}/rpc`)
// and speaks oRPC over it (`RPCLink` of `@orpc/client/websocket`; with partysocket for reconnecting). No token, no header: the
// cookie goes with the upgrade, and Origin and Host are checked. Close codes: 1008 what the page sent is not taken (do not retry),
// 1013 too slow or too many lines (retry later), 1001 the desk process is ending (retry until it is back).
// The session outlives the desk process: a window that stayed open finds back to it by itself. A 401 on the upgrade means that this
// browser's session has ended: the person must open a newly printed address.
//
// The style nonce of the page stands in `<meta name="style-nonce" content="…">`: Mantine takes it by `getStyleNonce`, and what
// uses the `get-nonce` package (scroll locks) by `globalThis.__webpack_nonce__`.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import serveFiles from '@fastify/static'
import websocket from '@fastify/websocket'
import fastify, { type FastifyInstance } from 'fastify'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'
import { BrowserSessions, type SessionKeep } from './browser-session.ts'
import type { CallServer } from './call-server.ts'
import { refuseToken, sendOnward, turnAway } from './door-pages.ts'
import { FILE_FRAME_LIMIT } from './frame-guard.ts'
import { deskOrigin, refuseForeign } from './origin-guard.ts'
import { contentPolicy, newNonce, withNonce } from './page-policy.ts'
import { rendererFile } from './renderer-file.ts'
import { serveSocket } from './socket-line.ts'

export interface BrowserDoorOptions {
  readonly calls: CallServer
  readonly logger: Logger
  readonly clock: Clock
  readonly sessions: SessionKeep
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

/** A page load asks for a few dozen files; only a program asks for this many a minute. */
const REQUESTS_PER_MINUTE = 6000
/** How long a window may take to say goodbye. */
const GOODBYE_MS = 1000

/** Opens the door on loopback; rejects with `EADDRINUSE` when the port is taken. */
export async function openBrowserDoor(options: BrowserDoorOptions): Promise<BrowserDoor> {
  const sessions = new BrowserSessions(options.sessions, () => options.clock.now())
  const server = fastify({
    bodyLimit: 64 * 1024,
    requestTimeout: 10_000,
    keepAliveTimeout: 30_000,
    forceCloseConnections: true,
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000 },
  })
  server.server.maxConnections = 200
  guardEntrance(server, sessions)
  await server.register(rateLimit, { max: REQUESTS_PER_MINUTE, timeWindow: '1 minute' })
  await server.register(helmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  })
  await server.register(websocket, { options: { maxPayload: FILE_FRAME_LIMIT + 1024 } })
  await server.register(serveFiles, {
    root: options.rendererFolder,
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    allowedPath: (path, root) => typeof root === 'string' && rendererFile(root, path) !== 'outside',
    // The build names its files by what is in them; a new build has new names.
    setHeaders: (reply, path) =>
      reply.header('cache-control', /[\\/]assets[\\/]/.test(path) ? 'private, max-age=31536000, immutable' : 'no-cache'),
  })
  openPage(server, options.rendererFolder)
  letIn(server, sessions)
  server.get('/rpc', { websocket: true }, (socket) => serveSocket(socket, options.calls, options.logger))
  answerTheRest(server, options.logger)

  await server.listen({ host: '127.0.0.1', port: options.port })
  const origin = deskOrigin(portOf(server))
  return {
    origin,
    newAddress: () => `${origin}/start?token=${sessions.newToken()}`,
    close: async () => {
      for (const window of server.websocketServer.clients) {
        window.close(1001, 'the desk is ending')
        setTimeout(() => window.terminate(), GOODBYE_MS).unref()
      }
      await server.close()
    },
  }
}

/** Before anything is looked up: is this our name, our page, our browser? */
function guardEntrance(server: FastifyInstance, sessions: BrowserSessions): void {
  server.addHook('onRequest', async (request, reply) => {
    const port = portOf(server)
    const isUpgrade = request.headers.upgrade !== undefined
    if (!isUpgrade && request.method === 'GET' && request.headers.host === `localhost:${port}`) {
      return reply.redirect(`${deskOrigin(port)}${request.url}`, 308)
    }
    const refusal = refuseForeign({ host: request.headers.host, origin: request.headers.origin }, port, isUpgrade)
    if (refusal) return reply.code(refusal.status).send({ code: refusal.code, message: refusal.message })
    if (request.routeOptions.url === '/start' || sessions.holds(request.headers.cookie, cookieName(server))) return
    return turnAway(request, reply, isUpgrade)
  })
  server.addHook('onSend', async (request, reply, payload) => {
    // An answer to an upgrade is a refusal; its socket belongs to nobody any more and would stay open.
    if (request.headers.upgrade !== undefined) reply.raw.once('finish', () => request.raw.socket.destroy())
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', contentPolicy(newNonce()))
    return payload
  })
}

function letIn(server: FastifyInstance, sessions: BrowserSessions): void {
  server.get<{ Querystring: { token?: unknown } }>('/start', async (request, reply) => {
    if (sessions.holds(request.headers.cookie, cookieName(server))) return sendOnward(request, reply)
    const { token } = request.query
    const cookie = sessions.exchange(typeof token === 'string' ? token.slice(0, 200) : '', cookieName(server))
    return cookie === null ? refuseToken(reply) : sendOnward(request, reply.header('set-cookie', cookie))
  })
}

function openPage(server: FastifyInstance, rendererFolder: string): void {
  for (const path of ['/', '/index.html']) {
    server.get(path, async (_request, reply) => {
      const nonce = newNonce()
      const html = await readFile(join(rendererFolder, 'index.html'), 'utf8')
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-security-policy', contentPolicy(nonce, [`ws://127.0.0.1:${portOf(server)}`]))
        .send(withNonce(html, nonce))
    })
  }
}

function answerTheRest(server: FastifyInstance, logger: Logger): void {
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ code: 'NOT_FOUND', message: 'There is nothing at this address.' }))
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) logger.error('A request failed unexpectedly', { error: error.message })
    const message = status === 429 ? 'Too many requests. Wait a minute and try again.' : 'This request cannot be taken.'
    return reply.code(status).send({ code: status === 429 ? 'TOO_MANY_REQUESTS' : 'BAD_REQUEST', message })
  })
}

/** Browsers keep cookies by host and not by port: two desks on one computer must not overwrite each other's. */
function cookieName(server: FastifyInstance): string {
  return `order-desk-${portOf(server)}`
}

function portOf(server: FastifyInstance): number {
  const address = server.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
