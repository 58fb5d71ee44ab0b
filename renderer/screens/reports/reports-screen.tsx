// screens/reports: what happened in the shop day by day, as people look at it; the authority counts.

import '@mantine/charts/styles.css'
import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { dayAfter, dayAt, daysBetween } from '../../../shared/views/store-days.ts'
import { fullTimeText } from '../../../shared/views/time-text.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { downloadCsv } from '../../actions/download-csv.ts'
import { Callout } from '../../components/callout.tsx'
import { useNow } from '../../components/use-now.ts'
import { usePerson } from '../../state/use-person.ts'
import { useReport } from '../../state/use-report.ts'
import { useSettings } from '../../state/use-settings.ts'
import { reportCsv } from './report-csv.ts'
import { BarPatterns, ReportPanel } from './report-panel.tsx'
import { figuresByDay, panelsOf, sumOver } from './report-sums.ts'
import styles from './reports-screen.module.css'

const PERIODS = [
  { days: 1, label: msg('Today') },
  { days: 7, label: msg('7 days') },
  { days: 30, label: msg('30 days') },
  { days: 90, label: msg('90 days') },
] as const satisfies readonly { days: number; label: Message }[]

const OWN = 'own'
const MOST_OWN_DAYS = 366

/** Orders, revenue, returns and late shipments per day and store, each beside the period before. */
export function ReportsScreen() {
  const { role } = usePerson()
  if (role !== 'manager' && role !== 'admin') {
    return (
      <div className={styles.page}>
        <h1>{say('Reports')}</h1>
        <p className={styles.quiet}>{say('Reports are for managers and administrators. Choose such a person at the top right.')}</p>
      </div>
    )
  }
  return <Reports />
}

function Reports() {
  const settings = useSettings()
  const now = useNow()
  const [chosen, setChosen] = useState<string>('30')
  const [storeId, setStoreId] = useState('')
  const allStores = settings?.stores ?? []
  const stores = storeId === '' ? allStores : allStores.filter((store) => store.id === storeId)
  const timeZone = stores[0]?.timeZone ?? 'UTC'
  const today = dayAt(Date.parse(now), timeZone)
  const [own, setOwn] = useState({ from: dayAfter(today, -29), to: today })
  const period = chosen === OWN ? own : { from: dayAfter(today, 1 - Number(chosen)), to: today }
  const ownFault = chosen === OWN ? faultOf(own) : null
  const asked = ownFault === null ? period : { from: today, to: today }
  const length = daysBetween(asked.from, asked.to)
  const before = { from: dayAfter(asked.from, -length), to: dayAfter(asked.from, -1) }
  const { report, failure, again } = useReport(before.from, asked.to)

  const rows = (report?.rows ?? []).filter((row) => stores.some((store) => store.id === row.storeId))
  const days = Array.from({ length }, (_, index) => dayAfter(asked.from, index))
  const inPeriod = rows.filter((row) => row.day >= asked.from && row.day <= asked.to)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{say('Reports')}</h1>
        <p className={styles.quiet}>
          {say(
            'Days are those of each store’s own clock. A shipment is late when the order had not left within the days its store allows, counted from its confirmation; “Ship by” in the lists counts from when it was placed.',
          )}
        </p>
      </header>
      <div className={styles.choices}>
        <SegmentedControl
          aria-label={say('Period')}
          value={chosen}
          onChange={setChosen}
          data={[
            ...PERIODS.map(({ days: count, label }) => ({ value: String(count), label: say(label) })),
            { value: OWN, label: say('Own') },
          ]}
        />
        {chosen === OWN && (
          <>
            <DayField label={say('First day')} value={own.from} onChange={(from) => setOwn({ ...own, from })} />
            <DayField label={say('Last day')} value={own.to} onChange={(to) => setOwn({ ...own, to })} />
          </>
        )}
        {allStores.length > 1 && (
          <NativeSelect
            aria-label={say('Store')}
            value={storeId}
            onChange={(event) => setStoreId(event.currentTarget.value)}
            data={[{ value: '', label: say('All stores') }, ...allStores.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <Button
          variant="default"
          disabled={report === null || ownFault !== null}
          onClick={() => downloadCsv(`reports-${asked.from}-${asked.to}.csv`, reportCsv(inPeriod, stores))}
        >
          {say('Download as CSV')}
        </Button>
      </div>
      {ownFault !== null && <Callout tone="wait" title={ownFault} />}
      {report?.isOfDesk && failure === null && (
        <Callout
          tone="wait"
          title={say('Counted on this desk from what it heard of until {at}', { at: fullTimeText(report.asOf, timeZone) })}
          actions={
            <Button size="xs" variant="default" onClick={again}>
              {say('Try again')}
            </Button>
          }
        >
          {say('The hub, which counts the whole shop, cannot be reached: orders that were closed long ago are not in these figures.')}
        </Callout>
      )}
      {report === null && failure === null && <p className={styles.quiet}>{say('Counting…')}</p>}
      {failure !== null && (
        <Callout
          tone="wait"
          title={failure}
          actions={
            <Button size="xs" variant="default" onClick={again}>
              {say('Try again')}
            </Button>
          }
        >
          {report !== null && say('What is shown was counted {at}.', { at: fullTimeText(report.asOf, timeZone) })}
        </Callout>
      )}
      {report !== null && ownFault === null && (
        <>
          <BarPatterns count={stores.length} />
          <div className={styles.panels}>
            {panelsOf(rows, stores).map((panel) => (
              <ReportPanel
                key={`${panel.measure} ${panel.currency}`}
                panel={panel}
                days={figuresByDay(inPeriod, panel, stores, days)}
                stores={stores}
                sum={sumOver(rows, panel, asked.from, asked.to)}
                sumBefore={sumOver(rows, panel, before.from, before.to)}
              />
            ))}
          </div>
        </>
      )}
    </div>
  )
}

interface DayFieldProps {
  readonly label: string
  readonly value: string
  onChange(day: string): void
}

function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <label className={styles.day}>
      {label}
      <input type="date" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
    </label>
  )
}

function faultOf({ from, to }: { readonly from: string; readonly to: string }): string | null {
  if (from === '' || to === '') return say('Choose a first and a last day.')
  if (from > to) return say('The first day comes after the last.')
  return daysBetween(from, to) > MOST_OWN_DAYS ? say('A report is of {days, number} days at most.', { days: MOST_OWN_DAYS }) : null
}
