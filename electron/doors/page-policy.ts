import { randomBytes } from 'node:crypto'

/** A value for one page load; styles that carry it may be injected, nothing else may. */
export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/**
 * What the desk's page may load: its own files and nothing from anywhere else. `connect` names sources beside its own origin.
 * The kit injects style elements, so styles take a nonce; scripts are files only.
 */
export function contentPolicy(nonce: string, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src ${["'self'", ...connect].join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The page with its nonce where the renderer finds it: `<meta name="style-nonce">`. */
export function withNonce(html: string, nonce: string): string {
  return html.replace(/<head[^>]*>/i, (head) => `${head}<meta name="style-nonce" content="${nonce}">`)
}
