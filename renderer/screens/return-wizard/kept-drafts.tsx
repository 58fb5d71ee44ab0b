import { Anchor, CloseButton } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { hrefOf } from '../../state/route.ts'
import { usePerson } from '../../state/use-person.ts'
import { dropDraft, type KeptDraft, keptDrafts } from './draft-storage.ts'
import { keptMoment } from './kept-moment.ts'
import styles from './return-wizard.module.css'

/** Returns begun at this desk and not recorded: taken up again where they were, or thrown away. Those of others are folded. */
export function KeptDrafts() {
  const [kept, setKept] = useState(keptDrafts)
  const { name } = usePerson()
  const own = kept.filter(({ by }) => by === name)
  const others = kept.filter(({ by }) => by !== name)
  const drop = (shipmentId: string) => {
    dropDraft(shipmentId)
    setKept(keptDrafts())
  }
  return (
    <>
      {own.length > 0 && <DraftList label={say('Drafts')} drafts={own} drop={drop} />}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>
            {say('{count, plural, one {# draft of another person} other {# drafts of other people}}', { count: others.length })}
          </summary>
          <DraftList label={say('Drafts of other people')} drafts={others} drop={drop} />
        </details>
      )}
    </>
  )
}

interface DraftListProps {
  readonly label: string
  readonly drafts: readonly KeptDraft[]
  drop(shipmentId: string): void
}

function DraftList({ label, drafts, drop }: DraftListProps) {
  return (
    <ul className={styles.drafts} aria-label={label}>
      {drafts.map(({ draft: { orderId, shipmentId }, keptAt, by, number }) => (
        <li key={shipmentId}>
          <Anchor href={hrefOf({ screen: 'return', orderId, shipmentId })}>
            {sayNodes('Draft from {time} by {person}: {number}', {
              time: keptMoment(keptAt),
              person: <bdi>{by}</bdi>,
              number: <bdi>{number}</bdi>,
            })}
          </Anchor>
          <CloseButton size="sm" aria-label={say('Throw the draft of {number} away', { number })} onClick={() => drop(shipmentId)} />
        </li>
      ))}
    </ul>
  )
}
