import { IconCircleCheck, IconClockPause, IconHandStop, IconScan } from '@tabler/icons-react'
import { say } from '../../../shared/wording/say.ts'
import type { PackVerdict } from './pack-verdict.ts'
import styles from './verdict-board.module.css'

/** The judgement over the last scan, to be read from across the table. It always takes the same room. */
export function VerdictBoard({ verdict, name = say('Last scan') }: { readonly verdict: PackVerdict; readonly name?: string }) {
  const Shape = SHAPES[verdict.tone]
  return (
    <section className={styles.board} data-tone={verdict.tone} aria-label={name}>
      <Shape size={34} stroke={1.8} aria-hidden="true" />
      <div>
        <strong>
          <bdi>{verdict.title}</bdi>
        </strong>
        <p>{verdict.text}</p>
      </div>
    </section>
  )
}

const SHAPES = { ok: IconCircleCheck, wrong: IconHandStop, info: IconScan, wait: IconClockPause, rest: IconScan } as const
