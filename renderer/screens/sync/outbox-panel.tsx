import { Button } from '@mantine/core'
import type { OutboxEntry } from '../../../shared/contract/outbox-entry.ts'
import { commandLabel } from '../../../shared/views/command-label.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { Chip } from '../../components/chip.tsx'
import tableStyles from '../../components/data-table.module.css'
import { Panel } from '../../components/panel.tsx'
import { useNow } from '../../components/use-now.ts'
import { clockText } from '../../i18n/format.ts'
import { deskSession } from '../../state/desk-session.ts'
import { notify } from '../../state/notices.ts'
import { isUnseen } from '../../state/paint-outbox.ts'
import { hrefOf } from '../../state/route.ts'
import { useOrder } from '../../state/use-order.ts'
import { useAwayDeskId, useOutbox } from '../../state/use-sync.ts'
import styles from './sync-screen.module.css'

/** So many rows are a list; more are a number. */
const ROWS_SHOWN = 100

/** What this desk did and its hub has not confirmed, oldest first. */
export function OutboxPanel() {
  const entries = useOutbox().filter((entry) => !isUnseen(entry))
  const pending = entries.filter((entry) => entry.state === 'pending').length
  return (
    <Panel
      title={say('Waiting for the hub')}
      note={pending === 0 ? null : say('{pending, plural, one {# change} other {# changes}}', { pending })}
      aside={
        <Button size="xs" variant="default" disabled={pending === 0} onClick={() => void sendNow()}>
          {say('Send now')}
        </Button>
      }
    >
      {entries.length === 0 ? (
        <p className={styles.quiet}>{say('Everything done at this desk is at the hub.')}</p>
      ) : (
        <table className={tableStyles.table}>
          <thead>
            <tr>
              <th scope="col">{say('Action')}</th>
              <th scope="col">{say('Order')}</th>
              <th scope="col">{say('Done')}</th>
              <th scope="col">{say('State')}</th>
              <th scope="col">
                <span className="visually-hidden">{say('Take back')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, ROWS_SHOWN).map((entry) => (
              <Row key={entry.seq} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      {entries.length > ROWS_SHOWN && (
        <p className={styles.quiet}>
          {say('and {count, plural, one {# more change} other {# more changes}}', { count: entries.length - ROWS_SHOWN })}
        </p>
      )}
    </Panel>
  )
}

function Row({ entry }: { readonly entry: OutboxEntry }) {
  const { command, keptAt, state } = entry
  const now = useNow()
  const label = commandLabel(command.name)
  return (
    <tr>
      <th scope="row">
        {label}
        <span className={tableStyles.by}>{command.actor.name}</span>
      </th>
      <td>
        <AboutLink entry={entry} />
      </td>
      <td>
        <time dateTime={keptAt} title={clockText(keptAt)}>
          {agoText(keptAt, now)}
        </time>
      </td>
      <td>
        <EntryState entry={entry} />
      </td>
      <td className={tableStyles.end}>
        {state === 'pending' && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={say('Take back: {label}', { label })}
            onClick={() => void takeBack(entry)}
          >
            {say('Take back')}
          </Button>
        )}
      </td>
    </tr>
  )
}

function AboutLink({ entry: { command } }: { readonly entry: OutboxEntry }) {
  const { order, selection } = useOrder(command.aggregate.id)
  if (order) {
    return (
      <a href={hrefOf({ screen: 'order', id: order.id })}>
        <bdi>{order.number}</bdi>
      </a>
    )
  }
  if (selection) return <a href={hrefOf({ screen: 'new', selectionId: selection.id })}>{say('Selection')}</a>
  return <span className={styles.quiet}>{command.aggregate.type === 'stock' ? say('Stock') : '–'}</span>
}

function EntryState({ entry: { state } }: { readonly entry: OutboxEntry }) {
  const isAway = useAwayDeskId() !== null
  if (state === 'accepted') return <Chip tone="go">{say('Accepted')}</Chip>
  return isAway ? <Chip tone="wait">{say('Waiting')}</Chip> : <Chip tone="info">{say('Sending')}</Chip>
}

function agoText(at: string, now: string): string {
  return Date.parse(now) - Date.parse(at) < 60_000 ? say('just now') : say('{age} ago', { age: ageText(at, now) })
}

async function sendNow(): Promise<void> {
  try {
    await deskSession().client.sync.tryNow()
  } catch {
    notify({ tone: 'stop', title: say('The desk process is not reachable.') })
  }
}

async function takeBack({ command }: OutboxEntry): Promise<void> {
  const label = commandLabel(command.name)
  try {
    const { withdrawn } = await deskSession().client.outbox.withdraw({ commandId: command.id })
    if (withdrawn) notify({ tone: 'go', title: say('{label}: taken back', { label }), text: say('It was not sent and does not happen.') })
    else
      notify({
        tone: 'wait',
        title: say('{label}: too late to take back', { label }),
        text: say('It may be at the hub already. Undo it there.'),
      })
  } catch {
    notify({ tone: 'stop', title: say('Not taken back: the desk process is not reachable.') })
  }
}
