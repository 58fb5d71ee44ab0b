import { type Agent, request as askPlain, type ClientRequest, type IncomingMessage, Agent as PlainAgent } from 'node:http'
import { request as askSafely } from 'node:https'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createGunzip, gunzip } from 'node:zlib'
import { LinkFailure } from '../ports/authority-link.ts'
import { PinnedAgent } from './pinned-agent.ts'

/** What a person said about the way to a hub. */
export interface HubTrust {
  /** The certificate the hub must show, by its SHA-256 fingerprint; null where there is none. */
  readonly certificate: string | null
  /** A person wants the line unencrypted although others could listen. */
  readonly isPlainAllowed: boolean
}

/**
 * The connections of one desk to its hub, its own and nobody else's: only the hub that shows the certificate this desk knows is
 * spoken to, an aborted question lets go of its connection whatever the hub does, and after `close` none is left.
 */
export class HubLine {
  readonly #agent: Agent
  readonly #ask: typeof askPlain
  readonly #isForbidden: boolean
  readonly #encoding: 'gzip' | 'identity'

  constructor(url: string, { certificate, isPlainAllowed }: HubTrust) {
    const isSafe = new URL(url).protocol === 'https:'
    this.#ask = isSafe ? askSafely : askPlain
    this.#agent = isSafe ? new PinnedAgent(certificate) : new PlainAgent({ keepAlive: true })
    // Within one computer packing costs both ends more than the line.
    this.#encoding = isLoopback(url) ? 'identity' : 'gzip'
    this.#isForbidden = !isSafe && !isPlainAllowed && !isLoopback(url)
  }

  /** Like `fetch`, over these connections alone. */
  async send(request: Request, signal: AbortSignal): Promise<Response> {
    if (this.#isForbidden) throw new LinkFailure('plain', 'Without https nothing is sent to another computer.')
    const body = Buffer.from(await request.arrayBuffer())
    const answer = await this.#carry(request, body, signal)
    return responseOf(answer)
  }

  /** Lets go of every connection, what is being asked included. */
  close(): void {
    this.#agent.destroy()
  }

  #carry({ url, method, headers }: Request, body: Buffer, signal: AbortSignal): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const asked: ClientRequest = this.#ask(url, {
        method,
        agent: this.#agent,
        headers: { ...Object.fromEntries(headers), 'accept-encoding': this.#encoding, 'content-length': body.length },
      })
      // Held by the asker's own signal for as long as the answer lasts: the line of events is aborted hours later.
      const giveUp = () => void asked.destroy(new Error('The desk stopped asking.'))
      signal.addEventListener('abort', giveUp, { once: true })
      asked.once('close', () => signal.removeEventListener('abort', giveUp))
      asked.once('response', resolve)
      asked.on('error', reject)
      asked.end(body)
    })
  }
}

/** Nobody but this computer hears what is said to itself. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

const unpacked = promisify(gunzip)

async function responseOf(answer: IncomingMessage): Promise<Response> {
  const isPacked = answer.headers['content-encoding'] === 'gzip'
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers)) {
    if (typeof value === 'string' && !BY_THE_LINE.has(name)) headers.set(name, value)
  }
  const init = { status: answer.statusCode ?? 500, headers }
  if (headers.get('content-type')?.startsWith('text/event-stream')) {
    const events = isPacked ? answer.compose(createGunzip()) : answer
    return new Response(Readable.toWeb(events) as ReadableStream<Uint8Array>, init)
  }
  const pieces: Buffer[] = []
  for await (const piece of answer) pieces.push(piece as Buffer)
  const whole = Buffer.concat(pieces)
  if (whole.length === 0) return new Response(null, init)
  return new Response(isPacked ? await unpacked(whole) : whole, init)
}

/** Said of how the answer came, and no longer true of it here. */
const BY_THE_LINE: ReadonlySet<string> = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive'])
