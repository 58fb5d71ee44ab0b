import { isSecretOf, randomSecrets, secretHash } from '../access/secrets.ts'

const SESSION_SECONDS = 30 * 24 * 3600
/** Nobody opens this many browsers at one desk; more is somebody guessing. */
const SESSION_LIMIT = 50

/** A browser that was let in. Only the hash of its secret is known here, so that whoever reads it cannot come in with it. */
export interface KeptSession {
  readonly hash: string
  /** ISO time. */
  readonly until: string
}

/** Where sessions outlive the process, so that an open window finds back to a desk that was started anew. */
export interface SessionKeep {
  read(): readonly KeptSession[]
  write(sessions: readonly KeptSession[]): void
}

/** Who may come in through the browser: a printed token, good once, is exchanged for a cookie that only this desk's page can use. */
export class BrowserSessions {
  readonly #keep: SessionKeep
  readonly #now: () => string
  #tokens: readonly string[] = []
  #sessions: readonly KeptSession[]

  constructor(keep: SessionKeep, now: () => string) {
    this.#keep = keep
    this.#now = now
    this.#sessions = keep.read()
  }

  /** A new start token, good once, as long as this process lives. */
  newToken(): string {
    const token = randomSecrets.newToken()
    this.#tokens = [...this.#tokens, secretHash(token)]
    return token
  }

  /** The cookie header for a token that is good; null for one that is not, or no longer. */
  exchange(token: string, cookieName: string): string | null {
    const used = this.#tokens.find((hash) => isSecretOf(hash, token))
    if (used === undefined) return null
    this.#tokens = this.#tokens.filter((hash) => hash !== used)
    const session = randomSecrets.newToken()
    const until = new Date(Date.parse(this.#now()) + SESSION_SECONDS * 1000).toISOString()
    this.#sessions = [...this.#living(), { hash: secretHash(session), until }].slice(-SESSION_LIMIT)
    this.#keep.write(this.#sessions)
    return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${SESSION_SECONDS}`
  }

  /** True when the request's cookies hold a session of this desk. */
  holds(cookieHeader: string | undefined, cookieName: string): boolean {
    const secrets = (cookieHeader ?? '')
      .split(';')
      .map((pair) => pair.trim())
      .filter((pair) => pair.startsWith(`${cookieName}=`))
      .map((pair) => pair.slice(cookieName.length + 1))
    return secrets.some((secret) => this.#living().some(({ hash }) => isSecretOf(hash, secret)))
  }

  #living(): readonly KeptSession[] {
    const now = this.#now()
    return this.#sessions.filter(({ until }) => until > now)
  }
}
