// biome-ignore-all lint/a11y/useSemanticElements: a virtual ARIA grid is made of positioned boxes; table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its current row

import { memo } from 'react'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { statusChip, type Tone } from '../../../shared/views/order-facts.ts'
import { paymentLabel } from '../../../shared/views/payment-label.ts'
import { lateSince } from '../../../shared/views/payment-lateness.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { shipBy } from '../../../shared/views/ship-by.ts'
import { ageText, dueText, fullTimeText, momentText } from '../../../shared/views/time-text.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { Chip } from '../../components/chip.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { PendingMark } from '../../components/pending-mark.tsx'
import { countText } from '../../i18n/format.ts'
import type { Mark } from '../../state/marks.ts'
import { hrefOf, type Route } from '../../state/route.ts'
import { type ListStage, stageChip } from './list-stage.ts'
import styles from './queue-grid.module.css'

export interface QueueRowViewProps {
  readonly row: QueueRow
  readonly mark: Mark | null
  readonly isWork: boolean
  readonly isFloor: boolean
  /** The list that says more than the status: its parcels wait to be picked, or to leave. */
  readonly stage?: ListStage | undefined
  readonly when: RowMoment
}

/** What the rows' times are seen from; one for all rows, so that a row by itself watches nothing. */
export interface RowMoment {
  readonly now: string
  readonly timeZone: string
  readonly settings: ShopSettings | null
}

/** The cells of one row. */
export const QueueRowView = memo(function QueueRowView({ row, mark, isWork, isFloor, stage, when }: QueueRowViewProps) {
  const late = lateness(row, when)
  return (
    <>
      <div role="gridcell" className={styles.number}>
        {/* Rows are reached by the arrow keys; the link is for the pointer. */}
        <a href={hrefOf(placeOf(row))} tabIndex={-1}>
          <bdi>{row.kind === 'selection' ? say('Basket') : row.number}</bdi>
        </a>
        {mark && <PendingMark mark={mark} />}
      </div>
      <AgeCell row={row} isWork={isWork} when={when} />
      <div role="gridcell" className={styles.text}>
        <bdi>{row.customer || say('Guest')}</bdi>
      </div>
      <div role="gridcell" className={styles.figure}>
        {countText(row.itemCount)}
      </div>
      {!isFloor && (
        <div role="gridcell" className={styles.figure}>
          <MoneyText minor={row.total} currency={row.currency} />
        </div>
      )}
      {isFloor && <ShipByCell row={row} when={when} />}
      <div role="gridcell" className={styles.method}>
        <bdi>{row.shippingMethod}</bdi>
      </div>
      <div role="gridcell" className={styles.payment}>
        {isFloor ? <bdi className={styles.claim}>{row.claimedBy ?? ''}</bdi> : <PaymentWords row={row} late={late} />}
      </div>
      <div role="gridcell" className={styles.status}>
        <StatusChip row={row} isLate={late !== null} stage={stage} />
      </div>
    </>
  )
})

/** How long an order waits, where somebody works through the list; else when it was placed. */
function AgeCell({ row, isWork, when }: { readonly row: QueueRow; readonly isWork: boolean; readonly when: RowMoment }) {
  const { now, timeZone, settings } = when
  const due = isWork ? shipBy(row, settings) : null
  const isLate = due !== null && due < now
  return (
    <div role="gridcell" className={styles.age} data-late={isLate || undefined}>
      <time dateTime={row.orderDate} title={fullTimeText(row.orderDate, timeZone)}>
        {isWork ? ageText(row.orderDate, now) : momentText(row.orderDate, now, timeZone)}
      </time>
    </div>
  )
}

/** By when it is to leave, as its store promises. */
function ShipByCell({ row, when }: { readonly row: QueueRow; readonly when: RowMoment }) {
  const { now, timeZone, settings } = when
  const due = shipBy(row, settings)
  return (
    <div role="gridcell" className={styles.due} data-late={(due !== null && due < now) || undefined}>
      {due !== null && (
        <time dateTime={due} title={fullTimeText(due, timeZone)}>
          {dueText(due, now, timeZone)}
        </time>
      )}
    </div>
  )
}

/** For how long a payment has been late, and for how long it has been waited for in all. */
interface Lateness {
  readonly late: string
  readonly waited: string
}

/** Null while the payment is not late. */
export function lateness(row: QueueRow, { now, settings }: Pick<RowMoment, 'now' | 'settings'>): Lateness | null {
  const since = lateSince(row, settings, now)
  return since === null ? null : { late: ageText(since, now), waited: ageText(row.wfpSince ?? since, now) }
}

export function PaymentWords({ row, late }: { readonly row: QueueRow; readonly late: Lateness | null }) {
  if (row.status === 0) return null
  const label = paymentLabel(row)
  const text = late === null ? label.text : say('Late {late}', { late: late.late })
  return (
    <span
      className={styles.paid}
      data-tone={late === null ? label.tone : 'stop'}
      title={late === null ? text : say('{text}, for {late}', { text: label.text, late: late.waited })}
    >
      {text}
    </span>
  )
}

interface StatusChipProps {
  readonly row: QueueRow
  readonly isLate: boolean
  readonly stage?: ListStage | undefined
}

/** The status by its name, or how far its parcel is; a flag is named with it and gives the colour, because it is what stops the order. */
function StatusChip({ row, isLate, stage }: StatusChipProps) {
  const status = stage === undefined ? statusChip(row.status) : stageChip(stage)
  // What is over is not stopped by anything.
  const isOpen = row.status <= 3
  const isHeld = isOpen && row.holds.length > 0
  const isWaiting = isOpen && row.isWaitingForPayment
  const tone: Tone = isHeld || isLate ? 'stop' : isWaiting ? 'wait' : status.tone
  const flag = isHeld ? say('Hold') : isLate ? say('Late') : isWaiting ? say('Waiting') : ''
  return <Chip tone={tone}>{factsLine([status.text, flag])}</Chip>
}

/** Where a row leads: a basket to its form, an order to its page. */
export function placeOf(row: Pick<QueueRow, 'id' | 'kind'>): Route {
  return row.kind === 'selection' ? { screen: 'new', selectionId: row.id } : { screen: 'order', id: row.id }
}
