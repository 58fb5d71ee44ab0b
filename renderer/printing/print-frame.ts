import { styleNonce } from '../theme.ts'
import { type DrawnPaper, drawPaper } from './draw-paper.tsx'
import type { PageSizeName } from './page-size.ts'
import type { Paper } from './paper.ts'

/** A frame nobody sees with one paper in it. It must be closed. */
export interface PrintFrame extends DrawnPaper {
  readonly element: HTMLIFrameElement
  close(): void
}

/** Draws a paper into a frame beside the page: same origin, no script of its own, out of sight and out of the reading order. */
async function openPrintFrame(paper: Paper, size: PageSizeName): Promise<PrintFrame> {
  const element = document.createElement('iframe')
  element.className = 'print-frame'
  element.title = paper.number
  element.setAttribute('aria-hidden', 'true')
  element.tabIndex = -1
  document.body.append(element)
  const inside = element.contentDocument
  if (!inside) {
    element.remove()
    throw new Error('The browser gave the frame no document')
  }
  // Without a doctype the frame would be laid out as pages were before there were rules.
  inside.open()
  inside.write('<!doctype html><html><head></head><body></body></html>')
  inside.close()
  try {
    return { element, close: () => element.remove(), ...(await drawPaper(inside, paper, size, styleNonce())) }
  } catch (error) {
    element.remove()
    throw error
  }
}

/**
 * Asks the browser to print the paper: its dialog opens, and what the person chooses there (another printer, a PDF) is theirs. What
 * became of the paper the browser does not tell.
 */
export async function printInBrowser(paper: Paper, size: PageSizeName): Promise<void> {
  leftover?.close()
  const frame = await openPrintFrame(paper, size)
  const view = frame.element.contentWindow
  if (!view) {
    frame.close()
    throw new Error('The browser gave the frame no window')
  }
  const titleBefore = document.title
  // Some browsers go on reading the frame while their dialog stands open: it goes when they are done, or with the next paper.
  leftover = frame
  const worked = document.activeElement
  const done = () => {
    // The dialog took the focus into the frame; with the frame it would fall to the page, and the keys of the work with it.
    if (document.activeElement === frame.element && worked instanceof HTMLElement) worked.focus({ preventScroll: true })
    frame.close()
  }
  view.addEventListener('afterprint', done, { once: true })
  // The name a PDF is offered under.
  document.title = frame.title
  try {
    view.focus()
    view.print()
  } finally {
    document.title = titleBefore
  }
}

let leftover: PrintFrame | null = null

/** The paper as a page by itself, for a printer of the desk. */
export interface PaperMarkup extends DrawnPaper {
  readonly css: string
  readonly body: string
  readonly lang: string
  readonly dir: string
}

export async function paperMarkup(paper: Paper, size: PageSizeName): Promise<PaperMarkup> {
  const { element, close, ...drawn } = await openPrintFrame(paper, size)
  try {
    const inside = element.contentDocument
    if (!inside) throw new Error('The browser gave the frame no document')
    const css = Array.from(inside.querySelectorAll('style'), (style) => style.textContent).join('\n')
    const { lang, dir } = inside.documentElement
    return { ...drawn, css, body: inside.body.outerHTML, lang, dir }
  } finally {
    close()
  }
}
