import { Anchor, CloseButton } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { hrefOf } from '../../state/route.ts'
import { dropDraft, keptDrafts } from './draft-storage.ts'
import { keptMoment } from './kept-moment.ts'
import styles from './return-wizard.module.css'

/** Returns somebody began at this desk and did not record: taken up again where they were, or thrown away. */
export function KeptDrafts() {
  const [kept, setKept] = useState(keptDrafts)
  if (kept.length === 0) return null
  return (
    <ul className={styles.drafts} aria-label={say('Drafts')}>
      {kept.map(({ draft: { orderId, shipmentId }, keptAt, by, number }) => (
        <li key={shipmentId}>
          <Anchor href={hrefOf({ screen: 'return', orderId, shipmentId })}>
            {sayNodes('Draft from {time} by {person}: {number}', {
              time: keptMoment(keptAt),
              person: <bdi>{by}</bdi>,
              number: <bdi>{number}</bdi>,
            })}
          </Anchor>
          <CloseButton
            size="sm"
            aria-label={say('Throw the draft of {number} away', { number })}
            onClick={() => {
              dropDraft(shipmentId)
              setKept(keptDrafts())
            }}
          />
        </li>
      ))}
    </ul>
  )
}
