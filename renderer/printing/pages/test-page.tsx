import { fullTimeText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import type { DrawBarcode } from '../barcode.tsx'
import type { Paper } from '../paper.ts'
import { titleOf } from './page-words.ts'
import { PaperBars, PaperSquare } from './paper-bars.tsx'

interface TestPageProps {
  readonly paper: Extract<Paper, { readonly kind: 'test' }>
  readonly draw: DrawBarcode
}

/** Shows whether paper, size and sharpness are right: a frame at the edge, a ruler, and codes to scan. */
export function TestPage({ paper, draw }: TestPageProps) {
  return (
    <section className="test">
      <h1>{titleOf(paper.kind)}</h1>
      <p>
        <bdi>{paper.shopName}</bdi>
      </p>
      <p>{fullTimeText(paper.issuedAt, 'UTC')} UTC</p>
      <p>{say('The frame runs around the whole page, and the bar below is 50 mm long.')}</p>
      <p className="ruler" aria-hidden />
      <PaperBars draw={draw} text="AZ09-TEST" room="test" />
      <p className="number">AZ09-TEST</p>
      <PaperSquare draw={draw} text="AZ09-TEST" />
    </section>
  )
}
