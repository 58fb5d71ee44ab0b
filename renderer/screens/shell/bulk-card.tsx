import { Button, CopyButton, Progress } from '@mantine/core'
import { useEffect } from 'react'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { bulkAction } from '../../actions/bulk-actions.ts'
import { putBulkAway, resumeBulk, retryBulk, stopBulk } from '../../actions/bulk-run.ts'
import { type BulkRun, tallyOf, useBulk } from '../../state/bulk.ts'
import { useListExport } from '../../state/list-export.ts'
import { hrefOf } from '../../state/route.ts'
import styles from './bulk-card.module.css'
import { ExportCard } from './export-card.tsx'

/** How a run over many orders stands, wherever the person is: how many are done, which were refused and why; and an export beside it. */
export function BulkCard() {
  const run = useBulk((state) => state.run)
  useEffect(resumeBulk, [])
  const listExport = useListExport((state) => state.run)
  if (run === null && listExport === null) return null
  return (
    <div className={styles.cards}>
      {run && <Card run={run} />}
      {listExport && <ExportCard run={listExport} />}
    </div>
  )
}

function Card({ run }: { readonly run: BulkRun }) {
  const { done, refused, left } = tallyOf(run)
  const action = bulkAction(run.work.action)
  const label = action === null ? say('Many orders') : say(action.label)
  const isGoing = run.is === 'running'
  const failed = run.items.flatMap(({ orderId, number, outcome }) =>
    outcome?.is === 'refused' ? [{ orderId, number, why: outcome.why }] : [],
  )
  return (
    <section className={styles.card} aria-label={say('{action}: many orders', { action: label })}>
      <header>
        <strong>{label}</strong>
        <span className={styles.figures}>
          {factsLine([
            say('✔ {done, number} done', { done }),
            refused > 0 && say('✖ {refused, number} refused', { refused }),
            left > 0 && say('{left, number} left', { left }),
          ])}
        </span>
      </header>
      {isGoing && <Progress value={((done + refused) / run.items.length) * 100} aria-label={say('Progress')} size="sm" />}
      {run.is === 'broken' && (
        <p role="alert">{say('The desk process cannot be reached. What was done stays done; go on when it is back.')}</p>
      )}
      {run.is === 'stopped' && <p>{say('Stopped. What was done stays done; the others are as they were.')}</p>}
      {failed.length > 0 && (
        <ul className={styles.failed} aria-label={say('Refused')}>
          {failed.map(({ orderId, number, why }) => (
            <li key={orderId}>
              <a href={hrefOf({ screen: 'order', id: orderId })}>
                <bdi>{number}</bdi>
              </a>{' '}
              {why}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        {(isGoing || run.is === 'broken') && (
          <Button size="compact-sm" variant="default" onClick={stopBulk}>
            {say('Stop')}
          </Button>
        )}
        {!isGoing && (refused > 0 || left > 0) && (
          <Button size="compact-sm" onClick={retryBulk}>
            {left > 0 ? say('Go on') : say('Retry failed')}
          </Button>
        )}
        {failed.length > 0 && (
          <CopyButton value={failed.map(({ number, why }) => `${number}\t${why}`).join('\n')} timeout={1500}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy}>
                {copied ? say('Copied') : say('Copy list')}
              </Button>
            )}
          </CopyButton>
        )}
        {!isGoing && run.is !== 'broken' && (
          <Button size="compact-sm" variant="default" onClick={putBulkAway}>
            {say('Close')}
          </Button>
        )}
      </div>
    </section>
  )
}
