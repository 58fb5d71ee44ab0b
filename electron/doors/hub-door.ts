// The door of a hub: desks of the shop, over HTTP. Plain on loopback only; anywhere else it takes a certificate.
//
// A desk proves itself with `Authorization: Bearer <desk id>.<token>`. Answers are compressed, a push is bounded, and a line of
// events (`sync.watch`) stays open until either side ends it.

import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { BodyLimitPlugin, CompressionPlugin, RPCHandler } from '@orpc/server/node'
import type { DeskDirectory } from '../access/desk-directory.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../ports/logger.ts'
import { StoreFailure } from '../ports/store-failure.ts'
import { CodeTries } from './code-tries.ts'
import { toDoorError } from './door-error.ts'
import type { HubCaller, HubRouter } from './hub-router.ts'

export interface HubDoorOptions {
  readonly router: HubRouter
  readonly directory: DeskDirectory
  readonly logger: Logger
  readonly clock: Clock
  readonly newRequestId: () => string
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** PEM texts; needed wherever other computers can reach the door. */
  readonly tls: { readonly certificate: string; readonly key: string } | null
}

export interface HubDoor {
  readonly url: string
  close(): Promise<void>
}

const BODY_LIMIT = 4 * 1024 * 1024
/** Of a file that somebody chose at a desk; only who proved to be one sends so much. */
const FILE_BODY_LIMIT = 144 * 1024 * 1024
const FILES_PATH = '/rpc/imports/'
/** Of gzip: a desk that begins takes half a gigabyte of JSON, and waits for the hub rather than for its line. */
const QUICK_COMPRESSION: object = { level: 1 }

/** Opens the door; rejects with `EADDRINUSE` when the port is taken. */
export async function openHubDoor(options: HubDoorOptions): Promise<HubDoor> {
  const { router, directory, logger, clock, newRequestId, host, port, tls } = options
  const tries = new CodeTries()
  const handlerOf = (maxBodySize: number) =>
    new RPCHandler(router, {
      plugins: [new BodyLimitPlugin({ maxBodySize }), new CompressionPlugin(QUICK_COMPRESSION)],
      interceptors: [
        async ({ next, request }) => {
          try {
            return await next()
          } catch (error) {
            throw toDoorError(error, request.url.pathname, newRequestId(), logger)
          }
        },
      ],
    })
  const [handler, ofFiles] = [handlerOf(BODY_LIMIT), handlerOf(FILE_BODY_LIMIT)]
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/health') return void json(response, 200, { ok: true })
    const address = request.socket.remoteAddress ?? ''
    const context: HubCaller = {
      desk: await callerOf(request, directory),
      mayTryCode: () => tries.mayTry(address, Date.parse(clock.now())),
    }
    const isFile = context.desk !== null && request.url?.startsWith(FILES_PATH)
    const { matched } = await (isFile ? ofFiles : handler).handle(request, response, { prefix: '/rpc', context })
    if (!matched) json(response, 404, { code: 'NOT_FOUND', message: 'There is nothing at this address.' })
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch((error: unknown) => {
      // Who is asking could not be looked up: for a desk that is a busy hub, and it asks again.
      if (error instanceof StoreFailure && !response.headersSent) {
        logger.error('The store could not do its work', { kind: error.kind })
        return json(response, 503, { code: 'STORE_FAILED', message: error.message })
      }
      logger.error('A request failed unexpectedly', { error: error instanceof Error ? error.message : String(error) })
      if (!response.headersSent) json(response, 500, { code: 'INTERNAL', message: 'Something went wrong at the hub.' })
      else response.destroy()
    })
  }
  const server = tls
    ? createTlsServer({ cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.3', handshakeTimeout: 10_000 }, listener)
    : createPlainServer(listener)
  const lines = linesOf(server)
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  // A desk asks every quarter of a minute; each new line costs both sides a greeting.
  server.keepAliveTimeout = 60_000
  server.maxConnections = 1_000
  await listening(server, host, port)
  const place = server.address()
  const taken = typeof place === 'object' && place !== null ? place.port : port
  return {
    url: `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () => closed(server, lines),
  }
}

async function callerOf(request: IncomingMessage, directory: DeskDirectory): Promise<HubCaller['desk']> {
  const [, deskId, token] = /^Bearer ([^.\s]{1,120})\.(\S{1,200})$/.exec(request.headers.authorization ?? '') ?? []
  return deskId !== undefined && token !== undefined ? directory.admit(deskId, token) : null
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Every line that is open, those that have not even said hello included. */
function linesOf(server: Server): ReadonlySet<Socket> {
  const lines = new Set<Socket>()
  server.on('connection', (line: Socket) => {
    lines.add(line)
    line.once('close', () => lines.delete(line))
  })
  return lines
}

function closed(server: Server, lines: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    // Lines of events never end by themselves.
    for (const line of lines) line.destroy()
  })
}
