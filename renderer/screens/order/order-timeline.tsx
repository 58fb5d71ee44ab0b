import { SegmentedControl, Tooltip } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Command } from '../../../shared/lifecycle/command.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { caseEntries } from '../../../shared/views/case-entries.ts'
import { commandLabel } from '../../../shared/views/command-label.ts'
import { entryText, type HistoryEntry, isComment } from '../../../shared/views/history-entry.ts'
import { fullTimeText, sinceText } from '../../../shared/views/time-text.ts'
import { newestFirst } from '../../../shared/views/timeline.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { ActionButton } from '../../actions/action-button.tsx'
import { addNote } from '../../actions/add-note.tsx'
import { Panel } from '../../components/panel.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { useNow } from '../../components/use-now.ts'
import { useDeskState } from '../../state/desk-state.ts'
import type { Mark } from '../../state/marks.ts'
import { useRoute } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import { type ShownHistory, useHistory } from '../../state/use-history.ts'
import { useMark } from '../../state/use-marks.ts'
import styles from './order-timeline.module.css'
import { useTimeZone } from './use-time-zone.ts'

interface OrderTimelineProps {
  readonly orderId: string
  readonly order: Order
  readonly waiting: readonly Command[]
}

const FILTERS = [
  { value: 'all', label: msg('All') },
  { value: 'comments', label: msg('Comments') },
  { value: 'system', label: msg('System') },
] as const satisfies readonly { readonly value: string; readonly label: Message }[]

type Filter = (typeof FILTERS)[number]['value']

/** What happened, newest first; what was asked for and is not yet confirmed stands above it, marked. */
export function OrderTimeline({ orderId, order, waiting }: OrderTimelineProps) {
  const history = useHistory(orderId)
  const mark = useMark(orderId)
  const [filter, setFilter] = useState<Filter>('all')
  // The entry somebody was pointed to and has looked at: it no longer stands against the filter.
  const [passed, setPassed] = useState<string | null>(null)
  const cases = useDeskState((state) => state.cases)
  const told = useMemo(() => newestFirst([...history.entries, ...caseEntries(cases, orderId)]), [history.entries, cases, orderId])
  const pointed = usePointedEntry(told, orderId)
  const shown = pointed !== null && pointed !== passed ? 'all' : filter
  const choose = (value: Filter) => {
    setPassed(pointed)
    setFilter(value)
  }
  const entries = told.filter((entry) => matches(entry, shown))
  useKeys({ f: () => choose(FILTERS[(FILTERS.findIndex(({ value }) => value === shown) + 1) % FILTERS.length]?.value ?? 'all') })
  return (
    <Panel
      title={say('Timeline')}
      note={history.isStale && history.entries.length > 0 ? say('may not be complete') : null}
      aside={<ActionButton step={{ action: addNote, target: { order } }} size="xs" keyHint="N" />}
    >
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={say('Show in the timeline')}
        value={shown}
        onChange={choose}
        data={FILTERS.map(({ value, label }) => ({ value, label: say(label) }))}
      />
      <ol className={styles.timeline} aria-label={say('History')}>
        {shown !== 'comments' &&
          waiting.map((command) => <WaitingEntry key={command.id} command={command} mark={mark} storeId={order.storeId} />)}
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} order={order} isPointedTo={entry.id === pointed} />
        ))}
      </ol>
      {entries.length === 0 && <p className={styles.nothing}>{nothingText(shown, history)}</p>}
    </Panel>
  )
}

/** Done here and not confirmed yet: dotted, so that nobody takes it for the shop's memory. */
function WaitingEntry({ command, mark, storeId }: { readonly command: Command; readonly mark: Mark | null; readonly storeId: string }) {
  const timeZone = useTimeZone(storeId)
  const now = useNow()
  return (
    <li className={styles.waiting}>
      <time className={styles.time} dateTime={command.issuedAt}>
        {sinceText(command.issuedAt, now, timeZone)}
      </time>
      <span className={styles.sentence}>
        {commandLabel(command.name)} ·{' '}
        {mark?.is === 'waiting' ? say('waiting to send · {actor}', { actor: command.actor.name }) : say('saving')}
      </span>
    </li>
  )
}

interface EntryProps {
  readonly entry: HistoryEntry
  readonly order: Order
  readonly isPointedTo: boolean
}

/** What happened, by whom and at which desk; its time leads to it from elsewhere, and says on asking when it was to the minute. */
function Entry({ entry, order, isPointedTo }: EntryProps) {
  const timeZone = useTimeZone(order.storeId)
  const now = useNow()
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isPointedTo) place.current?.scrollIntoView({ block: 'center' })
  }, [isPointedTo])
  return (
    <li ref={place} data-comment={isComment(entry) || undefined} aria-current={isPointedTo || undefined}>
      <Tooltip label={whenText(entry, timeZone)} events={{ hover: true, focus: true, touch: true }} multiline>
        <a className={styles.time} href={hrefOf({ screen: 'order', id: order.id, entry: entry.id })}>
          <time dateTime={entry.at}>{sinceText(entry.at, now, timeZone)}</time>
        </a>
      </Tooltip>
      <span className={styles.sentence}>
        <bdi>{entryText(entry)}</bdi>
        <span className={styles.dot} aria-hidden="true">
          {'\u00a0· '}
        </span>
        <bdi className={styles.by}>{entry.by}</bdi>
        {entry.desk !== undefined && (
          <>
            <span className={styles.dot} aria-hidden="true">
              {'\u00a0· '}
            </span>
            <bdi className={styles.by}>{entry.desk}</bdi>
          </>
        )}
      </span>
    </li>
  )
}

/** The entry the address points to, if it is told here. */
function usePointedEntry(told: readonly HistoryEntry[], orderId: string): string | null {
  const route = useRoute()
  if (route.screen !== 'order' || route.id !== orderId) return null
  return told.find(({ id }) => id === route.entry)?.id ?? null
}

/** When it happened, in full; and when the shop learned of it, where that was later. */
function whenText({ at, recordedAt }: HistoryEntry, timeZone: string): string {
  const time = fullTimeText(at, timeZone)
  if (Date.parse(recordedAt) - Date.parse(at) < LATE_MS) return say('{time}, {timeZone}', { time, timeZone })
  return say('{time}, {timeZone}; recorded {later}', { time, timeZone, later: fullTimeText(recordedAt, timeZone) })
}

const LATE_MS = 60_000

function matches(entry: HistoryEntry, filter: Filter): boolean {
  return filter === 'all' || (filter === 'comments') === isComment(entry)
}

function nothingText(filter: Filter, { entries, loading, isStale }: ShownHistory): string {
  if (loading) return say('Opening…')
  // Nobody could be asked: that is not an order to which nothing has happened.
  if (isStale && entries.length === 0) return say('What has happened could not be read. It shows here as soon as the line is back.')
  return filter === 'comments' ? say('No comments yet.') : say('Nothing recorded.')
}
