import { Button } from '@mantine/core'
import type { OutboxEntry } from '../../../shared/contract/outbox-entry.ts'
import { commandLabel } from '../../../shared/views/command-label.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { midSentence } from '../../../shared/wording/case-of-letters.ts'
import { listText } from '../../../shared/wording/list-text.ts'
import { say } from '../../../shared/wording/say.ts'
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
          {order && say(' Last changed {time} by {updatedBy}.', { time: clockText(order.updatedAt), updatedBy: order.updatedBy })}
        </p>
        <p className={styles.quiet}>
          {say('Done here {time} by {actor}', { time: clockText(head.command.issuedAt), actor: head.command.actor.name })}
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
          {after.length === 0 ? say('Do it again') : say('Do all again')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void dismissRefusal(refusal)}>
          {say('Dismiss')}
        </Button>
      </div>
    </article>
  )
}

function titleOf({ head, after }: NotAccepted): string {
  const label = commandLabel(head.command.name)
  if (after.length === 0) return say('{label}: not done', { label })
  const names = [...new Set(after.map(({ command }) => midSentence(commandLabel(command.name))))]
  const waited = listText(names)
  return say('{label} not accepted; {waited} waited for it', { label, waited })
}

function reasonOf({ outcome, state }: OutboxEntry): string {
  if (outcome?.status === 'refused') return refusalSentence(outcome.refusal).sentence
  if (state === 'quarantined') return say('The hub failed over it again and again. It is kept there for repair.')
  return say('Something done before it was not accepted.')
}
