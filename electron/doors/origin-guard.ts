/** Why a request is turned away at the door, with what to say. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** One origin for ever: what a browser keeps for the desk belongs to it. */
export function deskOrigin(port: number): string {
  return `http://127.0.0.1:${port}`
}

/**
 * Whether a request was meant for this desk and comes from its own page. A page elsewhere can make a browser call 127.0.0.1,
 * or make a name of its own point there (DNS rebinding); neither can forge these two headers.
 */
export function refuseForeign(
  headers: { readonly host: string | undefined; readonly origin: string | undefined },
  port: number,
  isUpgrade: boolean,
): Refusal | null {
  const own = deskOrigin(port)
  if (headers.host !== own.slice('http://'.length)) {
    return { status: 403, code: 'HOST_NOT_ALLOWED', message: `This desk answers only at ${own}.` }
  }
  // A browser always names the page that opens a socket; a page load names none.
  const isOwn = headers.origin === own || (headers.origin === undefined && !isUpgrade)
  return isOwn ? null : { status: 403, code: 'ORIGIN_NOT_ALLOWED', message: `Only the page at ${own} may talk to this desk.` }
}
