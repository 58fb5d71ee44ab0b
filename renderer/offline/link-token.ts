/** The secret of a link, and the hash under which the desk knows it: only who holds the link can show the secret. */
export interface LinkToken {
  readonly token: string
  readonly tokenHash: string
}

/** A new secret nobody can guess: 32 random bytes, in letters that stand in an address as they are. */
export async function newLinkToken(): Promise<LinkToken> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const token = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
  return { token, tokenHash: await sha256Hex(token) }
}

async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
