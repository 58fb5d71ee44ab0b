import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { holdReasonLabel } from '../../../shared/views/hold-reason-label.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { say } from '../../../shared/wording/say.ts'
import { BULK_ACTIONS, type BulkAction, HOLD_CHOICES } from '../../actions/bulk-actions.ts'
import { startBulk } from '../../actions/bulk-run.ts'
import { EXPORT_ACTION } from '../../actions/export-part.ts'
import { isIntentAccepted } from '../../actions/is-intent-accepted.ts'
import { printPickListOf } from '../../actions/print-and-tell.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { type BulkWork, useBulk } from '../../state/bulk.ts'
import { useOrder } from '../../state/use-order.ts'
import { usePerson } from '../../state/use-person.ts'
import styles from './bulk-bar.module.css'
import type { RowChoice } from './use-row-choice.ts'

interface BulkBarProps {
  readonly choice: RowChoice
  readonly rows: ReadonlyMap<string, QueueRow>
  /** Everything read so far is chosen, and the list goes on. */
  readonly isCut: boolean
  /** Gives the list the focus. */
  focus(): void
}

/** What can be done with all chosen orders at once; each of them is done alone. */
export function BulkBar({ choice, rows, isCut, focus }: BulkBarProps) {
  const [asking, setAsking] = useState<BulkAction | null>(null)
  const isBusy = useBulk(({ run }) => run !== null && (run.is === 'running' || run.is === 'broken'))
  const { role } = usePerson()
  const ids = [...choice.chosen]
  const offered = useOffered(ids[0] ?? '')
  const begin = (work: BulkWork) => {
    const orders = ids.map((orderId) => ({ orderId, number: rows.get(orderId)?.number ?? '' }))
    if (!startBulk(work, orders)) return
    choice.clear()
    focus()
  }
  return (
    <section className={styles.bar} aria-label={say('Chosen orders')}>
      <strong>{say('{count, plural, one {# order chosen} other {# orders chosen}}', { count: ids.length })}</strong>
      {isCut && (
        <span className={styles.note}>{say('The list goes on: scroll to its end and choose all again to take the rest as well.')}</span>
      )}
      {asking ? (
        <Asking
          action={asking}
          begin={begin}
          cancel={() => {
            setAsking(null)
            focus()
          }}
        />
      ) : (
        <div className={styles.actions}>
          {offered.map((action) => (
            <Button
              key={action.id}
              size="compact-sm"
              variant="default"
              disabled={isBusy}
              onClick={() => (action.asks || action.isGrave ? setAsking(action) : begin({ action: action.id, words: '' }))}
            >
              {say(action.label)}
            </Button>
          ))}
          <Button size="compact-sm" variant="default" onClick={() => void printPickListOf(ids)}>
            {say('Print pick list')}
          </Button>
          {(role === 'manager' || role === 'admin') && (
            <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => begin({ action: EXPORT_ACTION, words: '' })}>
              {say('Export CSV')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            rightSection={<kbd>Esc</kbd>}
            onClick={() => {
              choice.clear()
              focus()
            }}
          >
            {say('Choose none')}
          </Button>
        </div>
      )}
      {isBusy && <span className={styles.note}>{say('Another run is going on: it has to end first.')}</span>}
    </section>
  )
}

/** What means something for the first of them: the others are asked one by one, each when its turn comes. */
function useOffered(orderId: string): readonly BulkAction[] {
  const { order } = useOrder(orderId)
  const context = useActionContext()
  if (order === null || context === null) return []
  return BULK_ACTIONS.filter((action) => {
    const [intent] = action.intents(order, { action: action.id, words: '…' })
    return intent !== undefined && isIntentAccepted(intent, { order }, context)
  })
}

interface AskingProps {
  readonly action: BulkAction
  begin(work: BulkWork): void
  cancel(): void
}

function Asking({ action, begin, cancel }: AskingProps) {
  const [code, setCode] = useState(HOLD_CHOICES[0] ?? 'OTHER')
  const [words, setWords] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const said = words.trim()
    if (action.asks === 'hold') begin({ action: action.id, code, words: said || holdReasonLabel(code) })
    else if (said !== '' || action.id === 'resume' || action.id === 'mark-as-paid') begin({ action: action.id, words: said })
  }
  return (
    <form
      className={styles.asking}
      aria-label={say(action.label)}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        cancel()
      }}
    >
      {action.asks === 'hold' && (
        <NativeSelect
          size="xs"
          label={say('Reason')}
          autoFocus
          value={code}
          onChange={(event) => setCode(HOLD_CHOICES.find((each) => each === event.currentTarget.value) ?? 'OTHER')}
          data={HOLD_CHOICES.map((each) => ({ value: each, label: holdReasonLabel(each) }))}
        />
      )}
      <TextInput
        size="xs"
        label={action.asks === 'hold' ? say('In your words') : say('Why')}
        autoFocus={action.asks !== 'hold'}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button size="compact-sm" type="submit" {...(action.isGrave ? { color: 'red' } : {})}>
        {say(action.label)}
      </Button>
      <Button size="compact-sm" variant="default" onClick={cancel}>
        {say('Back')}
      </Button>
    </form>
  )
}
