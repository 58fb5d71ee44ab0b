// access: who may come in. Secrets are shown once and kept as hashes.

import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

export interface SecretSource {
  /** Eight letters and digits that nobody misreads, in two groups: `K7PM-3XQA`. */
  newCode(): string
  /** 256 bits that no person ever types. */
  newToken(): string
}

const READABLE = 'ABCDEFGHJKLMNPQRTUVWXYZ2346789'

export const randomSecrets: SecretSource = {
  newCode: () => {
    const letters = Array.from({ length: 8 }, () => READABLE[randomInt(READABLE.length)]).join('')
    return `${letters.slice(0, 4)}-${letters.slice(4)}`
  },
  newToken: () => randomBytes(32).toString('base64url'),
}

export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** A code as it was meant, however it was typed. */
export function codeAsMeant(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return `${plain.slice(0, 4)}-${plain.slice(4)}`
}

/** Compared as hashes in constant time: how long a no takes tells nothing. */
export function isSecretOf(hash: string | null, secret: string): boolean {
  if (hash === null) return false
  const [known, given] = [Buffer.from(hash, 'hex'), Buffer.from(secretHash(secret), 'hex')]
  return known.length === given.length && timingSafeEqual(known, given)
}
