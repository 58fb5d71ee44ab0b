import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { HoldReason } from '../../../shared/lifecycle/order.ts'
import { holdReasonLabel } from '../../../shared/views/hold-reason-label.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { KeySequence } from '../../components/key-sequence.tsx'
import { useNow } from '../../components/use-now.ts'
import { clockText } from '../../i18n/format.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { navigate } from '../../state/navigate.ts'
import { QUEUE_NAMES } from '../../state/queue-names.ts'
import { useSnoozed } from '../../state/snoozed.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useListCursor } from '../queue/use-list-cursor.ts'
import { useListKeys } from '../queue/use-list-keys.ts'
import { useQueueList } from '../queue/use-queue-list.ts'
import { useRowChoice } from '../queue/use-row-choice.ts'
import { HELD_DEEDS } from './held-deeds.ts'
import { JudgePanel } from './judge-panel.tsx'
import { PAYMENT_DEEDS } from './payment-deeds.ts'
import { ReviewGrid } from './review-grid.tsx'
import styles from './review-screen.module.css'
import { useJudging } from './use-judging.ts'

/** Which of them are looked at. */
type Shown = 'open' | 'snoozed' | HoldReason

/** Orders that a flag stops: why and since when on one side, what is known of the current one on the other, and the verdict by one key. */
export function ReviewScreen({ queue }: { readonly queue: 'held' | 'waitingForPayment' }) {
  const list = useQueueList(queue)
  const now = useNow()
  const snoozed = useSnoozed(now)
  const connection = useConnection()
  const [shown, setShown] = useState<Shown>('open')
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => useDeskState.setState({ lastQueue: queue }), [queue])

  // All of them are looked at one day: their reasons are counted now.
  const { see } = list
  const count = list.ids.length
  useEffect(() => see(0, count), [see, count])

  const reasonsOf = (id: string) => list.rows.get(id)?.holds ?? []
  const isOpen = (id: string) => !snoozed.has(id)
  const belongs = (id: string, to: Shown) =>
    to === 'open' ? isOpen(id) : to === 'snoozed' ? !isOpen(id) : isOpen(id) && reasonsOf(id).includes(to)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what `belongs` reads is named here
  const ids = useMemo(() => list.ids.filter((id) => belongs(id, shown)), [list.ids, list.rows, snoozed, shown])
  const cursor = useListCursor(`review ${queue}`, ids)
  const judging = useJudging(ids, list.gone, cursor)
  // Together are judged only orders that are stopped for the same reason.
  const choice = useRowChoice(ids, (id, chosen) => {
    const [other] = chosen
    return !judging.done.has(id) && (other === undefined || sameReasons(reasonsOf(id), reasonsOf(other)))
  })

  const stopped = list.ids.filter((id) => isOpen(id) && !list.gone.has(id))
  const counts = countReasons(stopped.flatMap(reasonsOf))
  const open = stopped.length
  const focus = () => grid.current?.focus({ preventScroll: true })

  useListKeys({
    cursor,
    count: ids.length,
    rowsPerPage: 8,
    choice,
    choosesByX: false,
    open: (id) => navigate({ screen: 'order', id }),
    togglePreview: () => cursor.id !== null && choice.toggle(cursor.id),
    refresh: () => {
      judging.forget()
      list.refresh()
    },
    focus,
  })

  const isReady = list.state === 'ready'
  useEffect(() => {
    if (isReady) grid.current?.focus({ preventScroll: true })
  }, [isReady])

  const title = say(QUEUE_NAMES[queue].label)
  return (
    <div className={styles.screen}>
      <section className={styles.list} aria-label={title}>
        <header className={styles.head}>
          <h1>{title}</h1>
          <p>
            {factsLine([
              say('{count, plural, one {# order} other {# orders}}', { count: open }),
              say('oldest first'),
              connection.upToDateAt === null ? '' : say('as of {time}', { time: clockText(connection.upToDateAt) }),
            ])}
          </p>
          {(list.arrived > 0 || list.gone.size > 0) && (
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                judging.forget()
                list.refresh()
              }}
              rightSection={<KeySequence keys={['R']} />}
            >
              {list.arrived > 0
                ? say('{arrived, number} new · show', { arrived: list.arrived })
                : say('{gone, number} moved on · show', { gone: list.gone.size })}
            </Button>
          )}
        </header>
        <fieldset className={styles.filters}>
          <legend className="visually-hidden">{say('Show only')}</legend>
          <Filter label={say('All')} count={open} isOn={shown === 'open'} choose={() => setShown('open')} />
          {counts.map(([reason, number]) => (
            <Filter
              key={reason}
              label={holdReasonLabel(reason)}
              count={number}
              isOn={shown === reason}
              choose={() => setShown(shown === reason ? 'open' : reason)}
            />
          ))}
          {snoozed.size > 0 && (
            <Filter
              label={say('Snoozed')}
              count={list.ids.filter((id) => snoozed.has(id)).length}
              isOn={shown === 'snoozed'}
              choose={() => setShown('snoozed')}
            />
          )}
        </fieldset>
        {list.state === 'failed' && (
          <p role="alert" className={styles.nothing}>
            {say('This list could not be read.')} <Button onClick={list.refresh}>{say('Try again')}</Button>
          </p>
        )}
        {isReady && ids.length === 0 && (
          <div className={styles.nothing}>
            <h2>{shown === 'open' ? say(QUEUE_NAMES[queue].empty) : say('Nothing stands here.')}</h2>
            {shown !== 'open' && (
              <Button variant="default" onClick={() => setShown('open')}>
                {say('Show all')}
              </Button>
            )}
          </div>
        )}
        {isReady && ids.length > 0 && (
          <ReviewGrid
            grid={grid}
            label={say('{title}, {rows, plural, one {# row} other {# rows}}', { title, rows: ids.length })}
            ids={ids}
            rows={list.rows}
            gone={list.gone}
            done={judging.done}
            snoozed={snoozed}
            cursor={cursor}
            choice={choice}
          />
        )}
      </section>
      <JudgePanel
        deeds={queue === 'held' ? HELD_DEEDS : PAYMENT_DEEDS}
        orderId={cursor.id}
        chosen={[...choice.chosen]}
        reason={reasonsOf([...choice.chosen][0] ?? cursor.id ?? '')[0] ?? null}
        judge={(deed, subjects, words, preset) => {
          choice.clear()
          judging.judge(deed, subjects, words, preset)
          focus()
        }}
        focus={focus}
      />
    </div>
  )
}

interface FilterProps {
  readonly label: string
  readonly count: number
  readonly isOn: boolean
  choose(): void
}

function Filter({ label, count, isOn, choose }: FilterProps) {
  return (
    <button type="button" className={styles.filter} aria-pressed={isOn} onClick={choose}>
      {label} <b>{count}</b>
    </button>
  )
}

function sameReasons(one: readonly HoldReason[], other: readonly HoldReason[]): boolean {
  return one.length === other.length && one.every((reason) => other.includes(reason))
}

function countReasons(reasons: readonly HoldReason[]): readonly (readonly [HoldReason, number])[] {
  const counts = new Map<HoldReason, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])
}
