import type { PrintPage } from '../../shared/contract/printing.ts'
import { newNonce } from '../doors/page-policy.ts'
import { DESK_PAGE } from './desk-address.ts'

const PATH = '/print/'

/** Papers on their way to a printer, each at an address of its own for as long as it is printed. */
export class PrintPages {
  readonly #pages = new Map<string, PrintPage>()
  #made = 0

  /** The address the page stands at until it is taken away. */
  put(page: PrintPage): string {
    this.#made += 1
    const key = `${this.#made}`
    this.#pages.set(key, page)
    return `${DESK_PAGE}${PATH.slice(1)}${key}`
  }

  takeAway(address: string): void {
    this.#pages.delete(keyOf(new URL(address).pathname) ?? '')
  }

  /** What stands at this path of the desk; null where nothing does. */
  answer(pathname: string): Response | null {
    const key = keyOf(pathname)
    if (key === null) return null
    const page = this.#pages.get(key)
    const nonce = newNonce()
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy(nonce), 'cache-control': 'no-store' }
    return page ? new Response(markup(page, nonce), { headers }) : new Response('', { status: 404, headers })
  }
}

function keyOf(pathname: string): string | null {
  return pathname.startsWith(PATH) ? pathname.slice(PATH.length) : null
}

// A paper is looked at by a printer alone: it runs nothing, asks nobody and leads nowhere.
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function markup({ title, css, body, lang, dir }: PrintPage, nonce: string): string {
  // A style ends where its text says so: nothing in it may.
  const style = css.replaceAll('</', '<\\/')
  return `<!doctype html><html lang="${escaped(lang)}" dir="${dir}" class="${escaped(classOf(body))}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style nonce="${nonce}">${style}</style></head>${body}</html>`
}

function classOf(body: string): string {
  return /^<body[^>]*\bdata-size="([a-z0-9]+)"/.exec(body)?.[1] ?? ''
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
