import { SegmentedControl, Tooltip } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Command } from '../../../shared/lifecycle/command.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { caseEntries } from '../../../shared/views/case-entries.ts'
import { commandLabel } from '../../../shared/views/command-label.ts'
import { entryText, type HistoryEntry, isComment } from '../../../shared/views/history-entry.ts'
import { fullTimeText, momentText } from '../../../shared/views/time-text.ts'
import { newestFirst } from '../../../shared/views/timeline.ts'
import { say } from '../../../shared/wording/say.ts'
import { ActionButton } from '../../actions/action-button.tsx'
import { addNote } from '../../actions/add-note.tsx'
import { Panel } from '../../components/panel.tsx'
import { useNow } from '../../components/use-now.ts'
import { useDeskState } from '../../state/desk-state.ts'
import type { Mark } from '../../state/marks.ts'
import { useHistory } from '../../state/use-history.ts'
import { useMark } from '../../state/use-marks.ts'
import styles from './order-timeline.module.css'
import { useTimeZone } from './use-time-zone.ts'

interface OrderTimelineProps {
  readonly orderId: string
  readonly order: Order
  readonly waiting: readonly Command[]
}

type Filter = 'all' | 'comments' | 'system'

/** What happened, newest first; what was asked for and is not yet confirmed stands above it, marked. */
export function OrderTimeline({ orderId, order, waiting }: OrderTimelineProps) {
  const history = useHistory(orderId)
  const mark = useMark(orderId)
  const [filter, setFilter] = useState<Filter>('all')
  const cases = useDeskState((state) => state.cases)
  const told = useMemo(() => newestFirst([...history.entries, ...caseEntries(cases, orderId)]), [history.entries, cases, orderId])
  const entries = told.filter((entry) => matches(entry, filter))
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
        value={filter}
        onChange={(value) => setFilter(value === 'comments' || value === 'system' ? value : 'all')}
        data={[
          { value: 'all', label: say('All') },
          { value: 'comments', label: say('Comments') },
          { value: 'system', label: say('System') },
        ]}
      />
      <ol className={styles.timeline} aria-label={say('History')}>
        {filter !== 'comments' &&
          waiting.map((command) => <WaitingEntry key={command.id} command={command} mark={mark} storeId={order.storeId} />)}
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} storeId={order.storeId} />
        ))}
      </ol>
      {entries.length === 0 && <p className={styles.nothing}>{nothingText(filter, history.loading)}</p>}
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
        {momentText(command.issuedAt, now, timeZone)}
      </time>
      <span className={styles.sentence}>
        {commandLabel(command.name)} ·{' '}
        {mark?.is === 'waiting' ? say('waiting to send · {actor}', { actor: command.actor.name }) : say('saving')}
      </span>
    </li>
  )
}

function Entry({ entry, storeId }: { readonly entry: HistoryEntry; readonly storeId: string }) {
  const timeZone = useTimeZone(storeId)
  const now = useNow()
  return (
    <li data-comment={isComment(entry) || undefined}>
      <Tooltip label={`${fullTimeText(entry.at, timeZone)}, ${timeZone}`}>
        <time className={styles.time} dateTime={entry.at}>
          {momentText(entry.at, now, timeZone)}
        </time>
      </Tooltip>
      <span className={styles.sentence}>
        {entryText(entry)} <span className={styles.by}>· {entry.by}</span>
      </span>
    </li>
  )
}

function matches(entry: HistoryEntry, filter: Filter): boolean {
  return filter === 'all' || (filter === 'comments') === isComment(entry)
}

function nothingText(filter: Filter, isLoading: boolean): string {
  if (isLoading) return say('Opening…')
  return filter === 'comments' ? say('No comments yet.') : say('Nothing recorded.')
}
