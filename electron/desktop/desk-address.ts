// desktop: the only users of the `electron` package beside main.ts and preload.ts. Thin: what the desk does stands elsewhere.

/** The window's origin, chosen once and for ever: what Chromium keeps for the desk belongs to it. */
export const DESK_SCHEME = 'desk'
export const DESK_HOST = 'app'
const DESK_ORIGIN = `${DESK_SCHEME}://${DESK_HOST}`
export const DESK_PAGE = `${DESK_ORIGIN}/`

/** True for an address inside the desk's own page. */
export function isDeskAddress(address: string): boolean {
  try {
    const { protocol, host } = new URL(address)
    return protocol === `${DESK_SCHEME}:` && host === DESK_HOST
  } catch {
    return false
  }
}
