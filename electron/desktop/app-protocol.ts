import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { CustomScheme, Protocol } from 'electron'
import { contentPolicy, newNonce, withNonce } from '../doors/page-policy.ts'
import { rendererFile } from '../doors/renderer-file.ts'
import { DESK_HOST, DESK_SCHEME } from './desk-address.ts'
import type { PrintPages } from './print-pages.ts'

/** Told to Electron before it is ready: an origin like a web page's, with no privilege of a file. */
export const DESK_SCHEME_PRIVILEGES: CustomScheme = {
  scheme: DESK_SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** Serves the built renderer at `desk://app`, the papers that are being printed, and nothing else of this computer. */
export function serveDeskProtocol(protocol: Pick<Protocol, 'handle'>, rendererFolder: string, papers: PrintPages): void {
  protocol.handle(DESK_SCHEME, (request) => answerDeskRequest(request, rendererFolder, papers))
}

/** The answer to one request of the window: a file of the renderer, or a status that says why not. */
export async function answerDeskRequest(
  request: Pick<Request, 'url' | 'method'>,
  rendererFolder: string,
  papers: PrintPages,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only reading is allowed here.')
  const url = new URL(request.url)
  if (url.host !== DESK_HOST) return plain(404, 'There is nothing at this address.')
  const paper = papers.answer(url.pathname)
  if (paper) return paper
  const file = rendererFile(rendererFolder, url.pathname === '/' ? 'index.html' : url.pathname)
  if (file === 'outside') return plain(403, 'This address leads out of the desk’s own files.')
  const type = file === null ? undefined : CONTENT_TYPES[extname(file)]
  if (file === null || type === undefined) return plain(404, 'There is nothing at this address.')
  const nonce = newNonce()
  const bytes = await readFile(file)
  const body = extname(file) === '.html' ? withNonce(bytes.toString('utf8'), nonce) : bytes
  return new Response(request.method === 'HEAD' ? null : body, { status: 200, headers: headersFor(type, nonce) })
}

function plain(status: number, sentence: string): Response {
  return new Response(sentence, { status, headers: headersFor('text/plain; charset=utf-8', newNonce()) })
}

function headersFor(type: string, nonce: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-cache',
  }
}
