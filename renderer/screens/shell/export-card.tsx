import { Button, Progress } from '@mantine/core'
import { basesOf } from '../../../shared/views/list-filter.ts'
import { say } from '../../../shared/wording/say.ts'
import { putListExportAway, resumeListExport, stopListExport } from '../../actions/export-list.ts'
import { clockText } from '../../i18n/format.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import type { ListExport } from '../../state/list-export.ts'
import { useHasOlder } from '../queue/use-has-older.ts'
import styles from './bulk-card.module.css'

/** How far the file of a whole list is, and what it cannot hold. */
export function ExportCard({ run }: { readonly run: ListExport }) {
  const { list, is, done, total, why, file } = run
  return (
    <section className={styles.card} aria-label={say('Export of {list}', { list })}>
      <header>
        <strong>{sayNodes('Export of {list}', { list: <bdi>{list}</bdi> })}</strong>
        <span className={styles.figures}>
          {is === 'finished' || total === null
            ? say('{count, plural, one {# order} other {# orders}}', { count: done })
            : say('{done, number} of {total, plural, one {# order} other {# orders}}', { done, total: Math.max(done, total) })}
        </span>
      </header>
      {is === 'running' && <Progress value={total ? Math.min(100, (done / total) * 100) : 0} aria-label={say('Progress')} size="sm" />}
      {is === 'broken' && <p role="alert">{say('{why} What was read is kept: go on when it is back.', { why })}</p>}
      {is === 'stopped' && <p>{say('Stopped: no file was made.')}</p>}
      {is === 'finished' && <p>{sayNodes('The file {file} is with your downloads.', { file: <bdi dir="ltr">{file}</bdi> })}</p>}
      {is !== 'stopped' && <NotInIt run={run} />}
      <div className={styles.buttons}>
        {(is === 'stopped' || is === 'broken') && (
          <Button size="compact-sm" onClick={() => void resumeListExport()}>
            {say('Go on')}
          </Button>
        )}
        {(is === 'running' || is === 'broken') && (
          <Button size="compact-sm" variant="default" onClick={stopListExport}>
            {say('Stop')}
          </Button>
        )}
        {(is === 'stopped' || is === 'finished') && (
          <Button size="compact-sm" variant="default" onClick={putListExportAway}>
            {say('Close')}
          </Button>
        )}
      </div>
    </section>
  )
}

/** A desk of a shop writes down what it holds: what it lacks is told. */
function NotInIt({ run: { view, heardAt, waiting } }: { readonly run: ListExport }) {
  const hasOlder = useHasOlder(basesOf(view))
  return (
    <>
      {heardAt !== null && (
        <p>{say('The hub could not be reached: the file holds what this desk knew at {time}.', { time: clockText(heardAt) })}</p>
      )}
      {waiting > 0 && (
        <p>
          {say(
            '{count, plural, one {# change that waits to be sent is not in the file.} other {# changes that wait to be sent are not in the file.}}',
            { count: waiting },
          )}
        </p>
      )}
      {hasOlder && <p>{say('Closed orders older than this desk keeps are not in the file.')}</p>}
    </>
  )
}
