import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const COOKIE = 'order-desk-session'
const SESSION_SECONDS = 7 * 24 * 3600
/** Nobody opens this many browsers at one desk; more is somebody guessing. */
const SESSION_LIMIT = 50

/**
 * Who may come in through the browser: a printed token, good once, is exchanged for a cookie that only this desk's page can use.
 * Both live as long as the process; nothing of them is written anywhere.
 */
export class BrowserSessions {
  readonly #tokens: Buffer[] = []
  readonly #sessions: Buffer[] = []

  /** A new start token, good once. */
  newToken(): string {
    const token = randomBytes(32).toString('base64url')
    this.#tokens.push(hashOf(token))
    return token
  }

  /** The cookie header for a token that is good; null for one that is not, or no longer. */
  exchange(token: string): string | null {
    const at = indexOf(this.#tokens, token)
    if (at < 0) return null
    this.#tokens.splice(at, 1)
    const session = randomBytes(32).toString('base64url')
    this.#sessions.push(hashOf(session))
    if (this.#sessions.length > SESSION_LIMIT) this.#sessions.shift()
    return `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${SESSION_SECONDS}`
  }

  /** True when the request's cookies hold a session of this process. */
  holds(cookieHeader: string | undefined): boolean {
    return (cookieHeader ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(`${COOKIE}=`))
      .some((pair) => indexOf(this.#sessions, pair.slice(COOKIE.length + 1)) >= 0)
  }
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Compared as hashes, in constant time: how long a refusal takes says nothing about the secret. */
function indexOf(hashes: readonly Buffer[], secret: string): number {
  const wanted = hashOf(secret)
  return hashes.findIndex((hash) => timingSafeEqual(hash, wanted))
}
