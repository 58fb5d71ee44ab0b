import interFaces from '@fontsource-variable/inter/wght.css?inline'
import arabicFaces from '@fontsource-variable/noto-sans-arabic/index.css?inline'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { directionOf } from '../i18n/languages.ts'
import { loadBarcodes } from './barcode.tsx'
import { isSheet, type PageSizeName } from './page-size.ts'
import { pageStyle } from './page-style.ts'
import { titleOf } from './pages/page-words.ts'
import paperCss from './paper.css?inline'
import { languageOfPaper, type Paper } from './paper.ts'
import { PaperPage } from './paper-page.tsx'
import { inTongue, tongueOf } from './paper-tongue.ts'

/** A paper drawn into a document of its own, ready for a printer. */
export interface DrawnPaper {
  readonly title: string
  readonly size: PageSizeName
  /** How long it came to be on a roll, in millimetres; 0 on sheets and labels. */
  readonly rollMm: number
}

const PX_PER_MM = 96 / 25.4
const SHORTEST_ROLL_MM = 60

/**
 * Draws the paper as the whole of this empty document, in the paper's own language. `nonce` is what lets a style into a page with a
 * content policy.
 */
export async function drawPaper(target: Document, paper: Paper, size: PageSizeName, nonce: string): Promise<DrawnPaper> {
  const [draw, tongue] = await Promise.all([loadBarcodes(), tongueOf(languageOfPaper(paper))])
  const root = target.documentElement
  root.lang = tongue.language
  root.dir = directionOf(tongue.language)
  root.className = size
  target.body.dataset.size = size
  addStyle(target, nonce, `${interFaces}\n${arabicFaces}\n${paperCss}`)
  const title = inTongue(tongue, () => `${titleOf(paper.kind)} ${paper.number}`.trim())
  target.title = title
  inTongue(tongue, () => {
    const drawing = createRoot(target.body)
    flushSync(() => drawing.render(<PaperPage paper={paper} draw={draw} />))
  })
  // Letters have their true width only once their face is there; jsdom knows no faces.
  if ('fonts' in target) await target.fonts.ready
  const rollMm = isSheet(size) || size !== 'receipt80' ? 0 : Math.max(SHORTEST_ROLL_MM, target.body.offsetHeight / PX_PER_MM + 1)
  addStyle(
    target,
    nonce,
    inTongue(tongue, () => pageStyle(size, title, rollMm)),
  )
  return { title, size, rollMm }
}

function addStyle(target: Document, nonce: string, css: string): void {
  const style = target.createElement('style')
  style.nonce = nonce
  style.textContent = css
  target.head.append(style)
}
