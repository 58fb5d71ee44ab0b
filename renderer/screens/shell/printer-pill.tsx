import { say } from '../../../shared/wording/say.ts'
import { isStuck } from '../../printing/print-job.ts'
import { usePrintQueue } from '../../printing/this-print-queue.ts'
import { useRoute } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import styles from './key-hints.module.css'

/** Whether papers come out; leads to the print centre, where it is told in full. */
export function PrinterPill() {
  const { jobs } = usePrintQueue()
  const stuck = jobs.filter(isStuck).length
  const isBusy = jobs.some((job) => job.state === 'printing' || job.state === 'waiting')
  const text =
    stuck > 0
      ? say('{count, plural, one {# paper} other {# papers}} not printed', { count: stuck })
      : isBusy
        ? say('Printing')
        : say('Printer ready')
  return (
    <a
      className={styles.printer}
      href={hrefOf({ screen: 'print' })}
      data-stuck={stuck > 0 || undefined}
      aria-current={useRoute().screen === 'print' ? 'page' : undefined}
      aria-label={say('Print centre: {text}', { text })}
    >
      {text}
    </a>
  )
}
