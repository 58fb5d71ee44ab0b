import { BarChart } from '@mantine/charts'
import { currencyDecimals } from '../../../shared/base/money.ts'
import type { Store } from '../../../shared/lifecycle/settings.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { dateText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { dateFormat, numberFormat } from '../../../shared/wording/tongue.ts'
import { Panel } from '../../components/panel.tsx'
import { countText } from '../../i18n/format.ts'
import { type DayFigures, MEASURE_LABELS, type Panelled } from './report-sums.ts'
import styles from './reports-screen.module.css'

interface ReportPanelProps {
  readonly panel: Panelled
  readonly days: readonly DayFigures[]
  readonly stores: readonly Store[]
  readonly sum: number
  readonly sumBefore: number
}

// Stores are told apart by pattern as well as by colour.
const INKS = ['--accent', '--wait', '--info', '--go', '--stop', '--rest'] as const

/** One figure over the period: its sum beside the one before, a bar for each day, and the same in a table. */
export function ReportPanel({ panel: { measure, currency }, days, stores, sum, sumBefore }: ReportPanelProps) {
  const title =
    currency === null ? say(MEASURE_LABELS[measure]) : say('{what}, {currency}', { what: say(MEASURE_LABELS[measure]), currency })
  const textOf = (value: number) => (currency === null ? countText(value) : moneyText(value, currency))
  const scale = currency === null ? 1 : 10 ** currencyDecimals(currency)
  const data = days.map(({ day, figures }) => ({
    day: dayText(day),
    ...Object.fromEntries(figures.map((figure, index) => [`store${index}`, figure / scale])),
  }))
  const series = stores.map((store, index) => ({
    name: `store${index}`,
    label: store.name,
    color: `var(${INKS[index % INKS.length]})`,
  }))
  const hasSeveral = stores.length > 1
  return (
    <Panel title={title}>
      <p className={styles.sum}>
        <strong>{textOf(sum)}</strong>
        <span>{say('{figure} in the period before', { figure: textOf(sumBefore) })}</span>
        {sumBefore > 0 && <span>{changeText(sum, sumBefore)}</span>}
      </p>
      {hasSeveral && (
        <ul className={styles.legend}>
          {stores.map((store, index) => (
            <li key={store.id}>
              <svg width="14" height="14" aria-hidden="true" focusable="false">
                <rect width="14" height="14" rx="3" fill={`url(#report-store${index})`} />
              </svg>
              {store.name}
            </li>
          ))}
        </ul>
      )}
      {sum === 0 ? (
        <p className={styles.nothing}>{say('None in these days.')}</p>
      ) : (
        <div
          className={styles.chart}
          role="img"
          aria-label={say('{what} per day, as bars; the table below says the same', { what: title })}
        >
          <BarChart
            h={180}
            data={data}
            dataKey="day"
            type="stacked"
            series={series}
            tickLine="none"
            gridColor="var(--line)"
            textColor="var(--ink-2)"
            valueFormatter={(value) => textOf(Math.round(value * scale))}
            yAxisProps={{ width: 76, allowDecimals: false, tickFormatter: (value: number) => countText(value) }}
            xAxisProps={{ minTickGap: 24 }}
            tooltipAnimationDuration={0}
            maxBarWidth={34}
            barChartProps={{ accessibilityLayer: false }}
            barProps={({ name }) => ({ fill: `url(#report-${name})`, isAnimationActive: false })}
          />
        </div>
      )}
      <details className={styles.days} open={days.length <= 7}>
        <summary>{say('{what}: every day in a table', { what: title })}</summary>
        <table className={styles.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{say('Day')}</th>
              {stores.map((store) => (
                <th scope="col" key={store.id} className={styles.figure}>
                  {store.name}
                </th>
              ))}
              {hasSeveral && (
                <th scope="col" className={styles.figure}>
                  {say('All stores')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, figures }) => (
              <tr key={day}>
                <th scope="row">{dateText(`${day}T12:00:00Z`, 'UTC')}</th>
                {figures.map((figure, index) => (
                  <td key={stores[index]?.id ?? index} className={styles.figure}>
                    {textOf(figure)}
                  </td>
                ))}
                {hasSeveral && <td className={styles.figure}>{textOf(figures.reduce((all, figure) => all + figure, 0))}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Panel>
  )
}

/** The fills of the bars, once for all charts of the page: plain, hatched, dotted, and the same again. */
export function BarPatterns({ count }: { readonly count: number }) {
  return (
    <svg className="visually-hidden" aria-hidden="true" focusable="false" width="0" height="0">
      <defs>
        {Array.from({ length: count }, (_, place) => place).map((index) => {
          const ink = `var(${INKS[index % INKS.length]})`
          return (
            <pattern
              key={index}
              id={`report-store${index}`}
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="8" height="8" fill={ink} fillOpacity={index % 3 === 0 ? 1 : 0.32} />
              {index % 3 === 1 && <rect width="4" height="8" fill={ink} />}
              {index % 3 === 2 && <circle cx="4" cy="4" r="2.4" fill={ink} />}
            </pattern>
          )
        })}
      </defs>
    </svg>
  )
}

function dayText(day: string): string {
  // The chart runs from left to right in every language; the words in it run in their own direction.
  return `\u2068${dateFormat({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))}\u2069`
}

function changeText(now: number, before: number): string {
  const change = numberFormat({ style: 'percent', signDisplay: 'exceptZero' }).format((now - before) / before)
  return say('{change} against the period before', { change })
}
