import { Button, Progress } from '@mantine/core'
import { sayPhrase } from '../../../shared/views/phrase.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { countText } from '../../i18n/format.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import type { RunningJob } from '../../state/job-slice.ts'
import { forgetJob } from '../../state/jobs.ts'
import { navigate } from '../../state/navigate.ts'
import styles from './import-screen.module.css'

/** Figures by their name in the job's answer, in the order a person reads them. */
const FIGURE_LABELS: readonly (readonly [name: string, label: Message])[] = [
  ['lines', msg('Lines read')],
  ['imported', msg('Lines imported')],
  ['rejected', msg('Lines rejected')],
  ['orders', msg('Orders')],
  ['returns', msg('Returns')],
  ['baskets', msg('Baskets')],
  ['items', msg('Products')],
  ['added', msg('Newly added')],
]

/** How far a long job is, then what came of it. It goes on while the person works elsewhere. */
export function JobReport({ job, again }: { readonly job: RunningJob; again(): void }) {
  if (job.phase === 'failed') return <FailedJob job={job} again={again} />
  if (job.phase === 'done') return <FinishedJob job={job} again={again} />
  const { done = 0, total = 0, words, what = say('Reading the file') } = job.progress ?? {}
  const step = words === undefined ? what : sayPhrase(words)
  return (
    <section className={styles.report} aria-label={say('Progress')}>
      <h2>{job.name}</h2>
      <Progress.Root size="lg">
        <Progress.Section value={total === 0 ? 0 : (100 * done) / total} aria-label={step} animated striped={total === 0} />
      </Progress.Root>
      <p className={styles.step}>
        {step}
        {total > 1 && <span>{say('{done, number} of {total, number}', { done, total })}</span>}
      </p>
      <p className={styles.why}>{say('You can go on working; this goes on in the background.')}</p>
    </section>
  )
}

function FinishedJob({ job, again }: { readonly job: RunningJob; again(): void }) {
  const { figures = {}, notes = [], rejects = [], rejectsFile } = job.progress ?? {}
  const named = new Set(FIGURE_LABELS.map(([name]) => name))
  const shown = [
    ...FIGURE_LABELS.filter(([name]) => name in figures).map(([name, label]) => [name, say(label)] as const),
    ...Object.keys(figures)
      .filter((name) => !named.has(name))
      .map((name) => [name, sentenceCase(name)] as const),
  ]
  const rejected = figures.rejected ?? rejects.length
  return (
    <section className={styles.report} aria-label={say('Result')}>
      <Callout tone={rejected > 0 ? 'wait' : 'go'} title={say('{job} is in.', { job: job.name })}>
        {figures.lines !== undefined && say('{lines, plural, one {# line} other {# lines}} read. ', { lines: figures.lines })}
        {rejected > 0 &&
          say('{rejected, plural, one {# line} other {# lines}} could not be taken; the reason stands beside each below.', { rejected })}
      </Callout>
      <dl className={styles.figures}>
        {shown.map(([name, label]) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd>{countText(figures[name] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map(sayPhrase).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className={styles.buttons}>
        <Button onClick={showOrders}>{say('Show the orders')}</Button>
        <Button variant="default" onClick={again}>
          {job.kind === 'sample' ? say('Import orders') : say('Import another file')}
        </Button>
      </p>
      {rejectsFile !== undefined && (
        <p className={styles.why}>{sayNodes('All of them stand with their reasons in {file}', { file: <bdi>{rejectsFile}</bdi> })}</p>
      )}
      {rejects.length > 0 && (
        <table className={styles.rejects}>
          <caption>
            {rejects.length < rejected
              ? say('The first {count, number} of {rejected, number} rejected lines', { count: rejects.length, rejected })
              : say('Rejected lines')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say('Line')}</th>
              <th scope="col">{say('Reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rejects.map((reject) => (
              <tr key={`${reject.line} ${reject.reason}`}>
                <td>{countText(reject.line)}</td>
                <td>
                  <bdi>{reject.words === undefined ? reject.reason : sayPhrase(reject.words)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function showOrders(): void {
  forgetJob()
  navigate({ screen: 'start' })
}

function FailedJob({ job, again }: { readonly job: RunningJob; again(): void }) {
  return (
    <section className={styles.report} aria-label={say('Result')}>
      <div role="alert">
        <Callout tone="stop" title={say('{job} was not imported.', { job: job.name })}>
          {job.failure}
        </Callout>
      </div>
      <p className={styles.buttons}>
        <Button onClick={again}>{say('Choose again')}</Button>
      </p>
    </section>
  )
}

function sentenceCase(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
