// screens/print: what is on its way to a printer, what is stuck and why, and which printer each paper goes to.

import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Printer } from '../../../shared/contract/printing.ts'
import { say } from '../../../shared/wording/say.ts'
import tableStyles from '../../components/data-table.module.css'
import { Panel } from '../../components/panel.tsx'
import { isStuck } from '../../printing/print-job.ts'
import { knownPrinters } from '../../printing/printers.ts'
import { printQueue, usePrintQueue } from '../../printing/this-print-queue.ts'
import { JobRow } from './job-row.tsx'
import styles from './print-screen.module.css'
import { ProfilesPanel } from './profiles-panel.tsx'

/** Jobs on the one side, printers on the other. */
export function PrintScreen() {
  const { jobs, profiles } = usePrintQueue()
  const printers = usePrinters()
  const stuck = jobs.filter(isStuck)
  const over = jobs.filter((job) => job.state === 'printed' || job.state === 'asked')
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{say('Print centre')}</h1>
        <p>{printersText(printers)}</p>
      </header>
      <Panel
        title={say('Papers')}
        note={
          stuck.length > 0
            ? say('{count, plural, one {# paper waits} other {# papers wait}} for somebody', { count: stuck.length })
            : say('{count, plural, =0 {} one {# paper} other {# papers}}', { count: jobs.length })
        }
        aside={
          <>
            {stuck.length > 1 && (
              <Button size="xs" onClick={() => void retryAll(stuck.map(({ id }) => id))}>
                {say('Try all again')}
              </Button>
            )}
            {over.length > 0 && (
              <Button size="xs" variant="default" onClick={() => void drop(over.map(({ id }) => id))}>
                {say('Clear what is done')}
              </Button>
            )}
          </>
        }
      >
        {jobs.length === 0 ? (
          <p className={styles.quiet}>
            {say('Nothing was printed in the last day. Press P on an order, or print a pick list from the queue To pick.')}
          </p>
        ) : (
          <table className={tableStyles.table}>
            <thead>
              <tr>
                <th scope="col">{say('Paper')}</th>
                <th scope="col">{say('Order')}</th>
                <th scope="col">{say('Printer')}</th>
                <th scope="col">{say('Copies')}</th>
                <th scope="col">{say('Asked{as, select, other {}}', { as: 'time' })}</th>
                <th scope="col">{say('State')}</th>
                <th scope="col">
                  <span className="visually-hidden">{say('What to do with it')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {jobs.map((job) => (
                <JobRow key={job.id} job={job} printers={printers} />
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      <ProfilesPanel profiles={profiles} printers={printers} />
    </div>
  )
}

/** Undefined until the desk process has answered. */
function usePrinters(): readonly Printer[] | null | undefined {
  const [printers, setPrinters] = useState<readonly Printer[] | null>()
  useEffect(() => {
    let isHere = true
    void knownPrinters().then((known) => {
      if (isHere) setPrinters(known)
    })
    return () => {
      isHere = false
    }
  }, [])
  return printers
}

function printersText(printers: readonly Printer[] | null | undefined): string {
  if (printers === undefined) return ''
  if (printers === null) {
    return say('This desk runs in a browser: each paper opens the print dialog, where you choose the printer, or “Save as PDF”.')
  }
  return printers.length === 0
    ? say('This computer has no printer. Papers wait here, and each can be saved as a PDF.')
    : say('{count, plural, one {# printer} other {# printers}} on this computer.', { count: printers.length })
}

async function retryAll(ids: readonly string[]): Promise<void> {
  const queue = await printQueue()
  await Promise.all(ids.map((id) => queue.retry(id)))
}

async function drop(ids: readonly string[]): Promise<void> {
  await (await printQueue()).drop(ids)
}
