import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { forgetJob, type ImportChoices, importFile, useJob } from '../../state/jobs.ts'
import { useConnection } from '../../state/use-connection.ts'
import styles from './import-screen.module.css'
import { JobReport } from './job-report.tsx'

/** Brings orders in from a file: a shop's ledger or an exported order. Nothing is half imported. */
export function ImportScreen() {
  const job = useJob()
  const { isReachable } = useConnection()
  const [choices, setChoices] = useState<ImportChoices>({ dates: 'auto', currency: '' })
  const [isOver, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const isBusy = job?.phase === 'reading' || job?.phase === 'running'
  const start = (file: File | null | undefined) => {
    if (file && !isBusy) void importFile(file, choices)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    start(event.dataTransfer.files[0])
  }
  return (
    <div className={styles.page}>
      <h1>{say('Import orders')}</h1>
      <p className={styles.lead}>
        {say(
          'A ledger as CSV (invoice, item, quantity, price, date, customer, country) or an order as JSON. The same file twice changes nothing, and what cannot be taken is listed with its line and reason.',
        )}
      </p>
      {job ? (
        <JobReport job={job} again={forgetJob} />
      ) : (
        <>
          <div className={styles.choices}>
            <NativeSelect
              label={say('Dates in the file')}
              value={choices.dates}
              onChange={(event) => setChoices({ ...choices, dates: datesOf(event.currentTarget.value) })}
              data={[
                { value: 'auto', label: say('As the file shows') },
                { value: 'dmy', label: say('Day first: 25/12/2025') },
                { value: 'mdy', label: say('Month first: 12/25/2025') },
              ]}
            />
            <TextInput
              label={say('Currency')}
              description={say('Three letters; empty: GBP for a ledger')}
              inputWrapperOrder={['label', 'input', 'description']}
              value={choices.currency}
              maxLength={3}
              error={choices.currency !== '' && !/^[A-Z]{3}$/.test(choices.currency) ? say('Three letters, such as EUR') : null}
              onChange={(event) => setChoices({ ...choices, currency: event.currentTarget.value.toUpperCase() })}
            />
          </div>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way; the button is the first */}
          <div
            className={styles.drop}
            data-over={isOver || undefined}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={drop}
          >
            <IconFileUpload size={32} stroke={1.4} aria-hidden="true" />
            <p>{say('Drop a file here, or')}</p>
            <Button
              size="md"
              disabled={!isReachable || (choices.currency !== '' && choices.currency.length !== 3)}
              onClick={() => picker.current?.click()}
            >
              {say('Choose a file')}
            </Button>
            <input
              ref={picker}
              type="file"
              className="visually-hidden"
              tabIndex={-1}
              aria-label={say('File to import')}
              accept=".csv,.txt,.json,text/csv,application/json"
              onChange={(event) => start(event.currentTarget.files?.[0])}
            />
            <p className={styles.why}>
              {isReachable
                ? say('CSV or JSON, up to 100 MB.')
                : say('Not possible now: the desk process is stopped. Start it, then choose the file.')}
            </p>
          </div>
        </>
      )}
    </div>
  )
}

function datesOf(value: string): ImportChoices['dates'] {
  return value === 'dmy' || value === 'mdy' ? value : 'auto'
}
