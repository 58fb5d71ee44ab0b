import { Button, Menu } from '@mantine/core'
import type { Printer } from '../../../shared/contract/printing.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { Chip } from '../../components/chip.tsx'
import tableStyles from '../../components/data-table.module.css'
import { useNow } from '../../components/use-now.ts'
import { failureText } from '../../printing/failure-text.ts'
import { titleOf } from '../../printing/pages/page-words.ts'
import type { PrintJob } from '../../printing/print-job.ts'
import { saveAsPdf } from '../../printing/printers.ts'
import { printQueue } from '../../printing/this-print-queue.ts'
import { notify } from '../../state/notices.ts'
import { hrefOf } from '../../state/route.ts'
import styles from './print-screen.module.css'

interface JobRowProps {
  readonly job: PrintJob
  readonly printers: readonly Printer[] | null | undefined
}

/** One paper: what it is, where it went, what became of it, and what can still be done. */
export function JobRow({ job, printers }: JobRowProps) {
  const now = useNow()
  const { paper, orderId, profile } = job
  const name = `${titleOf(job.kind)} ${paper.number}`.trim()
  const age = ageText(job.createdAt, now)
  return (
    <tr data-stuck={job.state === 'failed' || undefined}>
      <th scope="row">
        {titleOf(job.kind)} <bdi>{paper.number}</bdi>
        {'copy' in paper && paper.copy > 0 && <span className={tableStyles.by}>{say('Copy {copy, number}', { copy: paper.copy })}</span>}
      </th>
      <td>
        {orderId === null ? (
          <span className={styles.quiet}>–</span>
        ) : (
          <a href={hrefOf({ screen: 'order', id: orderId })}>
            <bdi>{'content' in paper ? paper.content.order.number : say('Order')}</bdi>
          </a>
        )}
      </td>
      <td>{printers === null ? say('Print dialog') : (labelOf(profile.printer, printers) ?? say('System’s choice'))}</td>
      <td>{profile.copies}</td>
      <td>
        <time dateTime={job.createdAt}>{age}</time>
      </td>
      <td>
        <StateChip job={job} />
      </td>
      <td className={tableStyles.end}>
        {job.state !== 'printing' && (
          <Button
            size="compact-xs"
            variant={job.state === 'failed' ? 'filled' : 'default'}
            aria-label={job.state === 'failed' ? say('Try again: {name}', { name }) : say('Print again: {name}', { name })}
            onClick={() => void retry(job.id, {})}
          >
            {job.state === 'failed' ? say('Try again') : say('Print again')}
          </Button>
        )}{' '}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-xs" variant="default" aria-label={say('More for {name}', { name })}>
              {say('More')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(printers ?? []).map((printer) => (
              <Menu.Item key={printer.name} onClick={() => void retry(job.id, { printer: printer.name })}>
                {say('Print on {printer}', { printer: printer.label })}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => void toPdf(job)}>{say('Save as PDF')}</Menu.Item>
            <Menu.Item onClick={() => void drop(job.id)}>{say('Take out of the list')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  )
}

function StateChip({ job }: { readonly job: PrintJob }) {
  switch (job.state) {
    case 'waiting':
      return <Chip tone="info">{say('Queued')}</Chip>
    case 'printing':
      return <Chip tone="info">{say('Printing')}</Chip>
    case 'printed':
      return <Chip tone="go">{say('Sent to the printer')}</Chip>
    case 'asked':
      return <Chip tone="go">{say('Dialog opened')}</Chip>
    case 'failed':
      return (
        <>
          <Chip tone="stop">{say('Not printed')}</Chip>
          {job.failure && <span className={styles.why}>{failureText(job.failure)}</span>}
        </>
      )
  }
}

function labelOf(printer: string | null, printers: readonly Printer[] | undefined): string | null {
  return printer === null ? null : (printers?.find((each) => each.name === printer)?.label ?? printer)
}

async function retry(id: string, changes: Partial<PrintJob['profile']>): Promise<void> {
  await (await printQueue()).retry(id, changes)
}

async function drop(id: string): Promise<void> {
  await (await printQueue()).drop([id])
}

async function toPdf({ paper, profile }: PrintJob): Promise<void> {
  try {
    const file = await saveAsPdf(paper, profile.size)
    if (file !== null) notify({ tone: 'go', title: say('Saved as PDF'), text: file })
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    notify({ tone: 'stop', title: say('Not saved as PDF'), text: why })
  }
}
