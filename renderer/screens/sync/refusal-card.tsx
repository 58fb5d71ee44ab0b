import { Button } from '@mantine/core'
import type { OutboxEntry } from '../../../shared/contract/outbox-entry.ts'
import { commandLabel } from '../../../shared/views/command-label.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { redoRefusal } from '../../actions/redo-refusal.ts'
import { isSecondPress } from '../../components/is-second-press.ts'
import { clockText } from '../../i18n/format.ts'
import type { NotAccepted } from '../../state/refusals.ts'
import { hrefOf } from '../../state/route.ts'
import { useOrder } from '../../state/use-order.ts'
import { dismissRefusal } from '../../state/use-refusals.ts'
import styles from './refusal-card.module.css'

/** What was not accepted of one order, why, and the two ways on: do it again as things are by now, or drop it. */
export function RefusalCard({ refusal }: { readonly refusal: NotAccepted }) {
  const { head, after, aggregate } = refusal
  const { order } = useOrder(aggregate.id)
  const name = order?.number ?? (head.command.name === 'CreateOrder' ? head.command.args.number : '')
  const title = titleOf(refusal)
  return (
    <article className={styles.card} aria-label={`${title}${name ? `, ${name}` : ''}`}>
      <div className={styles.words}>
        <strong>{title}</strong>
        {name !== '' && (
          <a href={hrefOf({ screen: 'order', id: aggregate.id })}>
            <bdi>{name}</bdi>
          </a>
        )}
        <p>
          {reasonOf(head)}
          {order && ` Last changed ${clockText(order.updatedAt)} by ${order.updatedBy}.`}
        </p>
        <p className={styles.quiet}>
          Done here {clockText(head.command.issuedAt)} by {head.command.actor.name}
        </p>
      </div>
      <div className={styles.buttons}>
        <Button
          size="compact-sm"
          variant="default"
          onClick={(event) => {
            if (!isSecondPress(event)) void redoRefusal(refusal)
          }}
        >
          {after.length === 0 ? 'Do it again' : 'Do all again'}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void dismissRefusal(refusal)}>
          Dismiss
        </Button>
      </div>
    </article>
  )
}

function titleOf({ head, after }: NotAccepted): string {
  const label = commandLabel(head.command.name)
  if (after.length === 0) return `${label}: not done`
  const names = [...new Set(after.map(({ command }) => lowerFirst(commandLabel(command.name))))]
  const waited = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return `${label} not accepted; ${waited} waited for it`
}

function reasonOf({ outcome, state }: OutboxEntry): string {
  if (outcome?.status === 'refused') return refusalSentence(outcome.refusal).sentence
  if (state === 'quarantined') return 'The hub failed over it again and again. It is kept there for repair.'
  return 'Something done before it was not accepted.'
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}
