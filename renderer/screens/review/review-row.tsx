// biome-ignore-all lint/a11y/useSemanticElements: a virtual ARIA grid is made of positioned boxes; table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its current row

import { holdReasonLabel } from '../../../shared/views/hold-reason-label.ts'
import { statusChip } from '../../../shared/views/order-facts.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { Chip } from '../../components/chip.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { PendingMark } from '../../components/pending-mark.tsx'
import { useNow } from '../../components/use-now.ts'
import type { Mark } from '../../state/marks.ts'
import type { Snooze } from '../../state/snoozed.ts'
import { useOrder } from '../../state/use-order.ts'
import { useSettings } from '../../state/use-settings.ts'
import { lateness, PaymentWords } from '../queue/queue-row-view.tsx'
import styles from './review-screen.module.css'

interface ReviewRowProps {
  readonly row: QueueRow
  readonly mark: Mark | null
  /** What was done with it while this list stood. */
  readonly done: string | null
  readonly snooze: Snooze | null
}

/** One stopped order in two lines: whose and how much, and why and since when. */
export function ReviewRow({ row, mark, done, snooze }: ReviewRowProps) {
  const now = useNow()
  const late = lateness(row, { now, settings: useSettings() })
  const status = statusChip(row.status)
  // Who held it and when stands in the order itself.
  const { order } = useOrder(row.id)
  const holds = order?.holds ?? []
  const first = holds.toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]
  const since = first?.at ?? row.wfpSince ?? row.orderDate
  return (
    <>
      <div role="gridcell" className={styles.number}>
        <bdi>{row.number}</bdi>
        {mark && <PendingMark mark={mark} />}
      </div>
      <div role="gridcell" className={styles.customer}>
        <bdi>{row.customer || say('Guest')}</bdi>
      </div>
      <div role="gridcell" className={styles.amount}>
        <MoneyText minor={row.total} currency={row.currency} />
      </div>
      <div role="gridcell" className={styles.reason}>
        {row.holds.length > 0 ? factsLine(row.holds.map((reason) => holdReasonLabel(reason))) : <PaymentWords row={row} late={late} />}
        {snooze && <span className={styles.quiet}> · {say('snoozed: {why}', { why: snooze.why })}</span>}
      </div>
      <div role="gridcell" className={styles.by}>
        {first && <bdi>{first.by}</bdi>} <time dateTime={since}>{ageText(since, now)}</time>
      </div>
      <div role="gridcell" className={styles.status}>
        {/* What stops it stands in its reason. */}
        {done === null ? <Chip tone={status.tone}>{status.text}</Chip> : <strong>{done}</strong>}
      </div>
    </>
  )
}
