import { IconCircleCheck, IconHandStop, IconScan } from '@tabler/icons-react'
import { say } from '../../../shared/wording/say.ts'
import type { PackVerdict } from './pack-verdict.ts'
import styles from './verdict-board.module.css'

/** The judgement over the last scan, to be read from across the table. It always takes the same room. */
export function VerdictBoard({ verdict }: { readonly verdict: PackVerdict | null }) {
  const Shape = verdict === null ? IconScan : SHAPES[verdict.tone]
  return (
    <section className={styles.board} data-tone={verdict?.tone ?? 'rest'} aria-label={say('Last scan')}>
      <Shape size={34} stroke={1.8} aria-hidden="true" />
      <div>
        <strong>{verdict === null ? say('Scan the first unit') : <bdi>{verdict.title}</bdi>}</strong>
        <p>
          {verdict === null ? say('Each scan puts one unit into the parcel. Anything else is refused and changes nothing.') : verdict.text}
        </p>
      </div>
    </section>
  )
}

const SHAPES = { ok: IconCircleCheck, wrong: IconHandStop, info: IconScan } as const
