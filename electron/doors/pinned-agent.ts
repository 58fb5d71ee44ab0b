import { Agent } from 'node:https'
import type { Duplex } from 'node:stream'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { LinkFailure } from '../ports/authority-link.ts'

/** So long a hub may take to show its certificate. */
const GREETING_MS = 10_000

/**
 * Encrypted connections to the one hub that shows the certificate this desk knows: not a byte is sent before it was looked at.
 * With no certificate to know it by, the ones this computer trusts by itself are good.
 */
export class PinnedAgent extends Agent {
  readonly #certificate: string | null
  readonly #greeting = new Set<TLSSocket>()
  #isOver = false

  constructor(certificate: string | null) {
    super({ keepAlive: true })
    this.#certificate = certificate
  }

  override createConnection(options: ConnectionOptions, callback?: (error: Error | null, stream: Duplex) => void): undefined {
    const tell = callback as ((error: Error | null, stream?: Duplex) => void) | undefined
    const socket = greeted(options, this.#certificate === null)
    this.#greeting.add(socket)
    const done = (error: Error | null) => {
      this.#greeting.delete(socket)
      if (error === null && !this.#isOver) return tell?.(null, socket)
      socket.destroy()
      tell?.(error ?? new Error('The desk stopped asking.'))
    }
    shown(socket).then((certificate) => {
      const isOther = this.#certificate !== null && certificate !== this.#certificate
      done(isOther ? new LinkFailure('certificate', otherCertificate(certificate)) : null)
    }, done)
    return undefined
  }

  override destroy(): void {
    this.#isOver = true
    for (const socket of this.#greeting) socket.destroy()
    super.destroy()
  }
}

/** The fingerprint of the certificate that is shown at an https address; nothing is said there. Rejects when nobody answers. */
export async function certificateAt(url: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = greeted({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 443) }, false)
  try {
    return await shown(socket)
  } finally {
    socket.destroy()
  }
}

/** A fingerprint as people write it, the way it is compared here: AB:CD:…; null when it is none. */
export function fingerprintOf(written: string): string | null {
  const digits = written.replace(/^sha-?256/i, '').replace(/[^0-9a-z]/gi, '')
  return /^[0-9a-f]{64}$/i.test(digits) ? (digits.toUpperCase().match(/../g)?.join(':') ?? null) : null
}

function greeted(options: ConnectionOptions, isTrustedByComputer: boolean): TLSSocket {
  const { host } = options
  const isName = typeof host === 'string' && !/^[\d.]+$|:/.test(host)
  return connect({
    ...options,
    ...(isName ? { servername: host } : {}),
    minVersion: 'TLSv1.3',
    rejectUnauthorized: isTrustedByComputer,
    timeout: GREETING_MS,
  })
}

function shown(socket: TLSSocket): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error)
    socket.once('error', fail)
    socket.once('close', () => reject(new Error('The line was closed.')))
    socket.once('timeout', () => socket.destroy(new Error('The hub does not show a certificate.')))
    socket.once('secureConnect', () => {
      socket.off('error', fail)
      socket.setTimeout(0)
      resolve(socket.getPeerCertificate().fingerprint256)
    })
  })
}

function otherCertificate(certificate: string): string {
  return `The hub shows another certificate than the one this desk knows; it has the fingerprint ${certificate}.`
}
