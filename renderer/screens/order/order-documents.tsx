import { Button } from '@mantine/core'
import { documentsOf } from '../../../shared/lifecycle/find-document.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { documentName } from '../../../shared/views/document-label.ts'
import { fullTimeText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { printAndTell } from '../../actions/print-and-tell.ts'
import { useFirstOf } from '../../components/first-of.ts'
import { Panel } from '../../components/panel.tsx'
import { ShowAll } from '../../components/show-all.tsx'
import styles from './order-cards.module.css'
import { useTimeZone } from './use-time-zone.ts'

const PAPERS_SHOWN = 6

/** Papers that were printed or issued, newest first: each can be printed again, word for word, as a copy. */
export function OrderDocuments({ order }: { readonly order: Order }) {
  const timeZone = useTimeZone(order.storeId)
  // One that is painted before the authority has numbered it has no number yet.
  const documents = documentsOf(order)
    .filter((document) => document.number !== '')
    .toReversed()
  const list = useFirstOf(documents, PAPERS_SHOWN)
  if (documents.length === 0) return null
  return (
    <Panel title={say('Papers')}>
      <ul className={styles.units}>
        {list.shown.map((document) => {
          const { id, kind, number, issuedAt, issuedBy, timesPrinted } = document
          const name = documentName(kind)
          return (
            <li key={id} className={styles.paper}>
              <span>
                <b>{name}</b> <bdi>{number}</bdi>
                <span className={styles.quiet}>
                  {' '}
                  {say('{time}, {person} · printed {times, plural, one {once} other {# times}}', {
                    time: fullTimeText(issuedAt, timeZone),
                    person: issuedBy,
                    times: timesPrinted,
                  })}
                </span>
              </span>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={
                  timesPrinted === 0
                    ? say('Print {name} {number}', { name, number })
                    : say('Print a copy of {name} {number}', { name, number })
                }
                onClick={() => void printAndTell({ kind: 'again', orderId: order.id, documentId: id })}
              >
                {timesPrinted === 0 ? say('Print') : say('Print copy')}
              </Button>
            </li>
          )
        })}
      </ul>
      <ShowAll list={list} />
    </Panel>
  )
}
