// Papers as a printer gets them: drawn by the desk's own code in the real browser, and put out as PDF.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { isSheet, PAGE_SIZES, type PageSizeName } from '../../renderer/printing/page-size.ts'
import type { Paper } from '../../renderer/printing/paper.ts'
import { launchBrowser } from './real-browser.ts'
import { PROJECT_ROOT } from './source-files.ts'

/** A paper drawn as the whole of a page. */
export interface PressedPaper {
  /** As it is laid out for paper. */
  readonly page: Page
  pdf(): Promise<Uint8Array>
  close(): Promise<void>
}

export interface PaperPress {
  /** `spoken`: the language of the window that prints. */
  draw(paper: Paper, size: PageSizeName, spoken?: string): Promise<PressedPaper>
  close(): Promise<void>
}

const PX_PER_MM = 96 / 25.4

/** As wide as what is printed: margins belong to the sheet. */
function contentMm(size: PageSizeName): number {
  return PAGE_SIZES[size].widthUm / 1000 - (isSheet(size) ? 25 + 16 : 0)
}

/** Builds the drawing of papers once, and draws as many as are wanted. */
export async function openPaperPress(): Promise<PaperPress> {
  const files = await builtPress()
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://press').pathname)
    const found = files.get(path.slice(1))
    response.writeHead(found || path === '/' ? 200 : 404, { 'content-type': typeOf(path) })
    response.end(found ?? (path === '/' ? '<!doctype html><html><head></head><body></body></html>' : ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const browser = await launchBrowser()
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London' })
  const draw: PaperPress['draw'] = async (paper, size, spoken = 'en') => {
    const page = await context.newPage()
    await page.setViewportSize({ width: Math.round(contentMm(size) * PX_PER_MM), height: 1000 })
    await page.emulateMedia({ media: 'print' })
    await page.goto(`http://127.0.0.1:${port}/`)
    await page.addScriptTag({ type: 'module', url: '/press.js' })
    await page.waitForFunction(() => 'drawPaperHere' in globalThis)
    await page.evaluate(
      ([paperHere, sizeHere, language]) =>
        (globalThis as unknown as { drawPaperHere(...args: readonly unknown[]): Promise<unknown> }).drawPaperHere(
          paperHere,
          sizeHere,
          language,
        ),
      [paper, size, spoken] as const,
    )
    return { page, pdf: () => page.pdf({ preferCSSPageSize: true, printBackground: true }), close: () => page.close() }
  }
  return {
    draw,
    close: async () => {
      await browser.close()
      server.close()
    },
  }
}

async function builtPress(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    root: PROJECT_ROOT,
    base: '/',
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2024',
      assetsInlineLimit: 0,
      minify: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('./paper-press-page.ts', import.meta.url)),
        output: { entryFileNames: 'press.js' },
      },
    },
  })
  const files = new Map<string, string | Uint8Array>()
  for (const { output } of [built].flat() as { output: readonly { fileName: string; code?: string; source?: string | Uint8Array }[] }[]) {
    for (const { fileName, code, source } of output) files.set(fileName, code ?? source ?? '')
  }
  return files
}

function typeOf(path: string): string {
  if (path.endsWith('.js')) return 'text/javascript'
  if (path.endsWith('.css')) return 'text/css'
  return path.endsWith('.woff2') ? 'font/woff2' : 'text/html; charset=utf-8'
}
